/** Verdicts and caps in words. Knows no screen. */
import type { Cap, Verdict } from './recommend.js'

export const verdictWords: Readonly<Record<Verdict, string>> = {
  strong_hire: 'Strong hire',
  hire: 'Hire',
  no_hire: 'No hire',
  strong_no_hire: 'Strong no hire',
}

/** Why a result is capped, in a sentence for whoever reads it. */
export function capWords(cap: Cap): string {
  switch (cap.type) {
    case 'gate':
      return `the required stage ${cap.title} is not shown`
    case 'section':
      return `${cap.section} is not there or never ran`
    case 'commitment':
      return 'without a commitment there is no hire at staff level'
    case 'slo_ownership':
      return sloWords[cap.by]
  }
}
const sloWords = {
  score: 'nobody owned the SLO (risk is scored 2 or lower), and that is needed at this level',
  unscored: 'nobody owned the SLO (risk is not scored), and that is needed at this level',
  flag: 'the flag No SLO ownership was raised, and owning it is needed at this level',
} as const
