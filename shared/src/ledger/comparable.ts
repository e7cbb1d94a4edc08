/** What makes two numbers comparable: what is measured, in which unit, between which bounds. Knows words, no room. */
import { exhaustive } from '../base/exhaustive.js'
import type { Quantity } from '../quantity/find.js'
import { numeral } from '../quantity/numbers.js'
import { countedKind } from '../quantity/units.js'
import { base, topicOf } from './topic.js'
import { bytesIn, bytesPerSecondIn, currencyOf, periodIn, perSecondIn, secondsIn } from './units.js'

export interface Comparable {
  /** What is measured and how: only two of the same key are ever compared. */
  readonly key: string
  /** In the key's own unit. A number lies between `low` and `high`; "up to 100 ms" begins at zero, "over 5" has no end. */
  readonly low: number
  readonly high: number
  /** It was said to be about so much. */
  readonly roughly: boolean
  /** Words that tell which of several it is, in their base form. */
  readonly topic: readonly string[]
  /** Alone, without a word, it says nothing of what it measures: a bare time or size. */
  readonly bare: boolean
}

interface Around {
  readonly before: string
  readonly after: string
  readonly tells: string
}

/** Null for what never contradicts anything: ratios, multiples, numbers that were not said, units that do not convert. */
export function comparable(quantity: Quantity, around: Around, low?: number): Comparable | null {
  const numbers = numbersOf(quantity, low)
  if (numbers === null) return null
  // "A minute and a half": the half stands behind the unit, and is in no number.
  if (/^\s*and a (?:half|quarter)\b/i.test(around.after)) return null
  const unit = unitOf(quantity, around)
  if (unit === null || !Number.isFinite(unit.one)) return null
  const { tells } = around
  const sign = /^[^\d\p{L}]*/u.exec(quantity.text)![0]
  const bounds = boundsOf(numbers, around.before + sign, around.after)
  return {
    key: [unit.of, percentileOf(tells), roleOf(tells), peakOf(tells)].join('|'),
    low: bounds.low * unit.one,
    high: bounds.high * unit.one,
    roughly: roughlyWords.test(around.before) || /^[~≈]/.test(quantity.text),
    topic: topicOf(
      `${counts(quantity.kind) ? unitWords(quantity.text) : ''} ${tells}`,
      unit.noun,
      quantity.kind === 'time' ? classWords : unit.noun?.endsWith('au') ? activeWords : null,
    ),
    bare: unit.bare,
  }
}

const digits = /(?<![\p{L}\d.,])[\d][\d.,' _]*(?:[eE^][+-]?\d+)?/gu

/** The number, or the two of a range. "500 GB to 2 TB": each has its own unit; "10-20k": the second's is both's. */
function numbersOf({ kind, text, value }: Quantity, lower = value): readonly [number, number] | null {
  if (!Number.isFinite(value) || !Number.isFinite(lower)) return null
  if (!/\d/.test(text)) return [Math.min(lower, value), Math.max(lower, value)]
  const range = /^[~<>≈$€£]?\s?([\d.,]+)\s?([A-Za-zµ]*)\s?(?:-|to|or|and)\s?/i.exec(text)
  const second = range && text.slice(range[0].length).match(digits)?.[0]
  if (!range || !second) return [value, value]
  const [a, b] = [range[1]!, second].map(one => Number(one.replaceAll(/[,' _]/g, '')))
  if (a === undefined || b === undefined || !(b > 0) || !Number.isFinite(a)) return [value, value]
  const sizeIn = kind === 'time' ? secondsIn : kind === 'size' ? bytesIn : () => null
  const [own, other] = [sizeIn(range[2]!), sizeIn(unitWords(text))]
  // "500 to 2k": what is larger than the second has a scale of its own.
  const scale = own !== null && other !== null ? own / other : a < b ? value / b : 1
  const low = a * scale
  return low <= value ? [low, value] : [value, low]
}

interface Unit {
  readonly of: string
  /** One of them in the key's unit. */
  readonly one: number
  readonly noun: string | null
  readonly bare: boolean
}

const spelledNumber = new RegExp(
  String.raw`^(?:an?\s+)?(?:(?:${numeral}|half|quarters?|point|oh|an?|and|of|to|or)[\s-]+)+`,
  'i',
)
/** What a count is of may have a word before it that tells it from others: paying users. */
const counts = (kind: Quantity['kind']): boolean => kind !== 'size' && kind !== 'money' && kind !== 'time'

/** Behind the last digit and its scale, or behind a spelled number. */
const unitWords = (text: string): string =>
  (/\d/.test(text) ? text : text.replace(spelledNumber, '0 '))
    .replace(
      /^.*\d(?:\s?(?:thousand|thou|million|billion|trillion|hundred|dozen|lakh|lac|crore|mn|bn|tn|mil|mio|mln|mrd)\b)?/i,
      '',
    )
    .replace(/^\s?(?:[kKM]|mn|bn|mil)(?=\s|$)/, '')
    .replace(/^[\s-]+/, '')

function unitOf(quantity: Quantity, { before, after, tells }: Around): Unit | null {
  const { kind, perTime } = quantity
  const own = unitWords(quantity.text)
  const words = `${own}${after}`
  const period = perTime ? periodIn(words.slice(0, 60)) : null
  switch (kind) {
    case 'time': {
      const one = secondsIn(own) ?? wordedSeconds(quantity.text)
      return one === null ? null : { of: `time ${timeClass(tells)}`, one, noun: null, bare: true }
    }
    case 'size':
      return sizeUnit(own, words, period)
    case 'rate':
    case 'load':
    case 'records':
    case 'business':
    case 'users':
    case 'errors':
    case 'count':
      return countUnit(quantity, own, words, period, before)
    case 'money':
      return moneyUnit(quantity.text, before, words)
    case 'share':
      return shareUnit(quantity, tells)
    case 'ratio':
    case 'multiple':
      return null
    default:
      return exhaustive(kind)
  }
}

/** "half a second": the unit is the last word. */
const wordedSeconds = (text: string): number | null => {
  const last = /([\p{L}µ]+)$/u.exec(text)?.[1]
  return last === undefined ? null : secondsIn(last)
}

function sizeUnit(own: string, words: string, period: number | null): Unit | null {
  const speed = bytesPerSecondIn(own)
  if (speed !== null) return { of: 'size a second', one: speed, noun: null, bare: false }
  const one = bytesIn(own)
  if (one === null) return null
  if (period !== null) return { of: 'size a second', one: one / period, noun: null, bare: false }
  const each = perThing(words)
  return { of: each ? `size per ${each}` : 'size', one, noun: each, bare: each === null }
}

function countUnit(
  { kind, perTime }: Quantity,
  own: string,
  words: string,
  period: number | null,
  before: string,
): Unit | null {
  const speed = bytesPerSecondIn(own)
  if (speed !== null) return { of: 'size a second', one: speed, noun: null, bare: false }
  const rate = perSecondIn(own)
  if (rate !== null) return { of: 'requests a second', one: rate, noun: 'request', bare: false }
  const bytes = kind === 'rate' && period !== null ? bytesIn(own) : null
  if (bytes !== null) return { of: 'size a second', one: bytes / period!, noun: null, bare: false }
  const noun = nounIn(words) ?? namedBefore(before)
  if (noun === null) return null
  if (noun === 'request' && /\b(?:rps|qps|tps)\b/i.test(before))
    return { of: 'requests a second', one: 1, noun, bare: false }
  const each = perThing(words)
  if (perTime || kind === 'rate') {
    if (period === null) return null
    return { of: `${noun}s a second`, one: 1 / period, noun, bare: false }
  }
  const of = each ? `count of ${noun} per ${each}` : `count of ${noun}`
  // How many use it is said of the whole; how many orders or rows, of whatever was just spoken of.
  return { of, one: 1, noun, bare: kind !== 'users' }
}

function moneyUnit(text: string, before: string, words: string): Unit | null {
  const currency = currencyOf(`${before.slice(-4)}${text}`)
  const period = periodIn(words.slice(0, 40)) ?? periodIn(text)
  const each = period === null ? perThing(words) : null
  const cents = currency === 'cent'
  const of = `money ${cents ? 'USD' : currency}${period === null ? '' : ' a second'}${each ? ` per ${each}` : ''}`
  return { of, one: (cents ? 0.01 : 1) / (period ?? 1), noun: each, bare: true }
}

/** Of what a share is, must be named, or it is compared with nothing; 99.9 % and the like are of time. */
function shareUnit({ text, value }: Quantity, tells: string): Unit | null {
  if (!/%|per ?cent|percent|pct/i.test(text)) return null
  const named = shareClass.find(([form]) => form.test(tells))?.[1]
  const of = named ?? (value >= 99 && value < 100 ? 'availability' : null)
  // Of what is nearly whole the rest is what counts: 99.9 and 99.99 are ten times apart.
  return { of: `share ${of ?? 'of'}`, one: 1, noun: null, bare: named === undefined }
}

const shareClass: readonly (readonly [RegExp, string])[] = [
  [/\b(?:availab\w*|uptime)\b/i, 'availability'],
  [/\b(?:error|errors|fail\w*)\b/i, 'errors'],
  [/\bhit\b/i, 'hits'],
  [/\bmiss(?:es)?\b/i, 'misses'],
  [/\b(?:cpu|utili[sz]\w*)\b/i, 'use'],
  [/\bdurab\w*\b/i, 'durability'],
]

/** A latency, unless a word says which other time it is. */
const timeClasses: readonly (readonly [RegExp, string])[] = [
  [/\b(?:ttl|expir\w*|lease)\b(?: after\b)?/i, 'ttl'],
  [/\btime(?:s|d)?(?: |-)?outs?\b(?: after\b)?/i, 'timeout'],
  [/\b(?:retention|retain\w*|keeps?|kept|histor\w*|archiv\w*|stor(?:e[ds]?|ing|age))\b/i, 'kept'],
  [/\b(?:lag|stale\w*|fresh\w*|behind|old)\b/i, 'lag'],
  [/\b(?:back-?off|retr(?:y|ies))\b/i, 'retry'],
  [/\b(?:downtime|outages?|unavailab\w*|down(?!\s?(?:to|from|by)\b))\b/i, 'down'],
  [/\bcold\b/i, 'cold start'],
  [/\b(?:warm\w*)\b/i, 'warm-up'],
  [/\b(?:window|interval|every|period)\b/i, 'interval'],
  [/\b(?:rto|recover\w*|failover|fail over|restor\w*|detect\w*|rollback|roll back)\b/i, 'recovery'],
  [/\b(?:rpo)\b/i, 'rpo'],
  [/\b(?:gc|pauses?)\b/i, 'pause'],
  [/\b(?:build|deploy\w*|release|train\w*)\b/i, 'build'],
]
/** These say which time it is, and not of what. */
const classWords = new RegExp(timeClasses.map(([form]) => form.source).join('|'), 'gi')
const timeClass = (tells: string): string => timeClasses.find(([form]) => form.test(tells))?.[1] ?? 'latency'

const percentiles: readonly (readonly [RegExp, string])[] = [
  [/\bp\s?(\d{2}(?:\.\d+)?|\d{3,4})\b/i, 'p'],
  [/\b(\d{2}(?:\.\d+)?)(?:th|st|nd|rd)(?: percentile)?\b/i, 'p'],
  [/\bp[.]?[- ]?ninety[- ]nine\b/i, 'p99'],
  [/\bp[.]?[- ]?ninety[- ]five\b/i, 'p95'],
  [/\bp[.]?[- ]?fifty\b/i, 'p50'],
  [/\bmedian\b/i, 'p50'],
  [/\b(?:average|mean|avg|on average)\b/i, 'mean'],
  [/\b(?:worst(?: case)?)\b/i, 'worst'],
]
/** "p99", "p99.9"; 999 without its point is the same. Empty where none is named. */
function percentileOf(tells: string): string {
  for (const [form, name] of percentiles) {
    const found = form.exec(tells)
    if (!found) continue
    return name === 'p' ? `p${found[1]!.replace(/^(\d\d)(\d+)$/, '$1.$2')}` : name
  }
  return ''
}

const roleOf = (tells: string): string =>
  /\b(?:targets?|goals?|budget|slo|sla|objective|limit|must|should|ought|wants?|aim\w*|ideally|allowed|promis\w*)\b/i.test(
    tells,
  )
    ? 'target'
    : /\b(?:measured|observed|today|currently|at the moment|right now|actual\w*)\b/i.test(tells)
      ? 'measured'
      : ''
const peakOf = (tells: string): string =>
  /\b(?:peaks?|bursts?|spikes?|surges?)\b/i.test(tells)
    ? 'peak'
    : /\b(?:steady|typical\w*|normal\w*|base(?:line)?)\b/i.test(tells)
      ? 'steady'
      : ''

const roughlyWords = /\b(?:about|around|roughly|approximately|approx\.?|circa|some|nearly|almost|maybe)\s?$/i
const atMost =
  /(?:\b(?:up to|at most|under|below|within|less than|fewer than|no more than|not more than|max(?:imum)?(?: of)?|inside)\s?(?:about |~)?|[<≤]=?\s?)$/i
const atLeast =
  /(?:\b(?:at least|over|above|more than|no less than|upwards of|min(?:imum)?(?: of)?|beyond)\s?(?:about |~)?|[>≥]=?\s?)$/i

function boundsOf(
  [low, high]: readonly [number, number],
  before: string,
  after: string,
): { readonly low: number; readonly high: number } {
  if (atMost.test(before) || /^\s?(?:or less|or fewer|at most|max(?:imum)?\b|tops)/i.test(after))
    return { low: 0, high }
  if (atLeast.test(before) || /^\s?(?:\+|or more|at least|and up|min(?:imum)\b)/i.test(after))
    return { low, high: Infinity }
  return { low, high }
}

/** "per user", "a tenant", "/row": of what one of them is; null for a time. */
function perThing(words: string): string | null {
  const found = /(?:\/\s?|\bper\s|\ban?\s|\beach\s|\bevery\s)([\p{L}]+)/iu.exec(words.slice(0, 40))?.[1]
  return found === undefined || secondsIn(found) !== null ? null : base(found)
}

/** What is counted, within the next few words. */
const activeWords = /\b(?:(?:daily|weekly|monthly)[ -])?actives?(?: users?)?\b/gi
function nounIn(words: string): string | null {
  const active = /^[^.,;]{0,12}?\b(d|w|m)(?:ai|eek|onth)ly[ -]actives?\b/i.exec(words)?.[1]
  if (active !== undefined) return `${active.toLowerCase()}au`
  for (const [word] of words.slice(0, 80).matchAll(/[\p{L}][\p{L}'-]*/gu))
    if (countedKind(word) !== null) return base(word)
  return null
}
function namedBefore(before: string): string | null {
  const named = [...before.matchAll(/[\p{L}][\p{L}'-]*/gu)].map(([word]) => word).at(-1)
  if (named === undefined) return null
  if (/^(?:rps|qps|tps)$/i.test(named)) return 'request'
  return countedKind(named) === null ? null : base(named)
}
