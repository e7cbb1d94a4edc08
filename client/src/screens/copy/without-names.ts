/** A round's log without the names of those who were in it: wherever one stands in words, their role stands instead. Pure. */
import { anyWord, artifactForms, fold, wordsOfName, type Event, type Role } from '@signalroom/shared'

export interface Nameless {
  readonly events: readonly Event[]
  /** The same for other words. */
  readonly said: (text: string) => string
  /** Whether one of the names stands in it. */
  readonly isNamed: (text: string) => boolean
}

const roleWords: Readonly<Record<Role, string>> = {
  candidate: 'Candidate',
  interviewer: 'Interviewer',
  observer: 'Observer',
}
/** Fields of an event that hold words of people's own; in all others stand ids and what the room itself says. */
const worded: ReadonlySet<string> = new Set(
  'name text heard quote reason output message title topic file entry'.split(' '),
)

export function withoutNames(events: readonly Event[]): Nameless {
  const { seats, plan } = fold(events).open
  /** What people write into cards; their other fields are places and choices. */
  const filled = new Set(
    plan.phases
      .flatMap(({ lists }) =>
        lists.flatMap(({ fields = [], artifact }) => [
          ...fields.filter(({ kind }) => kind !== 'place' && kind !== 'choice'),
          ...(artifact ? artifactForms[artifact].head : []),
        ]),
      )
      .map(({ id }) => id),
  )
  const words = new Map<string, string>()
  for (const { id, name, role } of seats) {
    const alike = seats.filter(seat => seat.role === role)
    const word =
      alike.length > 1 ? `${roleWords[role]} ${alike.findIndex(one => one.id === id) + 1}` : roleWords[role]
    // Longer than two letters, a part of a name is taken for the name.
    for (const part of wordsOfName(name))
      if (part.trim() !== '' && !words.has(part.toLowerCase())) words.set(part.toLowerCase(), word)
  }
  const any = anyWord([...words.keys()], 'g')
  const said = (text: string) =>
    words.size === 0 ? text : text.replace(any, name => words.get(name.toLowerCase()) ?? '')
  const within = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') return worded.has(field) ? said(value) : value
    if (Array.isArray(value)) return value.map(one => within(one, field))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, held]) => [
        key,
        within(held, field === 'fields' && filled.has(key) ? 'text' : key),
      ]),
    )
  }
  return {
    events: events.map(event => within(event, '') as Event),
    said,
    isNamed: text => said(text) !== text,
  }
}
