/** The one line that each side sees of an alarm while the round runs: in coach mode the candidate, never in exam mode. */
import { withFigures } from '../content/failures.js'
import type { Room } from '../room/room.js'
import { alarmKey } from '../room/parts/failures/facts.js'
import type { Firing } from './firing.js'
import { LINE_SHOWN } from './thresholds.js'
import { figuresOf } from './why.js'

/** What an interviewer is told of an alarm, in the words of this room; null where it has none. */
export function lineFor({ open, panel }: Room, firing: Firing): string | null {
  const text = panel.guide?.failures?.[firing.mode]?.[firing.rule]
  return text === undefined ? null : withFigures(text, figuresOf(firing, titleIn(open)))
}
export const titleIn =
  ({ plan }: Room['open']) =>
  (phase: string): string =>
    plan.phases.find(({ id }) => id === phase)?.title ?? phase

/** Those that this seat has not called false, in their order. */
export const standing = ({ panel }: Room, seat: string, firings: readonly Firing[]): readonly Firing[] =>
  firings.filter(one => panel.alarms?.[seat]?.[alarmKey(one.mode, one.phase)] !== false)

/** What an interviewer sees now, or null. Those of one moment come one after the other. */
export function interviewerAlarm(
  room: Room,
  seat: string,
  firings: readonly Firing[],
  now: number,
): Firing | null {
  return room.open.stage !== 'live' || room.open.exam ? null : shownNow(standing(room, seat, firings), now)
}
/** Whether a candidate is told anything of it at all. */
export const mayHint = ({ stage, exam, mode }: Room['open']): boolean =>
  stage === 'live' && !exam && mode === 'coach'

/** What a candidate sees now, or null: a line of their own, and in coach mode alone. */
export function candidateHint(
  { open }: Pick<Room, 'open'>,
  firings: readonly Firing[],
  now: number,
): string | null {
  if (!mayHint(open)) return null
  const told = firings.filter(({ mode }) => open.watch?.modes[mode].candidate !== undefined)
  const shown = shownNow(told, now)
  return shown ? (open.watch?.modes[shown.mode].candidate ?? null) : null
}

/** Each stands for its time; one that came meanwhile waits for it. */
function shownNow(firings: readonly Firing[], now: number): Firing | null {
  let free = 0
  for (const one of firings) {
    const from = Math.max(one.at, free)
    if (now >= from && now < from + LINE_SHOWN) return one
    free = from + LINE_SHOWN
  }
  return null
}
