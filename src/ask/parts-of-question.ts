/** Where one question ends and the next begins: `Is it safe? And how …`, `, and why …`, `，怎么 …`. */
const joints =
  /[?？]\s*|[,;，；、]?\s*\b(?:and|or|but)\s+(?=(?:(?:in|at|on|for|from|to|with|by)\s+)?(?:how|what|which|why|when|where|who|can|could|do|does|did|is|are|should|will)\b)|[,;，；。]\s*(?=[^\s,;，；。?？]{0,12}(?:怎么|怎麼|如何|咋|为什么|為什麼|为啥|為啥|什么|什麼|啥|哪|多少|几个|幾個|能不能|可不可以|是不是|要不要|该|該|吗|嗎))/i

/** Longer texts are stories and pastes, whose parts are no questions. */
const longest = 160

/** Shorter ones (`and why?`) ask for nothing by themselves. */
const shortest = 4

/** The questions in what somebody typed, when it has two or more: `What is a Pod, and why not run containers directly?` */
export function partsOfQuestion(typed: string): readonly string[] {
  if (typed.length > longest || typed.includes('\n')) return []
  const parts = typed
    .split(joints)
    .map((part) => part.trim())
    .filter((part) => part.length >= shortest)
  return parts.length > 1 ? parts : []
}
