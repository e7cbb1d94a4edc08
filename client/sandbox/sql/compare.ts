/** Compares what an answer gave with what an oracle gave: by value, in order or as a bag. Knows no database. */
import { shortened } from '../common/outcome'
import type { Answer, Column } from './protocol'

type Row = readonly (string | null)[]

/** PostgreSQL's numbers of its types. int2, int4, int8, numeric; oid and money are text. */
const exact = new Set([20, 21, 23, 1700])
/** float4 and float8: sums of them differ by the order in which they were added. */
const rough: ReadonlyMap<number, number> = new Map([
  [700, 1e-5],
  [701, 1e-9],
])
/** date, timestamp, timestamptz. */
const moments = new Set([1082, 1114, 1184])
/** char(n): what it is filled up with is no part of it. */
const padded = 1042
const interval = 1186
/** json, which keeps how it was written, and jsonb, which does not. */
const json = new Set([114, 3802])
/** What the arrays of those types hold. */
const members: ReadonlyMap<number, number> = new Map([
  [1005, 21],
  [1007, 23],
  [1016, 20],
  [1231, 1700],
  [1021, 700],
  [1022, 701],
  [1182, 1082],
  [1115, 1114],
  [1185, 1184],
  [1014, padded],
  [1187, interval],
  [199, 114],
  [3807, 3802],
])
const shownRows = 3

/** Undefined if they agree, otherwise what differs first, both ways. */
export function difference(answer: Answer, oracle: Answer, ordered: boolean): string | undefined {
  const columns = columnDifference(answer.columns ?? [], oracle.columns ?? [])
  if (columns !== undefined) return columns
  const kinds = kindsOf(answer.columns ?? [], oracle.columns ?? [])
  const found = ordered ? inOrder(answer.rows, oracle.rows, kinds) : asBag(answer.rows, oracle.rows, kinds)
  if (found.extra.length === 0 && found.missing.length === 0) return undefined
  const counts = `The answer has ${answer.rows.length} rows, ${oracle.rows.length} were expected.`
  return [
    counts,
    ...listed(ordered ? 'expected, in this place' : 'missing', found.missing),
    ...listed(ordered ? 'got, in this place' : 'not expected', found.extra),
  ].join('\n')
}

function columnDifference(got: readonly Column[], wanted: readonly Column[]): string | undefined {
  const names = (columns: readonly Column[]) => columns.map(column => column.name.toLowerCase()).join(', ')
  if (names(got) === names(wanted)) return undefined
  return `The columns are (${names(got)}); expected are (${names(wanted)}).`
}

/** `closeness` of two numbers is relative; null where they are compared digit by digit. */
type Kind =
  | { readonly of: 'number'; readonly closeness: number | null }
  | { readonly of: 'array'; readonly each: Kind }
  | { readonly of: 'moment' | 'padded' | 'interval' | 'json' | 'text' }
/** A column is compared by value where both sides are of that kind. */
const kindsOf = (got: readonly Column[], wanted: readonly Column[]): readonly Kind[] =>
  wanted.map(({ type }, at) => kindOf(type, got[at]?.type ?? 0))
function kindOf(one: number, other: number): Kind {
  const both = [one, other]
  if (both.every(type => exact.has(type))) return { of: 'number', closeness: null }
  if (both.every(type => exact.has(type) || rough.has(type)))
    return { of: 'number', closeness: Math.max(...both.map(type => rough.get(type) ?? 0)) }
  if (both.every(type => moments.has(type))) return { of: 'moment' }
  if (both.every(type => type === interval)) return { of: 'interval' }
  if (both.every(type => json.has(type))) return { of: 'json' }
  const [held, heldThere] = both.map(type => members.get(type))
  if (held !== undefined && heldThere !== undefined) return { of: 'array', each: kindOf(held, heldThere) }
  return { of: both.includes(padded) ? 'padded' : 'text' }
}

interface Found {
  readonly missing: readonly Row[]
  readonly extra: readonly Row[]
}
function inOrder(got: readonly Row[], wanted: readonly Row[], kinds: readonly Kind[]): Found {
  const length = Math.max(got.length, wanted.length)
  for (let at = 0; at < length; at++) {
    const [one, other] = [got[at], wanted[at]]
    if (one && other && same(one, other, kinds)) continue
    return { missing: other ? [other] : [], extra: one ? [one] : [] }
  }
  return { missing: [], extra: [] }
}
/** Rows that are written nearly alike are paired at once; what is left is paired by closeness, if it is little. */
function asBag(got: readonly Row[], wanted: readonly Row[], kinds: readonly Kind[]): Found {
  const waiting = new Map<string, Row[]>()
  for (const row of wanted) {
    const key = keyOf(row, kinds)
    const rows = waiting.get(key)
    if (rows) rows.push(row)
    else waiting.set(key, [row])
  }
  const extra = got.filter(row => {
    const alike = waiting.get(keyOf(row, kinds)) ?? []
    const at = alike.findLastIndex(other => same(row, other, kinds))
    if (at >= 0) alike.splice(at, 1)
    return at < 0
  })
  const missing = [...waiting.values()].flat()
  const unpaired = extra.filter(row => {
    const at = missing.slice(0, 2000).findIndex(other => same(row, other, kinds))
    if (at >= 0) missing.splice(at, 1)
    return at < 0
  })
  return { missing, extra: unpaired }
}

const keyOf = (row: Row, kinds: readonly Kind[]): string =>
  JSON.stringify(row.map((value, at) => (value === null ? null : plain(value, kinds[at]))))
function plain(value: string, kind: Kind | undefined): string {
  switch (kind?.of) {
    case 'number':
      return kind.closeness === null ? digits(value) : Number(value).toPrecision(6)
    case 'moment':
      return momentOf(value)
    case 'padded':
      return value.trimEnd()
    case 'array':
      return JSON.stringify(membersOf(value).map(one => (one.held ? plain(one.text, kind.each) : one.text)))
    case 'json':
      return jsonOf(value)
    case 'interval':
      return intervalOf(value)
    default:
      return value
  }
}
function same(one: Row, other: Row, kinds: readonly Kind[]): boolean {
  return (
    one.length === other.length && one.every((value, at) => sameValue(value, other[at] ?? null, kinds[at]))
  )
}
function sameValue(one: string | null, other: string | null, kind: Kind | undefined): boolean {
  if (one === other) return true
  if (one === null || other === null) return false
  if (kind?.of === 'array') {
    const [here, there] = [membersOf(one), membersOf(other)]
    const alike = (a: Member, b: Member | undefined) =>
      a.held === b?.held && (a.held ? sameValue(a.text, b.text, kind.each) : a.text === b.text)
    return here.length === there.length && here.every((member, at) => alike(member, there[at]))
  }
  if (kind?.of !== 'number' || kind.closeness === null) return plain(one, kind) === plain(other, kind)
  const [a, b] = [Number(one), Number(other)]
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Object.is(a, b)
  return Math.abs(a - b) <= Math.max(kind.closeness * Math.max(Math.abs(a), Math.abs(b)), aroundNothing)
}
/** What is left where floats cancel out. */
const aroundNothing = 1e-12

/** What an array holds, one by one; what stands between them, and NULL, is not held. */
interface Member {
  readonly held: boolean
  readonly text: string
}
/** An array as PostgreSQL writes it: `{1,NULL,"a, b"}`. Braces are kept, so that what lies deeper lies deeper. */
const membersOf = (value: string): readonly Member[] =>
  [...value.matchAll(/"((?:[^"\\]|\\.)*)"|([^{},]+)|[{}]/g)].map(([whole, quoted, bare]) =>
    quoted === undefined
      ? { held: bare !== undefined && bare !== 'NULL', text: whole }
      : { held: true, text: quoted.replace(/\\(.)/g, '$1') },
  )

/** A number as it is written, without the zeros that say nothing: 1.50 is 1.5, -0 is 0. No number of a program is as exact. */
function digits(value: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(value) ?? []
  if (whole === '') return value
  const rest = fraction.replace(/0+$/, '')
  const plainly = `${whole.replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`
  return sign === '-' && plainly !== '0' ? `-${plainly}` : plainly
}

/** As jsonb keeps it: without its spaces, each key once, the last of them. Numbers go as text, for no program's are as exact. */
function jsonOf(value: string): string {
  const exactly = value.replace(
    /"((?:[^"\\]|\\.)*)"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g,
    (one, text?: string) => (text === undefined ? `"=${digits(spelledOut(one))}"` : `"'${text}"`),
  )
  try {
    return JSON.stringify(JSON.parse(exactly), (_, one: unknown) =>
      typeof one === 'object' && one !== null && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : one,
    )
  } catch {
    return value
  }
}
/** 1.5e3 is 1500; with more places than anybody reads it stays as it is written. */
function spelledOut(value: string): string {
  const [, sign = '', whole = '', fraction = '', power = ''] =
    /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(value) ?? []
  if (whole === '' || Math.abs(Number(power)) > 400) return value
  const point = whole.length + Number(power)
  const all = `${whole}${fraction}`.padEnd(point, '0')
  const filled = point > 0 ? all : all.padStart(all.length - point + 1, '0')
  const at = Math.max(point, 1)
  return `${sign}${filled.slice(0, at)}.${filled.slice(at)}0`
}

/** A date is its midnight; without a zone it is read as one zone throughout. To the microsecond, as PostgreSQL keeps it. */
function momentOf(value: string): string {
  const [, day, clock = '00:00:00', fraction = '', zone = '+00', era = ''] =
    /^(\d{4,6}-\d\d-\d\d)(?: (\d\d:\d\d:\d\d)(?:\.(\d+))?([+-]\d\d(?::\d\d){0,2})?)?( BC)?$/.exec(value) ?? []
  const at = Date.parse(`${day}T${clock}${zone.length === 3 ? `${zone}:00` : zone}`)
  return Number.isNaN(at) ? value : `${at}.${fraction.replace(/0+$/, '')}${era}`
}

/** As PostgreSQL compares them: a month is thirty days, a day 24 hours. What it writes in another style is left as it is. */
function intervalOf(value: string): string {
  const found =
    /^(?:(-?\d+) years? ?)?(?:(-?\d+) mons? ?)?(?:(-?\d+) days? ?)?(?:(-?)(\d+):(\d\d):(\d\d)(?:\.(\d+))?)?$/.exec(
      value,
    )
  if (!found) return value
  const [years, months, days] = found.slice(1, 4).map(one => BigInt(one ?? 0))
  const [hours, minutes, seconds] = found.slice(5, 8).map(one => BigInt(one ?? 0))
  const parts = BigInt((found[8] ?? '').padEnd(6, '0'))
  const time = (((hours ?? 0n) * 60n + (minutes ?? 0n)) * 60n + (seconds ?? 0n)) * 1_000_000n + parts
  const whole = ((years ?? 0n) * 12n + (months ?? 0n)) * 30n + (days ?? 0n)
  return String(whole * 86_400_000_000n + (found[4] === '-' ? -time : time))
}

const listed = (title: string, rows: readonly Row[]): readonly string[] =>
  rows.length === 0 ? [] : [`${title} (${rows.length}):`, ...rows.slice(0, shownRows).map(rowLine)]
const rowLine = (row: Row): string => shortened(`  ${row.map(value => value ?? 'NULL').join(' | ')}`, 300)
