import type { KnownBlock } from '@slack/types'
import type { Lang } from '../notes/note.ts'
import { runsText } from '../notes/passage.ts'
import type { Bank } from '../quiz/bank.ts'
import { limits } from '../slack/limits.ts'
import { button, header, section } from '../slack/plain-blocks.ts'
import { plain } from '../slack/text.ts'
import type { DailyPost } from '../storage/store.ts'
import { words } from '../words/words.ts'
import { dailyActions } from './buttons.ts'
import { channelBlock } from './channel-block.ts'
import { textFor } from './texts.ts'

const mostShown = 7
/** Characters of a question that tell which one it is. */
const stemLength = 200

/** Questions of the day that a person has not answered, each with a button that puts it to them; none for none. */
export function missedBlocks(posts: readonly DailyPost[], bank: Bank, lang: Lang): KnownBlock[] {
  const say = words[lang].daily
  const shown = posts
    .flatMap(({ id, channel, date, put }) => {
      const text = put && textFor(bank, put, lang)
      return text ? [{ id, channel, date, stem: plain(runsText(text.item.stem), stemLength) }] : []
    })
    .slice(0, mostShown)
  if (shown.length === 0) return []
  const channels = [...Map.groupBy(shown, ({ channel }) => channel)]
  return [
    header(say.missed),
    ...channels.flatMap(([channel, missed]) => [
      channelBlock(say.channel, channel),
      ...missed.map(({ id, date, stem }) => ({
        ...section(`${date}: ${stem}`),
        accessory: {
          ...button(dailyActions.answer, say.answer, id),
          accessibility_label: plain(`${say.answer}: ${stem}`, limits.buttonLabel),
        },
      })),
    ]),
  ]
}
