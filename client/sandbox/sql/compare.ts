/** Compares what an answer gave with what an oracle gave: by value, in order or as a bag. Knows no database. */
import { shortened } from '../common/outcome'
import type { Answer, Column } from './protocol'

type Row = readonly (string | null)[]

/** PostgreSQL's numbers of its types: int2, int4, int8, float4, float8, numeric, money is text. */
const numbers = new Set([20, 21, 23, 700, 701, 1700])
/** date, timestamp, timestamptz. */
const moments = new Set([1082, 1114, 1184])
const closeness = 1e-6
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

type Kind = 'number' | 'moment' | 'text'
/** A column is compared by value where both sides are of that kind. */
const kindsOf = (got: readonly Column[], wanted: readonly Column[]): readonly Kind[] =>
  wanted.map(({ type }, at) => {
    const other = got[at]?.type ?? 0
    if (numbers.has(type) && numbers.has(other)) return 'number'
    return moments.has(type) && moments.has(other) ? 'moment' : 'text'
  })

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
/** Rows that are written alike are paired at once; what is left is paired by closeness, if it is little. */
function asBag(got: readonly Row[], wanted: readonly Row[], kinds: readonly Kind[]): Found {
  const waiting = new Map<string, Row[]>()
  for (const row of wanted) {
    const key = keyOf(row, kinds)
    const rows = waiting.get(key)
    if (rows) rows.push(row)
    else waiting.set(key, [row])
  }
  const extra = got.filter(row => waiting.get(keyOf(row, kinds))?.pop() === undefined)
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
  if (kind === 'number') return String(Math.round(Number(value) / closeness))
  return kind === 'moment' ? String(momentOf(value)) : value
}
function same(one: Row, other: Row, kinds: readonly Kind[]): boolean {
  return (
    one.length === other.length && one.every((value, at) => sameValue(value, other[at] ?? null, kinds[at]))
  )
}
function sameValue(one: string | null, other: string | null, kind: Kind | undefined): boolean {
  if (one === other) return true
  if (one === null || other === null) return false
  if (kind === 'number') return Math.abs(Number(one) - Number(other)) <= closeness
  return kind === 'moment' && momentOf(one) === momentOf(other)
}
/** A date is its midnight; without a zone it is read as one zone throughout. */
function momentOf(value: string): number | string {
  const [day = '', time = '00:00:00'] = value.split(' ')
  const zoned = /[+-]\d\d$/.test(time) ? `${time}:00` : /[+-]\d\d:\d\d$/.test(time) ? time : `${time}Z`
  const at = Date.parse(`${day}T${zoned}`)
  return Number.isNaN(at) ? value : at
}

const listed = (title: string, rows: readonly Row[]): readonly string[] =>
  rows.length === 0 ? [] : [`${title} (${rows.length}):`, ...rows.slice(0, shownRows).map(rowLine)]
const rowLine = (row: Row): string => shortened(`  ${row.map(value => value ?? 'NULL').join(' | ')}`, 300)
