/** A person: a secret link of their own and what they keep by it, folded from their log. Knows no server and no screen. */
import { z } from 'zod'
import type { At } from '../base/brand.js'
import { at } from '../base/brand.js'
import { anId } from '../room/forms.js'
import { keep, notKept, type KeptFacts, type KeptRefusal } from './refusal.js'
import { shelfNames, shelves, type RowOf, type ShelfName } from './shelves.js'

/** A row as it stands; `seq` is the event that put it there, by which somebody says which of its forms they saw. */
export interface Kept<Value> {
  readonly id: string
  readonly seq: number
  readonly at: At
  readonly value: Value
}
export interface Person {
  readonly seq: number
  readonly at: At
  /** Of the secret link, and of the calendar's address: an older one opens nothing. */
  readonly generation: number
  readonly feed: number
  /** Persons they never want to meet. */
  readonly blocked: readonly string[]
  /** By shelf, in the order in which each row first came. */
  readonly rows: { readonly [Name in ShelfName]: readonly Kept<RowOf<Name>>[] }
}

/** `seen`: the seq of the row as it was seen when it was changed; 0 for a new one. */
export const PersonCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('row.keep'),
    shelf: z.enum(shelfNames),
    id: anId,
    seen: z.int().min(0),
    value: z.unknown(),
  }),
  z.strictObject({
    type: z.literal('row.drop'),
    shelf: z.enum(shelfNames),
    id: anId,
    seen: z.int().min(0),
  }),
])
export type PersonCommand = z.infer<typeof PersonCommand>

export type PersonFact =
  | { readonly type: 'row.kept'; readonly shelf: ShelfName; readonly id: string; readonly value: unknown }
  | { readonly type: 'row.dropped'; readonly shelf: ShelfName; readonly id: string }
  | { readonly type: 'secret.renewed'; readonly generation: number }
  | { readonly type: 'feed.renewed'; readonly generation: number }
  | { readonly type: 'person.blocked'; readonly person: string }
export type PersonEvent = PersonFact & { readonly seq: number; readonly at: At; readonly actor: string }

export const nobody: Person = {
  seq: 0,
  at: at(0),
  generation: 0,
  feed: 0,
  blocked: [],
  rows: Object.fromEntries(shelfNames.map(name => [name, []])) as unknown as Person['rows'],
}

/** Never throws: a shelf that a later program added is left out. */
export function evolvePerson(person: Person, event: PersonEvent): Person {
  const next = { ...person, seq: event.seq, at: event.at }
  switch (event.type) {
    case 'secret.renewed':
      return { ...next, generation: event.generation }
    case 'feed.renewed':
      return { ...next, feed: event.generation }
    case 'person.blocked':
      return { ...next, blocked: [...new Set([...person.blocked, event.person])] }
    case 'row.kept': {
      if (!(event.shelf in shelves)) return next
      const row = { id: event.id, seq: event.seq, at: event.at, value: event.value }
      const rows: readonly Kept<unknown>[] = person.rows[event.shelf]
      const known = rows.some(({ id }) => id === row.id)
      const put = known ? rows.map(one => (one.id === row.id ? row : one)) : [...rows, row]
      return { ...next, rows: { ...person.rows, [event.shelf]: put } }
    }
    case 'row.dropped': {
      if (!(event.shelf in shelves)) return next
      const rows: readonly Kept<unknown>[] = person.rows[event.shelf]
      return { ...next, rows: { ...person.rows, [event.shelf]: rows.filter(({ id }) => id !== event.id) } }
    }
    default:
      // Of a later program.
      return next
  }
}

/** What a command makes happen, or why it may not be. */
export function decidePerson(person: Person, command: PersonCommand): KeptFacts<PersonFact> | KeptRefusal {
  const { shelf, id, seen } = command
  const { form, most, called, ...of } = { served: undefined, ...shelves[shelf] }
  if (of.served) return notKept('role', `${upper(called)} is made and erased by calls of its own.`)
  const rows: readonly Kept<unknown>[] = person.rows[shelf]
  const row = rows.find(one => one.id === id)
  if ((row?.seq ?? 0) !== seen)
    return notKept(
      'stale',
      row
        ? 'It was changed on another device since. Look at it as it is now; what you wrote is still here.'
        : 'It was taken away on another device since. What you wrote is still here.',
    )
  if (command.type === 'row.drop')
    return row ? keep<PersonFact>({ type: 'row.dropped', shelf, id }) : notKept('unknown', 'It is not there.')
  if (!row && rows.length >= most)
    return notKept('limit', most === 1 ? 'There is one already.' : `There are ${most} already: no more fit.`)
  const read = form.safeParse(command.value)
  if (!read.success) {
    const [issue] = read.error.issues
    const field = issue?.path.join('.') || 'value'
    return notKept('unfit', `${field}: ${issue ? wrongWith(issue) : 'does not fit'}`, field)
  }
  return keep<PersonFact>({ type: 'row.kept', shelf, id, value: read.data })
}
/** A bound is said as people say it. */
const wrongWith = (issue: z.core.$ZodIssue): string =>
  issue.code === 'too_big' && issue.origin === 'string'
    ? `is too long: ${new Intl.NumberFormat('en').format(Number(issue.maximum))} characters at most`
    : issue.message
const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
