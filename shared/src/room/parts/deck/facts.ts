/** What the interviewer gives: hints that are revealed, and cards that are played. Knows no rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { anId } from '../../forms.js'

export const deckCommands = [
  z.object({ type: z.literal('hint.show'), hint: anId }),
  z.object({ type: z.literal('card.fire'), card: anId }),
  z.object({ type: z.literal('card.answer'), card: anId, outcome: z.enum(['answered', 'dropped']) }),
  z.object({ type: z.literal('card.acknowledge'), card: anId }),
] as const
export type DeckCommand = z.infer<(typeof deckCommands)[number]>

/** By value: what was secret becomes public here. */
export type DeckFact =
  | { readonly type: 'hint.shown'; readonly hint: string; readonly topic: string; readonly text: string }
  | { readonly type: 'card.fired'; readonly card: string; readonly title: string; readonly text: string }
  | { readonly type: 'card.acknowledged'; readonly card: string }
  | { readonly type: 'card.answered'; readonly card: string; readonly outcome: 'answered' | 'dropped' }

export interface PlayedCard {
  readonly card: string
  readonly title: string
  readonly text: string
  readonly firedAt: At
  readonly acknowledgedAt: At | null
  readonly outcome: 'answered' | 'dropped' | null
}

export interface Deck {
  readonly hints: readonly {
    readonly hint: string
    readonly topic: string
    readonly text: string
    readonly at: At
  }[]
  readonly cards: readonly PlayedCard[]
}
export const unplayedDeck: Deck = { hints: [], cards: [] }

export const deckFolds: Folds<DeckFact, Deck> = {
  'hint.shown': (open, { hint, topic, text, at }, add) => ({
    hints: add(open.hints, { hint, topic, text, at }),
  }),
  'card.fired': (open, { card, title, text, at: firedAt }, add) => ({
    cards: add(open.cards, { card, title, text, firedAt, acknowledgedAt: null, outcome: null }),
  }),
  'card.acknowledged': (open, { card, at }) => ({ cards: changed(open, card, { acknowledgedAt: at }) }),
  'card.answered': (open, { card, outcome }) => ({ cards: changed(open, card, { outcome }) }),
}

const changed = ({ cards }: Deck, card: string, how: Partial<PlayedCard>): readonly PlayedCard[] =>
  cards.map(one => (one.card === card ? { ...one, ...how } : one))
