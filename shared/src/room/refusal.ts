/** Why a command may not be: a closed set of reasons, each with its sentence for the person who asked. Knows no rules. */
import type { Fact } from './event.js'

export const refusals = {
  malformed: 'That did not arrive in a form this room understands.',
  role: 'Your seat may not do that.',
  'not-started': 'The round has not started yet.',
  started: 'The round has started already.',
  over: 'The round is over.',
  'not-over': 'That waits until the round is over.',
  released: 'The debrief is released; it stays as it is.',
  stale: 'Somebody was faster: the room has moved on since.',
  oneself: 'That is your own seat; only somebody else can be shown out.',
  unknown: 'There is no such thing in this room.',
  done: 'That has been done already.',
  nothing: 'There is nothing here to answer.',
  paused: 'The clock stands already.',
  running: 'The clock runs already.',
  private: 'That would show the others what is yours alone just now.',
  limit: 'This room holds as much of that as it can.',
  full: 'Every seat in this room is taken.',
  busy: 'Too many at once. Wait a moment, then try again.',
} as const
export type RefusalReason = keyof typeof refusals

/** `detail` is a sentence for a person; it never holds a secret. */
export interface Refusal {
  readonly ok: false
  readonly refusal: RefusalReason
  readonly detail: string
}
export interface Accepted {
  readonly ok: true
  readonly facts: readonly Fact[]
}
export type Decision = Accepted | Refusal

export const refuse = (refusal: RefusalReason, detail: string = refusals[refusal]): Refusal => ({
  ok: false,
  refusal,
  detail,
})
export const accept = (...facts: readonly Fact[]): Accepted => ({ ok: true, facts })
