/** Who may ask what, and at which stage of the round: what the rules of all parts have in common. */
import type { CommandType } from './command.js'
import { refuse, type Refusal } from './refusal.js'
import type { Room } from './room.js'
import { leads, type Who } from './rule.js'
import { rules } from './rules.js'
import type { Role } from './seat.js'

function holds(who: Who, room: Room, role: Role): boolean {
  switch (who) {
    case 'lead':
      return leads(room, role)
    case 'talk':
      return role !== 'observer'
    default:
      return role === who
  }
}

/** Nothing, or why this seat may not ask this now whatever the details are. */
export function mayNot(room: Room, type: CommandType, role: Role): Refusal | null {
  const [who, when] = rules[type]
  const { stage, released } = room.open
  if (!holds(who, room, role)) return refuse('role')
  if (when.includes(stage))
    return released && type !== 'chat.say' && type !== 'note.take' ? refuse('released') : null
  if (stage === 'over') return refuse('over')
  if (stage === 'live')
    return refuse(when.includes('over') && !when.includes('lobby') ? 'not-over' : 'started')
  return refuse('not-started')
}
