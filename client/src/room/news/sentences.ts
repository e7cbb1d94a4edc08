/** What a person who does not look at the screen is told of what happened: one sentence each, none of what they did. */
import {
  clockText,
  dependWords,
  faultWords,
  type Answer,
  type Event,
  type Pane,
  type Role,
  type Room,
} from '@signalroom/shared'
import { runWords } from '../code/words'

type SealTerms = Pick<Extract<Event, { type: 'seal.set' }>, 'on' | 'does' | 'for'>

interface Hearer {
  readonly seat: string
  readonly role: Role
}

/** `room` is as it stands after the event. Null for what is no news, and for what another live region says. */
export function sentenceOf(event: Event, room: Room, me: Hearer): string | null {
  if (event.type === 'run.ended') return ofRun(event.run, room, me)
  if (event.actor === me.seat) return null
  const { open } = room
  const name = (seat: string) => open.seats.find(one => one.id === seat)?.name ?? 'Somebody'
  switch (event.type) {
    case 'seat.taken':
      return event.seat === me.seat ? null : `${event.name} has come in.`
    case 'seat.removed':
      return `${name(event.seat)} was shown out.`
    case 'round.started':
      return `The round has started. ${phase(room, event.phase)}`
    case 'phase.entered':
      return phase(room, event.to)
    case 'clock.paused':
      return 'The clock is paused.'
    case 'clock.resumed':
      return 'The clock runs again.'
    case 'clock.extended':
      return `${clockText(event.ms)} more for ${titleOf(room, event.phase)}.`
    case 'link.lost':
      return `The clock waits for ${name(event.seat)}.`
    case 'link.restored':
      return event.seat === me.seat ? null : `${name(event.seat)} is back, and the clock runs again.`
    case 'board.opened':
      // Takes and cycles have none.
      return open.plan.drill && open.plan.drill.of !== 'faults' ? null : 'The board is open.'
    case 'card.fired':
      return `A change came: ${event.title}.`
    case 'card.acknowledged':
      return me.role === 'interviewer' ? 'They have read the card.' : null
    case 'fault.injected':
      return `${faultWords(event)}: ${dependWords(event.dependants)}.`
    case 'fault.lifted':
      return liftedFault(event.fault, room)
    case 'hint.shown':
      return `A fact was told: ${event.topic}.`
    case 'code.released':
      return 'Hidden tests or further data are open to everybody now.'
    case 'confirm.asked':
      return me.role === 'candidate' ? null : asks(name(event.actor), event.text)
    case 'confirm.answered':
      // The candidate's cue says it.
      return me.role === 'candidate' ? null : `${name(event.actor)} answered: ${answers[event.answer]}.`
    case 'chat.said':
      return `${name(event.actor)}: ${event.text}`
    case 'focus.begun':
      return `${name(event.actor)} is in private focus.`
    case 'focus.ended':
      return 'Private focus is over: everything is shown.'
    case 'seal.set':
      return concerns(event, me) ? sealed(event) : null
    case 'seal.lifted':
      return ofLifted(event, room, me)
    case 'round.ended':
      return 'The round is over. The debrief is open.'
    case 'debrief.released':
      return 'The debrief is released: both scorecards are open.'
    default:
      return null
  }
}

/** Once for each phase, when it has a minute left. */
export const lastMinute = (room: Room): string =>
  `One minute left of ${titleOf(room, room.open.clock.phase)}.`

function liftedFault(id: number, { open }: Room): string | null {
  const fault = open.injected?.find(one => one.id === id)
  return fault ? `A fault is over: ${faultWords(fault)} no more.` : null
}

const titleOf = ({ open }: Room, id: string | null): string =>
  open.plan.phases.find(one => one.id === id)?.title ?? 'this phase'
function phase(room: Room, id: string): string {
  const budget = room.open.clock.budgets[id]
  return `Now: ${titleOf(room, id)}${budget === undefined ? '' : `, ${clockText(budget)}`}.`
}
const asks = (name: string, text: string | null): string =>
  text === null ? `${name} asks you to confirm.` : `${name} asks: ${text}`
const answers: Readonly<Record<Answer, string>> = { yes: 'yes', no: 'no', adjust: 'adjust' }

function ofRun(id: number, room: Room, me: Hearer): string | null {
  const run = room.open.runs.find(one => one.id === id)
  // The hidden tests of interviewers are told to nobody else by the log itself.
  if (!run) return null
  const whose =
    run.seat === me.seat
      ? 'Your run'
      : `The run of ${room.open.seats.find(one => one.id === run.seat)?.name ?? 'somebody'}`
  return `${whose}: ${runWords(run)}.`
}

const concerns = (seal: SealTerms, me: Hearer): boolean =>
  'roles' in seal.for ? seal.for.roles.some(role => role === me.role) : seal.for.allBut !== me.seat
const panes = (documents: readonly Pane[]): string => documents.map(one => `the ${one}`).join(' and ')
function sealed({ on, does }: SealTerms): string | null {
  if (on.type === 'text') return `A part of the question opens later: ${on.title}.`
  const what = panes(on.documents)
  return does === 'closes' ? `Locked for you: ${what}.` : `Hidden from you for now: ${what}.`
}
function ofLifted(event: Extract<Event, { type: 'seal.lifted' }>, { open }: Room, me: Hearer): string | null {
  const seal = open.seals.find(one => one.seal === event.seal)
  if (!seal || !concerns(seal, me)) return null
  if (seal.on.type === 'text') return event.text === undefined ? null : `Now open: ${seal.on.title}.`
  return `Open for you again: ${panes(seal.on.documents)}.`
}
