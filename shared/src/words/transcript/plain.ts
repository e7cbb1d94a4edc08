/** Reads talk written as plain text: a time and a name before each turn, in the ways that services write them, or marks of a minute. */
import type { Told } from './makers.js'
import { nameAndText, namesAmong } from './speakers.js'
import { decoded, timeOf } from './text.js'
import type { TranscriptLine } from './transcript.js'

const clock = String.raw`(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?`
const boxed = String.raw`[[(]?(${clock})(?:\s*(?:-|–|-->|to)\s*(${clock}))?[\])]?`
/** `[00:01:02] Name: text`, `00:01 Name: text`, with an end or without. */
const ahead = new RegExp(String.raw`^\s*${boxed}\s*[-–:]?\s+(\S.*)$`, 'u')
/** `Name: [00:01:02] text`. */
const between = new RegExp(String.raw`^\s*([^\n:]{1,80}):\s*[[(](${clock})[\])]\s*(\S.*)$`, 'u')
/** `Name  0:03`, `Name (00:12):`, `[Name] 10:02:33`, alone on a line. */
const heading = new RegExp(
  String.raw`^\s*\[?([^\n\d[\](][^\n[\](]{0,79}?)\]?\s*[[(]?(${clock})[\])]?\s*:?\s*$`,
  'u',
)
/** A mark alone on a line, as a heading or not. */
const mark = new RegExp(String.raw`^\s*#{0,6}\s*\*{0,2}(\d{1,2}:\d{2}:\d{2})\*{0,2}\s*$`)
const ending = /^(?:(?:transcription|meeting) ended after|this editable transcript was)/i

interface Turn {
  speaker: string | null
  words: string[]
  readonly from: number
  readonly to: number
  readonly around: boolean
}

/** Marks of a minute with turns beneath them: a Meet document. */
export function isMarked(text: string): boolean {
  const lines = text.split('\n')
  const marks = lines.filter(line => mark.test(line)).length
  return marks > 0 && lines.every(line => !ahead.test(line) || mark.test(line)) && !lines.some(isHead)
}
const isHead = (line: string): boolean =>
  heading.test(line) && !mark.test(line) && !ending.test(line.trim()) && !isDate(heading.exec(line)![1]!)
/** "Thu, Nov 30, 2026 10:00AM • 45:12" tells of the whole talk. */
const isDate = (name: string): boolean => /\d:\d\d|\b20\d\d\b/.test(name)

export function plainLines(text: string, told: Told): readonly TranscriptLine[] {
  const turns = isMarked(text) ? underMarks(text, told) : timedTurns(text, told)
  return turns.flatMap(({ speaker, words, from, to, around }): readonly TranscriptLine[] => {
    const said = decoded(words.join(' ')).replace(/\s+/gu, ' ').trim()
    if (said === '') {
      told.dropped.add('no-text')
      return []
    }
    if (to < from) told.odd.add('turned')
    const line = { speaker, text: said, from: Math.min(from, to), to: Math.max(from, to) }
    return [around ? { ...line, around } : line]
  })
}

/** All turns beneath a mark are about then; what stands above the first is no talk. */
function underMarks(text: string, told: Told): readonly Turn[] {
  const lines = text.split('\n')
  const names = namesAmong(lines.filter(line => line.trim() !== '' && !mark.test(line)))
  const turns: Turn[] = []
  let from: number | null = null
  for (const line of lines) {
    const here = mark.exec(line)
    if (here) {
      from = timeOf(here[1] ?? '') ?? from
      continue
    }
    if (line.trim() === '' || ending.test(line.trim())) continue
    if (from === null) {
      told.dropped.add('no-time')
      continue
    }
    const named = nameAndText(line)
    const last = turns.at(-1)
    if (named && names.has(named.name))
      turns.push({ speaker: named.name, words: [named.text], from, to: from, around: true })
    else if (last && last.from === from) last.words.push(line)
    else turns.push({ speaker: null, words: [line], from, to: from, around: true })
  }
  return turns
}

function timedTurns(text: string, told: Told): readonly Turn[] {
  const lines = text.split('\n')
  const behind = lines.flatMap(line => ahead.exec(line)?.[3] ?? [])
  const names = new Set([...namesAmong(behind), ...headNames(lines, behind.length)])
  const turns: Turn[] = []
  for (const line of lines) {
    if (line.trim() === '') continue
    const begun = turnOf(line, names)
    if (begun) turns.push(begun)
    else if (ending.test(line.trim())) continue
    else if (turns.length > 0) turns.at(-1)?.words.push(line)
    else told.dropped.add('no-time')
  }
  return turns
}

const nameIn = (head: RegExpExecArray): string => (head[1] ?? '').replace(/[\s\-–|•·]+$/u, '').trim()

/** A name and its time, with no more than one space between them. */
const oneSpace = /[^\s\])•|–-] \d[\d:.,]*\s*$/u
/** Names that stand with a time alone on a line; "we met at 10:30" is none. Where lines begin with times, no line is a heading. */
function headNames(lines: readonly string[], timed: number): readonly string[] {
  const counts = new Map<string, number>()
  const apart = lines.filter(line => isHead(line) && !oneSpace.test(line)).length
  let before = ''
  for (const line of lines.filter(one => one.trim() !== '')) {
    const head = isHead(line) ? heading.exec(line) : null
    // "Ratio 1:10" beneath a heading is what was said.
    const isSaid = head && oneSpace.test(line) && (apart > 0 || isHead(before))
    before = line
    if (head && !isSaid) counts.set(nameIn(head), (counts.get(nameIn(head)) ?? 0) + 1)
  }
  const found = [...counts.values()].reduce((all, one) => all + one, 0)
  const isName = (name: string) => name.split(/\s+/).every(word => !/^\p{Ll}/u.test(word))
  return found < timed
    ? []
    : [...counts].filter(([name, count]) => count > 1 || isName(name)).map(([name]) => name)
}

function turnOf(line: string, names: ReadonlySet<string>): Turn | null {
  const inside = between.exec(line)
  if (inside) return turn(inside[1] ?? null, inside[2], undefined, inside[3] ?? '')
  const first = ahead.exec(line)
  if (first) {
    const named = nameAndText(first[3] ?? '')
    return named && names.has(named.name)
      ? turn(named.name, first[1], first[2], named.text)
      : turn(null, first[1], first[2], first[3] ?? '')
  }
  const head = isHead(line) ? heading.exec(line) : null
  return head && names.has(nameIn(head)) ? turn(nameIn(head), head[2], undefined, '') : null
}
function turn(
  speaker: string | null,
  from: string | undefined,
  to: string | undefined,
  words: string,
): Turn | null {
  const begins = timeOf(from ?? '')
  if (begins === null) return null
  return {
    speaker: speaker?.trim() || null,
    words: [words],
    from: begins,
    to: timeOf(to ?? '') ?? begins,
    around: false,
  }
}
