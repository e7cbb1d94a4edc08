/** Out of contact: a monologue, proposals nobody was asked about, dead silence, a push-back that stays open. */
import { WINDOW } from '../words/thresholds.js'
import { ms, type Ms } from '../base/brand.js'
import type { Span } from '../base/span.js'
import { read } from '../coach/written.js'
import type { Event } from '../room/event.js'
import type { Quoted, Reason } from './firing.js'
import { asksForFacts } from './said.js'
import type { Follow, Step, Watched } from './steps.js'
import {
  BREATH_MAX,
  CHECK_WITHIN,
  CHUNK_MIN,
  DEAD_AIR,
  DEAD_AIRS,
  MARK_REACH,
  MONOLOGUE,
  PUSH_OPEN,
  THINK_MAX,
  UNCHECKED_PROPOSALS,
  WORK_SHARE,
} from './thresholds.js'

export function contact(round: Watched): Follow {
  const parts = [proposals(round), speech(round), silence(round), pushes()]
  return step => parts.flatMap(follow => [...follow(step)])
}

/** A proposal by key or in writing, or aloud with hands at work; of other speech nobody knows whether it proposes. */
function proposals({ roleOf }: Watched): Follow {
  let unchecked = 0
  /** Where the clock stood at the newest of them. */
  let since = 0
  let worked: Span = { from: 0, to: 0 }
  /** When the last one ended: the key at its end, and the pieces of long speech, make no other. */
  let last = 0
  const proposed = (event: Event): boolean => {
    if (event.type === 'chat.said') return read(event.text).substantive
    if (event.type === 'chunk.ended') return event.at - last >= MARK_REACH
    if (event.type !== 'voice.spoke' || event.to - event.from < CHUNK_MIN) return false
    return worked.from < event.to && worked.to > event.from && event.from - last >= BREATH_MAX
  }
  return ({ event, elapsed }) => {
    if (event === null)
      return unchecked >= UNCHECKED_PROPOSALS && elapsed - since >= CHECK_WITHIN
        ? [{ mode: 'F5', rule: 'no-check', proposals: unchecked }]
        : []
    const role = roleOf(event.actor)
    if (event.type === 'work.shown') worked = event
    if (role === 'interviewer' && reacts.has(event.type)) unchecked = 0
    if (event.type === 'confirm.asked' || event.type === 'phase.entered') unchecked = 0
    if (role !== 'candidate') return []
    const isOne = proposed(event)
    if (event.type === 'voice.spoke') last = Math.max(last, event.to)
    // Who ends with a question, of whatever kind, is in contact.
    if (event.type === 'chat.said' && (read(event.text).confirm !== false || asksForFacts(event.text)))
      unchecked = 0
    else if (isOne) unchecked += 1
    if (isOne) last = Math.max(last, event.at)
    // The check may still be on its way: what counts is the third, and what came of it.
    if (isOne && unchecked <= UNCHECKED_PROPOSALS) since = elapsed
    return []
  }
}
const reacts: ReadonlySet<string> = new Set<Event['type']>([
  'voice.spoke',
  'chat.said',
  'nod.given',
  'confirm.answered',
  'hint.shown',
  'card.fired',
  'push.sent',
])

/** A long stretch comes in pieces of fifteen seconds: laid together where hardly a breath is between them. */
function speech({ roleOf }: Watched): Follow {
  let one: Span = { from: 0, to: 0 }
  return ({ event }) => {
    if (event !== null && cuts.has(event.type)) one = { from: 0, to: 0 }
    if (event?.type !== 'voice.spoke' || roleOf(event.actor) !== 'candidate') return []
    const goesOn = event.from - one.to < BREATH_MAX && event.to > one.from
    one = goesOn ? { from: Math.min(one.from, event.from), to: Math.max(one.to, event.to) } : event
    const took = ms(one.to - one.from)
    return took >= MONOLOGUE ? [{ mode: 'F5', rule: 'monologue', took }] : []
  }
}
/** What ends a silence or a stretch of speech without being either. */
const cuts: ReadonlySet<string> = new Set<Event['type']>([
  'phase.entered',
  'clock.paused',
  'clock.resumed',
  'link.lost',
  'link.restored',
  'focus.begun',
  'focus.ended',
  'ear.opened',
  'ear.closed',
])

/**
 * Only where everybody who talks is listened to: silence that nobody hears is not known to be one. What a word or a line in
 * writing ends was spent on writing it.
 */
function silence({ roleOf, alone }: Watched): Follow {
  const listened = new Set<string>()
  const dead: { readonly elapsed: number; readonly ms: Ms }[] = []
  const work: Span[] = []
  let since: number | null = null
  let thinks = 0
  const all = (): boolean => listened.has('candidate') && (alone || listened.has('interviewer'))
  const closed = ({ elapsed }: Step, until: number): readonly Reason[] => {
    const [from, length] = [since, since === null ? 0 : until - since]
    if (from === null || length <= DEAD_AIR || !all()) return []
    const busy = work.reduce(
      (sum, one) => sum + Math.max(0, Math.min(one.to, until) - Math.max(one.from, from)),
      0,
    )
    if (busy >= length * WORK_SHARE || (thinks >= from - THINK_MAX && thinks <= until)) return []
    dead.push({ elapsed, ms: ms(length) })
    const late = dead.filter(one => elapsed - one.elapsed <= WINDOW)
    return late.length >= DEAD_AIRS
      ? [{ mode: 'F5', rule: 'dead-air', silences: late.map(one => one.ms) }]
      : []
  }
  return step => {
    const { event } = step
    const role = event === null ? undefined : roleOf(event.actor)
    if (event === null || role === 'observer') return []
    if (event.type === 'ear.opened' && role) listened.add(role)
    if (event.type === 'ear.closed' && role) listened.delete(role)
    if (event.type === 'work.shown') work.push(event)
    if (event.type === 'thought.declared') thinks = event.at
    if (cuts.has(event.type)) since = null
    if (written.has(event.type)) since = Math.max(since ?? 0, event.at)
    if (event.type !== 'voice.spoke') return []
    const fires = closed(step, event.from)
    since = Math.max(since ?? 0, event.to)
    return fires
  }
}
const written: ReadonlySet<string> = new Set<Event['type']>([
  'chat.said',
  'chunk.begun',
  'chunk.ended',
  'confirm.asked',
  'confirm.answered',
  'nod.given',
  'thought.declared',
  'line.added',
  'line.changed',
  'layer.stated',
])

function pushes(): Follow {
  const open = new Map<number, { readonly since: number; readonly said: Quoted }>()
  return ({ event, elapsed }) => {
    if (event?.type === 'push.sent') open.set(event.seq, { since: elapsed, said: event })
    if (event?.type === 'push.settled') open.delete(event.push)
    if (event !== null) return []
    return [...open.values()]
      .filter(({ since }) => elapsed - since >= PUSH_OPEN)
      .slice(0, 1)
      .map(({ since, said: { at, text } }) => ({
        mode: 'F5',
        rule: 'push-open',
        waited: ms(elapsed - since),
        said: { at, text },
      }))
  }
}
