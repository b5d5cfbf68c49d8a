import fc from 'fast-check'

/** Pieces that have broken text handling before, mixed with all of Unicode, lone surrogates included. */
const pieces = [
  ...'&<>@|*_~`:/\\\n\t\r\0\x1b\x7f\u0085\u2028',
  ...['&amp;', '&lt;', '<!channel>', '<@U1>', '@here', '@channel', ':tada:', '```', 'javascript:'],
  ...['\u200B', '\u200D', '\u202E', '\u2066', '\uFEFF', '\uFE0F', '\u{E0041}', '\u{E0100}'],
  ...['\u0301', '\u0488', '\u20E3', '\u1160', '\u3164', '\u094D', 'क', '한', 'ᄀ', '؀'],
  ...['👨', '👩🏽', '🏳️', '🌈', '❤️', '🇩', '🇪', '🐳', '\uD83D', '\uDE00', '\uFFFE', '容', 'x'],
]

export const anyText = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 40,
  })
  .chain((parts) => fc.constantFrom(parts.join(''), [...parts].reverse().join('')))

/** Written as ranges, not as the properties that the code uses. */
export const unwanted =
  /[\0-\x08\x0B-\x1F\x7F-\x9F\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]|\p{M}{5}/u
