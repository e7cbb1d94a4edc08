/** Turns the part of a room's log that the cadence is computed from into what the coach hears. Knows no thresholds. */
import { union, type Span } from '../base/span.js'
import type { OpenHalf } from '../room/room.js'
import type { Event } from '../room/event.js'
import type { SpeakingNow } from '../room/parts/voice/rules.js'
import { awaySpans } from './away.js'
import type { Heard, Side } from './heard.js'
import { worded, type Worded } from './worded.js'
import { declaresThought } from './written.js'

/** What is said in the lobby, after the bell or by an observer is no part of the talk. */
export function listen(open: OpenHalf, speaking: SpeakingNow = {}): readonly Heard[] {
  const { startedAt, endedAt } = open
  if (startedAt === null) return []
  const sides = new Map(open.seats.map(seat => [seat.id, seat.role]))
  const within = open.heard.filter(event => event.at >= startedAt && event.at <= (endedAt ?? event.at))
  const heard = within.flatMap(event => {
    const side = sides.get(event.actor)
    return side === 'observer' ? [] : hear(event, side ?? 'candidate')
  })
  const voices = open.seats.flatMap(({ id, role }) =>
    role === 'observer' ? [] : voicesOf(id, role, open, endedAt === null ? speaking[id] : undefined),
  )
  const start: Heard = { type: 'resume', id: 'start', at: startedAt }
  const end: readonly Heard[] = endedAt === null ? [] : [{ type: 'end', id: 'end', at: endedAt }]
  return [start, ...awaySpans(open, within).flatMap(away), ...heard, ...voices, ...thoughts(open), ...end]
}

/** A seat's stretches laid together: a long one comes in pieces, and what lasts may be in the log in part already. */
function voicesOf(
  seat: string,
  who: Side,
  open: OpenHalf,
  now: SpeakingNow[string] | undefined,
): readonly Heard[] {
  const start = open.startedAt ?? 0
  const logged = open.heard.flatMap((event): readonly Span[] =>
    event.type === 'voice.spoke' && event.actor === seat ? [{ from: event.from, to: event.to }] : [],
  )
  const live: readonly Span[] = now ? [{ from: now.from, to: now.to ?? Number.MAX_SAFE_INTEGER }] : []
  const spans = union([...logged, ...live].filter(span => span.to > start)).map(({ from, to }) => ({
    from: Math.max(from, start),
    to,
  }))
  return worded(seat, who, spans, who === 'candidate' ? wordsOf(seat, open) : [])
}

/** What a machine or a file says that a seat said, where its times are times. What was erased is not known. */
const wordsOf = (seat: string, { words = [] }: OpenHalf): readonly Worded[] =>
  words.filter(one => one.seat === seat && one.text !== '' && !one.around)

/** "Let me think", said aloud: the silence that follows is declared. */
const thoughts = (open: OpenHalf): readonly Heard[] =>
  open.seats
    .filter(({ role }) => role === 'candidate')
    .flatMap(({ id }) => wordsOf(id, open))
    .filter(({ text }) => declaresThought(text))
    .map(({ from, to }) => ({ type: 'mark', id: `thought ${from}`, mark: 'think', at: to }))

const away = ({ from, to }: Span): readonly Heard[] => [
  { type: 'suspend', id: `away ${from}`, at: from },
  ...(to === Infinity ? [] : [{ type: 'resume', id: `back ${to}`, at: to } as const]),
]

function hear(event: Event, who: Side): readonly Heard[] {
  const id = String(event.seq)
  const { at } = event
  switch (event.type) {
    case 'work.shown':
      return who === 'candidate' ? [{ type: 'work', id, from: event.from, to: event.to }] : []
    case 'chat.said':
      return [{ type: 'typed', id, who, at, text: event.text }]
    case 'chunk.begun':
      return [{ type: 'speaking', id, who, from: at }]
    case 'chunk.ended':
      return [{ type: 'mark', id, mark: 'chunk-end', at }]
    case 'confirm.asked':
      return [{ type: 'mark', id, mark: 'confirm', at }]
    case 'thought.declared':
      return [{ type: 'mark', id, mark: 'think', at }]
    case 'confirm.answered':
      return [
        {
          type: 'ack',
          id,
          kind: event.answer,
          at,
          ...(event.confirm === null ? { aloud: true } : { confirm: String(event.confirm) }),
        },
      ]
    case 'nod.given':
      return [{ type: 'ack', id, kind: 'nod', at }]
    default:
      return []
  }
}
