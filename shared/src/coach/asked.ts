/** How a question is found in what was heard: by the key that marked it, or by the answer it got. Knows sounds, keys and speech, no words and no states. */
import type { Speech } from './beat.js'
import { moment, type Heard } from './heard.js'
import { grouped, type Group, type Span } from '../base/span.js'
import { BREATH_MAX, MARK_REACH, QUESTION_MAX, ACK_BY, CHUNK_MIN } from './thresholds.js'

/** The candidate's sounds and the moments of the other side's reactions, both in time order. */
interface Around {
  readonly own: Speech[]
  readonly reactions: readonly number[]
}

/** The speech with each confirm key worked in: as a question already spoken, one about to be, or a silent one. */
export function marked(
  speech: readonly Speech[],
  known: readonly Heard[],
  away: readonly Span[],
): readonly Speech[] {
  const around = { own: speech.filter(sounds), reactions: known.filter(reaction).map(moment) }
  for (const one of known)
    if (one.type === 'mark' && one.mark === 'confirm' && !away.some(s => s.from <= one.at && one.at < s.to))
      ask(around, one.id, one.at)
  const others = speech.filter(one => !sounds(one))
  return [
    ...others,
    ...askedAloud(
      around.own,
      others.filter(one => one.who === 'interviewer'),
      known,
      away,
    ),
  ]
}

const sounds = (one: Speech): boolean => one.who === 'candidate' && one.via !== 'typed'
const reaction = (one: Heard): boolean => one.type === 'ack' || ('who' in one && one.who === 'interviewer')

const key = { anchored: false }

function ask(around: Around, id: string, at: number): void {
  const { own, reactions } = around
  const next = firstAfter(own, one => one.from > at)
  const [before, after] = [own[next - 1], own[next]]
  if (before && at <= before.to && !(before.via === 'hand' && at === before.to))
    own.splice(next - 1, 1, ...during(before, id, at))
  else if (before && broke(around, next - 1, at))
    own[next - 1] = { ...before, id, confirm: before.confirm || key }
  else if (after && soon(after, at) && !reacted(reactions, at, after.from))
    own[next] = { ...after, id, from: at, confirm: after.confirm || key }
  else own.splice(next, 0, silent(id, at))
}

const silent = (id: string, at: number): Speech => ({
  type: 'speech',
  id,
  who: 'candidate',
  from: at,
  to: at,
  open: false,
  via: 'hand',
  words: 0,
  substantive: false,
  confirm: key,
})

/** Pressed while speaking: near the beginning all of it is the question, later what follows the key. */
function during(one: Speech, id: string, at: number): readonly Speech[] {
  if (one.confirm) return [{ ...one, id }]
  if (at - one.from <= MARK_REACH) return [{ ...one, id, confirm: key }]
  return [
    { ...one, to: at, open: false, confirm: false },
    { ...one, id, from: at, words: null, substantive: false, confirm: key },
  ]
}

/** Pressed just after a short stretch that broke a pause: that stretch was the question. */
function broke({ own, reactions }: Around, index: number, at: number): boolean {
  const [earlier, one] = [own[index - 1], own[index]]
  if (!one || one.open || at - one.to > MARK_REACH || reacted(reactions, one.to, at)) return false
  if (one.confirm) return true
  if (one.confirm === false || one.to - one.from > QUESTION_MAX || !earlier) return false
  return one.from - earlier.to >= BREATH_MAX && !reacted(reactions, earlier.to, one.from)
}

/** Speech that begins within a breath of the key is the question, unless it is known or too long to be one. */
const soon = (one: Speech, at: number): boolean =>
  one.from - at < BREATH_MAX && one.confirm !== false && one.to - one.from <= QUESTION_MAX

function reacted(reactions: readonly number[], from: number, to: number): boolean {
  const first = reactions[firstAfter(reactions, at => at >= from)]
  return first !== undefined && first <= to
}

/** Where the first of a sorted list is that passes, or its length; all after it pass, too. */
function firstAfter<One>(sorted: readonly One[], passes: (one: One) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = sorted[middle]
    if (one !== undefined && passes(one)) high = middle
    else low = middle + 1
  }
  return low
}

/** Speech with less than a breath between its pieces. */
type Utterance = Group<Speech>
interface Reaction {
  readonly from: number
  readonly to: number
  /** An answer by key to what was asked aloud: it says that there was a question. */
  readonly answers: boolean
}

/**
 * The candidate's sounds, with each short utterance that broke a pause after a chunk, and that the other side reacted to
 * before anything else was said, made the question it was. Words that are known, and a key, decide alone.
 */
export function askedAloud(
  own: readonly Speech[],
  others: readonly Speech[],
  known: readonly Heard[],
  away: readonly Span[],
): readonly Speech[] {
  const reactions = reactionsIn(others, known)
  const said = utterances(own)
  return said.flatMap((one, i) => {
    const [before, after] = [said[i - 1], said[i + 1]]
    const asked = before && asks({ one, before, until: after?.from ?? Infinity }, reactions, away)
    const [first] = one.pieces
    return asked && first ? [{ ...first, to: one.to, substantive: false, confirm: key }] : one.pieces
  })
}

function asks(
  { one, before, until }: { one: Utterance; before: Utterance; until: number },
  reactions: readonly Reaction[],
  away: readonly Span[],
): boolean {
  const length = one.to - one.from
  if (length > QUESTION_MAX || !one.pieces.every(unread) || !proposes(before)) return false
  if (away.some(span => span.from < one.to && span.to > before.to)) return false
  if (reactions.some(sooner => sooner.from >= before.to && sooner.from < one.from)) return false
  const answer = reactions.find(({ from, to }) => from >= one.from && to > one.to)
  if (!answer || answer.from > one.to + ACK_BY || answer.from >= until) return false
  return answer.answers || length < CHUNK_MIN
}

const unread = (one: Speech): boolean =>
  one.via === 'voice' && !one.open && one.words === null && one.confirm === null
const proposes = ({ from, to, pieces }: Utterance): boolean =>
  pieces.every(piece => !piece.confirm) && (to - from >= CHUNK_MIN || pieces.some(one => one.via === 'hand'))

const utterances = (own: readonly Speech[]): readonly Utterance[] =>
  grouped(
    own,
    (piece, before) =>
      piece.from - before.to >= BREATH_MAX ||
      Boolean(piece.confirm) ||
      before.pieces.some(one => one.confirm),
  )

function reactionsIn(others: readonly Speech[], known: readonly Heard[]): readonly Reaction[] {
  const keys = known.flatMap((one): readonly Reaction[] =>
    one.type === 'ack' && one.confirm === undefined
      ? [{ from: one.at, to: Infinity, answers: one.aloud === true }]
      : [],
  )
  const voices = others.map(({ from, to, via }) => ({
    from,
    to: via === 'typed' ? Infinity : to,
    answers: false,
  }))
  return [...keys, ...voices].toSorted((a, b) => a.from - b.from)
}
