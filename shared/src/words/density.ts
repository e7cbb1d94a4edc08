/** What was found in words as counts, and the density they make. Knows no room and no time. */
import { marksOf, type WordsRead } from './marks.js'
import { ADEQUATE, DENSE, FEWEST_WORDS, WEIGHTS } from './thresholds.js'

export interface Counts {
  readonly words: number
  /** Q: statements with a number. */
  readonly quantified: number
  readonly quantities: number
  /** L: statements in which a layer is stated. */
  readonly layers: number
  /** T: trade-offs with their pick; `partial` without. */
  readonly tradeOffs: number
  readonly partial: number
  /** C: checks of one's own proposal, and those of them that name a number or a target. */
  readonly confirms: number
  readonly anchored: number
  readonly tags: number
  /** Questions to the other side. */
  readonly questions: number
  /** H. */
  readonly hedges: number
  /** O: options that nobody picked. */
  readonly options: number
  readonly fillers: number
}
export const nothingCounted: Counts = {
  words: 0,
  quantified: 0,
  quantities: 0,
  layers: 0,
  tradeOffs: 0,
  partial: 0,
  confirms: 0,
  anchored: 0,
  tags: 0,
  questions: 0,
  hedges: 0,
  options: 0,
  fillers: 0,
}

export function countsOf(read: WordsRead): Counts {
  const known = counted.get(read)
  if (known) return known
  const is = count(read)
  counted.set(read, is)
  return is
}
/** A reading stays as it is, and is counted for its minute, its phase and its round. */
const counted = new WeakMap<WordsRead, Counts>()

function count(read: WordsRead): Counts {
  const holding = (of: (marks: WordsRead['sentences'][number]['marks']) => boolean) =>
    read.sentences.filter(({ marks }) => of(marks)).length
  const tradeOffs = marksOf(read, 'trade-off')
  const confirms = marksOf(read, 'confirm')
  const whole = tradeOffs.filter(one => one.whole).length
  return {
    words: read.words,
    quantified: holding(marks => marks.some(({ kind }) => kind === 'quantity')),
    quantities: marksOf(read, 'quantity').length,
    layers: holding(marks => marks.some(one => one.kind === 'layer' && one.stated)),
    tradeOffs: whole,
    partial: tradeOffs.length - whole,
    confirms: confirms.length,
    anchored: confirms.filter(one => one.anchored).length,
    tags: marksOf(read, 'tag').length,
    questions: marksOf(read, 'question').filter(one => !one.answered).length,
    hedges: marksOf(read, 'hedge').length,
    options: marksOf(read, 'option').filter(one => one.open).length,
    fillers: marksOf(read, 'filler').length,
  }
}

const names = Object.keys(nothingCounted) as readonly (keyof Counts)[]
export const sumOf = (all: readonly Counts[]): Counts =>
  all.reduce(
    (sum, one) => Object.fromEntries(names.map(name => [name, sum[name] + one[name]])) as unknown as Counts,
    nothingCounted,
  )

/** Signals for a hundred words, less what hedges; never below nothing. Zero without a word. */
export function densityOf({ words, ...counts }: Counts): number {
  if (words === 0) return 0
  const { quantified, layer, tradeOff, confirm, hedge, option } = WEIGHTS
  const sum =
    quantified * counts.quantified +
    layer * counts.layers +
    tradeOff * counts.tradeOffs +
    confirm * counts.confirms +
    hedge * counts.hedges +
    option * counts.options
  return Math.max(0, (100 * sum) / words)
}

export type Band = 'thin' | 'adequate' | 'dense'
/** Null where there are too few words to say. */
export function bandOf(counts: Counts): Band | null {
  if (counts.words < FEWEST_WORDS) return null
  const density = densityOf(counts)
  return density < ADEQUATE ? 'thin' : density < DENSE ? 'adequate' : 'dense'
}
