/** Who may ask what, and at which stage of the round. One table; the rest of the rules are in decide. */
import type { CommandType } from './command.js'
import { refuse, type Refusal } from './refusal.js'
import type { Room, Stage } from './room.js'
import type { Role } from './seat.js'

/** `lead`: the interviewer, or the candidate of a room that is alone. `talk`: both of them, never an observer. */
type Who = 'lead' | 'interviewer' | 'candidate' | 'talk'
type When = readonly Stage[]

const live: When = ['live']
const started: When = ['live', 'over']
const always: When = ['lobby', 'live', 'over']

const rights: Readonly<Record<CommandType, readonly [Who, When]>> = {
  'round.start': ['lead', ['lobby']],
  'phase.enter': ['lead', live],
  'clock.pause': ['lead', live],
  'clock.resume': ['lead', live],
  'clock.extend': ['lead', live],
  'board.open': ['lead', live],
  'round.end': ['lead', live],
  'debrief.release': ['lead', ['over']],
  'score.set': ['interviewer', started],
  'flag.raise': ['interviewer', started],
  'flag.withdraw': ['interviewer', started],
  'note.take': ['interviewer', always],
  'evidence.pin': ['interviewer', started],
  'evidence.unpin': ['interviewer', started],
  'question.mark': ['interviewer', live],
  'hint.show': ['lead', live],
  'card.fire': ['lead', live],
  'card.answer': ['lead', live],
  'confirm.answer': ['lead', live],
  'nod.give': ['interviewer', live],
  'hidden.report': ['interviewer', live],
  'code.release': ['lead', live],
  'layer.state': ['candidate', live],
  'line.add': ['candidate', live],
  'line.remove': ['candidate', live],
  'card.acknowledge': ['candidate', live],
  'chunk.begin': ['candidate', live],
  'chunk.end': ['candidate', live],
  'confirm.ask': ['candidate', live],
  'thought.declare': ['candidate', live],
  'self.score': ['candidate', ['over']],
  'chat.say': ['talk', always],
  'ear.open': ['talk', live],
  'ear.close': ['talk', live],
  'focus.begin': ['candidate', live],
  'focus.end': ['candidate', live],
  'recording.allow': ['talk', ['lobby', 'live']],
  'recording.refuse': ['talk', ['lobby', 'live']],
  // What was said when the bell rang is still on its way.
  'voice.spoke': ['talk', started],
  'board.measure': ['talk', live],
  'code.measure': ['talk', live],
  'run.start': ['talk', live],
  'run.stop': ['talk', live],
  'run.end': ['talk', live],
  'work.show': ['talk', live],
}

const holds = (who: Who, role: Role, alone: boolean): boolean => {
  switch (who) {
    case 'lead':
      return role === 'interviewer' || (alone && role === 'candidate')
    case 'talk':
      return role !== 'observer'
    default:
      return role === who
  }
}

/** Nothing, or why this seat may not ask this now whatever the details are. */
export function mayNot(room: Room, type: CommandType, role: Role): Refusal | null {
  const [who, when] = rights[type]
  const { stage, alone, released } = room.open
  if (!holds(who, role, alone)) return refuse('role')
  if (when.includes(stage))
    return released && type !== 'chat.say' && type !== 'note.take' ? refuse('released') : null
  if (stage === 'over') return refuse('over')
  if (stage === 'live')
    return refuse(when.includes('over') && !when.includes('lobby') ? 'not-over' : 'started')
  return refuse('not-started')
}

/** Who may write in a document now: asked by the gate for every frame. */
export const mayWriteWork = (room: Room, role: Role): boolean =>
  room.open.stage === 'live' && role !== 'observer'
