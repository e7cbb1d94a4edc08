/** When interviewers see what the others judged: once all whose scores count have submitted. Knows no door and no link. */
import type { Fact } from '../../event.js'
import { shownOut, type Room } from '../../room.js'
import type { Seat } from '../../seat.js'
import { judged } from './release.js'

/** What follows when this one submits: whether it is the last whose scores were waited for. */
export const submitting = (room: Room, seat: string): readonly Fact[] =>
  allBut(room, seat).every(({ id }) => room.panel.submitted.includes(id)) ? sharing(room) : []

/** Nobody waits for the scores of who is shown out: they may have been the last. */
export function leavingPanel(room: Room, seat: string): readonly Fact[] {
  const others = allBut(room, seat)
  const done = others.length > 0 && others.every(({ id }) => room.panel.submitted.includes(id))
  return done ? sharing(room) : []
}

/** With one interviewer there is nobody to share with. */
export const sharing = (room: Room): readonly Fact[] =>
  room.panel.shared || room.open.seats.filter(({ role }) => role === 'interviewer').length < 2
    ? []
    : [{ type: 'scores.shared', judged: judged(room) }]

/** The other seats whose scores count: interviewers who were not shown out. */
const allBut = (room: Room, seat: string): readonly Seat[] =>
  room.open.seats.filter(({ id, role }) => role === 'interviewer' && id !== seat && !shownOut(room, id))
