/** Whether an answer holds what a pair asks for, part by part, by rules one can read. It sees words, not truth. */
import type { Pair, PairNeeds } from '../content/pair.js'
import type { Quantity } from '../quantity/find.js'
import { layers } from '../room/parts/worksheet/facts.js'
import { holds, unquoted } from './find.js'
import { marksOf } from './marks.js'
import { readWords } from './read-words.js'
import { quantitiesAt } from './stated.js'

export interface JudgedPart {
  readonly id: string
  readonly text: string
  readonly met: boolean
}
export interface JudgedAnswer {
  readonly parts: readonly JudgedPart[]
  /** Every part is there. */
  readonly passed: boolean
}

export function judgePair({ parts }: Pick<Pair, 'parts'>, answer: string): JudgedAnswer {
  const judged = parts.map(({ id, text, needs }) => ({ id, text, met: meets(needs, answer) }))
  return { parts: judged, passed: judged.every(({ met }) => met) }
}

function meets(needs: PairNeeds, answer: string): boolean {
  const read = readWords(answer)
  switch (needs.of) {
    case 'figures': {
      const found = read.sentences
        .filter(({ question }) => !question)
        .flatMap(({ start, end }) => quantitiesAt(answer.slice(start, end)))
      const wanted = found.filter(({ quantity }) => needs.kinds?.some(kind => isOf[kind](quantity)) ?? true)
      return wanted.length >= needs.atLeast
    }
    case 'words':
      return holds(beginning(needs.any), unquoted(answer).replaceAll('’', "'"))
    case 'done':
      return marksOf(read, 'decision').length > 0 || holds(did, answer)
    case 'trade-off':
      return marksOf(read, 'trade-off').some(({ whole }) => whole)
    case 'pick':
      return marksOf(read, 'pick').length > 0
    case 'check':
      return marksOf(read, 'confirm').some(({ anchored }) => anchored)
    case 'layers': {
      const stated = marksOf(read, 'layer').filter(one => one.stated)
      return layers.filter(layer => stated.some(one => one.layer === layer)).length >= needs.atLeast
    }
  }
}

const isOf: Readonly<
  Record<'time' | 'money' | 'size' | 'share' | 'rate' | 'people' | 'times', (one: Quantity) => boolean>
> = {
  time: ({ kind }) => kind === 'time',
  money: ({ kind }) => kind === 'money',
  size: ({ kind }) => kind === 'size',
  share: ({ text }) => /%|per ?cent|percent/i.test(text),
  rate: ({ perTime }) => perTime !== undefined && perTime !== null && perTime !== false,
  people: ({ kind }) => kind === 'users',
  times: ({ kind, text }) => kind === 'ratio' || /times|x\b|fold/i.test(text),
}

const did =
  /\b(?:i|we)(?: \w+ly)? (?:built|shipped|wrote|measured|moved|ran|set|tested|rolled|fixed|added|removed|introduced|replaced|designed|held|kept|led|cut|changed|owned|agreed|coordinated|organised|organized|automated|reduced|mitigated|migrated|implemented|created|launched|deployed|drove|halved|put|proved|asked|started|finished|took|gave|spent)\b/i

/** A word stands for what it begins: "quorum" for "quorums". */
const beginning = (any: readonly string[]): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${any.map(one => one.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('|')})`,
    'iu',
  )

/** For the content check: what is wrong with a pair, as it is written. */
export function pairProblems(pair: Pair): readonly string[] {
  const missing = judgePair(pair, pair.good).parts.filter(({ met }) => !met)
  return [
    ...(missing.length > 0 ? [`good: does not hold ${missing.map(({ id }) => id).join(', ')}`] : []),
    ...(judgePair(pair, pair.bad).passed ? ['bad: passes'] : []),
  ]
}
