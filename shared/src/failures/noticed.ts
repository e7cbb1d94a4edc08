/** The alarms of a round for one seat's debrief: when, what, why, and whether that seat called it right. Knows no screen. */
import type { FailureModeId } from '../content/failures.js'
import type { Event } from '../room/event.js'
import { alarmKey } from '../room/parts/failures/facts.js'
import type { Room } from '../room/room.js'
import type { Role } from '../room/seat.js'
import { failuresIn } from './failures.js'
import { outOfOrder, type Firing } from './firing.js'
import { titleIn } from './lines.js'
import { whyFired } from './why.js'

export interface Noticed {
  readonly mode: FailureModeId
  readonly rule: Firing['rule']
  readonly title: string
  readonly phase: string
  readonly phaseTitle: string
  readonly at: number
  readonly elapsed: number
  readonly why: string
  /** It came before what it rests on. */
  readonly early: boolean
  /** What this seat said of it; null while nothing, and for whoever does not interview. */
  readonly right: boolean | null
}

/** By the log that the seat may see; an observer is shown none. */
export function noticedIn(
  log: readonly Event[],
  room: Room,
  { seat, role }: { readonly seat: string; readonly role: Role },
): readonly Noticed[] {
  const { open, panel } = room
  if (role === 'observer' || open.watch === undefined) return []
  const title = titleIn(open)
  return failuresIn(log, open.endedAt ?? room.at).map(firing => ({
    mode: firing.mode,
    rule: firing.rule,
    title: open.watch?.modes[firing.mode].title ?? firing.mode,
    phase: firing.phase,
    phaseTitle: title(firing.phase),
    at: firing.at,
    elapsed: firing.elapsed,
    why: whyFired(firing, title),
    early: outOfOrder(firing),
    right: panel.alarms?.[seat]?.[alarmKey(firing.mode, firing.phase)] ?? null,
  }))
}
