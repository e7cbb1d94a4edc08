/** Finding by typing. Knows no list. */
const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Whether every word that was typed begins a word of a text. */
export function foundBy(typed: string): (text: string) => boolean {
  const wanted = wordsOf(typed)
  return text => {
    const words = wordsOf(text)
    return wanted.every(start => words.some(word => word.startsWith(start)))
  }
}
