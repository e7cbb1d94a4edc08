/** Private focus: once a round, for a few minutes, the candidate's code is theirs alone. Knows no bytes. */
import { at, ms, type At, type Ms } from '../base/brand.js'
import { accept, refuse, type Decision } from './refusal.js'
import type { Room } from './room.js'

/** At most this long, by the clock on the wall (domain 2.4: being watched costs performance). */
export const focusAtMost: Ms = ms(300_000)

/** `endedAt` is null while it lasts; it ends by itself at `until`. */
export interface Focus {
  readonly seat: string
  readonly from: At
  readonly until: At
  readonly endedAt: At | null
}

export const focusing = (room: Room): boolean => room.open.focus !== null && room.open.focus.endedAt === null

export function beginFocus(room: Room, now: At): Decision {
  if (focusing(room)) return refuse('done', 'Your code is private already.')
  if (room.open.focus) return refuse('done', 'Private focus is there once a round, and it has been.')
  return accept({ type: 'focus.begun', until: at(now + focusAtMost) })
}

export function endFocus(room: Room): Decision {
  return focusing(room) ? accept({ type: 'focus.ended', cause: 'asked' }) : refuse('nothing')
}
