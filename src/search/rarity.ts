/** BM25's inverse document frequency: near 0 for a term in all sections. */
export function rarityOf(sections: number, frequency: number): number {
  return Math.log(1 + (sections - frequency + 0.5) / (frequency + 0.5))
}
