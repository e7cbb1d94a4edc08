/** When interviewers see what others judged: once all whose scores count have submitted. Knows no door and no link. */
import type { Fact } from '../../event.js'
import { shownOut, type Room } from '../../room.js'
import type { Seat } from '../../seat.js'
import { ownUnjudged, type OwnJudgement } from './facts.js'
import { judged } from './release.js'

/** What follows when this one submits: whether it is the last whose scores were waited for. */
export const submitting = (room: Room, seat: string): readonly Fact[] =>
  allBut(room, seat).every(({ id }) => room.panel.submitted.includes(id)) ? opening(room) : []

/** What follows when a candidate submits: interviewers who all have may see it, else it waits for them. */
export const submittingSelf = (room: Room, seat: string): readonly Fact[] =>
  panelDone(room) ? sharingSelves(room, [seat]) : []

/** Nobody waits for the scores of who is shown out: they may have been the last. */
export function leavingPanel(room: Room, seat: string): readonly Fact[] {
  const others = allBut(room, seat)
  const done = others.length > 0 && others.every(({ id }) => room.panel.submitted.includes(id))
  return done ? opening(room) : []
}

/** With one interviewer there is nobody to share with. */
export const sharing = (room: Room): readonly Fact[] =>
  room.panel.shared || room.open.seats.filter(({ role }) => role === 'interviewer').length < 2
    ? []
    : [{ type: 'scores.shared', judged: judged(room) }]

/** Whether every interviewer whose scores count has closed them. */
export function panelDone(room: Room): boolean {
  const counted = allBut(room, null)
  return counted.length > 0 && counted.every(({ id }) => room.panel.submitted.includes(id))
}

const opening = (room: Room): readonly Fact[] => [
  ...sharing(room),
  ...sharingSelves(room, room.open.selfSubmitted),
]

/** Scores and what they rest on, and nothing else that a candidate keeps. */
function sharingSelves({ own, panel }: Room, seats: readonly string[]): readonly Fact[] {
  const selves = seats
    .filter(seat => !Object.hasOwn(panel.selves, seat))
    .map((seat): readonly [string, OwnJudgement] => {
      const { scores, evidence } = own[seat] ?? ownUnjudged
      return [seat, { scores, evidence }]
    })
  return selves.length > 0 ? [{ type: 'self.shared', selves: Object.fromEntries(selves) }] : []
}

/** The other seats whose scores count: interviewers who were not shown out. */
const allBut = (room: Room, seat: string | null): readonly Seat[] =>
  room.open.seats.filter(({ id, role }) => role === 'interviewer' && id !== seat && !shownOut(room, id))
