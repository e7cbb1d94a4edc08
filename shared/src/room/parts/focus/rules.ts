/** When private focus begins and ends, and what it keeps out of the log. It is a seal; knows no bytes. */
import { at, ms, type Ms } from '../../../base/brand.js'
import { panes, type Pane } from '../../document.js'
import { accept, refuse, type Refusal } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, type Rules } from '../../rule.js'
import { hiddenBy } from '../seal/rules.js'
import type { FocusCommand } from './facts.js'

/** At most this long, by the clock on the wall: being watched costs performance (ours). */
export const focusAtMost: Ms = ms(300_000)

export const focusing = (room: Room): boolean => room.open.focus !== null && room.open.focus.endedAt === null

export const focusRules: Rules<FocusCommand> = {
  'focus.begin': [
    'candidate',
    live,
    (room, { hides = ['code'] }, _, now) => {
      if (focusing(room)) return refuse('done', 'Your work is private already.')
      if (room.open.focus) return refuse('done', 'Private focus is there once a round, and it has been.')
      // Where board and code are one document, only both can be hidden.
      const hidden = room.open.documents.includes('work') ? panes : panes.filter(pane => hides.includes(pane))
      if (hidden.some(pane => hiddenBy(room, pane)))
        return refuse('done', 'Something is hidden there already.')
      return accept({ type: 'focus.begun', until: at(now + focusAtMost), hides: hidden })
    },
  ],
  'focus.end': [
    'candidate',
    live,
    room => (focusing(room) ? accept({ type: 'focus.ended', cause: 'asked' }) : refuse('nothing')),
  ],
}

/** What would carry hidden work, or what it amounts to, into the log that everybody reads. */
const telling: Readonly<Record<string, Pane | undefined>> = {
  'run.start': 'code',
  'code.measure': 'code',
  'board.measure': 'board',
}

/** Nothing, or why a seat in private focus may not ask this: it would show what is hidden. */
export function wouldShow(room: Room, type: string, seat: string): Refusal | null {
  const { focus } = room.open
  const pane = telling[type]
  if (!focus || focus.endedAt !== null || focus.seat !== seat || pane === undefined) return null
  return focus.hides.includes(pane) ? refuse('private') : null
}
