/** Which beginnings of lines are names: "Ada Lovelace: so" has one, "Note: so" has none. Knows no seat. */

const split = /^\s*(?:-\s+)?([^\n]{1,80}?)\s*: +(?=\S)/u

/** A line's possible name, and what stands behind it. */
export function nameAndText(line: string): { readonly name: string; readonly text: string } | null {
  const found = split.exec(line)
  const name = found?.[1]?.trim() ?? ''
  return found && name !== '' ? { name, text: line.slice(found[0].length) } : null
}

/** What people begin a sentence with, and no name. */
const noName =
  /^(?:so|well|okay|ok|yes|no|and|but|note|question|answer|example|option|step|then|now|first|second|third|also|todo|q|a|p\d+|https?)$/i
const isWordy = (name: string): boolean => name.split(/\s+/).length > 6 || /[.!?,;]\s/u.test(name)
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
  return new Set([...counts].filter(([name, count]) => count > 1 || hasCapital(name)).map(([name]) => name))
}
