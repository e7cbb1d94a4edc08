/** The strongest and the weakest moment of a round, each with what says so. Never invented: where nothing is known there is none. */
import { secondsText } from '../base/duration.js'
import type { Cadence } from '../coach/cadence.js'
import type { PlayedCard } from '../room/parts/deck/facts.js'
import type { Shown } from '../room/pin.js'
import type { Role } from '../room/seat.js'
import type { DebriefPin, DebriefRow, Moment } from './rows.js'

export interface TellingMoment extends Moment {
  /** Why this one, in a sentence. */
  readonly why: string
  readonly on: Shown | null
}
interface Seen {
  readonly rows: readonly DebriefRow[]
  readonly flags: readonly (Moment & {
    readonly title: string
    readonly tone: 'green' | 'red' | 'neutral'
    readonly quote: string | null
  })[]
  readonly cadence: Pick<Cadence, 'cycles' | 'pauses'>
  readonly cards: readonly PlayedCard[]
  readonly when: (at: number) => Moment
}

/** By what a person pinned first, then by what a person flagged, then by what was measured. */
export function strongest(seen: Seen): TellingMoment | null {
  return scored(seen, 4, 'strong') ?? flagged(seen, 'green') ?? bestCycle(seen) ?? answeredCard(seen)
}

export function weakest(seen: Seen): TellingMoment | null {
  return (
    scored(seen, 1, 'absent or harmful') ??
    flagged(seen, 'red') ??
    deadAir(seen) ??
    missedCheck(seen) ??
    droppedCard(seen)
  )
}

/** The pin that a score of this value rests on: of the heaviest row, an interviewer's before the candidate's own. */
function scored({ rows }: Seen, value: 1 | 4, words: string): TellingMoment | null {
  const of = (role: Role) =>
    rows
      .toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0))
      .flatMap(row =>
        row.scores
          .filter(score => score.role === role && score.value === value)
          .flatMap(score => row.pins.filter(pin => pin.seat === score.seat))
          .map(pin => pinned(pin, `${row.title} was scored ${value}, ${words}`)),
      )[0]
  return of('interviewer') ?? of('candidate') ?? null
}

const pinned = ({ at, elapsed, quote, on }: DebriefPin, why: string): TellingMoment => ({
  at,
  elapsed,
  on,
  why: quote ? `${why}: “${quote}”` : `${why}.`,
})

function flagged({ flags }: Seen, tone: 'green' | 'red'): TellingMoment | null {
  const flag = flags.find(one => one.tone === tone)
  if (!flag) return null
  const { at, elapsed, title, quote } = flag
  return {
    at,
    elapsed,
    on: null,
    why: quote ? `${title} was raised: “${quote}”` : `${title} was raised here.`,
  }
}

/** Where the longest row of whole cycles began. */
function bestCycle({ cadence: { cycles }, when }: Seen): TellingMoment | null {
  let best = { from: 0, length: 0 }
  for (let from = 0; from < cycles.length; from += 1) {
    let length = 0
    while (cycles[from + length]?.kind === 'full') length += 1
    if (length > best.length) best = { from, length }
  }
  const first = cycles[best.from]
  if (best.length === 0 || !first) return null
  const why =
    best.length === 1
      ? 'A whole cycle: chunk, pause, check, answer.'
      : `${best.length} whole cycles in a row began here.`
  return { ...when(first.at), on: null, why }
}

const answeredCard = ({ cards, when }: Seen): TellingMoment | null => {
  const card = cards.find(one => one.outcome === 'answered')
  return card ? { ...when(card.firedAt), on: null, why: `The change was answered: ${card.title}.` } : null
}

function deadAir({ cadence: { pauses }, when }: Seen): TellingMoment | null {
  const dead = pauses.filter(pause => pause.class === 'long' && pause.kind === 'dead-air')
  const longest = dead.toSorted((a, b) => b.ms - a.ms)[0]
  return longest
    ? {
        ...when(longest.at),
        on: null,
        why: `The longest silence with nothing moving: ${secondsText(longest.ms)}.`,
      }
    : null
}

const missedCheck = ({ cadence: { cycles }, when }: Seen): TellingMoment | null => {
  const missed = cycles.find(one => one.kind === 'missed')
  return missed ? { ...when(missed.at), on: null, why: 'A proposal went by without a check.' } : null
}

const droppedCard = ({ cards, when }: Seen): TellingMoment | null => {
  const card = cards.find(one => one.outcome !== 'answered')
  return card ? { ...when(card.firedAt), on: null, why: `The change stayed open: ${card.title}.` } : null
}
