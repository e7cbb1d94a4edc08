/** Whether an answer says of a bottleneck how slow it is at which percentile, and what it costs. Knows no room. */
import { spokenPercentile } from './lexicon.js'
import { quantitiesAt } from './stated.js'
import { sentences } from '../coach/written.js'

export interface BottleneckRead {
  readonly percentile: boolean
  readonly cost: boolean
  /** What is missing, as a question for whoever interviews; empty where nothing is. */
  readonly ask: readonly string[]
}

export function readBottleneck(text: string): BottleneckRead {
  const parts = sentences(text)
  const percentile = parts.some(
    one => named.test(one) && quantitiesAt(one).some(({ quantity }) => quantity.kind === 'time'),
  )
  const cost = parts.some(one => quantitiesAt(one).some(({ quantity }) => quantity.kind === 'money'))
  return {
    percentile,
    cost,
    ask: [
      ...(percentile ? [] : ['At which percentile, and how slow?']),
      ...(cost ? [] : ['What does it cost?']),
    ],
  }
}
/** "p95", "95th percentile", "the median". */
const named = new RegExp(
  String.raw`\bp\d{2}(?:\.?\d+)?\b|\b${spokenPercentile}\b|\b\d{2}(?:\.\d+)?(?:th|st|nd|rd)? percentile\b|\bmedian\b|\bpercentile\b`,
  'i',
)
