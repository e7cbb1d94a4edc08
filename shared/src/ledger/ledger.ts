/**
 * The ledger of a round: each number that was stated sticks to a node, an arrow, a layer or its list, and two of one thing that
 * do not agree contradict each other. A pure fold of what everybody in the room knows.
 */
import type { At } from '../base/brand.js'
import type { Quantity } from '../quantity/find.js'
import { nothingDrawn } from '../room/parts/drawing/facts.js'
import type { Layer } from '../room/parts/worksheet/facts.js'
import type { Room } from '../room/room.js'
import { agree } from './agree.js'
import type { Comparable } from './comparable.js'
import { statedIn, type StatedNumber } from './read-text.js'
import { statementsOf, type Place, type Statement, type StatedFrom } from './statements.js'
import { subjectsOf, type Subjects, type Thing } from './subjects.js'
import { sameTopic } from './topic.js'

/** What a number is of. `list` and `said` name no part of the drawing and belong to no layer. */
export type LedgerSubject =
  | { readonly type: 'node' | 'edge'; readonly id: string | null; readonly name: string }
  | { readonly type: 'layer'; readonly layer: Layer }
  | { readonly type: 'list'; readonly list: string; readonly title: string }
  | { readonly type: 'said' }

export interface LedgerEntry {
  readonly quantity: Quantity
  readonly subject: LedgerSubject
  readonly from: StatedFrom
  readonly place: Place
  readonly at: At
  readonly by: string | null
  /** A machine heard it, and nobody has looked at it yet. */
  readonly draft?: true | undefined
  /** The text that it stands in, whole. */
  readonly text: string
}
/** Two numbers of one thing that cannot both be; `later` was stated after `earlier`. */
export interface Contradiction {
  /** The same two, the same key: shown once. */
  readonly key: string
  readonly earlier: LedgerEntry
  readonly later: LedgerEntry
}
export interface Ledger {
  readonly entries: readonly LedgerEntry[]
  /** The newest first. */
  readonly contradictions: readonly Contradiction[]
}

type Known = Pick<Room, 'open'>

/** Reads ledgers of one round as it goes on: a text that it has read once it does not read again, nor a ledger of the same. */
export function ledgerReader(): (room: Known) => Ledger {
  const read = new Map<string, readonly StatedNumber[]>()
  let drawn = nothingDrawn
  let subjects = subjectsOf(drawn)
  let last: { readonly of: readonly unknown[]; readonly is: Ledger } | null = null
  return room => {
    const { lines, layers, chat, words, released, seats, plan, artifacts, drawn: now } = room.open
    const of = [lines, layers, chat, words, released, seats, plan, artifacts, now]
    if (last && of.every((one, i) => one === last?.of[i])) return last.is
    const statements = statementsOf(room)
    // What is no longer written need not be remembered.
    if (read.size > 4 * statements.length + 400) read.clear()
    const stated = (text: string) => {
      const known = read.get(text)
      if (known) return known
      const found = statedIn(text)
      read.set(text, found)
      return found
    }
    if (drawn !== (room.open.drawn ?? nothingDrawn)) {
      drawn = room.open.drawn ?? nothingDrawn
      subjects = subjectsOf(drawn)
    }
    const is = ledgerFrom(statements, subjects, stated)
    last = { of, is }
    return is
  }
}

export const ledgerOf = (room: Known): Ledger => ledgerReader()(room)

interface Row {
  readonly entry: LedgerEntry
  readonly measure: Comparable | null
  /** Of what: a thing of the drawing, or of the round as a whole. */
  readonly thing: Thing | null
  /** The list of the card by whose tie alone it is of that thing. */
  readonly tied: string | null
  readonly statement: number
}

/** Whatever else states numbers may be given as statements, too. */
export function ledgerFrom(
  statements: readonly Statement[],
  subjects: Subjects,
  stated: (text: string) => readonly StatedNumber[] = statedIn,
): Ledger {
  const rows = statements.flatMap((statement, i) =>
    stated(statement.text).map(number => rowOf(statement, i, number, subjects)),
  )
  return { entries: rows.map(({ entry }) => entry), contradictions: contradictionsIn(withoutLevels(rows)) }
}

/** What a card says by its tie alone is compared only where it says one such number: of several, each is a level of its own. */
function withoutLevels(rows: readonly Row[]): readonly Row[] {
  const levels = new Map<string, number>()
  const keyOfTied = ({ tied, measure }: Row) => (tied && measure ? `${tied} ${measure.key}` : null)
  for (const row of rows) {
    const key = keyOfTied(row)
    if (key) levels.set(key, (levels.get(key) ?? 0) + 1)
  }
  return rows.filter(row => (levels.get(keyOfTied(row) ?? '') ?? 1) === 1)
}

function rowOf(statement: Statement, i: number, number: StatedNumber, subjects: Subjects): Row {
  const { text, from, place, about, at, by, draft } = statement
  const named = subjects.in(number.clauses)
  // A row that names another box is of that box; else it is of what its card is about.
  const thing =
    place.type === 'drawing'
      ? (subjects.of(place.id) ?? named)
      : (named ?? (about ? subjects.of(about) : null))
  const { quantity, measure } = number
  const subject = thing ? { type: thing.type, id: thing.id, name: thing.name } : elsewhere(place, quantity)
  // Levels and options stand beside each other: what is on a card and names no thing of the drawing is one of several.
  const compared = thing || from !== 'card' ? measure : null
  return {
    entry: { quantity, subject, from, place, at, by, text, ...(draft ? { draft } : {}) },
    measure: compared,
    thing,
    tied: thing && !named && (place.type === 'line' || place.type === 'card') ? place.list : null,
    statement: i,
  }
}

function elsewhere(place: Place, { kind, perTime }: Quantity): LedgerSubject {
  switch (place.type) {
    case 'layer':
      return { type: 'layer', layer: place.layer }
    case 'line':
    case 'card':
      return { type: 'list', list: place.list, title: place.title }
    case 'drawing':
    case 'words':
    case 'message': {
      if (kind === 'size' || (perTime && kind === 'records')) return { type: 'layer', layer: 'data' }
      if (kind === 'time' || kind === 'errors') return { type: 'layer', layer: 'operational' }
      if (kind === 'money' || kind === 'users' || kind === 'business')
        return { type: 'layer', layer: 'business' }
      return { type: 'said' }
    }
  }
}

/** For each number the newest earlier one of the same thing that it does not agree with. */
function contradictionsIn(rows: readonly Row[]): readonly Contradiction[] {
  const known = new Map<string, Row[]>()
  const found: Contradiction[] = []
  for (const row of rows) {
    if (!row.measure) continue
    const key = `${row.thing?.key ?? ''} ${row.measure.key}`
    const earlier = (known.get(key) ?? []).filter(one => !replaces(row, one))
    const other = earlier.findLast(one => contradicts(one, row))
    if (other) found.push(contradictionOf(other.entry, row.entry))
    known.set(key, [...earlier, row])
  }
  return found.toReversed()
}

const contradicts = (earlier: Row, later: Row): boolean =>
  earlier.statement !== later.statement &&
  !ofOneCard(earlier.entry, later.entry) &&
  aboutTheSame(earlier, later) &&
  !agree(earlier.measure!, later.measure!)

/** A target and its hops, a hit and a miss: what stands on one card stands beside each other. */
const ofOneCard = (one: LedgerEntry, other: LedgerEntry): boolean =>
  cardOf(one) !== null && cardOf(one) === cardOf(other)
const cardOf = ({ from, place }: LedgerEntry): string | null =>
  from === 'card' && (place.type === 'line' || place.type === 'card') ? place.list : null

function aboutTheSame({ thing, measure: a }: Row, { measure: b }: Row): boolean {
  const of = thing ? { names: thing.words, oneThing: true } : { names: noWords, oneThing: false }
  if (!sameTopic(a!.topic, b!.topic, of)) return false
  // "200 ms" alone, of nothing named, measures nothing that another "50 ms" would.
  return thing !== null || !a!.bare || a!.topic.length > 0
}
const noWords: ReadonlySet<string> = new Set()

/** "Sorry, 10 GB": who says so takes back what they said of the same thing before. */
const replaces = (later: Row, earlier: Row): boolean =>
  later.entry.from === 'said' &&
  earlier.entry.from === 'said' &&
  later.entry.by === earlier.entry.by &&
  corrects.test(later.entry.text) &&
  aboutTheSame(earlier, later)
const corrects =
  /\b(?:sorry|correction|i meant?|scratch that|make that|let me correct|my mistake|revised?)\b/i

const contradictionOf = (earlier: LedgerEntry, later: LedgerEntry): Contradiction => ({
  key: [earlier, later].map(one => `${keyOf(one.place)} ${one.quantity.text}`).join(' / '),
  earlier,
  later,
})
const keyOf = (place: Place): string => {
  switch (place.type) {
    case 'layer':
      return place.layer
    case 'line':
      return `line ${place.line}`
    case 'card':
      return `card ${place.list}`
    case 'drawing':
      return place.id
    case 'words':
      return `words ${place.id}`
    case 'message':
      return `message ${place.seq}`
  }
}
