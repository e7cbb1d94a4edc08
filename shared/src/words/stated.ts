/** What a statement states: its quantities, the layers they open, and the three signals. Knows one sentence at a time. */
import { quantitiesIn, type Quantity } from '../quantity/find.js'
import { readLayer } from '../room/parts/worksheet/layers.js'
import type { Layer } from '../room/parts/worksheet/facts.js'
import { hitsIn, holds, listed, type Stretch } from './find.js'
import { changes, decisions, earned, estimated, layers, metrics, observed, outcomes } from './lexicon.js'
import type { Mark, MetricKind } from './marks.js'

/** A quantity and where it stands. */
export interface QuantityAt extends Stretch {
  readonly quantity: Quantity
}

/** The numbers that count: with a unit, or of what a system or a business has; so many of the staff or the machines are none. */
export function quantitiesAt(sentence: string): readonly QuantityAt[] {
  let from = 0
  return quantitiesIn(sentence).flatMap(quantity => {
    if (isBareCount(quantity)) return []
    const found = placed(sentence, quantity.text, from)
    from = found.end
    return [{ quantity, ...found }]
  })
}

const measured = /(?:k|m|miles?|kg|cores?|v?cpus?|gpus?|watts?|kwh?|auc|accuracy|recall|precision|f1|ndcg)$/i
const isBareCount = ({ kind, value, perTime, text }: Quantity): boolean =>
  kind === 'count' && !perTime && Number.isInteger(value) && value < 1000 && !measured.test(text)

/** Where a quantity stands: it is told in plain signs, so spaces, dashes and quotes may differ; else its number, else all. */
function placed(sentence: string, words: string, from: number): Stretch {
  for (const sought of [words, /^\S+/.exec(words)?.[0] ?? words]) {
    const form = new RegExp(
      [...sought].map(sign => (/[\s'-]/.test(sign) ? '[^\\p{L}\\p{N}]{1,3}' : escaped(sign))).join(''),
      'iu',
    )
    const found = form.exec(sentence.slice(from)) ?? null
    if (found) return { start: from + found.index, end: from + found.index + found[0].length }
  }
  return { start: Math.min(from, sentence.length), end: sentence.length }
}
const escaped = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)

const layerForms = Object.entries(layers).map(([layer, words]) => [layer as Layer, listed(words)] as const)

/** Each layer that a sentence names, once; stated where it holds a quantity that the layer takes. */
export const layersIn = (sentence: string, numbers: readonly QuantityAt[]): readonly Mark[] =>
  layerForms.flatMap(([layer, form]) => {
    const sized = layer === 'data' ? numbers.find(({ quantity }) => quantity.kind === 'size') : undefined
    const hit = hitsIn(form, sentence)[0] ?? sized
    if (!hit) return []
    const stated = numbers.length > 0 && readLayer(layer, sentence).counts !== null
    return [{ kind: 'layer' as const, layer, stated, start: hit.start, end: hit.end }]
  })

const metric = listed(metrics)
const seen = listed(observed)
const reckoned = listed(estimated)
const measures = /(?:\bms|milliseconds?|microseconds?|[rqt]ps|iops|\d(?:ms|µs|us)|(?:per|a|each) second)$/i

/** A quantity beside something that is measured, and how it was come by. */
export function metricIn(sentence: string, numbers: readonly QuantityAt[]): readonly Mark[] {
  // Money measures no system.
  if (numbers.every(({ quantity }) => quantity.kind === 'money')) return []
  const hit = hitsIn(metric, sentence)[0] ?? numbers.find(({ quantity }) => measures.test(quantity.text))
  return hit ? [{ kind: 'metric', as: comeBy(sentence), start: hit.start, end: hit.end }] : []
}
const comeBy = (sentence: string): MetricKind =>
  holds(seen, sentence) ? 'observed' : holds(reckoned, sentence) ? 'estimate' : 'target'

const decision = listed(decisions)
export const decisionsIn = (sentence: string): readonly Mark[] =>
  hitsIn(decision, sentence).map(hit => ({ kind: 'decision', ...hit }))

const outcome = listed(outcomes)
const changed = listed(changes)
const made = listed(earned)
/** It says that something is more or less than it was. */
export const tellsChange = (sentence: string): boolean =>
  holds(changed, sentence) || /\bfrom\b.+\bto\b/i.test(sentence)
/** What a business feels, that it changed, and by how much. */
export function outcomeIn(sentence: string, numbers: readonly QuantityAt[]): readonly Mark[] {
  const hit = hitsIn(outcome, sentence)[0]
  if (hit && numbers.length > 0 && holds(changed, sentence)) return [{ kind: 'outcome', ...hit }]
  const money = numbers.find(
    ({ quantity, start }) => quantity.kind === 'money' && holds(made, sentence.slice(0, start)),
  )
  return money ? [{ kind: 'outcome', start: money.start, end: money.end }] : []
}
