/** Numbers that are written as words, as far as names hold them: up to a thousand. Knows no quantity. */

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const large = ['hundred', 'thousand', 'million', 'billion', 'trillion', 'half', 'double', 'point']

export const isNumberWord = (word: string): boolean =>
  small.includes(word) || tens.includes(word) || large.includes(word)

/** With numbers below a hundred as figures: `P. ninety nine` is `P. 99`. Larger ones stay as they are. */
export function wholeNumbers(words: string): string {
  return words
    .replace(
      new RegExp(`\\b(${tens.join('|')})(?:[\\s-]+(${small.slice(1, 10).join('|')}))?\\b`, 'gi'),
      (_, ten: string, one?: string) =>
        String(20 + 10 * tens.indexOf(ten.toLowerCase()) + (one ? small.indexOf(one.toLowerCase()) : 0)),
    )
    .replace(new RegExp(`\\b(${small.join('|')})\\b`, 'gi'), word =>
      String(small.indexOf(word.toLowerCase())),
    )
}
