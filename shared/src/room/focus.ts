/** Private focus: once a round, for a few minutes, the candidate's code is theirs alone. Knows no bytes. */
import { at, ms, type At, type Ms } from '../base/brand.js'
import type { CommandType } from './command.js'
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

/** What would carry hidden work, or what it amounts to, into the log that everybody reads. */
const telling: ReadonlySet<CommandType> = new Set(['run.start', 'code.measure', 'board.measure'])

/** Nothing, or why a seat in private focus may not ask this: it would show what is hidden. */
export function wouldShow(room: Room, type: CommandType, seat: string): Decision | null {
  return focusing(room) && room.open.focus?.seat === seat && telling.has(type) ? refuse('private') : null
}

export function beginFocus(room: Room, now: At): Decision {
  if (focusing(room)) return refuse('done', 'Your code is private already.')
  if (room.open.focus) return refuse('done', 'Private focus is there once a round, and it has been.')
  return accept({ type: 'focus.begun', until: at(now + focusAtMost) })
}

export function endFocus(room: Room): Decision {
  return focusing(room) ? accept({ type: 'focus.ended', cause: 'asked' }) : refuse('nothing')
}
