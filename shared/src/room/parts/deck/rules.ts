/** What of the deck may be shown or played, when, and what the clock plays in a room that is alone. */
import * as clock from '../../clock.js'
import { accept, refuse, type Decision } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, type Due, type Rules } from '../../rule.js'
import type { DeckCommand, PlayedCard } from './facts.js'

export const deckRules: Rules<DeckCommand> = {
  'hint.show': ['lead', live, (room, { hint }) => showHint(room, hint)],
  'card.fire': ['lead', live, (room, { card }) => fireCard(room, card)],
  'card.answer': [
    'lead',
    live,
    (room, { card, outcome }) =>
      ofPlayed(room, card, one =>
        one.outcome === null ? accept({ type: 'card.answered', card, outcome }) : refuse('done'),
      ),
  ],
  'card.acknowledge': [
    'candidate',
    live,
    (room, { card }) =>
      ofPlayed(room, card, one =>
        one.acknowledgedAt === null ? accept({ type: 'card.acknowledged', card }) : refuse('done'),
      ),
  ],
}

function showHint(room: Room, id: string): Decision {
  if (room.open.hints.some(hint => hint.hint === id)) return refuse('done', 'That was revealed already.')
  const hint = room.panel.guide?.question.hints.find(one => one.id === id)
  if (hint) return accept({ type: 'hint.shown', hint: id, topic: hint.topic, text: hint.text })
  // A person alone asks by topic; only the server, which holds the guide, has the words.
  const topic = room.open.topics.find(one => one.hint === id)
  return topic ? accept({ type: 'hint.shown', hint: id, topic: topic.topic, text: '' }) : refuse('unknown')
}

function fireCard(room: Room, id: string): Decision {
  if (room.open.cards.some(card => card.card === id)) return refuse('done', 'That card has been played.')
  const card = room.panel.guide?.question.cards.find(one => one.id === id)
  return card
    ? accept({ type: 'card.fired', card: id, title: card.title, text: card.text })
    : refuse('unknown')
}

function ofPlayed(room: Room, id: string, ruling: (card: PlayedCard) => Decision): Decision {
  const card = room.open.cards.find(one => one.card === id)
  return card ? ruling(card) : refuse('unknown', 'That card has not been played.')
}

/** In a room that is alone the deck plays itself. */
export function cardFires({ open, panel }: Room): Due | null {
  if (!open.alone) return null
  const armed = (panel.guide?.question.cards ?? []).filter(
    card => !open.cards.some(played => played.card === card.id),
  )
  const next = armed.reduce<(typeof armed)[number] | null>(
    (a, b) => (a && a.minute <= b.minute ? a : b),
    null,
  )
  const at = next && clock.whenSpent(open.clock, next.minute)
  if (!next || at === null) return null
  return { at, facts: () => [{ type: 'card.fired', card: next.id, title: next.title, text: next.text }] }
}
