/** Who seals what until when, what the clock lifts, and what a seal closes or hides from a seat. Knows no bytes. */
import type { At } from '../../../base/brand.js'
import * as clock from '../../clock.js'
import type { Pane } from '../../document.js'
import type { Fact } from '../../event.js'
import { accept, refuse, type Decision, type Refusal } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, type Due, type Rules } from '../../rule.js'
import type { Role } from '../../seat.js'
import type { Seal, SealCommand, Until } from './facts.js'

/** So many of a room last at once. */
const most = 20

export const sealRules: Rules<SealCommand> = {
  'seal.set': ['interviewer', live, setSeal],
  'seal.lift': [
    'interviewer',
    live,
    (room, { seal: id }) => {
      // A card that is kept back is known by its own id, and is given up: it plays itself no more.
      if (Object.hasOwn(room.panel.sealedCards, id) && room.panel.sealedCards[id])
        return accept({ type: 'card.sealed', card: id, until: null })
      const seal = lasting(room).find(one => one.seal === id)
      return seal && seal.reason !== 'private' ? accept(lifting(room, seal, 'asked')) : refuse('unknown')
    },
  ],
  'hidden.show': [
    'talk',
    ['over'],
    (room, { seal: id, shown }, { seat, role }) => {
      const seal = ownHidden(room, { seat, role }).find(one => one.seal === id)
      if (!seal) return refuse('unknown')
      return (seal.isShown ?? false) === shown
        ? refuse('nothing')
        : accept({ type: 'hidden.shown', seal: id, shown })
    },
  ],
}

/** What was hidden from others and is this seat's to show: its own work, or, where interviewers set the seal, theirs. */
export const ownHidden = ({ open }: Room, { seat, role }: Viewer): readonly Seal[] =>
  open.seals.filter(
    ({ does, on, for: whom }) =>
      does === 'hides' &&
      on.type === 'documents' &&
      ('allBut' in whom ? whom.allBut === seat : role === 'interviewer'),
  )

/** The seals that last. */
export const lasting = ({ open }: Room): readonly Seal[] => open.seals.filter(one => one.liftedAt === null)

/** The seal that closes a document for a seat now. */
export const closedBy = (room: Room, pane: Pane, viewer: Viewer): Seal | undefined =>
  lasting(room).find(seal => seal.does === 'closes' && isOn(seal, pane) && isFor(seal, viewer))

/** The seal that hides something in a document from somebody now; at most one does. */
export const hiddenBy = (room: Room, pane: Pane): Seal | undefined =>
  lasting(room).find(seal => seal.does === 'hides' && isOn(seal, pane))

const isOn = ({ on }: Seal, pane: Pane): boolean => on.type === 'documents' && on.documents.includes(pane)

interface Viewer {
  readonly seat: string
  readonly role: Role
}
/** Whether a seal is one for this seat. */
export const isFor = (seal: Seal, { seat, role }: Viewer): boolean =>
  'allBut' in seal.for ? seal.for.allBut !== seat : seal.for.roles.includes(role)

/** What would carry hidden work, or what it amounts to, into the log that everybody reads. */
const telling: Readonly<Record<string, Pane | undefined>> = {
  'run.start': 'code',
  'code.measure': 'code',
  'board.measure': 'board',
  'drawing.tell': 'board',
}

/** Nothing, or why a seat that works where others do not see it may not ask this: it would show what is hidden. */
export function wouldShow(room: Room, type: string, viewer: Viewer): Refusal | null {
  const pane = telling[type]
  const seal = pane && hiddenBy(room, pane)
  return seal && !isFor(seal, viewer) ? refuse('private') : null
}

function setSeal(
  room: Room,
  { on, does, for: roles, until: asked }: Extract<SealCommand, { type: 'seal.set' }>,
  _: unknown,
  now: At,
): Decision {
  const until = asked ?? null
  if (until && !(endOf(room, until, now) > now))
    return refuse('malformed', `until.${Object.keys(until)[0]}: a seal must end after it begins`)
  if (on.type !== 'documents' && until === null)
    return refuse('malformed', 'until: what is kept back needs the time at which it is told')
  if (lasting(room).length >= most) return refuse('limit', `This room holds ${most} seals at once.`)
  const terms = { seal: `seal-${room.seq + 1}`, does, for: { roles }, until }
  switch (on.type) {
    case 'documents': {
      const { documents } = on
      const lacks = documents.find(pane => !room.open.documents.includes(pane))
      if (lacks)
        return refuse('unknown', `on.documents: this room has no document "${lacks}" that can be sealed`)
      if (does === 'hides' && documents.some(pane => hiddenBy(room, pane)))
        return refuse('done', 'on.documents: something is hidden there already')
      if (does === 'closes' && documents.every(pane => isLocked(room, pane, roles)))
        return refuse('done', 'That is locked already.')
      return accept({ type: 'seal.set', reason: 'locked', on: { type: 'documents', documents }, ...terms })
    }
    case 'text': {
      const { title, text } = on
      return accept(
        { type: 'seal.set', reason: 'not-yet', on: { type: 'text', title }, ...terms },
        { type: 'text.sealed', seal: terms.seal, text },
      )
    }
    case 'card': {
      if (room.open.cards.some(card => card.card === on.card))
        return refuse('done', 'That card has been played.')
      if (!room.panel.guide?.question.cards.some(card => card.id === on.card))
        return refuse('unknown', 'on.card: the deck has no such card')
      return accept({ type: 'card.sealed', card: on.card, until: until as Until })
    }
  }
}

/** Whether interviewers have closed it for all of these already. */
const isLocked = (room: Room, pane: Pane, roles: readonly Role[]): boolean =>
  lasting(room).some(
    seal =>
      seal.reason === 'locked' &&
      seal.does === 'closes' &&
      isOn(seal, pane) &&
      'roles' in seal.for &&
      roles.every(role => 'roles' in seal.for && seal.for.roles.includes(role)),
  )

/** The moment at which something ends if the clock goes on as it does; never while it stands, for what goes by the clock. */
function endOf({ open }: Room, until: Until, now: At): number {
  if ('at' in until) return until.at
  const { roundSpent } = clock.read(open.clock, now)
  return until.spent > roundSpent ? now + (until.spent - roundSpent) : now
}

/** What lifts a seal: the round's own have events of their own. */
function lifting(room: Room, { seal, on }: Seal, cause: 'asked' | 'clock' | 'round'): Fact {
  if (seal === 'board') return { type: 'board.opened', cause: cause === 'clock' ? 'clock' : 'interviewer' }
  if (seal === 'focus') return { type: 'focus.ended', cause }
  const text = on.type === 'text' ? { text: room.panel.sealedTexts[seal] ?? '' } : {}
  return { type: 'seal.lifted', seal, cause, ...text }
}

/** The next seal that ends by itself, or the next card that was kept back. */
export function sealEnds(room: Room): Due | null {
  const { seals, cards } = room.open
  let first: Due | null = null
  const consider = (until: Until | null, facts: Due['facts']) => {
    const at = until === null ? null : whenOver(room, until)
    if (at !== null && (!first || at < first.at)) first = { at, facts }
  }
  for (const seal of seals)
    if (seal.liftedAt === null) consider(seal.until, now => [lifting(now, seal, 'clock')])
  for (const [id, until] of Object.entries(room.panel.sealedCards)) {
    const card = room.panel.guide?.question.cards.find(one => one.id === id)
    if (card && !cards.some(one => one.card === id))
      consider(until, () => [{ type: 'card.fired', card: id, title: card.title, text: card.text }])
  }
  return first
}
const whenOver = ({ open }: Room, until: Until): At | null =>
  'at' in until ? until.at : clock.whenSpent(open.clock, until.spent)

/** With the round every seal of a document ends, but for a board that never opened; a text that nobody read stays unread. */
export const endingSeals = (room: Room): readonly Fact[] =>
  lasting(room)
    .filter(({ seal, on }) => seal !== 'board' && on.type === 'documents')
    .map(seal => lifting(room, seal, 'round'))
