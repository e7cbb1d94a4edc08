/** Finds the numbers of a plain text, in digits or in words, and their values. Knows no units. */

/** A number and where it stands. `scaled` when a k, million or the like belongs to it; `inWords` when it is spelled. */
export interface FoundNumber {
  readonly from: number
  readonly to: number
  readonly value: number
  readonly written: string
  readonly scaled: boolean
  readonly inWords: boolean
}

const digits = String.raw`(?:\d{1,3}(?:[,'_ ]\d{3})+(?![\d])(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?![\d])(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d{1,2}(?:,\d{2})+,\d{3}|\d+(?:[.,]\d+)?|\.\d+)`
const power = String.raw`(?:\s?[x×*·]\s?10\s?(?:\^|\*\*)\s?-?\d+|(?:\^|\*\*)\s?-?\d+|e[+-]?\d+)`
const glued = String.raw`(?:mm|mn|bn|mln|mrd|[kKM](?=\/[a-z])|[kKmMbBtTG](?![\w/°]))`
const spaced = String.raw`(?:\s?-?(?:thousand|million|billion|trillion|lakh|lac|crore|hundred|dozen|mn|bn|mil)\b)`
const spacedSign = String.raw`(?:\s[kKMB](?=\s[a-zA-Z]))`
const inDigits = new RegExp(
  String.raw`(?:(?<![\w.#@^])(?<!\d[:,])|(?<=(?:^|[\s(])[xX×]))${digits}${power}?(?:${spaced}+|${glued}|${spacedSign})?`,
  'g',
)

const scales: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
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
  b: 1e9,
  g: 1e9,
  bn: 1e9,
  mrd: 1e9,
  t: 1e12,
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
  String.raw`(?<![\w'-])(?:(?:an?|half(?: an?|(?=[\s-]million))|(?:a )?quarter(?: of)?(?: an?)?)[\s-]+(?=(?:${large})\b)|(?:point|nought point|zero point|oh point)\s+(?=(?:${numeral})\b))?(?<![\w'])(?:${numeral})\b(?:(?:[\s-]+and[\s-]+(?=(?:a half|a quarter)\b)|(?<=hundred|thousand|million|billion)[\s-]+and[\s-]+(?=(?:${numeral})\b)|[\s-]+)(?:${numeral}|point(?=\s(?:${numeral}|oh))|oh|a half|a quarter)\b)*(?:\s+(?:and\s+)?a\s+half\b)?`,
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
  const scale = [...parts[3]!.toLowerCase().matchAll(/[a-z]+/g)]
  const value =
    decimal(parts[1]!) *
    (parts[2] ? raisedTo(decimal(parts[1]!), parts[2]) : 1) *
    scale.reduce((all, [word]) => all * (scales[word] ?? 1), 1)
  return { from, to: from + written.length, value, written, scaled: scale.length > 0, inWords: false }
}

function decimal(written: string): number {
  if (/^\d{1,3}(?:\.\d{3})+,|^\d{1,3}(?:\.\d{3}){2,}/.test(written))
    return Number(written.replaceAll('.', '').replace(',', '.'))
  if (/^\d{1,3}(?:[,'_ ]\d{3})+/.test(written) || /^\d{1,2}(?:,\d{2})+,\d{3}/.test(written))
    return Number(written.replaceAll(/[,'_ ]/g, ''))
  return Number(written.replace(',', '.'))
}

/** What the power multiplies by: 10^6 stands for a power of ten, 2^20 for one of its own base. */
function raisedTo(base: number, raised: string): number {
  const exponent = Number(/-?\d+$/.exec(raised)![0])
  if (/^\s?[x×*·]|^e/.test(raised)) return 10 ** exponent
  return base === 0 ? 1 : base ** (exponent - 1)
}

function fromWords(written: string, from: number): FoundNumber | null {
  const words = written.toLowerCase().split(/[\s-]+/)
  let total = 0
  let group = 0
  let decimals = -1
  let scaled = false
  let last = 0
  for (const [at, word] of words.entries()) {
    const value = spelled[word]
    if (word === 'point') decimals = 0
    else if (value !== undefined && decimals >= 0) group += value / 10 ** ++decimals
    else if (value !== undefined) group += value
    else if (word === 'half' && at > 0) group += group === 0 && last > 100 ? last / 2 : 0.5
    else if (word === 'half') group = 0.5
    else if (word === 'quarter') group = at > 1 ? group + 0.25 : 0.25
    else if (scales[word] !== undefined) {
      scaled = true
      const times = scales[word]
      if (times <= 100) group = (group || 1) * times
      else {
        if (group === 0 && total > 0) total *= times
        else total += (group || 1) * times
        group = 0
        last = times
      }
      decimals = -1
    }
  }
  return { from, to: from + written.length, value: total + group, written, scaled, inWords: true }
}
