/** Turns the part of a room's log that the cadence is computed from into what the coach hears. Knows no thresholds. */
import type { OpenHalf } from '../room/room.js'
import type { Event } from '../room/event.js'
import type { Heard } from './heard.js'

export function listen(open: OpenHalf): readonly Heard[] {
  const who = new Map(open.seats.map(seat => [seat.id, seat.role]))
  // What is said in the lobby or after the bell is no part of the round.
  const within = open.heard.filter(event => open.startedAt !== null && event.at >= open.startedAt && event.at <= (open.endedAt ?? event.at))
  const heard = within.flatMap(event => hear(event, who.get(event.actor) === 'interviewer' ? 'interviewer' : 'candidate'))
  return open.endedAt === null ? heard : [...heard, { type: 'end', id: 'end', at: open.endedAt }]
}

function hear(event: Event, who: 'candidate' | 'interviewer'): readonly Heard[] {
  const id = String(event.seq)
  const { at } = event
  switch (event.type) {
    case 'voice.spoke':
      return [{ type: 'voice', id, who, from: event.from, to: event.to }]
    case 'work.shown':
      return who === 'candidate' ? [{ type: 'work', id, from: event.from, to: event.to }] : []
    case 'chat.said':
      return [{ type: 'typed', id, who, at, text: event.text }]
    case 'chunk.begun':
      return [{ type: 'speaking', id, who, from: at }]
    case 'chunk.ended':
      return [{ type: 'mark', id, mark: 'chunk-end', at }]
    case 'confirm.asked':
      return [{ type: 'mark', id, mark: 'confirm', at }]
    case 'thought.declared':
      return [{ type: 'mark', id, mark: 'think', at }]
    case 'confirm.answered':
      return [{ type: 'ack', id, kind: event.answer, at }]
    case 'nod.given':
      return [{ type: 'ack', id, kind: 'nod', at }]
    case 'clock.paused':
    case 'link.lost':
      return [{ type: 'suspend', id, at }]
    case 'clock.resumed':
    case 'link.restored':
      return [{ type: 'resume', id, at }]
    default:
      return []
  }
}
