/** One amount as it stands in a field of a card: a number in the field's own unit, or the sentence that says what is wrong. Knows no card. */
import Decimal from 'big.js'
import { quantitiesIn } from '../quantity/find.js'
import { numbersIn, type FoundNumber } from '../quantity/numbers.js'
import { plain } from '../quantity/plain.js'

/** What a field wants to be told. */
export type Wanted = 'time' | 'rate' | 'count' | 'price' | 'money' | 'an-hour' | 'a-million' | 'share'

/** `unit`: of money its currency, of a price that of the money in an hour; else nothing. Times are in ms, rates a second. */
export interface Amount {
  readonly value: Decimal
  readonly unit: string
}
export type AmountRead = Amount | { readonly says: string }
export const isAmount = (read: AmountRead): read is Amount => 'value' in read

/** More than that of anything is a slip of the hand, and would be shown as a row of noughts. */
const most = new Decimal('1e18')
export const tooMuch = 'That number is larger than a card can hold.'
/** Among words: whether one of their numbers is too large. */
export const holdsTooMuch = (text: string): boolean =>
  numbersIn(plain(text)).some(({ value }) => !Number.isFinite(value) || most.lt(value))
const says = (sentence: string) => ({ says: sentence })

/** The number of a text with what stands on both sides of it; one number, not below nought and not without end. */
interface Alone {
  readonly value: Decimal
  readonly before: string
  readonly after: string
}
/** 1.000 is one to some and a thousand to others; where nobody writes three digits behind a point, it is asked. */
const inTwoWays = ({ written, twoWays }: FoundNumber, wanted: Wanted | null): boolean =>
  twoWays &&
  wanted !== null &&
  (wanted === 'count' || wanted === 'rate' || (wanted !== 'share' && written.endsWith('0')))
function alone(text: string, wanted: Wanted | null): Alone | { readonly says: string } {
  const read = plain(text)
  const found = numbersIn(read)
  const [one, another] = found
  if (!one) return says('There is no number here.')
  if (another) return says('One number, please: a range or a sum is two.')
  const before = read.slice(0, one.from)
  if (Number.isNaN(one.value)) return says('That number can be read in two ways: write it in digits.')
  if (!Number.isFinite(one.value)) return says(tooMuch)
  if (inTwoWays(one, wanted))
    return says(`Is that ${one.written.replace('.', '')} or ${one.value}? Write it like that.`)
  if (/(?:-|\bminus|\bnegative)\s?\S?$/i.test(before)) return says('It cannot be less than nothing.')
  const value = new Decimal(one.value)
  if (value.gt(most)) return says(tooMuch)
  return { value, before, after: read.slice(one.to) }
}

/** What is wrong with the number of a text, whatever it measures; null where nothing is. */
export function numberProblem(text: string): string | null {
  const one = alone(text, null)
  return 'says' in one ? one.says : null
}

/** Behind a number, each with what one of it is in the unit that is counted in. */
type Units = readonly (readonly [RegExp, string])[]
const unitOf = (units: Units, text: string): string | null =>
  units.find(([form]) => form.test(text))?.[1] ?? null

const times: Units = [
  [/^\s?-?(?:ns|nanos?(?:ec|econds?)?)\b/i, '0.000001'],
  [/^\s?-?(?:us|µs|μs|micros?(?:ec|econds?)?)(?!\w)/i, '0.001'],
  [/^\s?-?(?:ms|msecs?|millis?(?:ec|econds?)?)\b/i, '1'],
  [/^\s?-?(?:s|secs?|seconds?)\b/i, '1000'],
  [/^\s?-?(?:min|mins|minutes?)\b/i, '60000'],
  [/^\s?-?(?:h|hrs?|hours?)\b/i, '3600000'],
  [/^\s?-?(?:d|days?)\b/i, '86400000'],
  [/^\s?-?(?:w|wks?|weeks?)\b/i, '604800000'],
  [/^\s?-?(?:mo|mos|mth|months?)\b/i, '2592000000'],
  [/^\s?-?quarters?\b/i, '7776000000'],
  [/^\s?-?(?:y|yrs?|years?)\b/i, '31536000000'],
]
const amountOfData =
  /^\s?-?(?:[kKMGTP]i?(?:b|B)\w*|B|bytes?|bits?|(?:kilo|mega|giga|tera|peta)\w+|gigs?|megs?)\b/
/** What follows "per", "/" or "a", by how many ms it lasts. A month has 30 days, a year 365. */
const per = String.raw`\s?(?:\/|per\b|an?\b|each\b|every\b)`
const adverbs: Units = [
  [/\b(?:hourly|ph)\b/i, '3600000'],
  [/\bdaily\b/i, '86400000'],
  [/\bweekly\b/i, '604800000'],
  [/\bmonthly\b/i, '2592000000'],
  [/\bquarterly\b/i, '7776000000'],
  [/\b(?:yearly|annually)\b/i, '31536000000'],
]
const inATime = (text: string): string | null => {
  // "per node per hour": the first of them that is a time.
  for (const found of text.matchAll(new RegExp(per, 'gi'))) {
    const rest = text.slice(found.index + found[0].length).trim()
    const length = unitOf(times, rest.replace(/^(?:node|instance|machine|server|vm|cpu|core|gpu|pod)-/i, ''))
    if (length !== null) return length
  }
  return unitOf(adverbs, text)
}

const asTime = (text: string): string =>
  text
    .replace(/^an?\s(?=second|minute|hour|day|week|month|quarter|year)/i, '1 ')
    .replace(/(\d)\s?m(?![\w/])/g, '$1 min')

const readers: Readonly<Record<Wanted, (text: string) => AmountRead>> = {
  time: text => {
    const one = alone(asTime(plain(text)), 'time')
    if ('says' in one) return one
    const size = unitOf(times, one.after)
    if (size === null) return says(`${otherKind(text, 'time')}A time has a unit: 20 ms, 30 days.`)
    return { value: one.value.times(size), unit: '' }
  },
  rate: text => {
    const one = alone(text, 'rate')
    if ('says' in one) return one
    if (/^\s?(?:[rqtiw]ps|ops|hz)\b/i.test(one.after)) return { value: one.value, unit: '' }
    if (/^\s?rpm\b/i.test(one.after)) return { value: one.value.div(60), unit: '' }
    if (amountOfData.test(one.after)) return says('That is a size in a time. Say how many: 1,000 rps.')
    const other = otherKind(text, 'rate')
    if (other !== '') return says(`${other}Say how many, and in what time: 1,000 rps.`)
    const length = inATime(one.after)
    if (length === null) return says('Say in what time: 1,000 rps, 60,000 a minute.')
    return { value: one.value.times(1000).div(length), unit: '' }
  },
  count: text => {
    const one = alone(text, 'count')
    if ('says' in one) return one
    const other = otherKind(text, 'count')
    if (other !== '') return says(`${other}Here something is counted.`)
    if (!one.value.round(0, 0).eq(one.value)) return says('A whole number, please.')
    return { value: one.value, unit: one.after.trim().toLowerCase() }
  },
  price: text => {
    const one = money(text, 'price')
    if ('says' in one) return one
    const length = inATime(one.after)
    if (length === null) return says('Say for how long: $0.40/h, $290 a month.')
    return { value: one.value.times(3_600_000).div(length), unit: one.unit }
  },
  money: text => {
    const one = money(text, 'money')
    return 'says' in one ? one : { value: one.value, unit: one.unit }
  },
  'an-hour': text => {
    const one = readers.money(text)
    const priced = readers.price(text)
    return 'says' in priced ? one : priced
  },
  'a-million': text => {
    const one = money(text, 'money')
    if ('says' in one) return one
    if (new RegExp(per, 'i').test(` ${one.after}`))
      return says('Here it is what a million requests cost: $0.78.')
    return { value: one.value, unit: one.unit }
  },
  share: text => {
    const one = alone(text, 'share')
    if ('says' in one) return one
    if (!/^\s?(?:%|percent\b|per ?cent\b|pct\b)/i.test(one.after))
      return says(`${otherKind(text, 'share')}A share is in per cent: 99.9 %.`)
    if (one.value.gt(100)) return says('More than 100 % cannot be.')
    return { value: one.value, unit: '' }
  },
}

/** What a field of this kind holds. Nothing is guessed: a unit that is missing is asked for. */
export const readAmount = (wanted: Wanted, text: string): AmountRead => readers[wanted](text)

const currencies: Units = [
  [/^(?:us)?\$|^(?:usd|dollars?|bucks?)\b/i, '$'],
  [/^€|^(?:eur|euros?)\b/i, '€'],
  [/^£|^(?:gbp|pounds?)\b/i, '£'],
  [/^¥|^(?:jpy|yen)\b/i, '¥'],
  [/^₹|^(?:inr|rupees?)\b/i, '₹'],
]
const code = /^(?:chf|cad|aud|nzd|sgd|hkd|sek|nok|dkk|pln|czk|cny|brl|krw|zar|mxn)\b/i
const currencyAt = (text: string): string | null =>
  unitOf(currencies, text) ?? code.exec(text)?.[0].toUpperCase() ?? null

function money(
  text: string,
  wanted: 'price' | 'money',
): (Amount & { readonly after: string }) | { readonly says: string } {
  // "per million" is what it is for, and no second number.
  const one = alone(plain(text).replace(aMillion, ''), wanted === 'price' ? 'share' : wanted)
  if ('says' in one) return one
  const after = one.after.trim()
  if (cents.test(after)) return { value: one.value.div(100), unit: '$', after: after.replace(cents, '') }
  const behind = currencyAt(after)
  const sign = behind ?? currencyAt(/\S+\s?$/.exec(one.before)?.[0] ?? '')
  if (sign === null) return says(`${otherKind(text, 'money')}Say in which money: $0.40.`)
  return {
    value: one.value,
    unit: sign,
    after: behind === null ? after : after.replace(/^(?:[$€£¥₹]|[a-z]+)/i, ''),
  }
}
const aMillion =
  /(?<=\d.*)(?:\/|\bper|\ba)\s?(?:(?:1|one)\s?)?(?:million|mil|m|(?:1[,. ]000[,. ]000|10\^6|1e6))\b.*$/i
const cents = /^(?:cents?\b|¢|ct\b)/i

const kindWords: Readonly<Record<string, string>> = {
  time: 'a time',
  size: 'a size',
  rate: 'a rate',
  money: 'money',
  share: 'a share',
  multiple: 'a multiple',
}
const kindOf: Readonly<Record<Wanted, string>> = {
  time: 'time',
  rate: 'rate',
  count: 'count',
  price: 'money',
  money: 'money',
  'an-hour': 'money',
  'a-million': 'money',
  share: 'share',
}
/** "That is a size. " where a quantity of another kind was given; nothing where there is none. */
function otherKind(text: string, wanted: Wanted): string {
  const kind = quantitiesIn(text)[0]?.kind
  const words = kind === undefined || kind === kindOf[wanted] ? undefined : kindWords[kind]
  return words === undefined ? '' : `That is ${words}. `
}
