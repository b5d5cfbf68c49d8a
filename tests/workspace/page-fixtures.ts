import type { Channel, LogEntry, Message, Person, Snapshot, View } from '../../src/workspace/protocol.ts'

/** Snapshots for looking at the page and for testing it without an app. */

type Json = Record<string, unknown>

export const alex: Person = {
  id: 'U01ALEX',
  name: 'alex',
  realName: 'Alex Rivera',
  locale: 'en-US',
  tz: 'UTC',
  bot: false,
}
export const mei: Person = {
  id: 'U01LINMEI',
  name: 'linmei',
  realName: '林梅 (Mei Lin)',
  locale: 'zh-CN',
  tz: 'UTC',
  bot: false,
}
export const bot: Person = {
  id: 'U01BOT',
  name: 'kubenotes',
  realName: 'Kubenotes',
  locale: 'en-US',
  tz: 'UTC',
  bot: true,
}

export const general = 'C01GENERAL'
export const dm = 'D01ALEX'

const start = Date.UTC(2026, 10, 23, 9, 12) / 1000
/** A time stamp so many seconds after the first. */
export const at = (seconds: number) => `${start + seconds}.000100`

export function snapshot(change: Partial<Snapshot> = {}): Snapshot {
  return {
    team: { id: 'T01LOCAL', name: 'Local workspace' },
    app: { userId: bot.id, name: bot.realName, description: 'Answers from the notes', connected: true },
    examples: [],
    viewer: alex.id,
    people: [alex, mei, bot],
    channels: [
      channel(general, 'general', 'Whatever concerns everyone'),
      channel('C02K8S', 'k8s-help', ''),
      dmChannel(),
    ],
    messages: {},
    views: [],
    commands: [
      {
        command: '/k8s',
        description: 'Ask the notes about containers and Kubernetes · 问容器和 K8s',
        usageHint: 'what is a namespace · 容器和虚拟机有什么区别',
      },
      { command: '/k8s-quiz', description: 'One question to check yourself', usageHint: '[topic]' },
    ],
    log: [],
    ...change,
  }
}

function channel(id: string, name: string, topic: string): Channel {
  return { id, name, kind: 'channel', topic, members: [alex.id, mei.id, bot.id], unread: 0 }
}

function dmChannel(): Channel {
  return { id: dm, name: 'Kubenotes', kind: 'dm', topic: '', members: [alex.id, bot.id], unread: 2 }
}

export function message(change: Partial<Message> = {}): Message {
  return { ts: at(0), channel: general, user: bot.id, text: 'Hello', ...change }
}

export function modal(blocks: readonly Json[], change: Partial<View> = {}): View {
  return { id: 'V01', type: 'modal', title: 'Quiz', submit: 'Check', close: 'Later', blocks, hash: '1', ...change }
}

export const plain = (text: string, emoji = false): Json => ({ type: 'plain_text', text, emoji })
const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text })
const t = (text: string, ...styles: string[]): Json => ({
  type: 'text',
  text,
  ...(styles.length > 0 && { style: Object.fromEntries(styles.map((style) => [style, true])) }),
})
const section = (...elements: Json[]): Json => ({ type: 'rich_text_section', elements })
const rich = (...elements: Json[]): Json => ({ type: 'rich_text', elements })
const button = (text: string, action: string, more: Json = {}): Json => ({
  type: 'button',
  text: plain(text),
  action_id: action,
  value: action,
  ...more,
})
export const feedback: Json = {
  type: 'context_actions',
  block_id: 'feedback',
  elements: [
    {
      type: 'feedback_buttons',
      action_id: 'feedback',
      positive_button: { text: plain('Helpful'), value: 'yes' },
      negative_button: { text: plain('Not helpful'), value: 'no' },
    },
  ],
}

export const answerZh: readonly Json[] = [
  { type: 'header', block_id: 'h', text: plain('Linux 命名空间 › 八种类型') },
  {
    ...rich(
      section(
        t('Linux '),
        t('命名空间', 'bold'),
        t(
          '是内核的一项功能：它让一组进程看到某一类系统资源的“专属视图”，比如自己的进程编号、自己的网卡、自己的挂载点。用 ',
        ),
        t('unshare', 'code'),
        t(' 可以动手试试。'),
      ),
      {
        type: 'rich_text_preformatted',
        language: 'console',
        elements: [t('# unshare --pid --fork --mount-proc ps -o pid,comm\n    PID COMMAND\n      1 ps')],
      },
    ),
    block_id: 'r',
  },
  {
    type: 'table',
    block_id: 't',
    column_settings: [{}, { is_wrapped: true }, {}],
    rows: [
      ['类型', '隔离的内容', 'clone 标志'].map((text) => rich(section(t(text, 'bold')))),
      [rich(section(t('PID'))), { type: 'raw_text', text: '进程编号' }, rich(section(t('CLONE_NEWPID', 'code')))],
      [
        rich(section(t('Network'))),
        { type: 'raw_text', text: '网卡、地址、路由、端口、防火墙规则' },
        rich(section(t('CLONE_NEWNET', 'code'))),
      ],
      [
        rich(section(t('Mount'))),
        { type: 'raw_text', text: '文件系统挂载列表' },
        rich(section(t('CLONE_NEWNS', 'code'))),
      ],
    ],
  },
  {
    type: 'context',
    block_id: 'c',
    elements: [plain('Linux › Linux 命名空间 › 八种类型'), plain('·'), plain('核对于 2026-11-23')],
  },
  {
    type: 'actions',
    block_id: 'a',
    elements: [
      button('考考我', 'quiz', { style: 'primary' }),
      button('分享到频道', 'share'),
      button('English', 'other-language'),
      button('更多', 'more'),
    ],
  },
  feedback,
]

export const answerEn: readonly Json[] = [
  { type: 'header', block_id: 'h', text: plain('CrashLoopBackOff') },
  {
    ...rich(
      section(
        t('A pod is in '),
        t('CrashLoopBackOff', 'bold'),
        t(' when its container keeps exiting and the kubelet waits longer before each restart: '),
        t('10s, 20s, 40s', 'code'),
        t(' and so on up to five minutes. It is not an error of its own; look for why the container '),
        t('exits', 'bold'),
        t('.'),
      ),
      {
        type: 'rich_text_list',
        style: 'ordered',
        indent: 0,
        elements: [
          section(t('Read the log of the last run: '), t('kubectl logs web-0 --previous', 'code')),
          section(t('Look at the exit code and the reason')),
        ],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        indent: 1,
        elements: [
          section(t('137', 'code'), t(' with '), t('OOMKilled', 'bold'), t(': memory limit')),
          section(t('1', 'code'), t(': the program itself gave up')),
        ],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        indent: 0,
        offset: 2,
        elements: [section(t('Check probes, commands and configuration'))],
      },
      {
        type: 'rich_text_preformatted',
        language: 'yaml',
        elements: [t('livenessProbe:\n  httpGet:\n    path: /healthz\n    port: 8080\n  initialDelaySeconds: 15')],
      },
    ),
    block_id: 'r',
  },
  {
    type: 'context',
    block_id: 'c',
    elements: [
      mrkdwn('Troubleshooting › CrashLoopBackOff › What it means'),
      plain('·'),
      plain('checked 2026-11-23'),
      plain('·'),
      plain('Kubernetes 1.36'),
    ],
  },
  {
    type: 'actions',
    block_id: 'a',
    elements: [
      button('Quiz me', 'quiz', { style: 'primary' }),
      button('Share', 'share', {
        confirm: {
          title: plain('Share this answer?'),
          text: plain('Everyone in #general will see it.'),
          confirm: plain('Share'),
          deny: plain('Keep it'),
        },
      }),
      button('中文', 'other-language'),
      {
        type: 'overflow',
        action_id: 'more',
        options: [
          { text: plain('Report a mistake'), value: 'report' },
          { text: plain('Ask for a note'), value: 'ask' },
        ],
      },
    ],
  },
  feedback,
]

export const nothing: readonly Json[] = [
  {
    ...rich(
      section(t('The notes do not answer this.', 'bold'), t(' Nothing is made up here, so this is all there is.')),
    ),
    block_id: 'r',
  },
  { type: 'section', block_id: 's', text: plain('Did you mean') },
  {
    type: 'actions',
    block_id: 'a',
    elements: [button('Ingress', 'mean-1'), button('Ingress controller', 'mean-2'), button('Egress rules', 'mean-3')],
  },
  { type: 'divider', block_id: 'd' },
  {
    type: 'section',
    block_id: 's2',
    text: plain('Nobody has written this note yet.'),
    accessory: button('Ask for this note', 'request'),
  },
]

export const help: readonly Json[] = [
  { type: 'header', block_id: 'h', text: plain('What I can do') },
  {
    type: 'section',
    block_id: 'f',
    fields: [
      mrkdwn('*Ask*\n`/k8s what is a pod`'),
      mrkdwn('*问中文*\n`/k8s 什么是 Pod`'),
      mrkdwn('*Paste an error*\n`/k8s OOMKilled`'),
      mrkdwn('*Learn*\n`/k8s quiz networking`'),
    ],
  },
  {
    type: 'section',
    block_id: 's',
    text: mrkdwn(
      'Notes come from <https://kubernetes.io/docs|the Kubernetes documentation> and others, each named with its answer.',
    ),
  },
  { type: 'context', block_id: 'c', elements: [plain('66 notes · 1,482 sections · English and 中文')] },
]

const option = (text: string, value: string, description?: string): Json => ({
  text: plain(text),
  value,
  ...(description && { description: plain(description) }),
})

export const quizBlocks: readonly Json[] = [
  {
    ...rich(section(t('Which of these does a container share with its host unless told otherwise?'))),
    block_id: 'stem',
  },
  {
    type: 'input',
    block_id: 'choice',
    label: plain('Your answer'),
    element: {
      type: 'radio_buttons',
      action_id: 'pick',
      options: [
        option('The kernel', 'a'),
        option('The process list', 'b', 'as seen by ps'),
        option('The host name', 'c'),
      ],
    },
  },
  {
    type: 'input',
    block_id: 'why',
    label: plain('Why?'),
    hint: plain('One sentence is enough.'),
    element: { type: 'plain_text_input', action_id: 'text', multiline: true, placeholder: plain('Because …') },
  },
  {
    type: 'input',
    block_id: 'again',
    optional: true,
    label: plain('Ask me again at'),
    element: { type: 'timepicker', action_id: 'time', initial_time: '09:00' },
  },
  {
    type: 'input',
    block_id: 'topics',
    optional: true,
    label: plain('Topics'),
    element: {
      type: 'multi_static_select',
      action_id: 'topics',
      placeholder: plain('All topics'),
      options: [option('Docker', 'docker'), option('Linux 基础', 'linux'), option('Networking', 'net')],
      initial_options: [option('Linux 基础', 'linux')],
    },
  },
  {
    type: 'input',
    block_id: 'channel',
    optional: true,
    label: plain('Post results in'),
    element: { type: 'conversations_select', action_id: 'channel' },
  },
]

export const homeBlocks: readonly Json[] = [
  { type: 'header', block_id: 'h', text: plain('Good morning, Alex') },
  {
    type: 'section',
    block_id: 's',
    text: plain('7 items are due for review.'),
    accessory: button('Review', 'review', { style: 'primary' }),
  },
  { type: 'divider', block_id: 'd' },
  { type: 'section', block_id: 'f', fields: [mrkdwn('*Known*\n38 of 212'), mrkdwn('*Streak*\n5 days :fire:')] },
  {
    type: 'actions',
    block_id: 'a',
    elements: [
      {
        type: 'static_select',
        action_id: 'topic',
        placeholder: plain('Topic'),
        options: [option('Docker', 'docker'), option('Networking', 'net')],
      },
      button('Settings', 'settings'),
      button('Erase my data', 'erase', {
        style: 'danger',
        confirm: {
          title: plain('Erase?'),
          text: plain('This cannot be undone.'),
          confirm: plain('Erase'),
          deny: plain('Keep'),
          style: 'danger',
        },
      }),
    ],
  },
]

const entry = (id: number, change: Partial<LogEntry>): LogEntry => ({
  id,
  at: (start + id) * 1000,
  direction: 'to-app',
  name: 'app_mention',
  summary: '',
  ok: true,
  ...change,
})

export const log: readonly LogEntry[] = [
  entry(1, { direction: 'workspace', name: 'connected', summary: 'The app opened a Socket Mode connection' }),
  entry(2, {
    name: '/k8s',
    summary: 'Alex Rivera · #general: /k8s what is crashloopbackoff',
    ms: 4,
    payload: { command: '/k8s', text: 'what is crashloopbackoff', user_id: alex.id, trigger: null },
    response: {},
  }),
  entry(3, {
    direction: 'from-app',
    name: 'response_url',
    summary: 'ephemeral, 5 blocks',
    ms: 12,
    payload: { response_type: 'ephemeral', blocks: answerEn },
    response: { ok: true },
  }),
  entry(4, {
    direction: 'from-app',
    name: 'chat.postMessage',
    summary: 'invalid_blocks: must be shorter than 151 characters [/blocks/0/text/text]',
    ok: false,
    ms: 3,
    payload: { channel: general },
    response: { ok: false, error: 'invalid_blocks' },
  }),
  entry(5, {
    name: 'block_actions',
    summary: 'Alex Rivera · #general: quiz',
    ms: 1204,
    payload: { type: 'block_actions', actions: [{ action_id: 'quiz' }] },
  }),
]

/** A lively channel: question and answer, thread, private answer, system line. */
export const conversation: readonly Message[] = [
  message({ ts: at(0), user: mei.id, text: '早上好！web-0 一直在重启，有人见过吗？' }),
  message({ ts: at(20), user: mei.id, text: '日志里只有 `exit code 137`' }),
  message({ ts: at(60), user: alex.id, text: '<@U01BOT> Linux 命名空间是什么？' }),
  message({ ts: at(61), text: 'Linux 命名空间', blocks: answerZh, threadTs: at(60) }),
  message({ ts: at(90), user: mei.id, text: '谢谢，这正是我要的 :tada:', threadTs: at(60) }),
  message({ ts: at(200), text: 'CrashLoopBackOff', blocks: answerEn, ephemeral: true }),
  message({ ts: at(260), text: 'Nothing found', blocks: nothing, ephemeral: true }),
  message({
    ts: at(300),
    user: alex.id,
    text: '/slow did not answer within three seconds (operation_timeout)',
    system: true,
    ephemeral: true,
  }),
  message({ ts: at(86_400), text: 'Help', blocks: help }),
]
