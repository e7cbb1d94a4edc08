/** Finds questions that were asked aloud and that no key told of, by the answer they got. Knows sounds, no words. */
import type { Span } from '../base/span.js'
import type { Speech } from './beat.js'
import type { Heard } from './heard.js'
import { ACK_BY, BREATH_MAX, CHUNK_MIN, QUESTION_MAX } from './thresholds.js'

/** Speech with less than a breath between its pieces. */
interface Utterance extends Span {
  readonly pieces: readonly Speech[]
}
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

const key = { anchored: false }

function asks(
  { one, before, until }: { one: Utterance; before: Utterance; until: number },
  reactions: readonly Reaction[],
  away: readonly Span[],
): boolean {
  const length = one.to - one.from
  if (length > QUESTION_MAX || !one.pieces.every(unread) || !proposes(before)) return false
  if (away.some(span => span.from < one.to && span.to > before.to)) return false
  if (reactions.some(reaction => reaction.from >= before.to && reaction.from < one.from)) return false
  const reaction = reactions.find(({ from, to }) => from >= one.from && to > one.to)
  if (!reaction || reaction.from > one.to + ACK_BY || reaction.from >= until) return false
  return reaction.answers || length < CHUNK_MIN
}

const unread = (one: Speech): boolean =>
  one.via === 'voice' && !one.open && one.words === null && one.confirm === null
const proposes = ({ from, to, pieces }: Utterance): boolean =>
  pieces.every(piece => !piece.confirm) && (to - from >= CHUNK_MIN || pieces.some(one => one.via === 'hand'))

function utterances(own: readonly Speech[]): readonly Utterance[] {
  const out: { from: number; to: number; pieces: Speech[] }[] = []
  for (const piece of own) {
    const last = out.at(-1)
    const apart = last?.pieces.some(one => one.confirm) === true || Boolean(piece.confirm)
    if (last && piece.from - last.to < BREATH_MAX && !apart) {
      last.pieces.push(piece)
      last.to = Math.max(last.to, piece.to)
    } else out.push({ from: piece.from, to: piece.to, pieces: [piece] })
  }
  return out
}

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
