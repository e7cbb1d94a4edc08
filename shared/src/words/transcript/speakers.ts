/** Which beginnings of lines are names: "Ada Lovelace: so" has one, "Note: so" has none. Knows no seat. */

const split = /^\s*(?:(?:-|>>)\s*)?([^\n]{1,80}?)\s*(?:: +|：\s*)(?=\S)/u
const boxed = /^\s*(?:>>\s*)?[[(](\p{Lu}[^\n[\]()]{0,59})[\])]:?\s+(?=\S)/u

/** A line's possible name, and what stands behind it. */
export function nameAndText(line: string): { readonly name: string; readonly text: string } | null {
  const box = boxed.exec(line)
  if (box && !isSound.test(box[1]!)) return { name: box[1]!.trim(), text: line.slice(box[0].length) }
  const found = split.exec(line)
  const name = found?.[1]?.trim() ?? ''
  return found && name !== '' ? { name, text: line.slice(found[0].length) } : null
}

/** What captions say in brackets of what is heard beside words. */
const isSound =
  /\b(?:music|applause|laugh\w*|chuckl\w*|inaudible|unintelligible|indistinct|crosstalk|silence|pause|noise|cough\w*|sigh\w*|typing|beep\w*|foreign|speak\w*|blank_audio|\d+:\d+)\b/i

/** What people begin a sentence with, and no name. */
const noName =
  /^(?:so|well|okay|ok|yes|no|and|but|note|question|answer|example|option|step|then|now|first|second|third|also|todo|q|a|p\d+|https?)$/i
const isWordy = (name: string): boolean => name.split(/\s+/).length > 6 || /[.!?,;]\s/u.test(name)
/** One that stands where another's words would go on: it has a capital, and is short. */
export const isName = (name: string): boolean =>
  hasCapital(name) && !noName.test(name) && name.split(/\s+/).length <= 4 && !/[.!?,;]/u.test(name)
const hasCapital = (name: string): boolean => !/^\p{Ll}/u.test(name)

/** The names of a file: those that come again, and of those that come once what is written like one. */
export function namesAmong(lines: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  let found = 0
  for (const line of lines) {
    const name = nameAndText(line)?.name
    if (name === undefined || isWordy(name) || noName.test(name)) continue
    counts.set(name, (counts.get(name) ?? 0) + 1)
    found += 1
  }
  // Where few lines have any, it is how people talk and not how the file is made.
  if (found * 3 < lines.length && Math.max(0, ...counts.values()) * 5 < lines.length) return new Set()
  // Where each line has one, they are all names.
  return new Set(
    [...counts]
      .filter(([name, count]) => count > 1 || hasCapital(name) || found === lines.length)
      .map(([name]) => name),
  )
}
