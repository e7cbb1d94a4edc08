/** Brings the ways in which services write a time and a name into `[0:03] Name: text`, line by line. Knows no words behind them. */
import { timeOf } from './text.js'

const clock = String.raw`(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?`
const chat = new RegExp(String.raw`^\s*(${clock})\s+From\s+(.{1,80}?)(?:\s+to\s+.{1,80}?)?\s*:\s*(.*)$`)
const named = new RegExp(String.raw`^\s*([^\n:[(]{1,80}?)\s*[[(](${clock})[\])]\s*:\s+(\S.*)$`)
const columns = new RegExp(String.raw`^\s*(${clock})\t+([^\t]{1,80})\t+(\S.*)$`)
const alone = new RegExp(String.raw`^\s*[[(]?(${clock})[\])]?\s*$`)
/** "0:03 - Ada Berg" with what she said beneath. */
const timeAndName = new RegExp(String.raw`^\s*[[(]?(${clock})[\])]?\s*[-–|•]?\s+([^\n:]{1,60})$`)
/** YouTube says each time twice, the second time in words. */
const inWords = /^\d+ (?:hours?|minutes?|seconds?)(?:, \d+ (?:minutes?|seconds?)){0,2}$/
/** Services sign what they wrote; nobody said it. */
const signed =
  /^(?:transcribed by (?:https?:\/\/)?otter\.ai\S*|.{1,60} (?:started|stopped) (?:the )?transcription)\.?$/i

export function tidied(text: string): string {
  const lines = text.split('\n').map(line => oneForm(line))
  const [first, last] = [lines.findIndex(isText), lines.findLastIndex(isText)]
  const said = lines.filter((line, i) => !(signed.test(line.trim()) && (i >= last || i <= first + 6)))
  return joinedUp(withNames(withTimesAlone(said))).join('\n')
}
const isText = (line: string): boolean => line.trim() !== ''

function oneForm(given: string): string {
  const line = halfDays(given)
    // Documents that were saved as Markdown.
    .replace(/^(\s*#{0,6}\s*)\*\*([^*\n]{1,90})\*\*/, '$1$2')
    .replace(/\s*\{#[^}\n]{1,40}\}\s*$/, '')
    .replace(/^\s*(?:@|[-*•]\s+)(?=[[(]?\d{1,3}:\d{2})/, '')
  const inChat = chat.exec(line)
  if (inChat) return turn(inChat[1]!, inChat[2]!, inChat[3]!)
  const inColumns = columns.exec(line)
  if (inColumns) return turn(inColumns[1]!, inColumns[2]!, inColumns[3]!)
  const ahead = named.exec(line)
  return ahead ? turn(ahead[2]!, ahead[1]!, ahead[3]!) : line
}
const turn = (time: string, name: string, words: string): string =>
  `[${time}] ${name.trim()}: ${words.trim()}`

/** "1:02:03 PM" at a line's beginning, or at its end with its seconds; within what is said a time stays as it is. */
const halfDays = (line: string): string =>
  line
    .replace(
      /^(\s*[[(]?)(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([AP])\.?M\b\.?/i,
      (_, lead: string, ...parts) => lead + wholeDay(parts),
    )
    .replace(
      /(\s[[(]?)(\d{1,2}):(\d{2}):(\d{2})\s?([AP])\.?M\b\.?(?=[\])]?:?\s*$)/i,
      (_, lead: string, ...parts) => lead + wholeDay(parts),
    )
function wholeDay([hour, minute, second = '00', half]: readonly (string | undefined)[]): string {
  const hours = (Number(hour) % 12) + (/p/i.test(half ?? '') ? 12 : 0)
  return `${hours}:${minute}:${second}`
}

/** A name, as far as a line of its own can look like one. */
const likeName = (line: string): boolean =>
  line.length <= 60 &&
  line.split(/\s+/).length <= 6 &&
  !/[.?!,;:]$/.test(line) &&
  /^[\p{Lu}\p{Lo}]/u.test(line) &&
  line.split(/\s+/).every(word => !/^\p{Ll}{4,}/u.test(word))

/** Times that stand alone: beneath a name, or above what was said then. Marks of a minute, which have turns beneath them, stay. */
function withTimesAlone(lines: readonly string[]): readonly string[] {
  const full = lines.filter(isText)
  const times = full.flatMap((line, i) =>
    alone.test(line) && timeOf(alone.exec(line)![1]!) !== null ? [i] : [],
  )
  if (times.length < 2) return lines
  const above = times.filter(i => likeName((full[i - 1] ?? '').trim()) && !alone.test(full[i - 2] ?? ''))
  const beneathNames = above.length * 5 >= times.length * 4
  // Whole hours beside minutes alone are no marks of a minute.
  if (!beneathNames && full.every(line => !alone.test(line) || /\d:\d\d:\d\d/.test(line))) return lines
  const result: string[] = []
  let open: string | null = null
  for (const [i, line] of full.entries()) {
    const time = alone.exec(line)?.[1]
    if (beneathNames && alone.test(full[i + 1] ?? '') && likeName(line.trim())) open = line.trim()
    else if (time !== undefined) {
      result.push(open === null ? `[${time}] ` : `[${time}] ${open}: `)
      open = null
    } else result.push(line)
  }
  return result
}

/** "0:03 - Ada Berg" above what she said, where most lines that begin with a time are written so. */
function withNames(lines: readonly string[]): readonly string[] {
  const full = lines.filter(isText)
  const begins = new RegExp(String.raw`^\s*[[(]?${clock}[\])]?\s*[-–|•]?\s+\S`)
  const timed = full.filter(line => begins.test(line))
  const isHead = (line: string, next: string | undefined) =>
    next !== undefined && !begins.test(next) && likeName(timeAndName.exec(line)?.[2]?.trim() ?? '')
  const heads = full.filter((line, i) => isHead(line, full[i + 1]))
  if (heads.length < 2 || heads.length * 5 < timed.length * 4) return lines
  const result: string[] = []
  for (const [i, line] of full.entries()) {
    const [, time, name] = timeAndName.exec(line) ?? []
    if (time !== undefined && name !== undefined && isHead(line, full[i + 1]))
      result.push(`[${time}] ${name.trim()}: `)
    else result.push(line)
  }
  return result
}

/** What is said stands behind its time and name, and not beneath. */
function joinedUp(lines: readonly string[]): readonly string[] {
  const result: string[] = []
  for (const line of lines) {
    const isOpen = /^\[\S+\] (?:.+: )?$/.test(result.at(-1) ?? '')
    if (isOpen && inWords.test(line.trim())) continue
    if (isOpen && isText(line)) result.push(result.pop()! + line.trim())
    else result.push(line)
  }
  return result
}
