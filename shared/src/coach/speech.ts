/** Turns what was heard into beats in time order: speech told apart from questions, keys, cuts. Knows no states. */
import { exhaustive } from '../base/exhaustive.js'
import { time, type Beat, type Beats, type Speech } from './beat.js'
import { inOrder, type Heard, type Side } from './heard.js'
import { marked } from './asked.js'
import { outside, union, type Span } from '../base/span.js'
import { SPEECH_MIN } from './thresholds.js'
import { read } from './written.js'

export function beats(heard: readonly Heard[], until: number): Beats {
  const known = inOrder(heard, until)
  const end = known.find(one => one.type === 'end')
  const horizon = end?.type === 'end' ? end.at : until
  const counted = known.filter(one => one.type === 'end' || ('at' in one ? one.at : one.from) <= horizon)
  const away = suspensions(counted, horizon)
  const loud = speeches(counted, horizon)
    .flatMap(one => present(one, away))
    .sort((a, b) => a.from - b.from)
  const speech = marked(loud, counted, away)
  return {
    beats: [...speech, ...counted.flatMap(key)].sort((a, b) => time(a) - time(b) || rank(a) - rank(b)),
    work: union(counted.flatMap(one => (one.type === 'work' ? [clip(one, horizon)] : []))),
    spoken: { candidate: spoken(loud, 'candidate'), interviewer: spoken(loud, 'interviewer') },
    away,
    from: counted[0] ? ('at' in counted[0] ? counted[0].at : counted[0].from) : horizon,
    until: horizon,
    ended: end !== undefined,
  }
}

const order = ['resume', 'speech', 'ack', 'think', 'chunk-end', 'suspend', 'end']
const rank = (beat: Beat): number => order.indexOf(beat.type)

const clip = ({ from, to }: Span, until: number): Span => ({ from, to: Math.min(to, until) })

const spoken = (speech: readonly Speech[], who: Side): readonly Span[] =>
  union(speech.filter(one => one.who === who && one.via !== 'typed').map(({ from, to }) => ({ from, to })))

/** Keys as beats; confirm keys are already part of the speech. */
function key(one: Heard): readonly Beat[] {
  switch (one.type) {
    case 'ack':
      return [{ type: 'ack', at: one.at, kind: one.kind, confirm: one.confirm ?? null }]
    case 'mark':
      return one.mark === 'confirm' ? [] : [{ type: one.mark, at: one.at }]
    case 'suspend':
    case 'resume':
    case 'end':
      return [{ type: one.type, at: one.at }]
    case 'voice':
    case 'speaking':
    case 'work':
    case 'typed':
      return []
    default:
      return exhaustive(one)
  }
}

function suspensions(known: readonly Heard[], until: number): readonly Span[] {
  const spans: Span[] = []
  let since: number | null = null
  for (const one of known) {
    if (one.type === 'suspend') since ??= one.at
    if (one.type !== 'resume' || since === null) continue
    spans.push({ from: since, to: one.at })
    since = null
  }
  return since === null ? spans : [...spans, { from: since, to: until }]
}

function speeches(known: readonly Heard[], until: number): readonly Speech[] {
  return known.flatMap((one): readonly Speech[] => {
    switch (one.type) {
      case 'voice':
        return voice(one, until)
      case 'speaking':
        return live(one, known, until)
      case 'typed':
        return message(one)
      default:
        return []
    }
  })
}

function voice(one: Extract<Heard, { type: 'voice' }>, until: number): readonly Speech[] {
  const to = Math.min(one.to, until)
  if (to - one.from < SPEECH_MIN) return []
  const { id, who, from, words = null, substantive = null, confirm = null } = one
  return [
    { type: 'speech', id, who, from, to, open: one.to > until, via: 'voice', words, substantive, confirm },
  ]
}

/** Speech whose end is not known: it lasts until its side does something else, or still. */
function live(
  one: Extract<Heard, { type: 'speaking' }>,
  known: readonly Heard[],
  until: number,
): readonly Speech[] {
  const { id, who, from } = one
  const covered = known.some(
    other =>
      other.type === 'voice' && other.who === who && other.from <= from + SPEECH_MIN && other.to >= from,
  )
  if (covered) return []
  const next = known.find(other => other !== one && closes(other, who) && start(other) > from)
  const to = next ? start(next) : until
  const byHand = next?.type === 'mark' && next.mark === 'chunk-end'
  if (to - from < SPEECH_MIN && !byHand) return []
  const via = byHand ? 'hand' : 'voice'
  const substantive = byHand ? true : null
  return [{ type: 'speech', id, who, from, to, open: !next, via, words: null, substantive, confirm: null }]
}

const start = (one: Heard): number => ('at' in one ? one.at : one.from)
const closes = (one: Heard, who: Side): boolean =>
  one.type === 'mark'
    ? who === 'candidate' && one.mark !== 'think'
    : (one.type === 'voice' || one.type === 'speaking' || one.type === 'typed') && one.who === who

/** A message is a chunk, a question, or a chunk that ends in a question. */
function message(one: Extract<Heard, { type: 'typed' }>): readonly Speech[] {
  const written = read(one.text)
  const confirm = one.confirm ?? written.confirm
  const base = { type: 'speech', who: one.who, from: one.at, to: one.at, open: false, via: 'typed' } as const
  const whole = one.confirm !== undefined && one.confirm !== false && !written.confirm
  const chunk: Speech = {
    ...base,
    id: one.id,
    words: written.words,
    substantive: written.substantive,
    confirm: false,
  }
  if (one.who === 'interviewer' || !confirm) return [chunk]
  const question: Speech = { ...base, id: one.id, words: 0, substantive: false, confirm }
  return whole || written.proposal === '' ? [question] : [chunk, question]
}

/** Speech while nothing counts is not heard; speech that runs into it ends there. */
function present(speech: Speech, away: readonly Span[]): readonly Speech[] {
  if (speech.from === speech.to)
    return away.some(one => one.from <= speech.from && speech.from < one.to) ? [] : [speech]
  return outside(speech, away)
    .filter(part => part.to - part.from >= SPEECH_MIN || speech.via === 'hand')
    .map(part => ({ ...speech, ...part, open: speech.open && part.to === speech.to }))
}
