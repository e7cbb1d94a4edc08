/** Which of the three signals the cards of a round show: metric, decision, outcome. Knows no room. */
import { quantified } from '../quantity/find.js'
import { basis, type ArtifactKind } from './form.js'
import { showsOutcome } from './kinds/bottleneck.js'
import { owns } from './kinds/slo.js'
import type { Sheet, WorkedCard } from './sheet.js'

export const signalIds = ['S1', 'S2', 'S3'] as const
export type SignalId = (typeof signalIds)[number]

export interface SignalCard {
  readonly list: string
  readonly title: string
  readonly kind: ArtifactKind
  readonly sheet: Sheet
  readonly worked: WorkedCard
}
/** `open`: a card of this kind can show it, and this one does not yet; null: none of its kind can. */
export type SignalCell = 'shown' | 'open' | null
export interface SignalGrid {
  readonly rows: readonly {
    readonly list: string
    readonly title: string
    readonly cells: Readonly<Record<SignalId, SignalCell>>
  }[]
  /** Of all cards, the share that shows it, 0 to 1. */
  readonly coverage: Readonly<Record<SignalId, number>>
  /** Some card holds a figure before and after something was done. */
  readonly improves: boolean
}

type Shows = (card: SignalCard) => boolean
const whole: Shows = ({ worked }) => worked.whole
const figure =
  (id: string): Shows =>
  ({ worked }) =>
    worked.figures.some(one => one.id === id)

const shows: Readonly<Record<ArtifactKind, Partial<Record<SignalId, Shows>>>> = {
  'latency-budget': {
    S1: ({ sheet }) =>
      sheet.rows.some(
        ({ fields }) => fields['basis'] === basis.measured && (fields['source'] ?? '').trim() !== '',
      ),
  },
  capacity: { S1: whole, S3: figure('per-million') },
  slo: { S1: figure('budget'), S2: ({ sheet }) => sheet.rows.some(owns) },
  'retry-budget': { S1: whole },
  'trade-offs': { S2: whole },
  commitment: { S2: whole },
  scope: { S2: whole },
  bottleneck: { S1: figure('change'), S3: ({ sheet }) => sheet.rows.some(showsOutcome) },
  sharding: { S2: whole, S3: whole },
  'one-page': {
    S2: ({ sheet }) => (sheet.head['actions'] ?? '').trim() !== '',
    S3: ({ sheet }) => quantified(sheet.head['impact'] ?? ''),
  },
}

/** Which of the three a card of this kind can show. */
export const signalsOf = (kind: ArtifactKind): readonly SignalId[] =>
  signalIds.filter(signal => shows[kind][signal] !== undefined)

export function signalGrid(cards: readonly SignalCard[]): SignalGrid {
  const rows = cards.map(card => ({
    list: card.list,
    title: card.title,
    cells: bySignal(signal => cellOf(card, signal)),
  }))
  const share = (signal: SignalId): number =>
    rows.length === 0 ? 0 : rows.filter(({ cells }) => cells[signal] === 'shown').length / rows.length
  return {
    rows,
    coverage: bySignal(share),
    improves: cards.some(card => card.kind === 'bottleneck' && figure('change')(card)),
  }
}

function cellOf(card: SignalCard, signal: SignalId): SignalCell {
  const test = shows[card.kind][signal]
  return test ? (test(card) ? 'shown' : 'open') : null
}
const bySignal = <T>(of: (signal: SignalId) => T): Readonly<Record<SignalId, T>> => ({
  S1: of('S1'),
  S2: of('S2'),
  S3: of('S3'),
})
