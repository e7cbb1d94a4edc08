/** The terms of a talk: names and short forms out of what it is about, and what stands on the board. Knows no sound. */

/** More than anybody looks at; those of the board come first. */
const termsMost = 120
const longest = 32
const wordsMost = 3

/** `names` are whole as they are; of `prose` only words that nobody would write so by chance. */
export function termsOf(names: readonly string[], prose: readonly string[]): readonly string[] {
  const found = [...names.flatMap(named), ...prose.flatMap(unusual)]
  const first = new Map<string, string>()
  for (const term of found) if (!first.has(term.toLowerCase())) first.set(term.toLowerCase(), term)
  return [...first.values()].slice(0, termsMost)
}

/** A name of the board, and its words that are names by themselves. */
function named(name: string): readonly string[] {
  const plain = name
    .replace(/\(.*?\)|[\n\r].*$/gsu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const whole = plain.split(' ').length <= wordsMost ? [plain] : []
  return [...whole, ...plain.split(' ').filter(isName)].filter(fits)
}
const fits = (term: string): boolean =>
  term.length <= longest && (/\p{N}/u.test(term) ? /\p{L}/u.test(term) : letterCount(term) >= 3)
const letterCount = (term: string): number => (term.match(/\p{L}/gu) ?? []).length
/** In capitals, with a capital or a figure within, or with a capital at all. */
const isName = (word: string): boolean => /^\p{Lu}[\p{L}\p{N}]+$/u.test(word) || isShortForm(word)
const isShortForm = (word: string): boolean =>
  /^[\p{L}\p{N}]+$/u.test(word) && /\p{L}/u.test(word) && /.[\p{Lu}\p{N}]/u.test(word)

/** A capital at the beginning of a sentence tells nothing. */
function unusual(prose: string): readonly string[] {
  return prose.split(/(?<=[.!?:])\s+|\n+/u).flatMap(sentence =>
    sentence
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word, i) => isShortForm(word) || (i > 0 && isName(word)))
      .filter(word => fits(word) && !/^\p{N}/u.test(word)),
  )
}
