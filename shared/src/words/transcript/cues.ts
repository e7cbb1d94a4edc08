/** Cuts a file of captions into cues: what stands above a time line is an id, what stands beneath it is text. Knows no maker. */
import { timeOf } from './text.js'
import type { DroppedWhy, Tally } from './transcript.js'

export interface Cue {
  readonly id: string | null
  readonly from: number
  readonly to: number
  readonly settings: string
  /** As they stand in the file, marks and all. */
  readonly lines: readonly string[]
}

const time = String.raw`(?:\d{1,4}:)?\d{1,4}:\d{2}(?:[.,]\d{1,3})?`
const arrow = new RegExp(String.raw`^\s*(${time})\s*(?:--?>|[→⟶]|[–—]>)\s*(${time})(?:\s+(.*))?$`)
const comma = new RegExp(String.raw`^\s*(\d{1,4}:\d{2}:\d{2}\.\d{1,3}),(\d{1,4}:\d{2}:\d{2}\.\d{1,3})\s*$`)
const timing = (line: string) => arrow.exec(line) ?? comma.exec(line)

export const hasCues = (text: string): boolean => text.split('\n').some(line => timing(line) !== null)
export const hasComma = (text: string): boolean => text.split('\n').some(line => comma.test(line))

export function cuesIn(text: string, dropped: Tally<DroppedWhy>): readonly Cue[] {
  const lines = text.split('\n')
  const starts = lines.flatMap((line, i) => (timing(line) ? [i] : []))
  const isVtt = /^\s*WEBVTT/.test(text)
  return starts.flatMap((start, k) => {
    const [, first = '', last = '', settings = ''] = timing(lines[start] ?? '') ?? []
    const next = starts[k + 1] ?? lines.length
    const above = (lines[start - 1] ?? '').trim()
    const before = starts[k - 1] ?? -1
    const id = start - 1 > before && above !== '' && isIdLine(lines, start - 1, k === 0) ? above : null
    const body = bodyOf(lines.slice(start + 1, next), next < lines.length, isVtt, dropped)
    const [from, to] = [timeOf(first), timeOf(last)]
    if (from === null || to === null) {
      dropped.add('no-time')
      return []
    }
    return [{ id, from, to, settings, lines: body }]
  })
}

/** Behind a blank line any line is one; without it, only what looks like one. */
const isIdLine = (lines: readonly string[], at: number, isFirst: boolean): boolean =>
  (lines[at - 1] ?? '').trim() === ''
    ? !lines[at]?.startsWith('WEBVTT')
    : !isFirst && looksLikeId(lines[at] ?? '')
const looksLikeId = (line: string): boolean =>
  /^\s*(?:\d+|[\da-f]{8}-[\da-f-]{20,}(?:\/\d+-\d+)?)\s*$/i.test(line)

/** The text beneath a time line, up to a blank line; of SRT also what stands behind one, for nothing else can. */
function bodyOf(
  lines: readonly string[],
  isFollowed: boolean,
  isVtt: boolean,
  dropped: Tally<DroppedWhy>,
): readonly string[] {
  // A line of one space is a line of what rolls, and no end.
  const end = lines.findIndex(line => (isVtt ? line : line.trim()) === '')
  if (end < 0) return isFollowed && looksLikeId(lines.at(-1) ?? '') ? lines.slice(0, -1) : lines
  const body = lines.slice(0, end)
  const rest = lines.slice(end)
  // The last line before the next time line is that one's id.
  const others = isFollowed && rest.at(-1)?.trim() !== '' ? rest.slice(0, -1) : rest
  const more = blocksOf(others).filter(([head = '']) => !/^(NOTE|STYLE|REGION)\b/.test(head))
  if (!isVtt) return [...body, ...more.flat()]
  dropped.add('no-time', more.length)
  return body
}

function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = [[]]
  for (const line of lines)
    if (line.trim() === '') blocks.push([])
    else blocks.at(-1)?.push(line)
  return blocks.filter(block => block.length > 0)
}
