/** What goes back on something decided, and what a text is about: words alone. Knows one text at a time. */
import { holds, listed } from './find.js'

const again = listed([
  'actually',
  'on second thoughts?',
  'instead',
  'changed? my mind',
  'reconsider(?:ing)?',
  '(?:go|going|come|coming) back (?:to|on)',
  'rather than what i said',
  'scratch that',
  'no,? wait',
])
export const goesBack = (text: string): boolean => holds(again, text)

const small: ReadonlySet<string> = new Set(
  'that this with from have will would could should then than them they there here what when which where because since into onto over under about going take choose chose pick propose actually instead thought second back mind change changed reconsider rather also just more most some only very much each both keep make need want'.split(
    ' ',
  ),
)
/** The words of a text that carry it, without those that any sentence has. */
export const carrying = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter(one => !small.has(one)).slice(0, 60))

/** Whether hardly a word of what stood there is left: a reason added or a letter mended opens nothing again. */
export function saysOtherwise(before: string, after: string): boolean {
  const [were, are] = [carrying(before), carrying(after)]
  if (were.size === 0) return false
  return [...were].filter(one => are.has(one)).length / were.size < 0.5
}
