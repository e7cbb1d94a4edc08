/** Makes lines of cues, each maker's habits in its own function. Knows no room. */
import type { Cue } from './cues.js'
import { isName, nameAndText, namesAmong } from './speakers.js'
import { decoded, plainText, withoutMarks } from './text.js'
import type { DroppedWhy, Maker, Odd, Tally, TranscriptLine } from './transcript.js'

export interface Told {
  readonly dropped: Tally<DroppedWhy>
  readonly odd: Tally<Odd>
}
type Makes = (cues: readonly Cue[], told: Told) => readonly TranscriptLine[]

const webexId = /^\d+\s+"(.+)"(?:\s+\(\d+\))?$/
const voice = /<v(?:\.[^\s<>]{0,80})?[ \t]+([^<>]{0,200})>/gi
const isWhole = (id: string | null): boolean => id !== null && /^\d+$/.test(id)

/** By what stands in it, whatever the file is called. */
export function makerOf(text: string, cues: readonly Cue[]): Maker {
  if (/<v[.\s]/i.test(text)) return 'teams'
  if (/^NOTE Confidence/m.test(text)) return 'stream'
  if (/<c>/.test(text) && /align:start position:0%/.test(text)) return 'youtube'
  if (cues.some(({ id }) => id !== null && webexId.test(id))) return 'webex'
  if (!/^\s*WEBVTT/.test(text)) return 'srt'
  return cues.every(({ id }) => isWhole(id)) && namesAmong(firstLines(cues)).size > 0 ? 'zoom' : 'vtt'
}

export const linesBy = (maker: Maker): Makes => makes[maker] ?? byName
const makes: Partial<Record<Maker, Makes>> = { teams: byVoice, youtube: rolling, webex: byId }

const firstLines = (cues: readonly Cue[]): readonly string[] =>
  cues.map(({ lines }) => decoded(withoutMarks(nameJoined(lines)[0] ?? '')))
/** Who speaks second in a cue, where a dash says so or it comes again. */
function namesBelow(cues: readonly Cue[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const line of cues.flatMap(({ lines }) => nameJoined(lines).slice(1))) {
    const name = nameAndText(decoded(withoutMarks(line)))?.name
    if (name !== undefined && isName(name))
      counts.set(name, (counts.get(name) ?? 0) + (/^\s*(?:-|>>)/.test(line) ? 2 : 1))
  }
  return [...counts].filter(([, count]) => count > 1).map(([name]) => name)
}
/** A name may have the first line to itself. */
const nameJoined = ([first = '', second, ...rest]: readonly string[]): readonly string[] =>
  second !== undefined && /^[^\n:]{1,80}:\s*$/.test(first)
    ? [`${first.trim()} ${second}`, ...rest]
    : second === undefined
      ? [first]
      : [first, second, ...rest]

function lineOf(cue: Cue, speaker: string | null, text: string, told: Told): readonly TranscriptLine[] {
  if (text === '') {
    told.dropped.add('no-text')
    return []
  }
  if (cue.to < cue.from) told.odd.add('turned')
  return [{ speaker, text, from: Math.min(cue.from, cue.to), to: Math.max(cue.from, cue.to) }]
}

/** `Name: text`, the name on the first line alone; what has none belongs to nobody. */
function byName(cues: readonly Cue[], told: Told): readonly TranscriptLine[] {
  const names = new Set([...namesAmong(firstLines(cues)), ...namesBelow(cues)])
  /** Split before anything is decoded, so that what an entity gives is not read again. */
  const split = (line: string): readonly [speaker: string | null, text: string] => {
    const found = nameAndText(withoutMarks(line))
    const name = found && decoded(found.name)
    return found && name !== null && names.has(name) ? [name, plainText(found.text)] : [null, plainText(line)]
  }
  return cues.flatMap(given => {
    const cue = { ...given, lines: nameJoined(given.lines) }
    const [first = [null, ''], ...rest] = cue.lines.map(split)
    if (!rest.some(([other]) => other !== null && other !== first[0]))
      return lineOf(cue, first[0], flat([first[1], ...cue.lines.slice(1).map(plainText)].join(' ')), told)
    told.odd.add('two-speakers')
    return [first, ...rest].flatMap(([speaker, text]) => lineOf(cue, speaker, text, told).map(about))
  })
}
const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim()
const about = (line: TranscriptLine): TranscriptLine => ({ ...line, around: true })

/** `<v Name>text</v>`: an utterance may be several cues, told by the number in their ids and not by who is next. */
function byVoice(cues: readonly Cue[], told: Told): readonly TranscriptLine[] {
  const byUtterance = new Map<string, number>()
  const lines: TranscriptLine[] = []
  for (const cue of cues) {
    const text = cue.lines.join('\n')
    const spans = [...text.matchAll(voice)]
    if (spans.length > 1) told.odd.add('two-speakers')
    const pieces = spans.map((span, i) => ({
      speaker: flat(decoded(span[1] ?? '')) || null,
      text: plainText(text.slice(span.index + span[0].length, spans[i + 1]?.index)),
    }))
    if (spans.length === 0) pieces.push({ speaker: null, text: plainText(text) })
    const utterance = /^(.+\/\d+)-\d+$/.exec(cue.id ?? '')?.[1]
    for (const piece of pieces)
      for (const line of lineOf(cue, piece.speaker, piece.text, told)) {
        const key = utterance === undefined ? null : `${utterance} ${piece.speaker ?? ''}`
        const before = key === null ? undefined : byUtterance.get(key)
        const begun = before === undefined ? undefined : lines[before]
        if (before !== undefined && begun) {
          told.odd.add('joined')
          lines[before] = {
            ...begun,
            text: `${begun.text} ${line.text}`,
            from: Math.min(begun.from, line.from),
            to: Math.max(begun.to, line.to),
          }
          continue
        }
        if (key !== null) byUtterance.set(key, lines.length)
        lines.push(spans.length > 1 ? about(line) : line)
      }
  }
  return lines
}

/** `1 "Name" (123)` above the time. */
function byId(cues: readonly Cue[], told: Told): readonly TranscriptLine[] {
  return cues.flatMap(cue =>
    lineOf(cue, webexId.exec(cue.id ?? '')?.[1]?.trim() ?? null, plainText(cue.lines.join(' ')), told),
  )
}

/** Two lines that roll: each stands in about three cues, and is new where it has marks for its words. */
function rolling(cues: readonly Cue[], told: Told): readonly TranscriptLine[] {
  const lines: TranscriptLine[] = []
  let shown: readonly string[] = []
  for (const cue of cues) {
    const marked = spansClosed(cue.lines)
    const plain = marked.map(({ text }) => text).filter(text => text !== '')
    const isNew = (text: string) => !shown.includes(text)
    const fresh = marked.filter(({ text, isMarked }) => text !== '' && (isMarked || isNew(text)))
    told.dropped.add('repeated', plain.length - fresh.length)
    if (plain.length === 0) told.dropped.add('no-text')
    for (const { text } of fresh) lines.push(...lineOf(cue, null, text, told))
    if (plain.length > 0) shown = plain
  }
  return lines.map((line, i) => ({
    ...line,
    to: Math.max(line.from, Math.min(line.to, lines[i + 1]?.from ?? line.to)),
  }))
}
/** A span that is open at a line's end goes on in the next. */
function spansClosed(
  lines: readonly string[],
): readonly { readonly text: string; readonly isMarked: boolean }[] {
  let open = false
  return lines.map(line => {
    const isMarked = open || /<c>|<\d{2}:\d{2}:\d{2}\.\d{3}>/.test(line)
    open = (open ? 1 : 0) + count(line, /<c>/g) > count(line, /<\/c>/g)
    return { text: plainText(line), isMarked }
  })
}
const count = (line: string, what: RegExp): number => line.match(what)?.length ?? 0
