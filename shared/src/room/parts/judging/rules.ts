/** Who scores, flags and notes what, where a pin may point, and what the end opens to the candidate. */
import { ms, type At, type Ms } from '../../../base/brand.js'
import type { Fact } from '../../event.js'
import type { Pin, PinAsked } from '../../pin.js'
import { accept, refuse, type Decision } from '../../refusal.js'
import type { Room } from '../../room.js'
import { always, started, type Rules } from '../../rule.js'
import type { JudgingCommand, OwnCriterion } from './facts.js'
import { release } from './release.js'

/** "Link evidence at now": what is pinned is what was said about ten seconds ago (ours). */
export const pinBack: Ms = ms(10_000)

export const judgingRules: Rules<JudgingCommand> = {
  'score.set': [
    'interviewer',
    started,
    (room, { criterion, value, pin }, _, now) =>
      ofCriterion(room, criterion, () =>
        accept({ type: 'score.set', criterion, value, ...maybePinned(room, pin, now) }),
      ),
  ],
  'evidence.pin': [
    'interviewer',
    started,
    (room, { criterion, pin }, _, now) =>
      ofCriterion(room, criterion, () =>
        accept({ type: 'evidence.pinned', criterion, pin: pinned(room, pin, now) }),
      ),
  ],
  'evidence.unpin': [
    'interviewer',
    started,
    ({ panel }, { pinned: id }) =>
      panel.evidence.some(pin => pin.id === id)
        ? accept({ type: 'evidence.unpinned', pinned: id })
        : refuse('unknown'),
  ],
  'flag.raise': [
    'interviewer',
    started,
    (room, { flag, pin }, _, now) =>
      room.panel.guide?.rubric.flags.some(one => one.id === flag)
        ? accept({ type: 'flag.raised', flag, pin: pinned(room, pin, now) })
        : refuse('unknown', 'The rubric of this room has no such flag.'),
  ],
  'flag.withdraw': [
    'interviewer',
    started,
    ({ panel }, { raised }) =>
      panel.flags.some(flag => flag.id === raised)
        ? accept({ type: 'flag.withdrawn', raised })
        : refuse('unknown'),
  ],
  'note.take': [
    'interviewer',
    always,
    (room, { text, pin }, _, now) => accept({ type: 'note.taken', text, pin: pinned(room, pin, now) }),
  ],
  'self.score': [
    'candidate',
    ['over'],
    (room, { criterion, value, pin }, _, now) =>
      room.open.scorecard?.some(row => row.id === criterion)
        ? accept({ type: 'self.scored', criterion, value, ...maybePinned(room, pin, now) })
        : refuse('unknown', 'Your scorecard has no such row.'),
  ],
  'debrief.release': ['lead', ['over'], room => accept({ type: 'debrief.released', release: release(room) })],
}

/** At the end the candidate gets a scorecard: titles and what is asked, with anchors only if they are alone. */
export function openingScorecard({ open, panel }: Room): Fact {
  const criteria = (panel.guide?.rubric.criteria ?? []).map((c): OwnCriterion => {
    const row = { id: c.id, title: c.title, asks: c.asks }
    return open.alone ? { ...row, anchors: c.anchors } : row
  })
  return { type: 'scorecard.opened', criteria }
}

function ofCriterion({ panel }: Room, id: string, ruling: () => Decision): Decision {
  return panel.guide?.rubric.criteria.some(c => c.id === id)
    ? ruling()
    : refuse('unknown', 'The rubric of this room has no such criterion.')
}

const maybePinned = (room: Room, asked: PinAsked | undefined, now: At): { readonly pin?: Pin } =>
  asked ? { pin: pinned(room, asked, now) } : {}

/** A pin lies within the round: what is pinned after the bell without a moment points at the end of it. */
function pinned({ open }: Room, asked: PinAsked | undefined, now: At): Pin {
  const first = open.startedAt ?? now
  const last = open.endedAt ?? now
  const wanted = asked?.at ?? last
  const pin = { at: Math.round(Math.min(Math.max(wanted, first), last)) }
  return { ...pin, ...(asked?.on ? { on: asked.on } : {}), ...(asked?.quote ? { quote: asked.quote } : {}) }
}
