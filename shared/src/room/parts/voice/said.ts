/** What was heard of people since a moment: as the log has it, and as far as this instant is known. Knows no rules. */
import type { Span } from '../../../base/span.js'
import type { Room } from '../../room.js'
import type { SpeakingNow } from './rules.js'

/** In the order of the log, then what is being said; a stretch may stand in both. Cut to `since` and `until`. */
export function saidBy(
  { heard }: Pick<Room['open'], 'heard'>,
  seats: readonly string[],
  { since, until }: { readonly since: number; readonly until: number },
  speaking: SpeakingNow = {},
): readonly Span[] {
  const logged = heard.flatMap(event =>
    event.type === 'voice.spoke' && seats.includes(event.actor) ? [event] : [],
  )
  return [...logged, ...seats.flatMap(seat => speaking[seat] ?? [])]
    .map(({ from, to }) => ({ from: Math.max(from, since), to: Math.min(to ?? until, until) }))
    .filter(({ from, to }) => from < to)
}

/** How long nothing was said, by then; null before the first word. */
export const silenceAfter = (said: readonly Span[], now: number): number | null =>
  said.length === 0 ? null : Math.max(0, now - Math.max(...said.map(({ to }) => to)))
