/** When private focus begins and ends, and what it keeps out of the log. Knows no bytes. */
import { at, ms, type Ms } from '../../../base/brand.js'
import type { Fact } from '../../event.js'
import { accept, refuse, type Refusal } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, type Due, type Rules } from '../../rule.js'
import type { FocusCommand } from './facts.js'

/** At most this long, by the clock on the wall: being watched costs performance (ours). */
export const focusAtMost: Ms = ms(300_000)

export const focusing = (room: Room): boolean => room.open.focus !== null && room.open.focus.endedAt === null

export const focusRules: Rules<FocusCommand> = {
  'focus.begin': [
    'candidate',
    live,
    (room, _, __, now) => {
      if (focusing(room)) return refuse('done', 'Your code is private already.')
      if (room.open.focus) return refuse('done', 'Private focus is there once a round, and it has been.')
      return accept({ type: 'focus.begun', until: at(now + focusAtMost) })
    },
  ],
  'focus.end': [
    'candidate',
    live,
    room => (focusing(room) ? accept({ type: 'focus.ended', cause: 'asked' }) : refuse('nothing')),
  ],
}

/** What would carry hidden work, or what it amounts to, into the log that everybody reads. */
const telling: ReadonlySet<string> = new Set(['run.start', 'code.measure', 'board.measure'])

/** Nothing, or why a seat in private focus may not ask this: it would show what is hidden. */
export function wouldShow(room: Room, type: string, seat: string): Refusal | null {
  return focusing(room) && room.open.focus?.seat === seat && telling.has(type) ? refuse('private') : null
}

export function focusEnds({ open: { focus } }: Room): Due | null {
  if (focus === null || focus.endedAt !== null) return null
  return { at: focus.until, facts: () => [{ type: 'focus.ended', cause: 'clock' }] }
}

export const endingFocus = (room: Room): readonly Fact[] =>
  focusing(room) ? [{ type: 'focus.ended', cause: 'round' }] : []
