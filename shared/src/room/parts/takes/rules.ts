/** Drills: a story told in takes against a bound, or ten cycles of the cadence. Rules and measures; knows no sound. */
import { at as moment, between, ms, type At, type Ms } from '../../../base/brand.js'
import type { Span } from '../../../base/span.js'
import type { Takes } from '../../../content/drill.js'
import type { Fact } from '../../event.js'
import { accept, refuse, type Decision } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, started, type Due, type Rules } from '../../rule.js'
import type { SpeakingNow } from '../voice/rules.js'
import { saidBy, silenceAfter } from '../voice/said.js'
import type { Take, TakeCommand } from './facts.js'

/** So much silence after the last word ends a take, where the candidate is heard. Ours. */
export const takeSilence: Ms = ms(4000)
/** A take that nobody ends is over at this many times its bound. */
const forgottenAfter = 2

export const takesOf = (room: Room): Takes | null => {
  const { drill } = room.open.plan
  return drill?.of === 'takes' ? drill : null
}
export const openTake = (room: Room): Take | undefined => room.open.takes.find(take => take.endedAt === null)

export const takeRules: Rules<TakeCommand> = {
  'take.begin': [
    'talk',
    live,
    room =>
      inDrill(room, drill => {
        if (openTake(room)) return refuse('running', 'A take is running already.')
        return room.open.takes.length < drill.takes
          ? accept({ type: 'take.begun', take: room.open.takes.length + 1 })
          : refuse('limit', `There are ${drill.takes} takes, and all have been.`)
      }),
  ],
  'take.end': [
    'talk',
    live,
    room =>
      inDrill(room, () => {
        const open = openTake(room)
        return open
          ? accept({ type: 'take.ended', take: open.take })
          : refuse('nothing', 'No take is running.')
      }),
  ],
  'take.check': [
    'lead',
    started,
    (room, { take: number, check, met }) =>
      inDrill(room, drill => {
        const take = room.open.takes.find(one => one.take === number)
        if (!take || !drill.checks.some(one => one.id === check)) return refuse('unknown')
        return take.met.includes(check) === met
          ? refuse('done')
          : accept({ type: 'take.checked', take: number, check, met })
      }),
  ],
}

function inDrill(room: Room, ruling: (drill: Takes) => Decision): Decision {
  const drill = takesOf(room)
  return drill ? ruling(drill) : refuse('unknown', 'This round has no takes.')
}

/** A take that runs when the round ends is over with it. */
export function endingTakes(room: Room): readonly Fact[] {
  const open = openTake(room)
  return open ? [{ type: 'take.ended', take: open.take }] : []
}

/** When a take that nobody ended is over; null while none runs. */
export function takeOverdue(room: Room): Due | null {
  const [drill, open] = [takesOf(room), openTake(room)]
  if (!drill || !open) return null
  return {
    at: moment(open.begunAt + drill.red * forgottenAfter),
    facts: () => [{ type: 'take.ended', take: open.take }],
  }
}

type Said = Pick<Room['open'], 'seats' | 'heard'>

/**
 * How long a take is: from the first word to the last of what the candidate was heard saying in it; where nobody heard
 * them, from key to key. `now` ends one that runs.
 */
export function takeLength(open: Said, take: Take, now: At, speaking: SpeakingNow = {}): Ms {
  const until = take.endedAt ?? now
  const said = saidIn(open, take, until, speaking)
  if (said.length === 0) return between(take.begunAt, until)
  const first = Math.min(...said.map(({ from }) => from))
  const last = take.endedAt === null ? now : Math.max(...said.map(({ to }) => to))
  return ms(Math.max(0, last - first))
}

/** How long the candidate has said nothing in a take that runs; null before their first word. */
export function silentFor(open: Said, take: Take, now: At, speaking: SpeakingNow = {}): Ms | null {
  const silence = silenceAfter(saidIn(open, take, now, speaking), now)
  return silence === null ? null : ms(silence)
}

const saidIn = (open: Said, { begunAt }: Take, until: At, speaking: SpeakingNow): readonly Span[] =>
  saidBy(
    open,
    open.seats.filter(seat => seat.role === 'candidate').map(seat => seat.id),
    { since: begunAt, until },
    speaking,
  )

export type Pace = 'calm' | 'amber' | 'red'
/** Amber from its second on, red at the bound: 44,999 of 45,000 is in time, 45,000 is not. */
export function paceOf({ amber, red }: Takes, length: number): Pace {
  if (length >= red) return 'red'
  return length >= amber ? 'amber' : 'calm'
}

/** What came of a take: in time, and all that was asked for. */
export interface TakeResult {
  readonly take: number
  readonly length: Ms
  readonly inTime: boolean
  readonly met: readonly string[]
  readonly missing: readonly string[]
  readonly passed: boolean
}
export function takeResult(room: Room, drill: Takes, take: Take): TakeResult {
  const length = takeLength(room.open, take, take.endedAt ?? room.at)
  const inTime = paceOf(drill, length) !== 'red'
  const text = (met: boolean) =>
    drill.checks.filter(check => take.met.includes(check.id) === met).map(check => check.text)
  const missing = text(false)
  return { take: take.take, length, inTime, met: text(true), missing, passed: inTime && missing.length === 0 }
}
