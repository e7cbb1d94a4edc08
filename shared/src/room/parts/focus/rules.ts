/** When private focus begins and ends, and what it keeps out of the log. It is a seal; knows no bytes. */
import { at, ms, type Ms } from '../../../base/brand.js'
import { panes } from '../../document.js'
import type { Fact } from '../../event.js'
import { accept, refuse } from '../../refusal.js'
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
      if (room.open.focus && !Object.hasOwn(room.open.removed, room.open.focus.seat))
        return refuse('done', 'Private focus is there once a round, and it has been.')
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
    (room, _, { seat }) => {
      if (!focusing(room)) return refuse('nothing')
      return room.open.focus?.seat === seat ? accept({ type: 'focus.ended', cause: 'asked' }) : refuse('role')
    },
  ],
}

/** Who is shown out hides nothing any more. */
export const leavingFocus = (room: Room, seat: string): readonly Fact[] =>
  focusing(room) && room.open.focus?.seat === seat ? [{ type: 'focus.ended', cause: 'asked' }] : []
