/** Finds the words a pressed "I am asking" key belongs to. Knows keys and speech, no states. */
import type { Speech } from './beats.js'
import { moment, type Heard } from './heard.js'
import type { Span } from './silence.js'
import { BREATH_MAX, MARK_REACH, QUESTION_MAX } from './thresholds.js'

/** The speech with each confirm key worked in: as a question already spoken, one about to be, or a silent one. */
export function marked(
  speech: readonly Speech[],
  known: readonly Heard[],
  away: readonly Span[],
): readonly Speech[] {
  let out = speech
  for (const one of known)
    if (one.type === 'mark' && one.mark === 'confirm' && !away.some(s => s.from <= one.at && one.at < s.to))
      out = ask(out, one.id, one.at, known)
  return out
}

const key = { anchored: false }

function ask(speech: readonly Speech[], id: string, at: number, known: readonly Heard[]): readonly Speech[] {
  const own = speech.filter(one => one.who === 'candidate' && one.via !== 'typed')
  const before = own.filter(one => one.from <= at).at(-1)
  const inside = before && at <= before.to && !(before.via === 'hand' && at === before.to) ? before : null
  if (inside) return replace(speech, inside, during(inside, id, at))
  if (before && asked(before, own, known, at))
    return replace(speech, before, [{ ...before, id, confirm: before.confirm || key }])
  const after = own.find(one => one.from > at)
  if (after && soon(after, at) && !reacted(known, at, after.from))
    return replace(speech, after, [{ ...after, id, from: at, confirm: after.confirm || key }])
  const silent: Speech = {
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
  }
  return insert(speech, silent)
}

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
function asked(one: Speech, own: readonly Speech[], known: readonly Heard[], at: number): boolean {
  if (one.open || at - one.to > MARK_REACH || reacted(known, one.to, at)) return false
  if (one.confirm) return true
  if (one.confirm === false || one.to - one.from > QUESTION_MAX) return false
  const earlier = own[own.indexOf(one) - 1]
  return earlier !== undefined && one.from - earlier.to >= BREATH_MAX && !reacted(known, earlier.to, one.from)
}

/** Speech that begins within a breath of the key is the question, unless it is known or too long to be one. */
const soon = (one: Speech, at: number): boolean =>
  one.from - at < BREATH_MAX && one.confirm !== false && one.to - one.from <= QUESTION_MAX

const reacted = (known: readonly Heard[], from: number, to: number): boolean =>
  known.some(one => {
    const other = one.type === 'ack' || ('who' in one && one.who === 'interviewer')
    return other && moment(one) >= from && moment(one) <= to
  })

const replace = (speech: readonly Speech[], one: Speech, by: readonly Speech[]): readonly Speech[] =>
  speech.flatMap(other => (other === one ? by : [other]))

const insert = (speech: readonly Speech[], one: Speech): readonly Speech[] => {
  const place = speech.findIndex(other => other.from > one.from)
  return place < 0 ? [...speech, one] : speech.toSpliced(place, 0, one)
}
