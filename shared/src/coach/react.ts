/** What the other side's reaction, or the lack of one, makes of a question and of a pause. Knows no way into a chunk. */
import type { Ack, Speech } from './speech.js'
import type { AckKind } from './heard.js'
import { answeredCycle, idle, pause, type State, type StateOf, type Tape } from './record.js'
import { ACK_BY } from './thresholds.js'

export function otherSpoke(tape: Tape, speech: Speech): void {
  const { state } = tape
  const floor: State = { type: 'floor', to: speech.to, open: speech.open }
  if (state.type === 'suspended') return
  if (state.type === 'chunk') {
    // Words that end while the candidate still speaks are "mm-hm": no turn.
    if (state.open || speech.to <= state.to) return
    const from = Math.max(state.to, speech.from)
    tape.state = { ...state, reaction: { from, to: speech.to, speech: true, open: speech.open } }
    return
  }
  reacted(tape, state, speech.from, 'voice')
  tape.state = state.type === 'floor' ? { ...floor, to: Math.max(state.to, speech.to) } : floor
  tape.last = Math.max(tape.last, speech.to)
}

export function acked(tape: Tape, ack: Ack): void {
  const { state } = tape
  if (named(tape, ack) || state.type === 'suspended') return
  if (state.type === 'chunk') {
    if (state.open || ack.at < state.to || state.reaction) return
    tape.state = { ...state, reaction: { from: ack.at, to: ack.at, speech: false, open: false } }
    return
  }
  const counts = state.type === 'awaiting' || state.type === 'confirming'
  if (!counts && ack.kind !== 'nod') late(tape, ack)
  reacted(tape, state, ack.at, ack.kind)
  const end = state.type === 'confirming' ? Math.max(ack.at, state.to) : ack.at
  if (state.type !== 'floor') tape.state = idle(end)
  tape.last = Math.max(tape.last, end)
}

/** The other side reacts: to a question as its answer, in a pause before it was asked. */
function reacted(tape: Tape, state: State, at: number, kind: AckKind | 'voice'): void {
  tape.turned = true
  if (state.type === 'awaiting' || state.type === 'confirming') answered(tape, state, at, kind)
  if (state.type !== 'pause') return
  pause(tape, state, at)
  decide(tape, state.chunk, 'preempted', at)
}

/** An answer to a question by name: unless it is the current one, the talk goes on as it was. */
function named(tape: Tape, ack: Ack): boolean {
  if (ack.confirm === null) return false
  const asked = tape.asked.find(one => one.id === ack.confirm)
  const { state } = tape
  const current =
    (state.type === 'awaiting' || state.type === 'confirming') && tape.asked[state.asked] === asked
  if (!asked || current) return false
  asked.ack ??= { at: ack.at, kind: ack.kind, latency: Math.max(0, ack.at - asked.to) }
  return true
}

/** A yes with no question on the table answers the newest that was left open; its cycle stays what it was. */
function late(tape: Tape, ack: Ack): void {
  const asked = tape.asked.findLast(one => one.ack === null && one.outcome !== 'repeated')
  if (asked) asked.ack = { at: ack.at, kind: ack.kind, latency: Math.max(0, ack.at - asked.to) }
}

function answered(
  tape: Tape,
  state: StateOf<'confirming' | 'awaiting'>,
  at: number,
  kind: AckKind | 'voice',
) {
  const end = state.type === 'awaiting' ? state.since : state.to
  if (at - end >= ACK_BY) tape.nudges.push({ at: end + ACK_BY, kind: 'unanswered' })
  const asked = tape.asked[state.asked]
  if (!asked) return
  asked.ack = { at, kind, latency: Math.max(0, at - asked.to) }
  asked.outcome = 'answered'
  const chunk = asked.chunk === null ? undefined : tape.chunks[asked.chunk]
  if (chunk) chunk.cycle = answeredCycle(chunk, asked)
}

export function overdue(tape: Tape, state: StateOf<'awaiting'>, now: number): void {
  const at = state.since + ACK_BY
  if (now < at) return
  tape.nudges.push({ at, kind: 'unanswered' })
  resolve(tape, state.asked, 'unanswered')
}

export function resolve(tape: Tape, asked: number, outcome: 'unanswered' | 'not-waited' | 'cut'): void {
  const one = tape.asked[asked]
  if (!one) return
  one.outcome = outcome
  const chunk = one.chunk === null ? undefined : tape.chunks[one.chunk]
  if (chunk) chunk.cycle = outcome
}

/** The candidate talks on without an answer. */
export function movedOn(tape: Tape, state: StateOf<'confirming' | 'awaiting'>, at: number): void {
  const end = state.type === 'awaiting' ? state.since : state.to
  if (at - end < ACK_BY) resolve(tape, state.asked, 'not-waited')
  else overdue(tape, { type: 'awaiting', asked: state.asked, since: end }, at)
}

export function decide(tape: Tape, chunk: number | null, cycle: 'missed' | 'preempted', at: number): void {
  const draft = chunk === null ? undefined : tape.chunks[chunk]
  if (!draft) return
  draft.cycle = cycle
  draft.missedAt = cycle === 'missed' ? at : null
}
