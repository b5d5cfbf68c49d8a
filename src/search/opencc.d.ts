/** Dictionaries of Open Chinese Convert: `from to` pairs, joined by `|`. The package types only its converter. */
declare module 'opencc-js/dict/*' {
  const pairs: string
  export default pairs
}
