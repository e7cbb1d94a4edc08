/** Words for where rounds and loops stand. */
import { momentText, timeText, type LoopRound, type LoopVerdict, type TimeSpan } from '@signalroom/shared'

export const verdictName: Readonly<Record<LoopVerdict, string>> = {
  strong_hire: 'Strong hire',
  hire: 'Hire',
  no_hire: 'No hire',
  strong_no_hire: 'Strong no hire',
}
export const verdictTone: Readonly<Record<LoopVerdict, 'green' | 'amber' | 'red'>> = {
  strong_hire: 'green',
  hire: 'green',
  no_hire: 'amber',
  strong_no_hire: 'red',
}
export const verdicts = ['strong_hire', 'hire', 'no_hire', 'strong_no_hire'] as const
export function whenText({ at, zone, result }: Pick<LoopRound, 'at' | 'zone' | 'result'>): string {
  if (result) return `Held ${momentText(result.attempt.at, zone)}`
  return at === null ? 'No moment yet' : momentText(at, zone)
}
/** "13:15 to 13:45"; the day only where it is not the round's. */
export function spanText({ from, to }: TimeSpan, zone: string): string {
  const [first, last] = [momentText(from, zone), momentText(to, zone)].map(text => text.split(',')[0])
  return first === last
    ? `${timeText(from, zone)} to ${timeText(to, zone)}`
    : `${first} ${timeText(from, zone)} to ${last} ${timeText(to, zone)}`
}
