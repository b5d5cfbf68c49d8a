/** Everyday words of the two languages that mean the same in most questions: Chinese, then English. */
export const everydayWords: readonly (readonly string[])[] = linesOf(`
删除, 移除, 清除 = delete, remove, clean up
`)

function linesOf(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(/ = |, /))
}
