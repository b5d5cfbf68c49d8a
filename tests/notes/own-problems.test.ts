import { describe, expect, it } from 'vitest'
import { codes } from '../../src/notes/problem.ts'
import { codesOf, goodNote, goodPath, parseOwn, spoil } from './good-note.ts'

interface Row {
  readonly code: string
  readonly why: string
  /** Replaced in the good note. */
  readonly from: string
  readonly to: string
  /** `line:column`, where the problem must be shown. */
  readonly at?: string
  readonly path?: string
}

const meta = '`single` `level 1` `id: what-is-limited`'
const fence = '```console\n$ cat /proc/self/cgroup\n0::/user.slice\n```'
const paragraph = 'A **controller** counts one resource.'
const singleChoices = goodNote.slice(goodNote.indexOf('- [ ] Host'), goodNote.indexOf('> **Explanation**: the memory'))
const quiz = goodNote.slice(goodNote.indexOf('## Quiz'))
const cloze = goodNote.slice(goodNote.indexOf('### Version 2'))
const definition = goodNote.slice(goodNote.indexOf('A control group is'), goodNote.indexOf('## What'))

const rows: readonly Row[] = [
  { code: 'E001', why: 'a byte order mark', from: '---\nid', to: '\uFEFF---\nid', at: '1:1' },
  { code: 'E001', why: 'more than 200 KB', from: paragraph, to: 'x'.repeat(205_000), at: '1:1' },
  { code: 'E001', why: 'NUL bytes', from: paragraph, to: 'a\0b' },
  { code: 'E001', why: 'quotes 40 levels deep', from: paragraph, to: `${'>'.repeat(40)} deep`, at: '23:1' },
  {
    code: 'E005',
    why: 'a file name that is not kebab-case',
    from: 'id: cgroups',
    to: 'id: Cgroups',
    path: 'en/linux/Cgroups.md',
  },
  { code: 'E005', why: 'an id that is not the file name', from: 'id: cgroups', to: 'id: cgroup', at: '2:1' },
  { code: 'E005', why: 'a language that is not the folder', from: 'lang: en', to: 'lang: zh', at: '4:1' },
  {
    code: 'E005',
    why: 'a file that lies too deep',
    from: 'lang: en',
    to: 'lang: en',
    path: 'en/linux/more/cgroups.md',
  },
  { code: 'E101', why: 'no front matter', from: '---\nid: cgroups', to: 'id: cgroups', at: '1:1' },
  { code: 'E101', why: 'front matter below a blank line', from: '---\nid', to: '\n---\nid' },
  { code: 'E101', why: 'front matter that is not closed', from: '2026-11-02\n---\n', to: '2026-11-02\n' },
  { code: 'E102', why: 'YAML that does not parse', from: 'level: 1', to: 'level: [1', at: '7:1' },
  { code: 'E102', why: 'a key that stands twice', from: 'level: 1', to: 'id: cgroups', at: '6:1' },
  { code: 'E102', why: 'an anchor', from: 'tags: [linux', to: 'tags: [&a linux', at: '5:11' },
  { code: 'E102', why: 'an alias', from: 'aliases: [cgroup]', to: 'aliases: *a', at: '7:11' },
  { code: 'E102', why: 'a tag of YAML', from: 'level: 1', to: 'level: !!js/function 1' },
  { code: 'E102', why: 'a language other than YAML', from: '---\nid', to: '---js\nid' },
  { code: 'E102', why: 'more than 8 KiB', from: 'level: 1', to: `level: 1 # ${'x'.repeat(9_000)}` },
  { code: 'E102', why: 'deep nesting', from: 'level: 1', to: `level: ${'['.repeat(20)}${']'.repeat(20)}` },
  { code: 'E103', why: 'a required field is missing', from: 'level: 1\n', to: '' },
  { code: 'E103', why: 'a required field is empty', from: 'title: Control groups', to: 'title:', at: '3:1' },
  { code: 'E103', why: 'a source without a date', from: '    checked: 2026-11-01\n', to: '', at: '11:5' },
  { code: 'E104', why: 'a level that does not exist', from: 'level: 1', to: 'level: 7', at: '6:1' },
  { code: 'E104', why: 'a language that does not exist', from: 'lang: en', to: 'lang: cn', at: '4:1' },
  {
    code: 'E104',
    why: 'a day that does not exist',
    from: 'updated: 2026-11-02',
    to: 'updated: 2026-02-30',
    at: '14:1',
  },
  { code: 'E104', why: 'a source that is no web address', from: 'url: https://man7', to: 'url: man7', at: '12:5' },
  { code: 'E104', why: 'a tag that is not in the list', from: 'tags: [linux', to: 'tags: [linus' },
  { code: 'E104', why: 'seven tags', from: 'tags: [linux', to: 'tags: [basics, oci, build, docker, images, linux' },
  {
    code: 'E104',
    why: 'a title of more than 80 characters',
    from: 'title: Control groups',
    to: `title: ${'x'.repeat(81)}`,
  },
  {
    code: 'E104',
    why: 'a title that YAML takes for a number',
    from: 'title: Control groups',
    to: 'title: 012',
    at: '3:1',
  },
  { code: 'E104', why: 'an alias that YAML takes for a number', from: '[cgroup]', to: '[cgroup, 1.30]', at: '7:19' },
  {
    code: 'E104',
    why: 'a version that YAML takes for a number',
    from: 'level: 1',
    to: 'level: 1\napplies_to: {kubernetes: 1.30}',
  },
  { code: 'E104', why: 'a text where a list belongs', from: '[cgroup]', to: 'cgroup' },
  { code: 'E105', why: '`updated` is tomorrow', from: 'updated: 2026-11-02', to: 'updated: 2026-11-24', at: '14:1' },
  { code: 'E105', why: '`checked` is tomorrow', from: 'checked: 2026-11-01', to: 'checked: 2026-11-24', at: '13:5' },
  { code: 'E106', why: 'the note is related to itself', from: 'related: [linux-namespaces]', to: 'related: [cgroups]' },
  { code: 'E111', why: 'no H1', from: '# Control groups\n', to: '' },
  { code: 'E111', why: 'a second H1', from: '## What they limit', to: '# What they limit', at: '21:1' },
  { code: 'E111', why: 'an H1 that is not the title', from: '# Control groups', to: '# cgroups', at: '17:1' },
  { code: 'E111', why: 'text above the H1', from: '# Control groups', to: 'Hello.\n\n# Control groups', at: '17:1' },
  { code: 'E112', why: 'a section right after the H1', from: definition, to: '', at: '17:1' },
  { code: 'E112', why: 'a list right after the H1', from: definition, to: `- ${definition}`, at: '19:1' },
  { code: 'E113', why: 'a level is skipped', from: '## Quiz', to: '#### Deep\n\nText.\n\n## Quiz' },
  { code: 'E113', why: 'H2 to H4', from: paragraph, to: `${paragraph}\n\n#### Deep\n`, at: '25:1' },
  { code: 'E113', why: 'an empty heading', from: '## What they limit', to: '##', at: '21:1' },
  { code: 'E114', why: 'two headings with one anchor', from: fence, to: '## What they *limit*\n\nText.' },
  { code: 'E201', why: 'a quiz without a question', from: quiz, to: '## Quiz\n' },
  { code: 'E201', why: 'text before the first question', from: '## Quiz', to: '## Quiz\n\nGood luck!' },
  { code: 'E201', why: 'a section below the quiz', from: cloze, to: `${cloze}\n## See also\n\nText.` },
  { code: 'E201', why: 'text that belongs to no part of a question', from: meta, to: `Hint.\n\n${meta}` },
  { code: 'E202', why: 'two right answers', from: '[ ] Host names', to: '[x] Host names', at: '32:1' },
  { code: 'E202', why: 'no right answer', from: '[x] Memory', to: '[ ] Memory', at: '32:1' },
  {
    code: 'E202',
    why: 'true and false both wrong',
    from: singleChoices,
    to: '- [ ] True\n  > No.\n- [ ] False\n  > No.\n\n',
  },
  { code: 'E203', why: 'no wrong answer', from: '- [ ] hostname', to: '- [x] hostname' },
  { code: 'E204', why: 'no answers at all', from: singleChoices, to: '' },
  { code: 'E204', why: 'the chip names another type', from: meta, to: meta.replace('single', 'order') },
  { code: 'E204', why: 'a chip that says nothing', from: meta, to: `${meta} \`easy\``, at: '34:42' },
  { code: 'E204', why: 'a level that does not exist', from: meta, to: meta.replace('level 1', 'level 4') },
  { code: 'E205', why: 'two blanks and one answer', from: 'Version 2 is', to: 'Version `____` is' },
  { code: 'E205', why: 'a blank and no answer in code', from: '`/sys/fs/cgroup` / `/sys/fs/cgroup/`', to: 'nowhere' },
  { code: 'E206', why: 'no space behind the box', from: '[x] Memory', to: '[x]Memory', at: '38:1' },
  { code: 'E206', why: 'spaces in the box', from: '[x] Memory', to: '[ x ] Memory' },
  { code: 'E206', why: 'an empty box', from: '[x] Memory', to: '[] Memory' },
  { code: 'E206', why: 'full-width brackets', from: '[x] Memory', to: '［x］ Memory' },
  { code: 'E206', why: 'a choice without text', from: '- [x] Memory', to: '- [ ]' },
  { code: 'E206', why: 'an entry without a box', from: '- [x] Memory', to: '- Memory' },
  { code: 'E207', why: 'two choices say the same', from: '- [x] Memory', to: '- [x] host names', at: '38:1' },
  { code: 'E208', why: 'no id', from: ' `id: what-is-limited`', to: '', at: '32:1' },
  { code: 'E208', why: 'an id that is not kebab-case', from: 'id: what-is-limited', to: 'id: What', at: '34:20' },
  { code: 'E208', why: 'an id that is used twice', from: 'id: controllers', to: 'id: what-is-limited' },
  { code: 'E210', why: 'one choice', from: singleChoices, to: '- [x] Memory\n\n' },
  {
    code: 'E210',
    why: 'six choices',
    from: singleChoices,
    to: '- [x] a\n- [ ] b\n- [ ] c\n- [ ] d\n- [ ] e\n- [ ] f\n\n',
  },
  {
    code: 'E302',
    why: 'a link into the other language',
    from: './linux-namespaces.md',
    to: '../../zh/linux/cgroups.md',
    at: '23:43',
  },
  { code: 'E302', why: 'a link out of the notes', from: './linux-namespaces.md', to: '../../../README.md' },
  { code: 'E303', why: 'an image without alt text', from: fence, to: '![](../../assets/cgroups-tree.svg)', at: '25:1' },
  { code: 'E304', why: 'an empty target', from: './linux-namespaces.md', to: '', at: '23:43' },
  { code: 'E304', why: 'an absolute path', from: './linux-namespaces.md', to: '/etc/passwd' },
  { code: 'E304', why: 'javascript:', from: './linux-namespaces.md', to: 'javascript:alert' },
  { code: 'E304', why: 'data:', from: './linux-namespaces.md', to: 'data:text/html,x' },
  { code: 'E304', why: 'file:', from: './linux-namespaces.md', to: 'file:///etc/passwd' },
  { code: 'E401', why: 'a Slack token', from: '0::/user.slice', to: `token xox${'b-1234567890-abcdefgh'}`, at: '27:7' },
  { code: 'E401', why: 'a private key', from: '0::/user.slice', to: '-----BEGIN RSA PRIVATE KEY-----' },
  { code: 'E401', why: 'an AWS access key', from: paragraph, to: `AKIA${'J4K5L6M7N8P9Q2R3'} opens it.` },
  { code: 'E402', why: 'a tag', from: paragraph, to: 'Line<br>break.', at: '23:5' },
  { code: 'W501', why: 'two questions', from: ', Where are cgroups mounted?', to: '', at: '8:1' },
  { code: 'W501', why: 'no aliases', from: 'aliases: [cgroup]\n', to: '' },
  { code: 'W501', why: 'nothing related', from: 'related: [linux-namespaces]\n', to: '' },
  {
    code: 'W504',
    why: '`checked` is more than a year ago',
    from: 'checked: 2026-11-01',
    to: 'checked: 2025-11-22',
    at: '13:5',
  },
  { code: 'W504', why: '`updated` is more than 540 days ago', from: 'updated: 2026-11-02', to: 'updated: 2025-05-31' },
  { code: 'W505', why: 'no quiz', from: quiz, to: '' },
  { code: 'W505', why: 'two questions', from: cloze, to: '' },
  { code: 'W505', why: 'no question of level 1', from: meta, to: meta.replace('level 1', 'level 3') },
  {
    code: 'W506',
    why: 'a wrong choice without a reason',
    from: '  > That is the UTS namespace.\n',
    to: '',
    at: '36:1',
  },
  {
    code: 'W506',
    why: 'a question without an explanation',
    from: '> **Explanation**: systemd mounts it there.\n',
    to: '',
  },
  { code: 'W507', why: 'a choice of more than 150 characters', from: '[x] Memory', to: `[x] ${'x'.repeat(151)}` },
  { code: 'W507', why: 'a question of more than 250', from: 'Which of these are', to: `${'x'.repeat(240)} are` },
  { code: 'W507', why: 'a section of more than 2,000', from: paragraph, to: 'word '.repeat(401) },
  { code: 'W507', why: 'a code block of 26 lines', from: '0::/user.slice', to: `${'x\n'.repeat(24)}y` },
  {
    code: 'W507',
    why: 'a table of five columns',
    from: fence,
    to: '|a|b|c|d|e|\n|-|-|-|-|-|\n|1|2|3|4|5|',
    at: '25:1',
  },
  {
    code: 'W507',
    why: 'a way of asking of more than 200',
    from: paragraph,
    to: `<!-- asked as\nwhy ${'so '.repeat(70)}\n-->\n\n${paragraph}`,
  },
  { code: 'W507', why: 'a definition of five words', from: definition, to: 'It limits what processes use.\n\n' },
  { code: 'W508', why: 'all of the above', from: '[ ] Host names', to: '[ ] All of the above' },
  { code: 'W508', why: '以上都对', from: '[ ] Host names', to: '[ ] 以上都对' },
  { code: 'W508', why: 'a letter before the choice', from: '[ ] Host names', to: '[ ] A. Host names' },
  {
    code: 'W509',
    why: 'a right answer twice as long',
    from: '[x] Memory',
    to: `[x] ${'memory '.repeat(12)}`,
    at: '38:1',
  },
  {
    code: 'W509',
    why: 'a right answer half as long',
    from: '[ ] Host names',
    to: '[ ] Names of hosts that others see',
  },
  {
    code: 'W509',
    why: 'reasons for wrong answers only',
    from: singleChoices,
    to: '- [ ] No, because a\n  > No.\n- [x] Yes, always\n- [ ] No, because b\n  > No.\n\n',
  },
  {
    code: 'W509',
    why: 'a reason for the right answer only',
    from: '[x] Memory',
    to: '[x] Memory, since pages are counted',
  },
  { code: 'W517', why: 'two choices that differ in small words', from: '[x] Memory', to: '[x] The host name' },
  { code: 'W518', why: 'a part of the template', from: paragraph, to: 'TODO what it counts.', at: '23:1' },
  { code: 'W510', why: 'a code block without a language', from: '```console', to: '```', at: '25:1' },
  { code: 'W510', why: 'a tab in YAML', from: fence, to: '```yaml\na:\n\t- b\n```', at: '27:1' },
  { code: 'W510', why: 'smart quotes in code', from: '0::/user.slice', to: 'echo “hi”', at: '27:1' },
  { code: 'W511', why: 'bold that does not close', from: paragraph, to: '**命名空间（namespace）**是', at: '23:1' },
  { code: 'W511', why: 'a half-width comma after a Chinese character', from: paragraph, to: '容器, 镜像', at: '23:2' },
  {
    code: 'W512',
    why: 'a field that nobody knows',
    from: 'aliases: [cgroup]',
    to: 'aliases: [cgroup]\nalias: [c]',
    at: '8:1',
  },
  {
    code: 'W513',
    why: '"currently" without a version',
    from: paragraph,
    to: 'This is currently the default.',
    at: '23:1',
  },
  { code: 'W513', why: '目前 without a version', from: paragraph, to: '从 1.30 版开始有。目前是默认值。' },
  { code: 'W514', why: 'a source over http:', from: 'url: https:', to: 'url: http:', at: '12:5' },
  { code: 'W514', why: 'a link over http:', from: './linux-namespaces.md', to: 'http://kernel.org/' },
  {
    code: 'W515',
    why: 'a heading that ends with white space',
    from: '## What they limit',
    to: '## What they limit ',
    at: '21:19',
  },
  { code: 'W515', why: 'a choice that ends with white space', from: '[x] Memory', to: '[x] Memory ' },
  { code: 'W515', why: 'two trailing spaces', from: paragraph, to: `${paragraph}  \nMore.` },
  { code: 'W515', why: 'Windows line ends', from: goodNote, to: goodNote.replaceAll('\n', '\r\n'), at: '1:1' },
]

describe('parseNote() says of our own notes', () => {
  it.each(rows)('$code: $why', ({ code, from, to, at, path }) => {
    const { problems } = parseOwn(spoil(from, to), { path: path ?? goodPath })
    const found = problems.filter((problem) => problem.code === code)
    expect(problems.map((problem) => problem.code)).toContain(code)
    expect(new Set(found.map(({ severity }) => severity))).toEqual(
      new Set([code.startsWith('E') ? 'error' : 'warning']),
    )
    if (at !== undefined) expect(found.map(({ line, column }) => `${line}:${column}`)).toContain(at)
  })

  it('nothing when nothing is wrong', () => {
    expect(parseOwn(goodNote).problems).toEqual([])
  })

  it('E001 when the file is not UTF-8', () => {
    expect(codesOf(parseOwn(Uint8Array.of(0x2d, 0x2d, 0xff, 0xfe)))).toEqual(['E001'])
  })

  it('W509 when the right answer is always first', () => {
    const first = '- [x] Memory\n- [ ] Host names of all kinds\n  > No.\n- [ ] Users\n  > No.\n\n'
    const second = first.replace('Memory', 'CPU time')
    const questions = quiz
      .replace(singleChoices, first)
      .replace('`multiple`', '`single`')
      .replace(/- \[x\] memory[^>]*> The host name belongs to a namespace.\n\n/, second)
    expect(parseOwn(spoil(quiz, questions)).problems.map(({ message }) => message)).toEqual([
      'the right answer is always the first choice',
    ])
  })

  it('everything at once, not the first problem only', () => {
    const many = spoil('level: 1', 'level: 9').replace('[x] Memory', '[ ] Memory').replace('./linux-namespaces.md', '')
    expect(codesOf(parseOwn(many))).toEqual(expect.arrayContaining(['E104', 'E202', 'E304']))
  })

  it('something for every code of single notes', () => {
    const betweenFiles = ['E002', 'E003', 'E004', 'E209', 'E301', 'W502', 'W503', 'W509']
    const ofTerms = ['E501', 'E502', 'E503', 'E504', 'W516']
    const shown = new Set([...rows.map(({ code }) => code), ...betweenFiles, ...ofTerms])
    expect(Object.keys(codes).filter((code) => !code.startsWith('W6') && !shown.has(code))).toEqual([])
  })
})

describe('parseNote() says nothing of our own notes when', () => {
  it.each([
    { why: 'a date is today', from: 'updated: 2026-11-02', to: 'updated: 2026-11-23' },
    { why: 'a date is a year old', from: 'checked: 2026-11-01', to: 'checked: 2025-11-23' },
    { why: 'HTML is a comment', from: paragraph, to: `<!-- todo -->\n\n${paragraph}` },
    { why: 'a relative word comes with a version', from: paragraph, to: 'Since v1.36 this is currently the default.' },
    { why: '`latest` is a name in code', from: paragraph, to: 'The tag `latest` is only a name.' },
    { why: 'Chinese punctuation stands in a comment of code', from: '0::/user.slice', to: '$ ls # 列出，再看' },
    { why: 'a placeholder is no secret', from: '0::/user.slice', to: 'token xoxb-xxxxxxxxxxxx' },
    { why: 'a description follows a mermaid diagram', from: fence, to: '```mermaid\ngraph TD\n```\n\nA picture.' },
    { why: 'the box has a capital X', from: '[x] Memory', to: '[X] Memory' },
    { why: 'a question shows code', from: meta, to: `${meta}\n\n\`\`\`yaml\na: 1\n\`\`\`` },
    { why: 'the label has its colon inside the bold', from: '**Answer**: ', to: '**Answer:** ' },
    { why: 'chips are left out', from: '`single` `level 1` ', to: '' },
  ])('$why', ({ from, to }) => {
    expect(parseOwn(spoil(from, to)).problems).toEqual([])
  })
})
