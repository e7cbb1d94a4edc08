/** Reads fields of records that anybody may have written: what does not fit is null, never thrown. Knows no engine. */
import type { Box, Point } from './reading.js'

/** Page units from the middle beyond which nothing is drawn, and the longest side of anything. */
const farthest = 1_000_000
const largest = 100_000
/** Letters of a text; what is longer is cut. */
const longest = 2_000

export type Fields = Readonly<Record<string, unknown>>

export const fields = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null

export const string = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= 200 ? value : null

export const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

/** Text with its lines, without what is not seen at its ends. */
export const text = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .slice(0, longest)
        .replace(/\r\n?/g, '\n')
        .split('\n')
        .map(line => line.trim())
        .join('\n')
        .trim()
    : ''

export const point = (value: unknown): Point | null => {
  const [x, y] = Array.isArray(value) ? [value[0], value[1]] : [fields(value)?.['x'], fields(value)?.['y']]
  const at = { x: number(x), y: number(y) }
  return at.x !== null && at.y !== null && Math.abs(at.x) < farthest && Math.abs(at.y) < farthest
    ? { x: at.x, y: at.y }
    : null
}

/** A box that can be drawn: of some size, not a thousandfold one, and not out of the world. */
export const fits = ({ x, y, w, h }: Box): boolean =>
  [x, y, w, h].every(Number.isFinite) &&
  Math.abs(x) < farthest &&
  Math.abs(y) < farthest &&
  w >= 0 &&
  h >= 0 &&
  w < largest &&
  h < largest
