/** Who may ask what at which stage, and what a command makes happen or why it may not be. Pure; the clock was settled before. */
import type { At } from '../base/brand.js'
import { bounds } from './bounds.js'
import type { Command, CommandType, DoorCommand } from './command.js'
import { wouldShow } from './parts/seal/rules.js'
import { refuse, type Decision, type Refusal } from './refusal.js'
import { shownOut, type Room } from './room.js'
import { leads, type SeatActor, type Who } from './rule.js'
import { doorRules, rules } from './rules.js'
import type { Role } from './seat.js'

/** Who asks: the door has mapped a token to a seat. `now` must not lie before the room's last event. */
export function decide(room: Room, command: Command, actor: SeatActor, now: At): Decision {
  const no = mayNot(room, command.type, actor.role) ?? wouldShow(room, command.type, actor)
  if (no) return no
  if (shownOut(room, actor.seat)) return refuse('role', 'This seat was shown out.')
  if (room.seq >= bounds.events)
    return refuse('limit', 'This room holds as many events as it can; end the round and read the debrief.')
  const [, , ruling] = rules[command.type]
  // The rule stands under the command's own type, which TypeScript cannot see.
  return ruling(room, command as never, actor, now)
}

/** The same for what only the server's doors may ask. */
export const decideAtDoor = (room: Room, command: DoorCommand, now: At): Decision =>
  doorRules[command.type](room, command as never, now)

/** Nothing, or why this seat may not ask this now whatever the details are. */
export function mayNot(room: Room, type: CommandType, role: Role): Refusal | null {
  const [who, when] = rules[type]
  const { stage, released } = room.open
  if (!holds(who, room, role)) return refuse('role')
  if (when.includes(stage)) return released && !evenReleased.has(type) ? refuse('released') : null
  if (stage === 'over') return refuse('over')
  if (stage === 'live')
    return refuse(when.includes('over') && !when.includes('lobby') ? 'not-over' : 'started')
  return refuse('not-started')
}

/** What changes nothing that was released. */
const evenReleased: ReadonlySet<CommandType> = new Set<CommandType>([
  'chat.say',
  'note.take',
  'bookmark.keep',
  'bookmark.drop',
  'swap.agree',
  'swap.decline',
  'failure.judge',
  'words.utter',
  'words.import',
  'words.correct',
  'words.erase',
])

function holds(who: Who, room: Room, role: Role): boolean {
  switch (who) {
    case 'lead':
      return leads(room, role)
    case 'talk':
      return role !== 'observer'
    case 'anybody':
      return true
    default:
      return role === who
  }
}
