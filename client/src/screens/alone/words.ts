/** Words for rounds that are answered alone: how, how long, how late. */
import type { AnsweredAlone } from '@signalroom/shared'

/** "1 h 20 min", "12 min", "under a minute". */
export function spanWords(ms: number): string {
  const total = Math.floor(ms / 60_000)
  const [hours, minutes] = [Math.floor(total / 60), total % 60]
  if (total === 0) return 'under a minute'
  return [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : ''].filter(Boolean).join(' ')
}
export const hoursWords = (minutes: number): string => `${Math.round((minutes / 60) * 10) / 10} h`
const lengthWords = (seconds: number): string =>
  seconds % 60 === 0
    ? `${seconds / 60} min`
    : seconds < 60
      ? `${seconds} s`
      : `${Math.floor(seconds / 60)} min ${seconds % 60} s`

export const mediumWords: Readonly<Record<AnsweredAlone['medium'], string>> = {
  video: 'By video',
  voice: 'By voice',
  written: 'In writing',
  thread: 'By comments on a change',
  takehome: 'By a package',
}
/** "By video, 2 min at most, 3 takes; 24 h from its prompt". */
export function howAnswered({
  medium,
  seconds,
  words,
  comments,
  takes,
  hours,
  windowHours,
}: AnsweredAlone): string {
  const recorded = medium === 'video' || medium === 'voice'
  const bounds = [
    mediumWords[medium],
    recorded && seconds !== undefined ? `${lengthWords(seconds)} at most` : '',
    recorded ? (takes === 1 ? 'one take' : `${takes} takes`) : '',
    medium === 'written' && words !== undefined ? `${words.toLocaleString('en')} words at most` : '',
    medium === 'thread' && comments !== undefined ? `${comments} comments at least` : '',
    medium === 'takehome' && hours !== undefined ? `${hours} h of work` : '',
  ].filter(Boolean)
  return `${bounds.join(', ')}; ${windowHours} h from its prompt`
}
