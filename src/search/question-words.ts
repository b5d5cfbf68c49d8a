/**
 * Words that make a question a question and say nothing about its subject. Only questions are searched for them: notes
 * are indexed with every word.
 */

/** Words that ask but may be the subject itself (`## Differences`): weighted by `weights.roles.asking`. */
export const weakWords: ReadonlySet<string> = new Set(
  'difference differences different differ vs versus compare comparison compared meaning definition define explain example examples relation relationship work works happen happens 区别 不同 不一样 差别 差异 对比 比较 关系 意思 原理 作用 例子'.split(
    ' ',
  ),
)

/**
 * Fillers, which ask for nothing: interjections, greetings, forms of address, softeners. They never count in questions
 * or ways of asking, not even when the two are compared word for word.
 */
export const fillerWords: ReadonlySet<string> = new Set(
  `hi hello hey yo hiya howdy greetings thanks thank thx ty cheers please pls plz plzz sorry kindly
guys folks bro bruh dude dudes fam buddy peeps y'all yall ya
lol lmao rofl omg wtf wth smh ffs ngl tbh imo imho afaik iirc btw fyi asap idk eli5 lmk jk
um umm uh uhh er erm ah ahh oh ooh ow ugh argh hm hmm hmmm huh eh meh wow whoa oops whoops phew nah nope yep yeah yup ok okay alright
damn damned dang darn heck hell freaking frickin friggin effing fucking bloody crap sucks
cuz coz cos rly tho altho gonna wanna gotta gimme lemme kinda sorta dunno innit ain aint
actually basically honestly literally seriously obviously apparently frankly anyway anyways hopefully
just really quite also too even ever pretty thing
soo sooo soooo plss plsss heyy heyyy hii hiii helloo hellooo
newbie newb noob n00b`.split(/\s+/),
)

/** Phrases of the same kind, in folded text. */
export const fillerPhrases =
  /\b(?:on earth|in the world|(?<=\b(?:how|what|why|where|who|when) )tf|in god'?s name|the (?:heck|hell|fuck|f|devil)|(?:(?:just )?an? |one )?(?:quick|short|simple|small|dumb|stupid|silly|basic|noob|newbie|beginner'?s?) q(?:uestion)?(?: here)?|(?:(?:total|complete|absolute) )?(?:newbie|noob|beginner|newcomer) here|for the life of me|asking for a friend|long story short|(?:in|with) (?:plain|simple) (?:english|words|terms|language)|in layman'?s terms|real quick|for dummies|any ideas?|no (?:idea|clue)|help me out|(?:thanks|thx) in advance|by the way|to be honest|i guess|you know|all about|(?:the )?best way to)\b|\bw\/o?(?=\s|$)/gi

/** English words that are dropped. */
export const emptyWords: ReadonlySet<string> = new Set(
  `a an the this that these those there here it its itself
what whats which who whom whose when where why how whatever
is are was were be been being am isnt arent
do does did doing done dont doesnt can cannot cant could should would will shall may might must
i me my mine we us our you your he she they them their someone something anything
and or but if then than so as of in on at to for from by with without about into onto over under between among
not no yes please pls tell show say said know want need help get got give let make made really just also too very any some
s t hi hello hey thanks thank ok okay um hmm question answer ask
wtf wat ppl whats wheres hows u ur r n dont doesnt didnt isnt wont cant im ive id outta
don doesn didn isn aren wasn weren won couldn wouldn shouldn hasn haven hadn`
    .split(/\s+/)
    .concat([...fillerWords]),
)

/** Chinese words that are dropped, splitting the text. The longest that fits is taken first. */
export const emptyChinese: readonly string[] =
  `什么 什么是 是什么 怎么 怎么样 怎么办 怎样 如何 为什么 为何 为啥 啥 啥是 是啥 咋 哪些 哪个 哪里 哪种 哪几种 哪 多少 几个 几种 几
有咩 咩 是否 是不是 有没有 能不能 可不可以 可以 可否 会不会 要不要 有什么 有啥 有哪些 请问 请教 一下 介绍 讲讲 说说 说一下 讲一下 告诉 解释 帮我 我想 我要 想知道 知道
起什么作用 起到什么作用 起啥作用 有什么作用 有啥作用 干嘛 干吗 干什么 干啥 做什么 做啥 用来 用处 用途 分别 各自 行不行 行吗 可行吗 咋整 咋回事 咋办 咋样 咋弄 咋写 凭什么 听说 据说 死活 呗 啦 哦 嘞 有人说 有没有办法 有办法吗 求助 急 在线等 挺急的 急急急 跪求 小白 萌新 啥玩意 啥玩意儿 什么玩意 什么玩意儿 傻傻分不清 傻傻分不清楚 分不清 分不清楚 搞不清 搞不清楚 弄不清
到底 究竟 其实 真的 一般 通常 应该 需要 一个 这个 那个 这些 那些 一回事 怎么回事 指的 之间 以及 还是 或者 并且 而且 因为 所以 如果 的话 时候
的 儿 吗 呢 吧 啊 呀 嘛 么 是 和 与 跟 及 或 了 着 我 你 您 他 它 她 们 这 那 个 会 能 要 就 都 也 还 又 很 把 被 让 给 请 有 没 不 在 对 从 到 里 上 下 中 用 想 问`.split(
    /\s+/,
  )

/** Words that contain one of the single characters above but name a subject. */
export const keptChinese: readonly string[] =
  `儿童 儿子 女儿 婴儿 目的 亲和 反亲和 和谐 功能 性能 智能 能力 效能 节能 权能 可能性 了解 会话 重要 主要 摘要 概要 要求 要点 参与 还原 就绪 成就 请求 申请
拥有 所有 私有 共有 有效 有状态 无状态 有序 没有 不可变 不可用 存在 在线 内在 所在 对象 对应 针对 绝对 从库 主从 从节点 到期 达到 遇到
里程 上线 上传 上限 上下文 以上 下载 下限 下线 下发 以下 中断 中间 中间件 集中 中心 其中 用户 用量 使用 应用 作用 占用 调用 复用 通用 专用 引用 启用 禁用 可用 公用 私用
个人 个性 把手 给定 供给 配给 转让 问题 访问 思想 着色 附着`.split(/\s+/)

/** What a question asks for; the shape decides which part of a note answers best. */
export type Shape = 'definition' | 'difference' | 'how' | 'why' | 'other'

/** The first that matches the folded question in lower case counts. */
export const shapes: readonly (readonly [Shape, RegExp])[] = [
  [
    'difference',
    /分别|各[自是有做]|区别|差别|差异|不同|不一样|[分搞弄]不清|搞混|弄混|差在哪|对比|比较|\bvs\b|versus|differen(?:ce|t)|\bcompare|\bor\b.*\?/,
  ],
  ['how', /怎么(?!回事|了)|如何|怎样|\bhow (?:do|to|can|does|is|are)\b/],
  ['why', /为什么|为啥|为何|\bwhy\b/],
  [
    'definition',
    /是个?什么|什么是|是个?啥|啥是|什么意思|是[干做](?:嘛|吗|什么|啥)|(?:起到?|有)(?:什么|啥)作用|[有干做](?:什么|啥)用|用[途处][\p{P}\s]*$|\bwh?at for\b|\bwhat(?:'s|’s|s| is| are| does\b.*\bmean)\b|\bdefin(?:e|ition)\b|^who is\b/u,
  ],
]

/** Instructions of a Dockerfile (its reference, docs.docker.com), which people write in capitals. */
export const instructions: ReadonlySet<string> = new Set(
  'FROM RUN CMD LABEL EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG ONBUILD STOPSIGNAL HEALTHCHECK SHELL'.split(
    ' ',
  ),
)
