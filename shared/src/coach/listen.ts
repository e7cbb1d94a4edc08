/** Turns the part of a room's log that the cadence is computed from into what the coach hears. Knows no thresholds. */
import type { OpenHalf } from '../room/room.js'
import type { Event } from '../room/event.js'
import type { Heard, Side } from './heard.js'

/** What is said in the lobby, after the bell or by an observer is no part of the talk. */
export function listen(open: OpenHalf): readonly Heard[] {
  const { startedAt, endedAt } = open
  if (startedAt === null) return []
  const sides = new Map(open.seats.map(seat => [seat.id, seat.role]))
  const heard = open.heard
    .filter(event => event.at >= startedAt && event.at <= (endedAt ?? event.at))
    .flatMap(event => {
      const side = sides.get(event.actor)
      return side === 'observer' ? [] : hear(event, side ?? 'candidate')
    })
  const start: Heard = { type: 'resume', id: 'start', at: startedAt }
  const end: readonly Heard[] = endedAt === null ? [] : [{ type: 'end', id: 'end', at: endedAt }]
  return [start, ...phases(open), ...heard, ...end]
}

/** A new phase cuts what was open in the one before. */
const phases = ({ visits }: OpenHalf): readonly Heard[] =>
  visits.slice(1).flatMap(({ at }, i): readonly Heard[] => [
    { type: 'suspend', id: `left ${i}`, at },
    { type: 'resume', id: `entered ${i}`, at: at + 1 },
  ])

function hear(event: Event, who: Side): readonly Heard[] {
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
      return [{ type: 'ack', id, kind: event.answer, at, confirm: String(event.confirm) }]
    case 'nod.given':
      return [{ type: 'ack', id, kind: 'nod', at }]
    case 'clock.paused':
      return [{ type: 'suspend', id, at }]
    case 'link.lost':
      return [{ type: 'suspend', id, at: event.since }]
    case 'clock.resumed':
    case 'link.restored':
      return [{ type: 'resume', id, at }]
    default:
      return []
  }
}
