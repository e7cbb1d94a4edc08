/** Reads one text into the numbers it states, each with what makes it comparable and the words around it. Knows no room. */
import { quantitiesIn, type Quantity } from '../quantity/find.js'
import { plain } from '../quantity/plain.js'
import { comparable, type Comparable } from './comparable.js'

/** A number as it stands in a text. */
export interface StatedNumber {
  readonly quantity: Quantity
  /**
   * The part of the sentence that it stands in, without the number, and those before it, the nearest first: what it is about is
   * looked for there.
   */
  readonly clauses: readonly string[]
  /** Null for what is never compared: shares of nothing named, ratios, numbers without a unit that converts. */
  readonly measure: Comparable | null
}

interface Placed {
  readonly quantity: Quantity
  readonly from: number
  readonly to: number
  /** Of a range, its lower end. */
  readonly low?: number
}

/** Asked, or supposed: nothing is stated. */
const supposed = /\?\s*$|^\s*(?:what if|if|suppose|imagine|would|could we|can we)\b/i
/** What is said so is given up in the same breath, or was so once. */
const givenUp =
  /\b(?:not|instead of|rather than|no longer|was|were|used to be|down from|up from)\s(?:the |about |around |~)?$/i
const lowered =
  /\b(?:cut|cuts|reduce[ds]?|drop(?:s|ped)?|lower(?:s|ed)?|improve[ds]?|bring(?:s)?|brought|went|goes|go|raise[ds]?|grow[sn]?|grew|fell|falls|shrink[s]?)\b.*$/i
const rangeGlue = /^[~<>≈$€£¥₹]?\s?[\d.,]+\s?[A-Za-zµ%/$€£]*\s?(?:-|to|or)\s?[~<>$€£≈]?\s?$/i
const spelledGlue = /^[\p{L}\s-]+\s(?:to|or)\s$/iu
/** "between 50 and 100 ms" */
const betweenGlue =
  /^[~<>≈$€£¥₹]?\s?[\d.,]+\s?[A-Za-zµ%/$€£]*\s(?:and|to)\s?[~<>$€£≈]?\s?$|^[\p{L}\s-]+\s(?:and|to)\s$/iu

/** The numbers of a text, line by line, in their order. */
export const statedIn = (text: string): readonly StatedNumber[] =>
  /[\p{N}\p{L}]/u.test(text) ? text.split('\n').flatMap(inLine) : []

function inLine(line: string): readonly StatedNumber[] {
  const found = quantitiesIn(line)
  if (found.length === 0) return []
  const read = plain(line)
  const placed = withRanges(read, placesOf(read, found))
  return sentencesOf(read).flatMap(sentence => {
    const text = read.slice(sentence.from, sentence.to)
    if (supposed.test(text)) return []
    const clauses = clausesOf(read, sentence)
    return clauses.flatMap((clause, i) => {
      const inside = placed.filter(({ from }) => from >= clause.from && from < clause.to)
      const before = clauses
        .slice(0, i)
        .toReversed()
        .map(one => read.slice(one.from, one.to))
      return inside.flatMap((one, nth) => {
        const gap = gapsAround(read, clause, inside, nth)
        if (givenUp.test(gap.before)) return []
        return [
          {
            quantity: { ...one.quantity, text: withoutTail(one.quantity.text) },
            clauses: [withoutNumbers(read, clause, inside), ...before],
            measure: comparable(one.quantity, gap, one.low),
          },
        ]
      })
    })
  })
}

/** A word that only leads on, and was taken along with the unit, says nothing. */
const withoutTail = (words: string): string =>
  words.replace(/\s(?:an?|the|of|in|at|on|and|or|to|for|with|per|by|is|are|from|it|that|which|each)$/i, '')

/** Where each stands in the plain text; one that was read out of other words stands where the one before it ended. */
function placesOf(read: string, found: readonly Quantity[]): readonly Placed[] {
  let from = 0
  return found.map(quantity => {
    const at = read.indexOf(quantity.text, from)
    if (at === -1) return { quantity, from, to: from }
    from = at + 1
    return { quantity, from: at, to: at + quantity.text.length }
  })
}

/** "10-20 ms" is one number that lies between two; of "from 340 ms to 120 ms", where something was lowered, only the latter is. */
function withRanges(read: string, placed: readonly Placed[]): readonly Placed[] {
  const result: Placed[] = []
  for (const one of placed) {
    const last = result.at(-1)
    const glue = last && read.slice(last.from, one.from)
    const glued =
      last &&
      last.quantity.kind === one.quantity.kind &&
      (rangeGlue.test(glue!) ||
        spelledGlue.test(glue!) ||
        (/\bbetween\s$/i.test(read.slice(0, last.from)) && betweenGlue.test(glue!)))
    if (!last || !glued) {
      result.push(one)
      continue
    }
    result.pop()
    if (lowered.test(read.slice(0, last.from))) result.push(one)
    else
      result.push({
        quantity: {
          ...one.quantity,
          text: read.slice(last.from, one.to),
          perTime: one.quantity.perTime,
        },
        low: last.quantity.value,
        from: last.from,
        to: one.to,
      })
  }
  return result
}

interface Span {
  readonly from: number
  readonly to: number
}
const splitBy = (text: string, { from, to }: Span, ends: RegExp): readonly Span[] => {
  const spans: Span[] = []
  let begin = from
  for (const match of text.slice(from, to).matchAll(ends)) {
    const end = from + match.index
    spans.push({ from: begin, to: end })
    begin = end + match[0].length
  }
  return [...spans, { from: begin, to }].filter(span => span.to > span.from)
}
/** A sentence keeps the sign at its end, by which a question is known. */
const sentencesOf = (read: string): readonly Span[] =>
  splitBy(read, { from: 0, to: read.length }, /(?<=[.!?])\s+|;\s*/g)
const clausesOf = (read: string, sentence: Span): readonly Span[] =>
  splitBy(
    read,
    sentence,
    /,\s+|\s(?:but|while|whereas|then|plus)\s|\s-\s|[()]|(?<!\bbetween\b[^,;]*)\sand\s(?=[^,;]*\d)/gi,
  )

/** What stands between a number and those beside it in its clause. */
export interface Gap {
  readonly before: string
  readonly after: string
  /** The words that tell what is measured: those before it, or behind it where its clause is written so. */
  readonly tells: string
}

function gapsAround(read: string, clause: Span, inside: readonly Placed[], nth: number): Gap {
  const one = inside[nth]!
  const before = read.slice(inside[nth - 1]?.to ?? clause.from, one.from)
  const after = read.slice(one.to, inside[nth + 1]?.from ?? clause.to)
  if (inside.length === 1) return { before, after, tells: `${before} ${after}` }
  // "20 ms p50, 80 ms p99" is written behind the number; "p50 20 ms p99 80 ms" before it.
  const first = read.slice(clause.from, inside[0]!.from)
  return { before, after, tells: /\p{L}/u.test(first) ? before : after }
}

const withoutNumbers = (read: string, clause: Span, inside: readonly Placed[]): string => {
  let text = ''
  let from = clause.from
  for (const one of inside) {
    text += `${read.slice(from, Math.max(from, one.from))} · `
    from = Math.max(from, one.to)
  }
  return text + read.slice(from, Math.max(from, clause.to))
}
