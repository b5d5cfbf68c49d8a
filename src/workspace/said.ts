import type { Person } from './protocol.ts'

/** What the workspace itself says to a person, in their language. The log, which all read, is without words of these. */
export function saidTo({ locale }: Pick<Person, 'locale'>): Said {
  return locale.toLowerCase().startsWith('zh') ? zh : en
}

export type Said = typeof en

const en = {
  notCommand: (command: string) => `${command} is not a valid command.`,
  noScope: (command: string) => `${command} is not installed: scope commands is missing`,
  notInThreads: (command: string) => `${command} is not supported in threads. Sorry!`,
  commandFailed: (command: string, code: string) => `${command} failed with the error "${code}"`,
  whom: (command: string, example: string) =>
    `${command} needs the name of somebody in this workspace, such as @${example}`,
  onlyInChannels: 'Nobody can be added to or removed from a direct message',
  alreadyMember: (name: string) => `@${name} is already in this channel`,
  notMember: (name: string) => `@${name} is not in this channel`,
  joined: (user: string, channel: string) => `${user} joined ${channel}`,
  removed: (user: string, channel: string) => `${user} was removed from ${channel}`,
  appNotHere: (app: string, mention: string) => `${app} is not in this channel. To add it, type /invite ${mention}`,
  appCannotAnswer: (app: string) => `${app} is not connected to this workspace, so it cannot answer now.`,
  youNotHere: 'You are not in this channel',
  nothingToSend: 'There is nothing to send',
  messageTooLong: (most: number) => `A message holds at most ${most} characters`,
  threadGone: 'This thread is gone',
  clockStands: 'The clock of this workspace cannot be moved',
  notInteractive: 'Interactivity is off in the manifest of this app',
  gone: 'This is no longer there',
  dialogGone: 'This dialog is no longer open',
  slackRefuses: (problem: string) => `The app answered with something Slack refuses: ${problem}`,
  required: 'Please complete this required field.',
  tooShort: (least: number) => `Please enter at least ${least} characters.`,
  tooLong: (most: number) => `Please enter at most ${most} characters.`,
  unanswered: {
    http_timeout: (app: string) => `${app} did not answer within 3 seconds (operation_timeout).`,
    http_error: (app: string) => `${app} answered with an error.`,
    connection_failed: (app: string) => `${app} is not connected to this workspace.`,
  },
}

const zh: Said = {
  notCommand: (command) => `没有 ${command} 这个命令。`,
  noScope: (command) => `${command} 没有安装：缺少权限 commands`,
  notInThreads: (command) => `消息列里不能使用 ${command}。`,
  commandFailed: (command, code) => `${command} 没有成功，错误是“${code}”`,
  whom: (command, example) => `请在 ${command} 后面写上本工作区成员的名字，例如 @${example}`,
  onlyInChannels: '私信里不能添加或移除成员',
  alreadyMember: (name) => `@${name} 已经在这个频道里`,
  notMember: (name) => `@${name} 不在这个频道里`,
  joined: (user, channel) => `${user} 加入了 ${channel}`,
  removed: (user, channel) => `${user} 已被移出 ${channel}`,
  appNotHere: (app, mention) => `${app} 不在这个频道里。要添加它，请输入 /invite ${mention}`,
  appCannotAnswer: (app) => `${app} 没有连接到这个工作区，现在无法回答。`,
  youNotHere: '您不在这个频道里',
  nothingToSend: '没有可以发送的内容',
  messageTooLong: (most) => `一条消息最多 ${most} 个字符`,
  threadGone: '这个消息列已经不在了',
  clockStands: '这个工作区的时钟不能拨动',
  notInteractive: '应用的 manifest 里没有开启交互功能',
  gone: '这里的内容已经不在了',
  dialogGone: '这个对话框已经关闭',
  slackRefuses: (problem) => `应用的回应不会被 Slack 接受：${problem}`,
  required: '请填写此必填项。',
  tooShort: (least) => `请至少输入 ${least} 个字符。`,
  tooLong: (most) => `最多输入 ${most} 个字符。`,
  unanswered: {
    http_timeout: (app) => `${app} 在 3 秒内没有回应（operation_timeout）。`,
    http_error: (app) => `${app} 回应了一个错误。`,
    connection_failed: (app) => `${app} 没有连接到这个工作区。`,
  },
}
