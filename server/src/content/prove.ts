/** Works out again the sums that questions rest on, with their units. Knows no file; what it is given may come from a stranger. */
import { saysOf, sumsOf, type Worked } from '@signalroom/shared'
import { all, create, isUnit, type MathNode, type Unit } from 'mathjs'

/** What does not hold of a list of worked figures, and how many sums were tried. */
export interface Proof {
  /** "numbers.2: 10 TB / 1 day = 117 MB/s: it is 115.7…" */
  readonly problems: readonly string[]
  readonly sums: number
}

export function prove(numbers: readonly Worked[]): Proof {
  const tried = numbers.flatMap((worked, i) => sumsOf(worked).map(sum => ({ i, sum, wrong: wrongIn(sum) })))
  return {
    problems: tried.flatMap(({ i, sum, wrong }) =>
      wrong === null ? [] : [`numbers.${i}: ${sum}: ${wrong}`],
    ),
    sums: tried.length,
  }
}

/** Worked figures that hold two numbers or more and no sum to prove them by: a claim, or one that was forgotten. */
export const unsummed = (numbers: readonly Worked[]): readonly number[] =>
  numbers.flatMap((worked, i) => (sumsOf(worked).length === 0 && /=|≈|×/.test(saysOf(worked)) ? [i] : []))

/** Why `EXPRESSION = RESULT` does not hold; null where it does, in the digits that the result is written with. */
export function wrongIn(sum: string): string | null {
  const [expression = '', result = ''] = sum.split('=').map(side => side.trim())
  const read = written.exec(result)
  if (!read?.groups) return `"${result}" must begin with a number`
  const { digits = '', word, unit = '' } = read.groups
  const said = Number(digits.replaceAll(',', ''))
  const scale = (word === undefined ? 1 : words[word as Word]) * (unit === '%' ? 0.01 : 1)
  try {
    const found = workedOut(byQuantities(expression))
    const one = workedOut(unit === '' || unit === '%' ? '1' : `1 ${unit}`)
    if (!sameKind(found, one)) return `units do not match: it is ${shown(found)}`
    const held = sizeOf(found) / sizeOf(one) / scale
    if (!Number.isFinite(held)) return 'it has no finite result'
    const half = 0.5 * 10 ** -(digits.split('.')[1]?.length ?? 0)
    if (Math.abs(held - said) <= half * (1 + 1e-9)) return null
    return `it is ${[Number(held.toPrecision(4)).toString(), word, unit].filter(Boolean).join(' ')}`
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  }
}

/** "40000 / 1 hour" is so many an hour: read as written, a number over a number would come first, and the hour be multiplied. */
const byQuantities = (expression: string): string =>
  expression.replace(/\/\s*(\d[\d,.]*(?:e[+-]?\d+)?\s+[A-Za-z]+)/g, '/ ($1)')

const words = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 } as const
type Word = keyof typeof words
const written =
  /^(?<digits>-?\d[\d,]*(?:\.\d+)?)\s*(?<word>thousand|million|billion|trillion)?\s*(?<unit>%|[A-Za-z/].*)?$/

/** What stands for money, people and things: each a unit of its own, so that rows are not added to requests. */
const things = `
  USD GBP EUR alert batch block build call click document engineer event feature file image
  impression item key label line lookup merchant message miss model node order page payment person
  photo point post query release request row score shard team tenant test ticket token user vector
  video word
`
  .trim()
  .split(/\s+/)
const functions = new Set(['ceil', 'exp', 'floor', 'log', 'log2', 'log10', 'round', 'sqrt'])
const operators = new Set(['+', '-', '*', '/', '^'])
/** Numbers, words and signs of one side of a sum (ours): everybody on this server waits while somebody's sums are worked out. */
const mostParts = 60

const math = create({ ...all })
math.createUnit(Object.fromEntries(things.map(thing => [thing, { aliases: [plural(thing)] }])))
math.createUnit(
  {
    bit: { definition: '1 b', prefixes: 'short' },
    KB: { definition: '1000 B' },
    // A month of 30 days and a year of 365: those of budgets and bills.
    month: { definition: '30 day', aliases: ['months'] },
    year: { definition: '365 day', aliases: ['years'] },
  },
  { override: true },
)
/** Names that would be functions otherwise: a minute is no minimum, a row none of a matrix. */
const scope = new Map(
  ['min', ...things.flatMap(thing => [thing, plural(thing)])].map(name => [name, math.unit(name)]),
)

function plural(thing: string): string {
  if (thing === thing.toUpperCase()) return `${thing}s`
  if (thing === 'person') return 'people'
  if (thing.endsWith('y')) return `${thing.slice(0, -1)}ies`
  return /(?:s|ch)$/.test(thing) ? `${thing}es` : `${thing}s`
}

/** Nothing but numbers, units, the four operations, powers and a few functions: no names are set, nothing is called by name. */
function workedOut(text: string): number | Unit {
  if ((text.match(/\w+|[^\w\s]/g)?.length ?? 0) > mostParts)
    throw new Error('it is too long to be worked out')
  const node = math.parse(plain(text))
  node.traverse(part => {
    if (!allowed(part)) throw new Error(`"${part.toString()}" is nothing that is worked out here`)
  })
  const value: unknown = node.evaluate(new Map(scope))
  if (typeof value === 'number' || isUnit(value)) return value
  throw new Error('it has no number for a result')
}

/** As mathjs reads it: no thousands parted, no words for powers of ten, no signs from a book, a percentage a fraction. */
const plain = (text: string): string =>
  text
    .replaceAll(/(?<=\d),(?=\d{3})/g, '')
    .replaceAll('×', '*')
    .replaceAll('÷', '/')
    .replaceAll('−', '-')
    .replaceAll(
      /(\d+(?:\.\d+)?)\s*(thousand|million|billion|trillion)\b/g,
      (_, digits: string, word: Word) => `(${digits}*${words[word]})`,
    )
    .replaceAll(/(\d+(?:\.\d+)?)\s*%/g, '($1/100)')

function allowed(node: MathNode): boolean {
  switch (node.type) {
    case 'ConstantNode':
      return typeof (node as unknown as { value: unknown }).value === 'number'
    case 'ParenthesisNode':
    case 'SymbolNode':
      return true
    case 'OperatorNode':
      return operators.has((node as unknown as { op: string }).op)
    case 'FunctionNode':
      return functions.has((node as unknown as { fn: { name: string } }).fn.name)
    default:
      return false
  }
}

/** A unit's own count of what it is measured by, and its powers of each base, which the types leave out. */
interface Inside {
  readonly value: number | null
  readonly dimensions: readonly number[]
}
const inside = (value: Unit): Inside => value as unknown as Inside
/** In the units that all others are measured by; a number is its own size. */
const sizeOf = (value: number | Unit): number =>
  typeof value === 'number' ? value : (inside(value).value ?? 1)
const isPlain = (value: number | Unit): boolean =>
  typeof value === 'number' || inside(value).dimensions.every(power => Math.abs(power) < 1e-12)
const sameKind = (one: number | Unit, other: number | Unit): boolean =>
  typeof one === 'number' || typeof other === 'number' ? isPlain(one) && isPlain(other) : one.equalBase(other)
const shown = (value: number | Unit): string =>
  typeof value === 'number'
    ? `${Number(value.toPrecision(4))} without a unit`
    : value.format({ precision: 4 })
