/** When nothing of the talk counts: a clock that stands, a change of phase, private focus, a voice nobody can hear. */
import { union, type Span } from '../base/span.js'
import type { Event } from '../room/event.js'
import type { OpenHalf } from '../room/room.js'

/** A stretch in which it is not known what a seat said. `to` is Infinity while it lasts. */
export interface Gap extends Span {
  readonly seat: string
}

/** The stretches in time order, none touching another; the last may have no end. */
export function awaySpans(open: OpenHalf, heard: readonly Event[]): readonly Span[] {
  const phases = open.visits.slice(1).map(({ at }) => ({ from: at, to: at + 1 }))
  const hushed = open.ears
    .filter(ear => ear.cause === 'left' && ear.to !== null)
    .map(ear => ({ from: ear.to ?? 0, to: (ear.to ?? 0) + 1 }))
  const { focus } = open
  const privately = focus ? [{ from: focus.from, to: focus.endedAt ?? Infinity }] : []
  return union([...phases, ...hushed, ...privately, ...standing(heard), ...gapsOf(open, heard)])
}

/** The clock stands, or waits for somebody whose link is lost, until it runs again. */
function standing(heard: readonly Event[]): readonly Span[] {
  const spans: Span[] = []
  let since: number | null = null
  for (const event of heard) {
    if (event.type === 'clock.paused') since ??= event.at
    if (event.type === 'link.lost') since ??= event.since
    if (since === null || (event.type !== 'clock.resumed' && event.type !== 'link.restored')) continue
    spans.push({ from: since, to: event.at })
    since = null
  }
  return since === null ? spans : [...spans, { from: since, to: Infinity }]
}

/**
 * A microphone that was listened to and is lost says neither speech nor silence: the gap lasts until it is heard again,
 * or until its seat goes on by keys or in writing.
 */
export function gapsOf({ ears, heard: all }: OpenHalf, heard: readonly Event[] = all): readonly Gap[] {
  return ears.flatMap((ear, i): readonly Gap[] => {
    if (ear.to === null || ear.cause === 'left') return []
    const { seat, to: from } = ear
    const again = ears.slice(i + 1).find(one => one.seat === seat)?.from ?? Infinity
    const byHand = heard.find(one => one.actor === seat && one.at >= from && byHands.has(one.type))?.at
    const voices = all.flatMap(one =>
      one.type === 'voice.spoke' && one.actor === seat && one.from >= from ? [one.from] : [],
    )
    return [{ seat, from, to: Math.max(from + 1, Math.min(again, byHand ?? Infinity, ...voices)) }]
  })
}

const byHands: ReadonlySet<string> = new Set([
  'chunk.begun',
  'chunk.ended',
  'confirm.asked',
  'thought.declared',
  'confirm.answered',
  'nod.given',
  'chat.said',
])
