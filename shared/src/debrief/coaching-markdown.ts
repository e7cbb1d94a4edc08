/** What a person takes from a round, as Markdown: firsts, the telling moments, what to fix, what to try. Knows nothing but the debrief. */
import type { Debrief } from './debrief.js'
import type { Firsts } from './firsts.js'
import { section, stamp, text } from './markdown-text.js'
import type { NextQuestion } from './next-question.js'

export const firstWords: Readonly<Record<keyof Firsts, string>> = {
  question: 'First question',
  number: 'First number',
  layer: 'First layer',
  commitment: 'First commitment',
}
export const firstNames = Object.keys(firstWords) as readonly (keyof Firsts)[]

export function coaching(d: Debrief, suggested: NextQuestion | null): readonly string[] {
  return [
    ...section(
      'For the first time',
      firstNames.map(name => {
        const moment = d.firsts[name]
        return `- ${firstWords[name]}: ${moment ? stamp(moment) : 'not known'}`
      }),
    ),
    ...section('Strongest and weakest moment', [
      d.strongest
        ? `- Strongest: ${stamp(d.strongest)} ${text(d.strongest.why)}`
        : '- Strongest: nothing says which',
      d.weakest ? `- Weakest: ${stamp(d.weakest)} ${text(d.weakest.why)}` : '- Weakest: nothing says which',
    ]),
    ...section(
      d.next.length === 2 ? 'Two things to fix' : 'To fix',
      d.next.map(
        step =>
          `1. **${text(step.title)}.** ${text(step.text)}${step.moment ? ` (${stamp(step.moment)})` : ''}`,
      ),
    ),
    ...section(
      'Suggestion: the question to try next',
      suggested ? [`*${text(suggested.title)}* (${suggested.level}). ${text(suggested.why)}`] : [],
    ),
  ]
}
