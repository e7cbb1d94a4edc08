/** The one line each side sees now. Knows the cadence and the words; knows no screen and no clock of its own. */
import { exhaustive } from '../base/exhaustive.js'
import { cadence, type Cadence } from './cadence.js'
import { moment, type Heard, type Side } from './heard.js'
import { excused, working } from './silence.js'
import type { Asked, Nudge } from './record.js'
import type { StateOf } from './state.js'
import {
  ACK_BY,
  ANSWER_SHOWN,
  CHECK_SHOWN,
  CHUNK_LAND,
  CONFIRM_BY,
  DEAD_NUDGE,
  PAUSE_MAX_OK,
  PAUSE_MIN_OK,
  STALL,
} from './thresholds.js'

export interface Cue {
  readonly kind:
    | 'empty'
    | 'land'
    | 'ask'
    | 'still'
    | 'weigh'
    | 'narrate'
    | 'check'
    | 'waiting'
    | 'answered'
    | 'offline'
    | 'exam'
    | 'noticed'
  readonly text: string
  /** While it is time to ask: how far the ring has closed, 0 at two seconds of silence, 1 at three. */
  readonly ring?: number
}

export interface Showing {
  /** No cues, though all is logged as ever. */
  readonly exam: boolean
  readonly names: Readonly<Record<Side, string>>
  readonly linkLost?: boolean | undefined
  /** This tab alone has what was written: its device keeps nothing. */
  readonly onlyHere?: boolean | undefined
}

const nothing: Cue = { kind: 'empty', text: '' }
const offline = 'Offline. Kept on this device; the clock waits.'
const offlineHere = 'Offline. Keep this tab open; the clock waits.'

/** What the candidate sees now. A lost link is all that may replace a cue. */
export function cue(heard: readonly Heard[], now: number, showing: Showing): Cue {
  const { exam, names, linkLost, onlyHere } = showing
  if (linkLost) return { kind: 'offline', text: onlyHere ? offlineHere : offline }
  if (exam) return begun(heard, now) ? nothing : { kind: 'exam', text: 'Exam mode: no cues' }
  const current = cadence(heard, now)
  if (current.state.type === 'suspended') return nothing
  return answer(current, now, names.interviewer) ?? standing(current, now, names.interviewer)
}

const begun = (heard: readonly Heard[], now: number): boolean =>
  heard.some(one => one.type !== 'suspend' && one.type !== 'resume' && moment(one) <= now)

/** What the interviewer said to the question, for two seconds. Their voice needs no line. */
function answer({ asked }: Cadence, now: number, name: string): Cue | null {
  const last = asked
    .filter(one => one.ack !== null && one.ack.kind !== 'voice')
    .toSorted((a, b) => (a.ack?.at ?? 0) - (b.ack?.at ?? 0))
    .at(-1)?.ack
  if (!last || last.kind === 'voice' || now - last.at > ANSWER_SHOWN) return null
  return { kind: 'answered', text: `${name}: ${said[last.kind]}` }
}

const said = { yes: 'yes', no: 'no', adjust: 'adjust', nod: 'nods', question: 'has a question' }

function standing(current: Cadence, now: number, name: string): Cue {
  const { state } = current
  switch (state.type) {
    case 'chunk':
      return state.via === 'voice' && now - state.from >= CHUNK_LAND
        ? { kind: 'land', text: 'Land this point.' }
        : check(current, now)
    case 'pause':
      return silent(current, state, now)
    case 'awaiting':
      return { kind: 'waiting', text: `Waiting for ${name}` }
    case 'idle':
      return state.since !== null && stalled(current, state.since, state.think, now)
        ? narrate
        : check(current, now)
    case 'confirming':
    case 'floor':
    case 'suspended':
      return nothing
    default:
      return exhaustive(state)
  }
}

const narrate: Cue = { kind: 'narrate', text: 'Narrate one line.' }

function check({ nudges }: Cadence, now: number): Cue {
  return shown(nudges, now) ? { kind: 'check', text: 'You made two proposals with no check.' } : nothing
}

const shown = (nudges: readonly Nudge[], now: number): boolean =>
  nudges.some(one => one.kind === 'no-check' && now - one.at < CHECK_SHOWN)

/** Silence: first a breath, then time to ask, then amber; hands at work and a declared thought are left in peace. */
function silent(current: Cadence, state: StateOf<'pause'>, now: number): Cue {
  const quiet = now - state.since
  if (stalled(current, state.since, state.think, now)) return narrate
  if (quiet < PAUSE_MIN_OK || excused(state.think, now)) return check(current, now)
  if (state.via === 'typed')
    return current.chunks[state.chunk]?.substantive && quiet < CONFIRM_BY ? askNow(quiet) : nothing
  if (quiet <= PAUSE_MAX_OK) return askNow(quiet)
  if (working(current.work, { from: state.since, to: now })) return nothing
  return quiet < DEAD_NUDGE
    ? { kind: 'still', text: 'Still yours: ask, or say what you are weighing.' }
    : { kind: 'weigh', text: 'Say what you are weighing, or ask for 30 seconds.' }
}

const askNow = (quiet: number): Cue => ({
  kind: 'ask',
  text: 'Now ask: does that meet their target?',
  ring: Math.min(1, (quiet - PAUSE_MIN_OK) / (PAUSE_MAX_OK - PAUSE_MIN_OK)),
})

/** Half a minute without a word, hands at work. */
const stalled = ({ work }: Cadence, since: number, think: number | null, now: number): boolean =>
  now - Math.max(since, think ?? since) >= STALL &&
  working(work, { from: Math.max(since, now - STALL), to: now })

export interface InterviewerCue {
  readonly kind: 'empty' | 'quiet' | 'asked' | 'no-check'
  readonly text: string
}

/** What the interviewer alone sees now. */
export function interviewerCue(heard: readonly Heard[], now: number): InterviewerCue {
  const { state, work, nudges } = cadence(heard, now)
  if (state.type === 'awaiting' && now - state.since >= ACK_BY)
    return { kind: 'asked', text: 'They asked you to confirm.' }
  const dead =
    state.type === 'pause' &&
    state.via !== 'typed' &&
    now - state.since >= DEAD_NUDGE &&
    !excused(state.think, now) &&
    !working(work, { from: state.since, to: now })
  if (dead) return { kind: 'quiet', text: 'Quiet 4 s. Wait, or hint?' }
  if (shown(nudges, now)) return { kind: 'no-check', text: 'No check in two proposals.' }
  return { kind: 'empty', text: '' }
}

/** A question of the candidate that nobody has answered. */
export interface Waiting {
  readonly id: string
  readonly since: number
  /** Five seconds have passed. */
  readonly overdue: boolean
}

/** The interviewer's tray: the open questions, newest first. */
export function waiting(heard: readonly Heard[], now: number): readonly Waiting[] {
  return cadence(heard, now)
    .asked.filter(open)
    .map(({ id, to }) => ({ id, since: to, overdue: now - to >= ACK_BY }))
    .toSorted((a, b) => b.since - a.since)
}

const open = (asked: Asked): boolean => asked.ack === null && asked.outcome !== 'repeated'
