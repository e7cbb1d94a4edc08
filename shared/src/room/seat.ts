/** Seats and roles, and who an actor is. Knows no rules. */
import { z } from 'zod'
import { visibleLine } from '../base/visible.js'

export const Role = z.enum(['interviewer', 'candidate', 'observer'])
export type Role = z.infer<typeof Role>
export const roles = Role.options

export interface Seat {
  readonly id: string
  readonly role: Role
  /** As typed at the door, without what is not seen; 1 to 40 characters. */
  readonly name: string
  /** Of cursors, marks and avatars; readable on both themes with white text on it. */
  readonly colour: string
}

/** Ids of those who are interviewed. */
export const candidateIds = (seats: readonly Seat[]): ReadonlySet<string> =>
  new Set(seats.filter(({ role }) => role === 'candidate').map(({ id }) => id))

/** Who a command comes from: a seat, or the clock. Never taken from the wire. */
export type Actor = { readonly seat: string; readonly role: Role } | 'clock'

const first = { interviewer: '#6a4bb0', candidate: '#0f6b5c', observer: '#6d675e' } as const
const others = ['#1f6fb2', '#b4560f', '#8a4fbf', '#a8326e', '#4c6b1f', '#3f5bb5', '#8a5a12', '#2b6f78']

/** The colour of the next seat: the role's own for its first, then one nobody has, then round again. */
export function nextColour(seats: readonly Seat[], role: Role): string {
  const taken = new Set(seats.map(seat => seat.colour))
  const free = [first[role], ...others].find(colour => !taken.has(colour))
  return free ?? others[seats.length % others.length] ?? first[role]
}

/** The name a seat may carry: one line of 1 to 40 characters, without what is not seen. */
export const SeatName = z
  .string()
  .max(400, 'is too long: 40 characters at most')
  .overwrite(visibleLine)
  .min(1, 'needs a letter, a digit or a sign that can be seen')
  .max(40, 'is too long: 40 characters at most')
  // Marks alone, or a tower of them, would stand in the lines of others.
  .refine(name => !/^\p{M}|\p{M}{9}/u.test(name), 'has too many marks on one letter: type fewer of them')
