/** The states of chunk, pause and confirm, and what moves between them. Knows beats, no people and no screen. */
import { exhaustive } from '../base/exhaustive.js'
import { time, type Beat, type Cut, type Speech } from './speech.js'
import { acked, decide, movedOn, otherSpoke, overdue, resolve } from './react.js'
import {
  asSpeech,
  idle,
  keep,
  lead,
  missedAt,
  nudgeChunk,
  nudgeSilence,
  nudgeStall,
  pause,
  type Reaction,
  type State,
  type StateOf,
  type Tape,
} from './record.js'
import { ASK_END, BREATH_MAX, CHUNK_MIN, CHUNK_WORDS } from './thresholds.js'

export function hear(tape: Tape, beat: Beat): void {
  advance(tape, time(beat))
  switch (beat.type) {
    case 'speech':
      return beat.who === 'candidate' ? candidateSpoke(tape, beat) : otherSpoke(tape, beat)
    case 'ack':
      return acked(tape, beat)
    case 'think':
    case 'chunk-end':
      return tape.state.type === 'suspended' ? undefined : pressed(tape, beat)
    case 'suspend':
    case 'end':
      return cut(tape, beat.at)
    case 'resume':
      if (tape.state.type === 'suspended') tape.state = idle(null)
      tape.last = beat.at
      return undefined
    default:
      return exhaustive(beat)
  }
}

/** What silence alone brings about by `now`. */
export function advance(tape: Tape, now: number): void {
  const { state } = tape
  if (state.type === 'chunk' && !state.open && now - state.to >= BREATH_MAX) {
    closeChunk(tape, state)
    advance(tape, now)
  } else if (state.type === 'confirming' && !state.open && now - state.to >= ASK_END)
    tape.state = { type: 'awaiting', asked: state.asked, since: state.to }
  else if (state.type === 'floor' && !state.open && now - state.to >= BREATH_MAX) tape.state = idle(state.to)
}

/** What is open at the last moment known is nudged, not closed. */
export function finish(tape: Tape, now: number): void {
  advance(tape, now)
  const { state } = tape
  if (state.type === 'chunk') nudgeChunk(tape, state)
  if (state.type === 'pause') {
    nudgeSilence(tape, state, now)
    const missed = missedAt(tape, state, now)
    if (missed !== null) decide(tape, state.chunk, 'missed', missed)
  }
  if (state.type === 'awaiting') overdue(tape, state, now)
  if (state.type === 'idle' && state.since !== null && tape.work.some(one => one.to > (state.since ?? now)))
    nudgeStall(tape, state.since, state.think, now)
}

function candidateSpoke(tape: Tape, speech: Speech): void {
  if (speech.confirm) return asks(tape, speech)
  const { state } = tape
  switch (state.type) {
    case 'chunk':
      if (speech.via !== 'typed' && state.via !== 'hand') return extend(tape, state, speech)
      closeChunk(tape, state)
      return candidateSpoke(tape, speech)
    case 'pause':
      leave(tape, state, speech.from)
      return begin(tape, speech)
    case 'idle':
      lead(tape, state, speech.from)
      return begin(tape, speech)
    case 'floor':
      return begin(tape, speech)
    case 'confirming':
      if (trails(state, speech)) {
        tape.state = { ...state, to: Math.max(state.to, speech.to), open: speech.open }
        return undefined
      }
      movedOn(tape, state, speech.from)
      return begin(tape, speech)
    case 'awaiting':
      movedOn(tape, state, speech.from)
      return begin(tape, speech)
    case 'suspended':
      return undefined
    default:
      return exhaustive(state)
  }
}

/** Words in the same breath as a question belong to it, unless they make a chunk. */
const trails = (state: StateOf<'confirming'>, speech: Speech): boolean =>
  speech.via === 'voice' &&
  speech.from - state.to < ASK_END &&
  speech.to - speech.from < CHUNK_MIN &&
  (speech.words ?? 0) < CHUNK_WORDS

function extend(tape: Tape, state: StateOf<'chunk'>, speech: Speech): void {
  const to = Math.max(state.to, speech.to)
  const { reaction } = state
  tape.state = {
    ...state,
    to,
    open: speech.open,
    words: state.words === null && speech.words === null ? null : (state.words ?? 0) + (speech.words ?? 0),
    substantive: known(state.substantive, speech.substantive),
    // A reaction that the candidate talked past was none, unless the other side is still talking.
    reaction: reaction && reaction.to > to ? reaction : null,
  }
}

const known = (a: boolean | null, b: boolean | null): boolean | null =>
  a === null || b === null ? (a ?? b) : a || b

function begin(tape: Tape, speech: Speech): void {
  const chunk = { ...asSpeech(speech), think: null, reaction: null }
  tape.state = chunk
  if (speech.via === 'typed') closeChunk(tape, chunk)
}

/** The chunk ends where its last words ended; too little to be one is dropped. */
function closeChunk(tape: Tape, state: StateOf<'chunk'>): void {
  const { to, think, via } = state
  const reaction = state.reaction
  nudgeChunk(tape, state)
  if (reaction) tape.turned = true
  if (!worthy(state)) {
    tape.last = to
    tape.state = reaction ? after(reaction) : idle(tape.turned ? to : null, think)
    return
  }
  keep(tape, state)
  const chunk = tape.chunks.length - 1
  if (reaction) decide(tape, chunk, 'preempted', reaction.from)
  tape.state = reaction ? after(reaction) : { type: 'pause', chunk, since: to, think, via }
  if (reaction) tape.last = Math.max(to, reaction.to)
}

const worthy = (state: StateOf<'chunk'>): boolean => {
  if (state.via === 'hand') return true
  if (state.via === 'typed') return state.substantive === true || (state.words ?? 0) >= CHUNK_WORDS
  return state.to - state.from >= CHUNK_MIN || (state.words ?? 0) >= CHUNK_WORDS
}

const after = (reaction: Reaction): State =>
  reaction.speech ? { type: 'floor', to: reaction.to, open: reaction.open } : idle(reaction.to)

/** A pause ends with a chunk of the candidate's own: the one before went without a check. */
function leave(tape: Tape, state: StateOf<'pause'>, at: number): void {
  pause(tape, state, at)
  const chunk = tape.chunks[state.chunk]
  if (!chunk) return
  if (chunk.substantive) decide(tape, state.chunk, 'missed', missedAt(tape, state, at) ?? at)
  else chunk.cycle = 'none-needed'
}

function asks(tape: Tape, speech: Speech): void {
  const { state } = tape
  let chunk: number | null = null
  switch (state.type) {
    case 'chunk':
      closeChunk(tape, { ...state, to: Math.min(state.to, speech.from), open: false, reaction: null })
      return asks(tape, speech)
    case 'pause':
      pause(tape, state, speech.from)
      chunk = state.chunk
      break
    case 'idle':
      lead(tape, state, speech.from)
      chunk = withdrawn(tape)
      break
    case 'confirming':
    case 'awaiting':
      chunk = again(tape, state, speech)
      break
    case 'floor':
      break
    case 'suspended':
      return undefined
    default:
      return exhaustive(state)
  }
  ask(tape, speech, chunk)
}

function ask(tape: Tape, speech: Speech, chunk: number | null): void {
  const draft = chunk === null ? undefined : tape.chunks[chunk]
  if (draft) {
    // To check a chunk nobody could read is to say that it was a proposal.
    draft.substantive ??= true
    draft.cycle = 'open'
    draft.missedAt = null
  }
  const { id, from, to } = speech
  const anchored = speech.confirm ? speech.confirm.anchored : false
  tape.asked.push({ id, from, to, anchored, chunk, ack: null, outcome: 'open' })
  tape.last = to
  const asked = tape.asked.length - 1
  tape.state =
    from === to
      ? { type: 'awaiting', asked, since: to }
      : { type: 'confirming', asked, to, open: speech.open }
}

/** A question that still reaches the last chunk, though a word too short to count came between: it was slow, not missing. */
function withdrawn(tape: Tape): number | null {
  const last = tape.chunks.length - 1
  const chunk = tape.chunks[last]
  return chunk?.cycle === 'missed' ? last : null
}

/** Asked a second time before any answer: the cycle goes on with the newer question. */
function again(tape: Tape, state: StateOf<'confirming' | 'awaiting'>, speech: Speech): number | null {
  const former = tape.asked[state.asked]
  if (!former) return null
  if (state.type === 'awaiting') overdue(tape, state, speech.from)
  former.outcome = 'repeated'
  return former.chunk
}

function pressed(tape: Tape, key: Cut): void {
  const { state } = tape
  if (key.type === 'think') {
    if (state.type === 'pause' || state.type === 'idle' || state.type === 'chunk')
      tape.state = { ...state, think: key.at }
    return
  }
  if (state.type === 'chunk') return land(tape, state)
  if (state.type === 'pause' && state.via === 'voice') {
    const chunk = tape.chunks[state.chunk]
    if (chunk) chunk.substantive = true
    return
  }
  byHand(tape, key.at)
}

/** The key says: this was a proposal. A chunk known only by keys ends here; one that is heard ends with its sound. */
function land(tape: Tape, state: StateOf<'chunk'>): void {
  const landed = { ...state, substantive: true }
  tape.state = landed
  if (state.via === 'hand') closeChunk(tape, landed)
}

/** A chunk nobody heard: from the end of the last thing that happened to the key. */
function byHand(tape: Tape, at: number): void {
  const { state } = tape
  if (state.type === 'pause') leave(tape, state, state.since)
  if (state.type === 'confirming' || state.type === 'awaiting') movedOn(tape, state, at)
  keep(tape, { from: Math.min(tape.last, at), to: at, via: 'hand', words: null, substantive: true })
  tape.state = { type: 'pause', chunk: tape.chunks.length - 1, since: at, think: null, via: 'hand' }
}

/** What is open is closed and not counted. */
function cut(tape: Tape, at: number): void {
  const { state } = tape
  if (state.type === 'chunk') {
    nudgeChunk(tape, state)
    if (worthy(state)) keep(tape, state).cycle = 'cut'
  }
  if (state.type === 'pause') {
    nudgeSilence(tape, state, at)
    const missed = missedAt(tape, state, at)
    const chunk = tape.chunks[state.chunk]
    if (missed !== null) decide(tape, state.chunk, 'missed', missed)
    else if (chunk) chunk.cycle = 'cut'
  }
  if (state.type === 'confirming' || state.type === 'awaiting') {
    resolve(tape, state.asked, 'cut')
    if (state.type === 'awaiting') overdue(tape, state, at)
  }
  tape.state = { type: 'suspended' }
  tape.last = at
}
