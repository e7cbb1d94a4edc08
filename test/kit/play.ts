/** A room played by hand in memory: the host's loop (settle, decide, place) with a clock that only moves when told to. */
import {
  at,
  decide,
  decideAtDoor,
  maySee,
  place,
  settle,
  stamp,
  vacant,
  type At,
  type Command,
  type Decision,
  type DoorCommand,
  type Event,
  type Fact,
  type Role,
  type Room,
} from '@signalroom/shared'
import { sampleOpening } from './sample.js'

export const start = 1_700_000_000_000
export type Person = { readonly seat: string; readonly role: Role }
export const lee: Person = { seat: 'lee', role: 'interviewer' }
export const mina: Person = { seat: 'mina', role: 'candidate' }
export const omar: Person = { seat: 'omar', role: 'observer' }

export class Play {
  room: Room = vacant
  now: At = at(start)
  readonly log: Event[] = []

  constructor(facts: readonly Fact[] = sampleOpening(), people: readonly Person[] = [lee, mina, omar]) {
    this.put(facts, 'clock')
    for (const { seat, role } of people) this.door({ type: 'seat.take', seat, role, name: seat }, seat)
  }

  /** Lets time pass; the clock pays what it owes only when somebody asks, unless `wake` is called. */
  wait(milliseconds: number): this {
    this.now = at(this.now + milliseconds)
    return this
  }
  /** An alarm that rings now, needed or not. */
  wake(): this {
    const owed = settle(this.room, this.now)
    const placed = place(this.room, owed)
    this.room = placed.room
    this.log.push(...placed.events)
    return this
  }
  ask(command: Command, person: Person = lee): Decision {
    this.wake()
    return this.take(decide(this.room, command, person, this.now), person.seat)
  }
  door(command: DoorCommand, actor = 'clock'): Decision {
    this.wake()
    return this.take(decideAtDoor(this.room, command, this.now), actor)
  }
  /** Types of the events since `seq`. */
  since(seq: number): readonly string[] {
    return this.log.filter(event => event.seq > seq).map(event => event.type)
  }
  seenBy(person: Person): readonly Event[] {
    return this.log.filter(event => maySee(event, person))
  }
  /** A round that has begun. */
  static live(facts?: readonly Fact[]): Play {
    const play = new Play(facts)
    play.ask({ type: 'round.start' })
    return play
  }

  private take(decision: Decision, actor: string): Decision {
    if (decision.ok) this.put(decision.facts, actor)
    return decision
  }
  private put(facts: readonly Fact[], actor: string): void {
    const placed = place(this.room, stamp(facts, actor, this.now))
    this.room = placed.room
    this.log.push(...placed.events)
  }
}
