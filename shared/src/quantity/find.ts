/** Finds the quantities in a sentence: numbers with a unit, money, shares, ratios, multiples. Reads words, not truth. Knows no room. */
import { gap, statusCodes, withoutNames } from './names.js'
import { numbersIn, numeral, type FoundNumber } from './numbers.js'
import { plain } from './plain.js'
import { spokenIn } from './spoken.js'
import { range, valueOf, withCents } from './value.js'
import {
  clock,
  clockSigns,
  counted,
  countedKind,
  currencies,
  currencySigns,
  others,
  rates,
  shares,
  sizes,
  talk,
  type QuantityKind,
} from './units.js'

/**
 * One quantity: the words that hold it (in plain signs), what kind it is, its number (NaN where none is said),
 * and whether it is so much in a time: 10 TB a day is a size over time.
 */
export interface Quantity {
  readonly text: string
  readonly kind: QuantityKind
  readonly value: number
  readonly perTime: boolean
}

const end = String.raw`(?![\w])`
const start = (source: string, flags = 'i') => new RegExp(`^${source}`, flags)
const period =
  '(?:second|sec|s|minute|min|hour|hr|h|day|d|week|wk|month|mo|quarter|year|yr|ms|millisecond|night|weekend)'
/** "daily active users" are users, and no so many a day. */
const ofPeople = String.raw`(?!\s(?:uniques?|actives?|users?|visitors?|customers?|players?|buyers?|shoppers?)\b)`
const inATime = String.raw`(?:\s?\/\s?${period}\b|\s(?:per|an?|each|every)\s(?:single\s)?${period}\b|[- ](?:daily|hourly|weekly|monthly|yearly|annually)\b${ofPeople}|\/(?:sec|min))`
const gapWord = String.raw`(?:\s?\(\s?|[\s-]{0,2})`
/** Behind the number, from the surest to the least sure; the first that fits tells the kind. */
const behind: readonly (readonly [RegExp, QuantityKind])[] = [
  [start(`${gapWord}(?:${shares})(?!\\w)`), 'share'],
  [start(`\\s?[${currencySigns}]`), 'money'],
  [start(`${gapWord}(?:[kKmM]\\s?)?(?:${currencies})${end}`), 'money'],
  [start(String.raw`\s?[x×]${end}`), 'multiple'],
  [start(String.raw`${gapWord}(?:fold|times|orders? of magnitude)${end}`), 'multiple'],
  [start(String.raw`\s?:\s?\d+`), 'ratio'],
  [start(`${gapWord}(?:${rates})${end}`), 'rate'],
  [start(`${gapWord}(?:${sizes})${end}`, ''), 'size'],
  [start(`${gapWord}(?:kb|mb|gb|tb|pb|eb|kib|mib|gib|tib|pib|bytes?|bits)${end}`), 'size'],
  [start(`${gapWord}(?:${clock})${end}`), 'time'],
  [start(`(?:${clockSigns})${end}`, ''), 'time'],
  [start(String.raw`(?:h|m|min)(?=\d)`, ''), 'time'],
  [start(String.raw`\s(?:s|h|d)${end}`, ''), 'time'],
  [start(`${gapWord}(?:${others})${end}`), 'count'],
  [start(String.raw`\sof (?:ram|memory|heap|disk|storage|cache|swap)${end}`), 'size'],
  [start(inATime), 'rate'],
  [start(String.raw`\s?\/\s?[a-z]+`), 'rate'],
  [start(String.raw`\s?(?:\+|-?ish)?\s?per\s[a-z]+`), 'rate'],
]
const glue = String.raw`(?:the|that|this|these|those|my|our|your|their|its|each|every|all|any|no|an?|some|more|less|fewer|most|least|and|or|but|nor|so|then|than|of|in|to|into|is|are|was|were|be|been|being|am|at|by|for|from|with|without|on|onto|off|as|if|because|since|while|when|where|which|who|whom|what|why|how|not|it|we|i|you|they|he|she|them|us|me|him|her|do|does|did|done|has|have|had|will|would|can|could|should|shall|may|might|must|works?|fails?|failed|wins?|goes|went|comes?|came|sounds?|looks?|seems?|feels?|means?|makes?|takes?|took|gets?|got|handles?|handled|says?|said|here|there|now|today|yesterday|tomorrow|again|already|instead|too|also|first|last|next|later|please|maybe|perhaps|probably|right|okay|ok|yes|though|although|after|before|until|about|around|over|under|up|down|out|fine|enough|good|better|best|bad|needs?|uses?|used|runs?|ran|holds?|supports?|allows?|adds?|added|shows?|starts?|ends?|etc|eg|ie|vs|versus|via|like|else|both|either|just|only|even|still|yet|never|always|often|sometimes|really|very|quite|left|min|total|apiece|plus|minus|equals?|e|pm|itself|themselves|one|two|three|hers|his)`
const stops = start(String.raw`[\s]*${glue}${end}`)
const word = /^[\s-]{0,2}([\p{L}][\p{L}'-]*)/u

/** Measures that stand before their number, "replication factor 3": these measure something also where it is spelled or looks like a year. */
const surelyNamed =
  'replication(?: factor)?|rf|auc|f1|ndcg|mrr|nps|iops|qps|rps|tps|[dmw]au|slo|sla|availability|uptime|precision|recall|accuracy|ctr|latency|lag|throughput|fan-?out|factor|amplification|(?:recall|precision|ndcg|map|hit)@\\d+|percentile'
const alsoNamed =
  'wpm|latencies|sli|error (?:rate|budget)|hit (?:rate|ratio)|miss rate|success rate|rate|ttl|time-?out|retention|budget|cost|costs|price|concurrency|batch(?: |_|-)?size|size|capacity|shard count|partitions|nodes|replicas|retries|max retries|threads|workers|connections|pool size|cpu|memory|ram|disk|bandwidth|fps|limit|quota|ratio|multiplier|headcount|users|requests|reads|writes|rto|rpo|mttr|mtbf|roc auc|map|cvr|loss|learning rate|score|roi|growth|churn|conversion|revenue|spend|load|peak|average|mean|median|count|volume|depth|quorum|window|threshold|target'
const joins =
  'is|are|of|at|was|were|sits at|stays at|hovers at|near|nearly|roughly|close to|under|below|above|over|around|about'
const named = new RegExp(
  String.raw`\b(?:${surelyNamed}|${alsoNamed})(?:\s\([^)]*\))?\s?(?:(?:${joins}|stays under|to|from)\s|[:=<>≤≥~≈]|\s)+$`,
  'i',
)
const namedSurely = new RegExp(String.raw`\b(?:${surelyNamed})\s?(?:(?:${joins})\s|[:=<>≤≥~≈]|\s)+$`, 'i')
/** timeout_ms=500, shards = 16 */
/** batches of 500, a pool of twenty: how many one of them holds. */
const groupOf =
  /\b(?:batch(?:es)?|chunks|pages|groups?|blocks|bursts?|bundles?|sets?|pools?|queue|buffer|clusters?|fleets?|teams?|squads?|shifts?|rings?|quorum|rotas?|rotations?|samples?|cohorts?|ensembles?|lists) of (?:about |around |roughly |up to |at most |at least |some |[~<>≤≥≈]\s?)?$/i
/** "each node does 8k": what something bears, though nobody says of what. */
const bears =
  /\b(?:does|do|handles?|serves?|sustains?|absorbs?|manages|sees|peaks? (?:at|near)|tops out (?:at|near)|maxes out (?:at|near)|holds|stores) (?:about |around |roughly |up to |at most |at least |some |maybe |[~<>≤≥≈]\s?)?$/i
/** one event per ten million: a share of all there are. */
const oneIn = /\b(?:one|an?|1) [\p{L}-]+ (?:per|in|in every|for every|out of)(?: every)? $/iu
const setTo = /\b[a-z][a-z_]{2,}\s?=\s?$/i
const assigned = /[:=<>≤≥]\s?$/
const signBefore = new RegExp(
  String.raw`(?:[${currencySigns}]|\b(?:us|a|c|nz|hk|s|r)\$|\b(?:${currencies})|\bfr\.?|\brs\.?)\s?[~-]?$`,
  'i',
)
const timesBefore = /(?:^|[\s(])[x×]$/

/** Without one of these no quantity is said; most of what is written holds none. */
const anyNumber = new RegExp(
  String.raw`[\p{N}百千万萬億亿]|\b(?:${numeral}|half|twice|thrice|once|third|quarter|fifth|sixth|eighth|ninth|tenth|hundredth|doubl|tripl|quadrupl|halv|fold|an? |several|some |sub-|per cent|percent|digit|magnitude)`,
  'iu',
)

/** All quantities of \`text\`, in their order. */
export function quantitiesIn(text: string): readonly Quantity[] {
  if (!anyNumber.test(text)) return []
  const read = withoutNames(
    countsInFront(bytesKept(minutesKept(everyKept(fractionsKept(powersKept(ratiosKept(plain(text)))))))),
  )
  const found = withCents(read, numbersIn(read))
  const kinds = found.map((number, index) => kindOf(read, number, found[index + 1]))
  const measured = found.flatMap((number, index) => {
    const [last, next] = [found[index - 1], found[index + 1]]
    const money = last && kinds[index - 1] === 'money' && range.test(read.slice(last.to, number.from))
    const kind = money && kinds[index] !== null ? 'money' : kinds[index]!
    // Of "1 in 10,000" the latter counts nothing of its own.
    const ofShare = last && kinds[index - 1] === 'share' && inSoMany.test(read.slice(last.to, number.from))
    if (kind === null || ofShare) return []
    const perTime = kind === 'rate' || perTimeSoon(read.slice(number.to, next?.from))
    const value = valueOf(read, number, next, kind)
    return [{ text: wordsOf(read, number), kind, value, perTime, at: number.from }]
  })
  const said = spokenIn(read)
    .filter(one => !measured.some(other => near(one.at, other.at)))
    .filter((one, nth, all) => all.findIndex(other => near(one.at, other.at)) === nth)
    .map(one => ({
      ...one,
      value: Number.NaN,
      perTime: one.kind === 'rate' || perTimeSoon(read.slice(one.at + one.text.length)),
    }))
  return [...measured, ...said]
    .toSorted((a, b) => a.at - b.at)
    .map(({ text: words, kind, value, perTime }) => ({ text: words, kind, value, perTime }))
}

/** Whether `text` holds at least one. */
export const quantified = (text: string): boolean => quantitiesIn(text).length > 0

const near = (a: number, b: number) => Math.abs(a - b) < 6

/** "2 to the power of 20" is 2^20, and "3 9s" are three nines. */
const powersKept = (text: string): string =>
  text
    .replace(/\b(\d+) to the (?:power of )?(\d+)(?:st|nd|rd|th)?\b/gi, '$1^$2')
    .replace(/(?<![\d.,])(\d) 9'?s\b/g, '$1 nines')

/** 1/2 TB is half of one, where 1/3 of reads is a share and 1/2 alone is nothing. */
const fractionsKept = (text: string): string =>
  text.replace(
    fraction,
    (_, whole: string | undefined, top: string, below: string) =>
      `${Math.round((Number(whole ?? 0) + Number(top) / Number(below)) * 1000) / 1000} `,
  )
const fraction = new RegExp(
  String.raw`(?<![\d./,])(?:(\d+)\s)?(1|2|3)\/(2|3|4)\s?(?=(?:${clock}|${sizes}|million|billion)\b)`,
  'g',
)

/** A ratio such as 1:10 looks like a clock's time: with a word that says so it is written as "1 ratio-to 10". */
const ratioWords =
  /\b(?:ratio|split|mix|proportion|odds|reads?|writes?|read[- ]heavy|write[- ]heavy|fan-?out|oversubscri\w+|compression)\b/i
function ratiosKept(text: string): string {
  return text.replace(
    /(?<![\d:])(\d+)\s?:\s?(\d+)(?![\d:]|[a-f]\b|\s?[ap]\.?m\b)/gi,
    (all, left: string, right: string, at: number) => {
      const before = text.slice(Math.max(0, at - 14), at)
      const clockLike = Number(left) < 24 && /^[0-5]\d$/.test(right)
      const asClock = /\b(?:at|by|until|till|since|before|after|around|minute|mark|it'?s|starts?)\s$/i.test(
        before,
      )
      if (asClock && clockLike) return all
      if (left === '1' && right === '1') return all
      if (!clockLike || ratioWords.test(text) || (left === '1' && /^[1-5]0$/.test(right)))
        return `${left} ratio-to ${right}`
      return gap
    },
  )
}

/** "every 10th request" is one in ten, where a 10th alone is a name. */
const everyKept = (text: string): string => text.replace(everyNth, '1 in $1$2')
const everyNth = new RegExp(String.raw`\b(?:every|each) (\d+)(?:st|nd|rd|th)((?: \p{L}+)? ${counted})`, 'giu')

/** What a machine is given is in gigabytes, megabytes or kilobytes in "heap of 4g" and "-Xmx512m". */
const bytesKept = (text: string): string =>
  text
    .replace(/-Xm[xsn](?=\d+[kmg]\b)/gi, 'heap ')
    .replace(
      /\b((?:heap|ram|memory|mem|disk|storage|swap|buffers?|shared_buffers|maxmemory|cache)\s?(?:size|limit)?\s?(?:[:=<>≤≥~]|of|is|at|under|over|below|above|about|around)?\s?)(\d+(?:\.\d+)?)([kmgt])(?![\w/]|\s\p{L})/giu,
      '$1$2 $3B',
    )

/** What is measured in time has minutes in "ttl: 5m", where elsewhere an m behind a number is a million. */
const minutesKept = (text: string): string =>
  text
    .replace(
      /\b((?:ttl|time-?out|rto|rpo|mttr|mtt[df]|interval|window|delay|lag|retention|lease|expiry|cool-?down|back-?off|period|max-?age|keep-?alive|downtime)\s?(?:[:=<>≤≥~]|of|is|at|under|over|below|above|about|around)?\s?)(\d+(?:\.\d+)?)m(?![\w/])/gi,
      '$1$2 min',
    )
    .replace(/(?<![\w.,])(\d+(?:\.\d+)?)m(?=\s(?:ago|later|earlier)\b)/gi, '$1 min')

/** "consumers 40": what stands first in a list of figures is counted, and names nothing: read as "40 consumers". */
const countsInFront = (text: string): string => text.replace(figures, inFront)
const figures =
  /(?<=^|[.,;:(]\s?|\band\s)(\p{L}+s)(?:\s?[:=]\s?|\s)([~<>≤≥≈]?\s?\d[\d.,' _]*\d|[~<>≤≥≈]?\s?\d)(\s?(?:k|m|bn?|K|M|B|thousand|million|billion))?(?=\s?(?:[.;)]|,(?!\s?\d+\b\s?(?:$|[,.;)]|and|or))|$)|\sand\s\p{L})/gu
function inFront(all: string, noun: string, number: string, scale = ''): string {
  if (talk.test(noun) || isStatus(noun, number)) return all
  return countedKind(noun) || behind.some(([form, kind]) => kind === 'count' && form.test(` ${noun}`))
    ? `${number}${scale} ${noun}`
    : all
}

/** "errors: 404": which, and not how many. */
const isStatus = (noun: string, number: string) =>
  /^(?:errors|codes|statuses|responses|failures|exceptions)$/i.test(noun) &&
  new RegExp(`^${statusCodes}$`).test(number)

const namedThing = new RegExp(`^\\s*${gap.trim()}\\s+(?=\\p{L})`, 'u')

function kindOf(text: string, number: FoundNumber, next: FoundNumber | undefined): QuantityKind | null {
  const before = text.slice(Math.max(0, number.from - 60), number.from)
  // What names the counted thing measures nothing itself: 3 EC2 instances, 300 404s a minute.
  const rest = text
    .slice(number.to)
    .replace(/^\s(?:[kKmMbB]|mil)(?=\s)/, '')
    .replace(namedThing, ' ')
  if (/^\sratio-to/.test(rest)) return 'ratio'
  if (/ratio-to\s$/.test(before)) return rest === '' ? null : behindOf(rest)
  if (signBefore.test(before)) return 'money'
  if (/(?<!\d\s?)%\s?$/.test(before)) return 'share'
  if (/\bfactor of\s$/i.test(before)) return 'multiple'
  const between = next ? text.slice(number.to, next.from) : ''
  const sure = behindOf(rest.replace(furthermore, ''))
  if (sure) return sure
  const ratio = ratioOf(before, rest, number, next, between)
  if (ratio !== undefined) return ratio
  if (next && range.test(between)) return kindOf(text, next, undefined)
  if (timesBefore.test(before)) return 'multiple'
  if (oneIn.test(before) && (number.scaled || number.value >= 10)) return 'share'
  if (nines.test(number.written) || (number.inWords && nines.test(`${number.value}`))) return 'share'
  return namesYear(before, rest, number) ? null : (countOf(rest, number) ?? namedOf(before, number))
}

/** 99.95 and the like are shares of time in whichever sentence. */
const nines = /^99[.,]\d{1,6}$/

const behindOf = (rest: string): QuantityKind | null => {
  const approx = rest.replace(/^(?:\+|\s?-?ish\b|\s?\(?or so\)?)/i, '')
  const found = behind.find(([form]) => form.test(approx))
  if (!found) return null
  return idiom.test(approx) ? null : found[1]
}
const idiom =
  /^\s(?:second|third)\s(?:\w+\s)?(?:option|problem|question|thing|service|node|reason|team|point)\b/i
const perTimeSoon = (rest: string) => new RegExp(String.raw`^[^.,;▢\d]{0,40}?${inATime}`, 'i').test(rest)

/** Words between a number and its unit that change nothing: 20 more ms, 5 business days. */
const furthermore =
  /^[\s-](?:more|extra|additional|whole|full|solid|straight|consecutive|business|calendar|working)(?=\s)/i

/** `3 out of 4`, `1 in 1000`, `1/3 of`, `10 to 1`, `70/30`: the kind, null for none, undefined when it is nothing of these. */
function ratioOf(
  before: string,
  rest: string,
  number: FoundNumber,
  next: FoundNumber | undefined,
  between: string,
): QuantityKind | null | undefined {
  if (next && inSoMany.test(between) && next.value > number.value) return 'share'
  if (next && /^\s?\/\s?$/.test(between))
    return next.value === number.value && next.value !== 50 ? null : 'share'
  if (/\d\s?\/\s?$/.test(before) || outOf.test(before)) return countOf(rest, number) ?? undefined
  if (next && /^[\s-]to[\s-]$/.test(between) && next.value !== number.value) {
    if (next.value === 1) return 'ratio'
    if (number.value === 1) return countOf(rest.slice(next.to - number.to), next) ? undefined : 'ratio'
  }
  return undefined
}

const inSoMany = /^\s(?:out of|in|in every)\s(?:every\s)?$/
const outOf = new RegExp(String.raw`(?:\d|\b(?:${numeral}))\s(?:out of|in|in every)\s$`, 'i')

/** The things that a number counts: null for the talk's own, for a word that joins, and for "one". */
function countOf(rest: string, number: FoundNumber): QuantityKind | null {
  if (number.value > 0 && number.value < 1 && !number.inWords && /^\sof\s/.test(rest)) return 'share'
  let ahead = rest.replace(/^(?:\+|-?ish\b|\sor so(?=\s))/i, '')
  if (/^\sof\s/.test(ahead) && number.scaled) ahead = ahead.replace(/^\sof/, '')
  for (let steps = 0; steps < 4; steps++) {
    if (
      stops.test(ahead) &&
      !(steps === 0 && /^\s(?:more|left|max|total|good|best|first|last|next)\s/i.test(ahead))
    )
      break
    const match = word.exec(ahead)
    if (!match) break
    const here = ahead.replace(/^[\s-]+/, '')
    if (talk.test(here) && number.value < 100) return null
    const kind = countedKind(here)
    if (kind) {
      if (oneOfThem(number)) return null
      return kind === 'count' && number.value >= 1000 && /^people/i.test(here) ? 'users' : kind
    }
    ahead = ahead.slice(match[0].length)
  }
  const next = rest.replace(/^\+/, '')
  if (/\dB$/.test(number.written) && !word.test(next)) return 'size'
  if (!word.test(next) || /^\s?\p{L}(?!\p{L})/u.test(next) || stops.test(next)) return null
  if (number.inWords && !number.scaled) return null
  return yearLike(number) ? null : 'count'
}

/** "One service" measures nothing; "one million users" and "1 service" do. */
const oneOfThem = (number: FoundNumber) => number.value === 1 && !number.scaled && number.inWords
const yearLike = (number: FoundNumber) =>
  !number.scaled && Number.isInteger(number.value) && number.value >= 1900 && number.value < 2050

/** "the 2023 outage", "in 2021 users left": a year, though a word that can be counted follows. */
function namesYear(before: string, rest: string, number: FoundNumber): boolean {
  if (!yearLike(number) || !/^\d{4}$/.test(number.written)) return false
  const after = word.exec(rest)?.[1]
  if (after && !/s$|people|data/i.test(after)) return true
  return (
    number.value !== 2000 &&
    number.value < 2040 &&
    /\b(?:in|since|during|by|until|before|after|from)\s$/i.test(before)
  )
}

function namedOf(before: string, number: FoundNumber): QuantityKind | null {
  if (namedSurely.test(before) || setTo.test(before)) return 'rate'
  if (groupOf.test(before) && number.value > 1) return 'count'
  if (number.scaled && bears.test(before)) return 'rate'
  if (number.inWords && (!assigned.test(before) || number.value < 2)) return null
  const of = (number.scaled ? /\b(\p{L}+s)\s?[:=]?\s$/u : /\b(\p{L}+s)\s?[:=]\s?$/u).exec(before)?.[1]
  if (of && !talk.test(of) && !yearLike(number)) {
    const kind = countedKind(of)
    if (kind) return kind
  }
  if (yearLike(number) && !assigned.test(before)) return null
  return named.test(before) ? 'rate' : null
}

/** The number with the sign before it and the word behind it, and "a second" where it is so much in a time. */
function wordsOf(text: string, number: FoundNumber): string {
  const sign = /[\p{Sc}<>~≈]\s?$/u.exec(text.slice(0, number.from))?.[0] ?? ''
  const unit = /^[\s-]?[^\s.,;▢]*(?:\s(?:per|an?|each|every)\s[a-z]+)?/iu.exec(text.slice(number.to))![0]
  return (sign + text.slice(number.from, number.to) + unit).trim()
}
