/** Finds the numbers of a plain text, in digits or in words, and their values. Knows no units. */

/**
 * A number and where it stands; NaN where its words say more than one ("two three hundred", "a few thousand"). `scaled` when a k,
 * million or the like belongs to it, by `scale`; `inWords` when it is spelled. `twoWays`: 10.000 is ten thousand to some.
 */
export interface FoundNumber {
  readonly from: number
  readonly to: number
  readonly value: number
  readonly written: string
  readonly scaled: boolean
  readonly scale: number
  readonly inWords: boolean
  readonly twoWays: boolean
}

const digits = String.raw`(?:\d{1,3}(?:[,'_ ]\d{3})+(?![\d])(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?![\d])(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d{1,2}(?:,\d{2})+,\d{3}|\d+(?:[.,]\d+)?|\.\d+)`
const power = String.raw`(?:\s?[x×*·]\s?10\s?(?:\^|\*\*)\s?-?\d+|(?:\^|\*\*)\s?-?\d+|e[+-]?\d+)`
const glued = String.raw`(?:mm|mn|bn|mln|mrd|[kKM](?=\/[a-z])|[kKmMbBtTG](?![\w/°]))`
/** Written small, with a capital, or in capitals: "5 Million", "12 Mio", "10 MM". */
const scaleWords =
  'thousand|thou|million|billion|trillion|lakh|lac|crore|hundred|dozen|mn|bn|tn|mil|mio|mln|mrd|mm'
    .split('|')
    .flatMap(one => [one, one[0]!.toUpperCase() + one.slice(1), one.toUpperCase()])
    .filter(one => one !== 'mm' && one !== 'Mm')
    .join('|')
const spaced = String.raw`(?:\s?-?(?:${scaleWords})\b)`
const spacedSign = String.raw`(?:\s[kKMB](?=\s[a-zA-Z])|\s[kKM](?=\/[a-z]|$|[.,;)])|(?<=[$€£¥₹]\s?[\d.,]+)\s[kKmMbB]\b)`
const inDigits = new RegExp(
  String.raw`(?:(?<![\w.#@^])(?<!\d[:,])|(?<=(?:^|[\s(])[xX×]))${digits}${power}?(?:${spaced}+|${glued}|${spacedSign})?`,
  'g',
)

const scales: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  thou: 1e3,
  lakh: 1e5,
  lac: 1e5,
  million: 1e6,
  crore: 1e7,
  billion: 1e9,
  trillion: 1e12,
  k: 1e3,
  m: 1e6,
  mm: 1e6,
  mn: 1e6,
  mil: 1e6,
  mln: 1e6,
  mio: 1e6,
  b: 1e9,
  g: 1e9,
  bn: 1e9,
  mrd: 1e9,
  t: 1e12,
  tn: 1e12,
}
const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const spelled: Readonly<Record<string, number>> = {
  ...Object.fromEntries(small.map((word, value) => [word, value])),
  ...Object.fromEntries(tens.map((word, index) => [word, (index + 2) * 10])),
  nought: 0,
  oh: 0,
}
/** The words a spelled number is made of, as alternatives of a pattern. */
export const numeral = [...Object.keys(spelled).filter(word => word !== 'oh'), 'hundred', 'thousand', 'million', 'billion', 'trillion', 'lakh', 'crore', 'dozen'].join('|') // prettier-ignore
const large = 'hundred|thousand|million|billion|trillion|lakh|crore|dozen'
const inWords = new RegExp(
  String.raw`(?<![\w'-])(?:(?:an?|half(?: an?|(?=[\s-]million))|(?:a )?quarter(?: of)?(?: an?)?|three[\s-]quarters of an?|(?:an?[\s-])?(?:couple|few)(?: of)?|several|some|many)[\s-]+(?=(?:${large})\b)|(?:point|nought point|zero point|oh point)\s+(?=(?:${numeral})\b))?(?<![\w'])(?:${numeral})\b(?:(?:[\s-]+and[\s-]+(?=(?:a half|a quarter)\b)|(?<=hundred|thousand|million|billion)[\s-]+and[\s-]+(?=(?:${numeral})\b)|[\s-]+)(?:${numeral}|point(?=\s(?:${numeral}|oh))|oh|a half|a quarter)\b)*(?:\s+(?:and\s+)?a\s+half\b)?(?:\s+k\b)?`,
  'gi',
)

export function numbersIn(text: string): readonly FoundNumber[] {
  const found = [...text.matchAll(inDigits)].map(match => fromDigits(match[0], match.index))
  for (const match of text.matchAll(inWords)) {
    const from = match.index
    if (found.some(one => from < one.to && one.from < from + match[0].length)) continue
    const one = fromWords(match[0], from)
    if (one) found.push(one)
  }
  return found.filter(one => !isSoMany(text, one)).toSorted((a, b) => a.from - b.from)
}

/** "A couple of hundred" is no hundred: how many there are nobody said. */
const isSoMany = (text: string, { from, written }: FoundNumber): boolean =>
  /^(?:hundred|thousand|million|billion|100|1,?000)$/i.test(written) &&
  /\b(?:couple(?: of)?|pair of|few|several|many|handful of)\s$/i.test(text.slice(0, from))

function fromDigits(written: string, from: number): FoundNumber {
  const parts = new RegExp(`^(${digits})(${power})?(.*)$`).exec(written)!
  const words = [...parts[3]!.toLowerCase().matchAll(/[a-z]+/g)]
  const scale = words.reduce((all, [word]) => all * (scales[word] ?? 1), 1)
  const one = decimal(parts[1]!)
  return {
    from,
    to: from + written.length,
    value: one * (parts[2] ? raisedTo(one, parts[2]) : 1) * scale,
    written,
    scaled: words.length > 0,
    scale,
    inWords: false,
    twoWays: /^[1-9]\d{0,2}\.\d{3}$/.test(written),
  }
}

function decimal(written: string): number {
  if (/^\d{1,3}(?:\.\d{3})+,|^\d{1,3}(?:\.\d{3}){2,}/.test(written))
    return Number(written.replaceAll('.', '').replace(',', '.'))
  // No thousand begins with a nought: 0,125 is an eighth.
  if (written.startsWith('0,')) return Number(written.replace(',', '.'))
  if (/^\d{1,3}(?:[,'_ ]\d{3})+/.test(written) || /^\d{1,2}(?:,\d{2})+,\d{3}/.test(written))
    return Number(written.replaceAll(/[,'_ ]/g, ''))
  return Number(written.replace(',', '.'))
}

/** What the power multiplies by: 10^6 stands for a power of ten, 2^20 and 2**20 for one of their own base. */
function raisedTo(base: number, raised: string): number {
  const exponent = Number(/-?\d+$/.exec(raised)![0])
  if (/^\s?[x×*·]\s?10|^e/.test(raised)) return 10 ** exponent
  return base === 0 ? 1 : base ** (exponent - 1)
}

function fromWords(written: string, from: number): FoundNumber | null {
  const words = written.toLowerCase().split(/[\s-]+/)
  const byDigit = words.includes('point')
  let total = 0
  let group = 0
  let decimals: string | null = null
  let before: Rank = 'none'
  let scale = 1
  let last = 0
  /** What was said behind the point belongs to the group once that ends. */
  const closed = () => {
    if (decimals) group += Number(`0.${decimals}`)
    decimals = null
  }
  for (const [at, word] of words.entries()) {
    const value = spelled[word]
    if (word === 'point') decimals = ''
    else if (value !== undefined && decimals !== null) decimals = furtherDecimals(decimals, value)
    else if (value !== undefined) {
      group = joined(group, before, value, byDigit)
      before = before === 'tens' && value > 0 && value < 10 ? 'whole' : rankOf(value)
    } else if (vague.test(word)) group = Number.NaN
    else if (word === 'couple') group = 2
    else if (word === 'half' && at > 0) group += group === 0 && last > 100 ? last / 2 : 0.5
    else if (word === 'half') group = 0.5
    else if (word === 'quarter') group = at > 1 ? group + 0.25 : 0.25
    else if (word === 'quarters') group = 0.75
    else if (scales[word] !== undefined) {
      closed()
      scale *= scales[word]
      const times = scales[word]
      if (times <= 100) group = (group === 0 ? 1 : group) * times
      else {
        if (group === 0 && total > 0) total *= times
        else total += (group === 0 ? 1 : group) * times
        group = 0
        last = times
      }
      before = times <= 100 ? 'hundred' : 'none'
    }
  }
  closed()
  const to = from + written.length
  return { from, to, value: total + group, written, scaled: scale > 1, scale, inWords: true, twoWays: false }
}

const vague = /^(?:few|several|some|many)$/
/** What the last word of a spelled number was; `whole` is a ten with its one: twenty-four. */
type Rank = 'none' | 'digit' | 'teen' | 'tens' | 'whole' | 'hundred'
const rankOf = (value: number): Rank => (value < 10 ? 'digit' : value < 20 ? 'teen' : 'tens')

/**
 * A spelled word behind others of the same hundred: "twenty four" adds up, "one fifty" and "one oh five" are told digit by digit, as
 * is what has a point. NaN where it may as well be a second number: "two three", "ten fifteen".
 */
function joined(group: number, before: Rank, value: number, byDigit: boolean): number {
  if (before === 'none' || before === 'hundred') return group + value
  if (before === 'tens' && value > 0 && value < 10) return group + value
  if (value < 10) return byDigit || value === 0 || group % 10 === 0 ? group * 10 + value : Number.NaN
  if (before !== 'digit' || group > 9 || (value === 10 && group > 1)) return Number.NaN
  return group * 100 + value
}

/** "nine five" and "ninety five" are the same behind a point. */
const furtherDecimals = (decimals: string, value: number): string =>
  value > 0 && value < 10 && /[2-9]0$/.test(decimals)
    ? `${decimals.slice(0, -1)}${value}`
    : `${decimals}${value}`
