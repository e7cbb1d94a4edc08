/** Which name of a file is which seat: by likeness, and where two are left on either side by what is left. A person may say otherwise. */

interface Named {
  readonly id: string
  readonly name: string
}
/** By name as the file has it; null where nobody is like it. */
export type SpeakerSeats = ReadonlyMap<string, string | null>

export function matchSpeakers(names: readonly string[], seats: readonly Named[]): SpeakerSeats {
  const pairs = names
    .flatMap(name => seats.map(seat => ({ name, seat: seat.id, like: likeness(name, seat.name) })))
    .filter(({ like }) => like >= enough)
    .toSorted((a, b) => b.like - a.like)
  const found = new Map<string, string | null>(names.map(name => [name, null]))
  const taken = new Map<string, number>()
  for (const { name, seat, like } of pairs) {
    // Two of the same likeness: nobody can tell, so nobody is said.
    const rivals = pairs.filter(one => one.name === name && one.seat !== seat && one.like === like)
    if (found.get(name) !== null || rivals.length > 0) continue
    // One person under two names, as from two devices, is one seat; but only where both are as like.
    if ((taken.get(seat) ?? like) > like) continue
    found.set(name, seat)
    taken.set(seat, like)
  }
  const [left, ...more] = names.filter(name => found.get(name) === null)
  const [free, ...others] = seats.filter(({ id }) => !taken.has(id))
  if (names.length === 2 && left !== undefined && more.length === 0 && free && others.length === 0)
    found.set(left, free.id)
  return found
}

const enough = 0.5

/** From 0 to 1. */
function likeness(a: string, b: string): number {
  const [mine, theirs] = [wordsIn(a), wordsIn(b)]
  if (mine.length === 0 || theirs.length === 0) return 0
  if (mine.join(' ') === theirs.join(' ')) return 1
  const [few, many] = mine.length <= theirs.length ? [mine, theirs] : [theirs, mine]
  const same = few.map(word => Math.max(...many.map(other => alike(word, other))))
  return (same.reduce((sum, one) => sum + one, 0) / few.length) * 0.9
}

/** Letters without marks; what stands in brackets or behind a bar is a pronoun or a company. */
const wordsIn = (name: string): readonly string[] =>
  name
    .replace(/\([^)]*\)|\[[^\]]*\]/gu, ' ')
    .replace(/[|@/].*$/u, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')

function alike(a: string, b: string): number {
  if (a === b) return 1
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0.5 : 0
  if (Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a))) return 0.8
  return Math.min(a.length, b.length) >= 4 && oneApart(a, b) ? 0.8 : 0
}

/** Whether one letter more, less or other makes them the same. */
function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i += 1
  return a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i)
}
