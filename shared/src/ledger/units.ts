/** Brings what is measured into one unit a kind: seconds, bytes, so many a second. Knows units, no sentence. */

const minute = 60
const hour = 60 * minute
const day = 24 * hour
/** A month is the twelfth part of a year of 365.25 days. */
const year = 365.25 * day

const seconds: readonly (readonly [RegExp, number])[] = [
  [/^(?:ns|nano(?:s|secs?|seconds?)?)(?![a-z])/i, 1e-9],
  [/^(?:[µμ]s|us|usecs?|micro(?:s|secs?|seconds?)?)(?![a-z])/i, 1e-6],
  [/^(?:ms|msecs?|milli(?:s|secs?|seconds?)?)(?![a-z])/i, 1e-3],
  [/^(?:months?|mo)(?![a-z])/i, year / 12],
  [/^(?:minutes?|mins?|m)(?![a-z])/i, minute],
  [/^(?:seconds?|secs?|s)(?![a-z])/i, 1],
  [/^(?:hours?|hrs?|hourly|h)(?![a-z])/i, hour],
  [/^(?:days?|daily|d|nights?)(?![a-z])/i, day],
  [/^(?:fortnights?)(?![a-z])/i, 14 * day],
  [/^(?:weeks?|wks?|weekly|w)(?![a-z])/i, 7 * day],
  [/^(?:monthly)(?![a-z])/i, year / 12],
  [/^(?:quarters?|quarterly)(?![a-z])/i, year / 4],
  [/^(?:years?|yrs?|yearly|annually|y)(?![a-z])/i, year],
  [/^(?:decades?)(?![a-z])/i, 10 * year],
]

/** Seconds in one of what these words begin with: `ms`, `minutes`, `a day`; null where they name no time. */
export const secondsIn = (words: string): number | null =>
  seconds.find(([form]) => form.test(words))?.[1] ?? null

const decimal = ['', 'k', 'm', 'g', 't', 'p', 'e'] as const
const written = /^(?:(kilo|mega|giga|tera|peta|exa|kibi|mebi|gibi|tebi|pebi)?(bytes?|bits?))(?![a-z])/i
const signed = /^([kKMGTPEmgt])?(i)?([bB])(?:its?|ytes?)?(?![A-Za-z])/
const spoken = /^(gigs?|megs?|teras?)(?![a-z])/i

/** Bytes in one of what these words begin with. TB is decimal, TiB binary; b a bit where a capital stands before it, B a byte. */
export function bytesIn(words: string): number | null {
  const said = spoken.exec(words)?.[1]
  if (said) return 1000 ** decimal.indexOf(said[0]!.toLowerCase() as 'g')
  const long = written.exec(words)
  if (long) {
    const prefix = (long[1] ?? '').toLowerCase()
    const step = decimal.indexOf((prefix[0] ?? '') as 'k')
    return scaled(step, prefix.endsWith('bi'), /^bit/i.test(long[2]!))
  }
  const short = signed.exec(words)
  if (!short) return null
  const [, prefix = '', binary, unit] = short
  const bits = unit === 'b' && (/[KMGTPE]/.test(prefix) || /^.?i?bit/.test(words))
  return scaled(decimal.indexOf(prefix.toLowerCase() as 'k'), binary === 'i', bits)
}
const scaled = (step: number, binary: boolean, bits: boolean): number =>
  (binary ? 1024 : 1000) ** step / (bits ? 8 : 1)

/** Bytes a second: `Gbps`, `Mbit/s`, `MB/s`; null for anything else. */
export function bytesPerSecondIn(words: string): number | null {
  const bits = /^([kmgt])?(?:bps|bit\/s|b\/s)(?![a-z])/i.exec(words)
  if (!bits) return null
  const bytes = /B(?:\/s|ps)/.test(bits[0])
  return scaled(decimal.indexOf((bits[1] ?? '').toLowerCase() as 'k'), false, !bytes)
}

/** So many a second in one of them: `rps`, `rpm`; null for what is no rate in itself. */
export function perSecondIn(words: string): number | null {
  if (/^(?:rps|qps|tps|iops|wps|ops|req\/s|hz)(?![a-z])/i.test(words)) return 1
  if (/^rpm(?![a-z])/i.test(words)) return 1 / minute
  return /^rph(?![a-z])/i.test(words) ? 1 / hour : null
}

const period =
  /(?:\/\s?|\b(?:per|an?|each|every)\s(?:single\s)?)((?:ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|nights?|wks?|weeks?|mo|months?|quarters?|yrs?|years?)\b)|\b((?:hourly|daily|weekly|monthly|quarterly|yearly|annually)\b)/i

/** Seconds of the time that something is counted in, "a day", "/h", "monthly"; null where it is in none. */
export function periodIn(words: string): number | null {
  const found = period.exec(words)
  const named = found?.[1] ?? found?.[2]
  return named === undefined ? null : secondsIn(named)
}

const currencies: readonly (readonly [RegExp, string])[] = [
  [/\bhk\$|hkd/i, 'HKD'],
  [/\b(?:a|au)\$|aud/i, 'AUD'],
  [/\bc\$|cad/i, 'CAD'],
  [/\bnz\$|nzd/i, 'NZD'],
  [/\bs\$|sgd/i, 'SGD'],
  [/¢|\bcents?\b/i, 'cent'],
  [/\$|usd|dollars?|bucks?/i, 'USD'],
  [/€|eur|euros?/i, 'EUR'],
  [/£|gbp|pounds?|quid/i, 'GBP'],
  [/₹|inr|rupees?|\brs\b/i, 'INR'],
  [/¥|jpy|yen/i, 'JPY'],
  [/chf|francs?|\bfr\b/i, 'CHF'],
]
/** Which money it is, or the words as they are: what is not known is the same only as itself. */
export const currencyOf = (words: string): string =>
  currencies.find(([form]) => form.test(words))?.[1] ?? words.replace(/[\d.,\s]/g, '').toLowerCase()
