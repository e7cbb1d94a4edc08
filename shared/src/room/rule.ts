/** The form of a rule: who may ask a command, at which stages, and what then happens. Knows no command. */
import type { At } from '../base/brand.js'
import type { Fact } from './event.js'
import type { Decision } from './refusal.js'
import type { Stage } from './parts/phases/facts.js'
import type { Room } from './room.js'
import type { Actor, Role } from './seat.js'

/** `lead`: the interviewer, or the candidate of a room that is alone. `talk`: both of them, never an observer. */
export type Who = 'lead' | 'interviewer' | 'candidate' | 'talk' | 'anybody'
export type When = readonly Stage[]

export const live: When = ['live']
export const started: When = ['live', 'over']
export const always: When = ['lobby', 'live', 'over']

/** Who leads a room: the interviewer, or the candidate of one that is alone. */
export const leads = ({ open }: Room, role: Role): boolean =>
  role === 'interviewer' || (open.alone && role === 'candidate')

export type SeatActor = Exclude<Actor, 'clock'>

/** What a command makes happen, or why it may not be. `now` does not lie before the room's last event. */
type Decide<Asked> = (room: Room, asked: Asked, actor: SeatActor, now: At) => Decision

/** By command type. */
export type Rules<Asked extends { readonly type: string }> = {
  readonly [Type in Asked['type']]: readonly [
    who: Who,
    when: When,
    decide: Decide<Extract<Asked, { readonly type: Type }>>,
  ]
}

/** The same for what only the server's own doors ask: any time, for no seat. */
export type DoorRules<Asked extends { readonly type: string }> = {
  readonly [Type in Asked['type']]: (
    room: Room,
    asked: Extract<Asked, { readonly type: Type }>,
    now: At,
  ) => Decision
}

/** Something the clock owes: the moment at which it is due, and what happens then. */
export interface Due {
  readonly at: At
  readonly facts: (room: Room) => readonly Fact[]
}
