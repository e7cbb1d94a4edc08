/** A story told in 45 seconds: the three signals in it, in the first person, and not too many words. Suggests, and rates nobody. */
import { countWords } from '../coach/written.js'
import { marksOf } from './marks.js'
import { readWords } from './read-words.js'

/** So many words are 45 seconds at 160 a minute. */
export const STORY_WORDS = 120
export const STORY_MS = 45_000

export interface StoryRead {
  readonly words: number
  /** By the ids of the drill's checks. */
  readonly metric: boolean
  readonly decision: boolean
  readonly outcome: boolean
  readonly 'first-person': boolean
  readonly short: boolean
  /** What is missing, as sentences. */
  readonly missing: readonly string[]
}

/** `text`: what was said in the story's first 45 seconds. */
export function readStory(text: string): StoryRead {
  const read = readWords(text)
  const words = countWords(text)
  const metric = marksOf(read, 'metric').some(one => one.as === 'observed')
  const decision = marksOf(read, 'decision').length > 0
  const outcome = marksOf(read, 'outcome').length > 0
  const first = isFirstPerson(text)
  const short = words <= STORY_WORDS
  return {
    words,
    metric,
    decision,
    outcome,
    'first-person': first,
    short,
    missing: [
      ...(metric ? [] : ['a figure that was seen: a metric with its number']),
      ...(decision ? [] : ['what you decided or led']),
      ...(outcome ? [] : ['what came of it, in money, % or time']),
      ...(first ? [] : ['“I” with what you did']),
      ...(short ? [] : [`fewer words: ${words} are more than ${STORY_WORDS}`]),
    ],
  }
}
/** Somebody says what they themselves did. */
export const isFirstPerson = (text: string): boolean => firstPerson.test(text)
const firstPerson =
  /\bi(?: \p{L}+ly)? (?:\p{L}+ed|led|ran|cut|set|put|built|took|held|chose|made|wrote|moved|gave|found|saw|went|kept|began|brought)\b/iu
