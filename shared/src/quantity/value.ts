/** How much a number is, where the words beside it tell: a range's scale, cents behind dollars, a point of thousands. Knows no kinds' order. */
import type { FoundNumber } from './numbers.js'
import { others, type QuantityKind } from './units.js'

/** What stands between the two numbers of a range. */
export const range = /^\s?(?:-|to|or|and|~)\s?[~<>$€£¥₹]?\s?$/i

/** "two dollars eighty" and "2 dollars and 80 cents" are one sum. */
export function withCents(read: string, found: readonly FoundNumber[]): readonly FoundNumber[] {
  return found.flatMap((number, index) => {
    const [last, next] = [found[index - 1], found[index + 1]]
    if (last && centsOf(read, last, number)) return []
    if (aDollar.test(read.slice(0, number.from)) && centsBehind(read, number))
      return [{ ...number, value: 1 + number.value / 100 }]
    if (!next || !centsOf(read, number, next)) return [number]
    return [{ ...number, value: number.value + next.value / 100 }]
  })
}
const centsOf = (read: string, whole: FoundNumber, part: FoundNumber): boolean =>
  /^\s(?:dollars?|bucks?|euros?|pounds?)(?:\sand)?\s$/i.test(read.slice(whole.to, part.from)) &&
  centsBehind(read, part)
const aDollar = /\ba (?:dollar|buck|euro|pound)(?: and)?\s$/i
const centsBehind = (read: string, part: FoundNumber): boolean =>
  part.value < 100 &&
  Number.isInteger(part.value) &&
  /^(?:\s(?:cents?|pence|an?\b|per\b|each\b|every\b)|\s?\/|\s?[.,;!?]|$)/i.test(read.slice(part.to))

/** How many of them there are, where what follows tells it: a range's scale, a grand, a thousand's point. NaN where nothing does. */
export function valueOf(
  read: string,
  number: FoundNumber,
  next: FoundNumber | undefined,
  kind: QuantityKind,
): number {
  const rest = read.slice(number.to)
  if (kind === 'money' && /^\s?-?grand\b/i.test(rest)) return number.value * 1000
  if (number.twoWays && !others1000.test(rest)) {
    // Of what is in no list, 3.141 may be a measure.
    if (wholeKinds.has(kind) && (kind !== 'count' || number.written.endsWith('0'))) return number.value * 1000
    // 1.234 s was measured; 1.500 s may be either.
    if (number.written.endsWith('0') && kind !== 'share')
      return kind === 'rate' ? number.value * 1000 : Number.NaN
  }
  // Of "1-2k" and "two to three hundred" the first is of the same scale.
  const between = next && read.slice(number.to, next.from)
  if (!next || number.scaled || next.scale <= 1 || kind === 'ratio' || !range.test(between!))
    return number.value
  return /and/i.test(between!) && !/\bbetween\s\S*\s?$/i.test(read.slice(0, number.from))
    ? number.value
    : number.value < next.value / next.scale
      ? number.value * next.scale
      : number.value
}
/** Of these there is no part. */
const wholeKinds: ReadonlySet<QuantityKind> = new Set([
  'users',
  'business',
  'records',
  'load',
  'errors',
  'count',
])
const others1000 = new RegExp(`^\\s?(?:${others})\\b`, 'i')
