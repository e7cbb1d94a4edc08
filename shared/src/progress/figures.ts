/** The cadence figures that are followed over time: their names, how they are read, and which way is better. */
import { clockText, secondsText } from '../base/duration.js'

export interface FollowedFigure {
  readonly id: string
  readonly title: string
  readonly text: (value: number) => string
  /** Null where neither more nor less is better by itself. */
  readonly better: 'more' | 'less' | null
}
const count = (value: number): string => String(Math.round(value))
const share = (value: number): string => `${Math.round(value * 100)} %`

export const followedFigures: readonly FollowedFigure[] = [
  { id: 'adherence', title: 'Whole cycles', text: share, better: 'more' },
  { id: 'confirms', title: 'Checks asked', text: count, better: 'more' },
  { id: 'missed', title: 'Proposals without a check', text: count, better: 'less' },
  { id: 'unanswered', title: 'Checks unanswered', text: count, better: 'less' },
  { id: 'inWindow', title: 'Pauses of 2 to 3 s', text: count, better: 'more' },
  { id: 'deadAir', title: 'Silences with nothing moving', text: count, better: 'less' },
  { id: 'longestPause', title: 'Longest pause', text: secondsText, better: null },
  { id: 'medianChunk', title: 'Median chunk', text: clockText, better: null },
  { id: 'monologues', title: 'Chunks over a minute', text: count, better: 'less' },
  { id: 'talkShare', title: 'Share of the talk', text: share, better: null },
]
