/**
 * The states of chunk, pause and confirm, and what moves between them: one beat after the other makes the next state of the
 * one before. What it learns on the way is written into the record by `chunk`, `pause` and `confirm`, which never call back.
 * Knows no people and no screen.
 */
import { exhaustive } from '../base/exhaustive.js'
import { isChunk, judgeChunk, keepChunk, nudgeLength } from './chunk.js'
import {
  answerByName,
  answerLate,
  answerQuestion,
  closeQuestion,
  keepQuestion,
  lateChecked,
  nudgeUnanswered,
  passOver,
  repeatQuestion,
} from './confirm.js'
import type { AckKind } from './heard.js'
import { keepDelay, keepPause, missedAt, nudgeSilence, nudgeStall } from './pause.js'
import { emptyRecord, type TalkRecord } from './record.js'
import { time, type Ack, type Beat, type Beats, type Speech } from './beat.js'
import { idle, type Reaction, type State, type StateOf } from './state.js'
import { ASK_END, BREATH_MAX, CHUNK_MIN, CHUNK_WORDS } from './thresholds.js'

/** Where a talk stands after its beats, and what was written down of it. */
export function follow({ beats, work, from, until }: Beats): { state: State; record: TalkRecord } {
  const record = emptyRecord(work, from)
  let state = idle(null)
  for (const beat of beats) state = heard(record, silent(record, state, time(beat)), beat)
  state = silent(record, state, until)
  nudgeOpen(record, state, until)
  return { state, record }
}

function heard(record: TalkRecord, state: State, beat: Beat): State {
  switch (beat.type) {
    case 'speech':
      return beat.who === 'candidate' ? spoke(record, state, beat) : otherSpoke(record, state, beat)
    case 'ack':
      return acked(record, state, beat)
    case 'think':
      return thinks(state, beat.at)
    case 'chunk-end':
      return landed(record, state, beat.at)
    case 'suspend':
    case 'end':
      return cut(record, state, beat.at)
    case 'resume':
      record.last = beat.at
      return state.type === 'suspended' ? idle(null) : state
    default:
      return exhaustive(beat)
  }
}

/** What silence alone brings about by `now`. */
function silent(record: TalkRecord, state: State, now: number): State {
  if (state.type === 'chunk' && !state.open && now - state.to >= BREATH_MAX)
    return silent(record, closeChunk(record, state), now)
  if (state.type === 'confirming' && !state.open && now - state.to >= ASK_END)
    return { type: 'awaiting', asked: state.asked, since: state.to }
  if (state.type === 'floor' && !state.open && now - state.to >= BREATH_MAX) return idle(state.to)
  return state
}

/** What is open at the last moment known is nudged, not closed. */
function nudgeOpen(record: TalkRecord, state: State, now: number): void {
  if (state.type === 'chunk') nudgeLength(record, state)
  if (state.type === 'pause') {
    nudgeSilence(record, state, now)
    const missed = missedAt(record, state, now)
    if (missed !== null) judgeChunk(record, state.chunk, 'missed', missed)
  }
  if (state.type === 'awaiting') nudgeUnanswered(record, onTheTable(state), now)
  if (state.type !== 'idle' || state.since === null) return
  const { since, think } = state
  if (record.work.some(one => one.to > since)) nudgeStall(record, since, think, now)
}

/** The candidate speaks: a chunk begins or goes on, or a question is asked. */
function spoke(record: TalkRecord, state: State, speech: Speech): State {
  if (speech.confirm) return asked(record, state, speech)
  switch (state.type) {
    case 'chunk':
      if (speech.via !== 'typed' && state.via !== 'hand') return extended(state, speech)
      return spoke(record, closeChunk(record, state), speech)
    case 'pause':
      leavePause(record, state, speech.from)
      return begun(record, speech)
    case 'idle':
      keepDelay(record, state.since, state.think, speech.from)
      return begun(record, speech)
    case 'floor':
      return begun(record, speech)
    case 'confirming':
      if (trails(state, speech)) return { ...state, to: Math.max(state.to, speech.to), open: speech.open }
      passOver(record, onTheTable(state), speech.from)
      return begun(record, speech)
    case 'awaiting':
      passOver(record, onTheTable(state), speech.from)
      return begun(record, speech)
    case 'suspended':
      return state
    default:
      return exhaustive(state)
  }
}

function begun(record: TalkRecord, { from, to, open, words, substantive, via }: Speech): State {
  const chunk: StateOf<'chunk'> = {
    type: 'chunk',
    from,
    to,
    open,
    words,
    substantive,
    via,
    think: null,
    reaction: null,
  }
  return via === 'typed' ? closeChunk(record, chunk) : chunk
}

function extended(state: StateOf<'chunk'>, speech: Speech): State {
  const to = Math.max(state.to, speech.to)
  const { reaction } = state
  return {
    ...state,
    to,
    open: speech.open,
    words: state.words === null && speech.words === null ? null : (state.words ?? 0) + (speech.words ?? 0),
    substantive: either(state.substantive, speech.substantive),
    // A reaction that the candidate talked past was none, unless the other side is still talking.
    reaction: reaction && reaction.to > to ? reaction : null,
  }
}

const either = (a: boolean | null, b: boolean | null): boolean | null =>
  a === null || b === null ? (a ?? b) : a || b

/** Words in the same breath as a question belong to it, unless they make a chunk. */
const trails = (state: StateOf<'confirming'>, speech: Speech): boolean =>
  speech.via === 'voice' &&
  speech.from - state.to < ASK_END &&
  speech.to - speech.from < CHUNK_MIN &&
  (speech.words ?? 0) < CHUNK_WORDS

/** The chunk ends where its last words ended; too little to be one is dropped. */
function closeChunk(record: TalkRecord, state: StateOf<'chunk'>): State {
  const { to, think, via, reaction } = state
  nudgeLength(record, state)
  if (reaction) record.turned = true
  if (!isChunk(state)) {
    record.last = to
    return reaction ? afterReaction(reaction) : idle(record.turned ? to : null, think)
  }
  keepChunk(record, state)
  const chunk = record.chunks.length - 1
  if (!reaction) return { type: 'pause', chunk, since: to, think, via }
  judgeChunk(record, chunk, 'preempted', reaction.from)
  record.last = Math.max(to, reaction.to)
  return afterReaction(reaction)
}

const afterReaction = (reaction: Reaction): State =>
  reaction.speech ? { type: 'floor', to: reaction.to, open: reaction.open } : idle(reaction.to)

/** A pause ends with a chunk of the candidate's own: the one before went without a check. */
function leavePause(record: TalkRecord, state: StateOf<'pause'>, at: number): void {
  keepPause(record, state, at)
  const chunk = record.chunks[state.chunk]
  if (!chunk) return
  if (chunk.substantive) judgeChunk(record, state.chunk, 'missed', missedAt(record, state, at) ?? at)
  else chunk.cycle = 'none-needed'
}

/** The candidate asks about the own proposal: about the chunk before it, if there is one. */
function asked(record: TalkRecord, state: State, speech: Speech): State {
  switch (state.type) {
    case 'chunk': {
      const until = { ...state, to: Math.min(state.to, speech.from), open: false, reaction: null }
      return asked(record, closeChunk(record, until), speech)
    }
    case 'pause':
      keepPause(record, state, speech.from)
      return confirming(record, speech, state.chunk)
    case 'idle':
      keepDelay(record, state.since, state.think, speech.from)
      return confirming(record, speech, lateChecked(record))
    case 'confirming':
      return confirming(record, speech, repeatQuestion(record, state.asked))
    case 'awaiting':
      nudgeUnanswered(record, onTheTable(state), speech.from)
      return confirming(record, speech, repeatQuestion(record, state.asked))
    case 'floor':
      return confirming(record, speech, null)
    case 'suspended':
      return state
    default:
      return exhaustive(state)
  }
}

function confirming(record: TalkRecord, speech: Speech, chunk: number | null): State {
  const { from, to, open } = speech
  const question = keepQuestion(record, speech, chunk)
  return from === to
    ? { type: 'awaiting', asked: question, since: to }
    : { type: 'confirming', asked: question, to, open }
}

/** The question that waits for an answer, and when its words ended. */
const onTheTable = (state: StateOf<'confirming' | 'awaiting'>) => ({
  asked: state.asked,
  end: state.type === 'awaiting' ? state.since : state.to,
})

/** The other side speaks: it answers, comes first, or only says "mm-hm". */
function otherSpoke(record: TalkRecord, state: State, speech: Speech): State {
  const { from, to, open } = speech
  if (state.type === 'suspended') return state
  if (state.type === 'chunk') {
    // Words that end while the candidate still speaks are "mm-hm": no turn.
    if (state.open || to <= state.to) return state
    return { ...state, reaction: { from: Math.max(state.to, from), to, speech: true, open } }
  }
  reacted(record, state, from, 'voice')
  record.last = Math.max(record.last, to)
  return { type: 'floor', to: state.type === 'floor' ? Math.max(state.to, to) : to, open }
}

/** The other side presses a key: a nod, or an answer. */
function acked(record: TalkRecord, state: State, ack: Ack): State {
  const waits = state.type === 'awaiting' || state.type === 'confirming'
  // An answer to another question by name leaves the talk as it was.
  if (answerByName(record, ack, waits ? state.asked : null) || state.type === 'suspended') return state
  if (state.type === 'chunk') {
    if (state.open || ack.at < state.to || state.reaction) return state
    return { ...state, reaction: { from: ack.at, to: ack.at, speech: false, open: false } }
  }
  if (!waits && ack.kind !== 'nod') answerLate(record, ack)
  reacted(record, state, ack.at, ack.kind)
  const end = state.type === 'confirming' ? Math.max(ack.at, state.to) : ack.at
  record.last = Math.max(record.last, end)
  return state.type === 'floor' ? state : idle(end)
}

/** The other side reacts: to a question as its answer, in a pause before it was asked. */
function reacted(record: TalkRecord, state: State, at: number, kind: AckKind | 'voice'): void {
  record.turned = true
  if (state.type === 'awaiting' || state.type === 'confirming')
    answerQuestion(record, onTheTable(state), at, kind)
  if (state.type !== 'pause') return
  keepPause(record, state, at)
  judgeChunk(record, state.chunk, 'preempted', at)
}

/** "Let me think." */
const thinks = (state: State, at: number): State =>
  state.type === 'pause' || state.type === 'idle' || state.type === 'chunk' ? { ...state, think: at } : state

/** "That was a proposal": a chunk known only by keys ends here; one that is heard ends with its sound. */
function landed(record: TalkRecord, state: State, at: number): State {
  if (state.type === 'suspended') return state
  if (state.type === 'chunk') {
    const proposal = { ...state, substantive: true }
    return state.via === 'hand' ? closeChunk(record, proposal) : proposal
  }
  if (state.type === 'pause' && state.via === 'voice') {
    const chunk = record.chunks[state.chunk]
    if (chunk) chunk.substantive = true
    return state
  }
  return byHand(record, state, at)
}

/** A chunk nobody heard: from the end of the last thing that happened to the key. */
function byHand(record: TalkRecord, state: State, at: number): State {
  if (state.type === 'pause') leavePause(record, state, state.since)
  if (state.type === 'confirming' || state.type === 'awaiting') passOver(record, onTheTable(state), at)
  const from = Math.min(record.last, at)
  keepChunk(record, { from, to: at, via: 'hand', words: null, substantive: true })
  return { type: 'pause', chunk: record.chunks.length - 1, since: at, think: null, via: 'hand' }
}

/** What is open is closed and not counted. */
function cut(record: TalkRecord, state: State, at: number): State {
  if (state.type === 'chunk') {
    nudgeLength(record, state)
    if (isChunk(state)) keepChunk(record, state).cycle = 'cut'
  }
  if (state.type === 'pause') {
    nudgeSilence(record, state, at)
    const missed = missedAt(record, state, at)
    const chunk = record.chunks[state.chunk]
    if (missed !== null) judgeChunk(record, state.chunk, 'missed', missed)
    else if (chunk) chunk.cycle = 'cut'
  }
  if (state.type === 'confirming' || state.type === 'awaiting') closeQuestion(record, state.asked, 'cut')
  if (state.type === 'awaiting') nudgeUnanswered(record, onTheTable(state), at)
  record.last = at
  return { type: 'suspended' }
}
