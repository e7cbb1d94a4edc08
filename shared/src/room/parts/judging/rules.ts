/** Who scores, flags and notes what, where a pin may point, and what the end opens to the candidate. */
import { ms, type At, type Ms } from '../../../base/brand.js'
import type { Fact } from '../../event.js'
import type { Pin, PinAsked } from '../../pin.js'
import { accept, refuse, type Decision } from '../../refusal.js'
import type { Room } from '../../room.js'
import { always, started, type Rules, type SeatActor } from '../../rule.js'
import type { JudgingCommand, OwnCriterion } from './facts.js'
import { release } from './release.js'
import { panelDone, sharing, submitting, submittingSelf } from './sharing.js'

/** "Link evidence at now": what is pinned is what was said about ten seconds ago (ours). */
export const pinBack: Ms = ms(10_000)

export const judgingRules: Rules<JudgingCommand> = {
  'score.set': [
    'interviewer',
    started,
    (room, { criterion, value, pin }, actor, now) =>
      whileOpen(room, actor, () =>
        ofCriterion(room, criterion, () =>
          accept({ type: 'score.set', criterion, value, ...maybePinned(room, pin, now) }),
        ),
      ),
  ],
  'evidence.pin': [
    'interviewer',
    started,
    (room, { criterion, pin }, actor, now) =>
      whileOpen(room, actor, () =>
        ofCriterion(room, criterion, () =>
          accept({ type: 'evidence.pinned', criterion, pin: pinned(room, pin, now) }),
        ),
      ),
  ],
  'evidence.unpin': [
    'interviewer',
    started,
    (room, { pinned: id }, actor) =>
      whileOpen(room, actor, () =>
        room.panel.evidence.some(pin => pin.id === id && pin.seat === actor.seat)
          ? accept({ type: 'evidence.unpinned', pinned: id })
          : refuse('unknown'),
      ),
  ],
  'flag.raise': [
    'interviewer',
    started,
    (room, { flag, pin }, actor, now) =>
      whileOpen(room, actor, () =>
        room.panel.guide?.rubric.flags.some(one => one.id === flag)
          ? accept({ type: 'flag.raised', flag, pin: pinned(room, pin, now) })
          : refuse('unknown', 'The rubric of this room has no such flag.'),
      ),
  ],
  'flag.withdraw': [
    'interviewer',
    started,
    (room, { raised }, actor) =>
      whileOpen(room, actor, () =>
        room.panel.flags.some(flag => flag.id === raised && flag.seat === actor.seat)
          ? accept({ type: 'flag.withdrawn', raised })
          : refuse('unknown'),
      ),
  ],
  'note.take': [
    'interviewer',
    always,
    (room, { text, pin }, _, now) => accept({ type: 'note.taken', text, pin: pinned(room, pin, now) }),
  ],
  'self.score': [
    'candidate',
    ['over'],
    (room, { criterion, value, pin }, { seat }, now) =>
      room.open.selfSubmitted.includes(seat)
        ? submitted
        : room.open.scorecard?.some(row => row.id === criterion)
          ? accept({ type: 'self.scored', criterion, value, ...maybePinned(room, pin, now) })
          : refuse('unknown', 'Your scorecard has no such row.'),
  ],
  'scores.submit': [
    'talk',
    ['over'],
    (room, _, { seat, role }) => {
      const closed = role === 'interviewer' ? room.panel.submitted : room.open.selfSubmitted
      if (closed.includes(seat)) return refuse('done')
      if (room.open.alone) return refuse('nothing', 'Nobody else scores this round; finish it instead.')
      return role === 'interviewer'
        ? accept({ type: 'scores.submitted' }, ...submitting(room, seat))
        : accept({ type: 'self.submitted' }, ...submittingSelf(room, seat))
    },
  ],
  'score.revise': [
    'interviewer',
    ['over'],
    (room, { criterion, value, reason, pin }, { seat }, now) => {
      const { panel } = room
      if (!panel.submitted.includes(seat) || !(panel.shared || panelDone(room)))
        return refuse('nothing', 'A score is changed in discussion once all scores are submitted.')
      if ((panel.scores[seat]?.[criterion]?.value ?? 'NE') === value)
        return refuse('done', 'That is your score already.')
      return ofCriterion(room, criterion, () =>
        accept({ type: 'score.revised', criterion, value, reason, ...maybePinned(room, pin, now) }),
      )
    },
  ],
  'note.offer': [
    'interviewer',
    ['over'],
    (room, { note }, actor) =>
      ofOwnNote(room, note, actor, offered =>
        offered ? refuse('done') : accept({ type: 'note.offered', note }),
      ),
  ],
  'note.withhold': [
    'interviewer',
    ['over'],
    (room, { note }, actor) =>
      ofOwnNote(room, note, actor, offered =>
        offered ? accept({ type: 'note.withheld', note }) : refuse('done'),
      ),
  ],
  'debrief.release': [
    'lead',
    ['over'],
    room => accept(...sharing(room), { type: 'debrief.released', release: release(room) }),
  ],
}

const submitted = refuse('done', 'You have submitted your scores; they stay as they are.')

/** What one has submitted stays as it is. */
const whileOpen = ({ panel }: Room, { seat }: SeatActor, ruling: () => Decision): Decision =>
  panel.submitted.includes(seat) ? submitted : ruling()

/** Nobody gives away another's note. */
function ofOwnNote(
  { panel }: Room,
  id: number,
  { seat }: SeatActor,
  ruling: (offered: boolean) => Decision,
): Decision {
  const note = panel.notes.find(one => one.id === id && one.seat === seat)
  return note ? ruling(note.offered === true) : refuse('unknown', 'You took no such note.')
}

/**
 * At the end the candidate gets a scorecard: titles and what is asked, with anchors only if they are alone. A hidden
 * criterion is on it only for who is alone, since nobody else could score it.
 */
export function openingScorecard({ open, panel }: Room): Fact {
  const rows = (panel.guide?.rubric.criteria ?? []).filter(c => open.alone || !c.hidden)
  const criteria = rows.map((c): OwnCriterion => {
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
  return {
    ...pin,
    ...(asked?.on ? { on: asked.on } : {}),
    ...(asked?.quote ? { quote: asked.quote } : {}),
    ...(open.endedAt === null ? {} : { later: true as const }),
  }
}
