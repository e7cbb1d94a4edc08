/** What was said, for the debrief: by phase, line by line with what counted, and in figures. Pure; draws nothing. */
import { clockText } from '../base/duration.js'
import type { Room } from '../room/room.js'
import type { Mark, MarkKind } from '../words/marks.js'
import { wordsOfRound, type Figure, type WordsMoment, type WordsOfRound } from '../words/of-round.js'
import type { WordsSource } from '../words/utterance.js'
import { section, stamp, text } from './markdown-text.js'
import type { Moment } from './rows.js'

/** A line of the candidate, and what counted in it, by its characters. */
export interface WordsLine extends Moment {
  /** The seq of the event that brought it. */
  readonly id: number
  readonly phase: string
  readonly text: string
  readonly source: WordsSource
  readonly draft: boolean
  readonly marks: readonly Mark[]
}
/** As the round's, with every figure to a tenth and the lines as they are shown. */
export interface DebriefWords extends Omit<WordsOfRound, 'lines'> {
  readonly lines: readonly WordsLine[]
}

export function wordsForDebrief(room: Room): DebriefWords {
  const { lines, minutes, phases, ...whole } = wordsOfRound(room)
  return {
    ...whole,
    density: tenth(whole.density),
    phases: phases.map(one => ({ ...one, density: tenth(one.density) })),
    minutes: minutes.map(one => (one === null ? null : tenth(one))),
    numbersPerMinute: whole.numbersPerMinute === null ? null : tenth(whole.numbersPerMinute),
    lines: lines.map(({ utterance, read, elapsed, phase }) => ({
      id: utterance.id,
      at: utterance.from,
      elapsed,
      phase,
      text: utterance.text,
      source: utterance.source,
      draft: utterance.draft,
      marks: read.sentences.flatMap(({ marks }) => marks).filter(shownMark),
    })),
  }
}
const tenth = (value: number): number => Math.round(value * 10) / 10

export type KindOfWords = 'number' | 'layer' | 'trade-off' | 'check' | 'signal' | 'hedge' | 'option' | 'claim'
/** How each kind is told from the others where it is underlined, also without colour: by a letter and a word. */
export const kindsOfWords: Readonly<
  Record<KindOfWords, { readonly letter: string; readonly means: string; readonly of: readonly MarkKind[] }>
> = {
  number: { letter: 'Q', means: 'a number', of: ['quantity'] },
  layer: { letter: 'L', means: 'a layer with a number', of: ['layer'] },
  'trade-off': { letter: 'T', means: 'a trade-off', of: ['trade-off'] },
  check: { letter: 'C', means: 'a check', of: ['confirm'] },
  signal: { letter: 'S', means: 'a metric, a decision, an outcome', of: ['metric', 'decision', 'outcome'] },
  hedge: { letter: 'H', means: 'a hedge', of: ['hedge'] },
  option: { letter: 'O', means: 'an option nobody picked', of: ['option'] },
  claim: { letter: 'K', means: 'a claim without a deed', of: ['knowledge', 'generic'] },
}
/** What did not count is not shown: a layer without a number, an option that was picked, a filler. */
const shownMark = (mark: Mark): boolean =>
  mark.kind === 'layer'
    ? mark.stated
    : mark.kind === 'option'
      ? mark.open
      : Object.values(kindsOfWords).some(({ of }) => of.includes(mark.kind))

const ways: Readonly<Record<WordsSource, string>> = {
  typed: 'typed',
  heard: 'heard in their own tab',
  imported: 'read from a file',
  noted: 'noted by an interviewer',
}
/** By which ways words came, and which are missing. */
export function wordsSources({ sources, drafts, nameless }: DebriefWords): string {
  if (sources.length === 0)
    return 'No words of this round are known: nothing was typed, and nobody listened for words.'
  const told = `Its words were ${sources.map(one => ways[one]).join(' and ')}.`
  const missing = sources.every(one => one === 'typed') ? ' What was only spoken is not in it.' : ''
  const unread = drafts > 0 ? ` ${drafts} of the lines were heard by a machine and checked by nobody.` : ''
  const whose = nameless > 0 ? ` ${nameless} more have no speaker and are left out.` : ''
  return `${told}${missing}${unread}${whose}`
}
export const wordsLimits =
  'This is read by rule: it sees words, not truth. An accent, or a word heard wrongly, lowers the counts. It only suggests, and rates nobody.'

/** The figures beside the table, each as a name and what it is. */
export function wordsFigures(words: DebriefWords): readonly (readonly [name: string, value: string])[] {
  const { counts } = words
  const first = (moment: WordsMoment | null) => (moment ? clockText(moment.elapsed) : 'none')
  return [
    ['Words a sentence, median', words.wordsPerSentence === null ? 'none' : String(words.wordsPerSentence)],
    ['Numbers a minute', words.numbersPerMinute === null ? 'none' : String(words.numbersPerMinute)],
    ['Checks to questions', `${counts.confirms} to ${counts.questions}`],
    ['First number', first(words.firstNumber)],
    ['First layer with a number', first(words.firstLayer)],
  ]
}

/** Empty where too little was said: of less than forty words nothing is told. */
export function wordsMarkdown(words: DebriefWords): readonly string[] {
  if (words.band === null) return []
  const row = (title: string, { counts: c, density, band }: Figure) =>
    `| ${text(title)} | ${c.words} | ${c.quantified} | ${c.layers} | ${c.tradeOffs} | ${c.confirms} | ${c.hedges} | ${c.options} | ${band === null ? 'too few words' : `${density} ${band}`} |`
  return [
    '## What was said',
    '',
    `${wordsSources(words)} ${wordsLimits}`,
    '',
    '| phase | words | numbers | layers | trade-offs | checks | hedges | open options | density |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...words.phases.map(one => row(one.title, one)),
    row('Whole round', words),
    '',
    ...wordsFigures(words).map(([name, value]) => `- ${name}: ${value}`),
    '',
    ...section(
      'Numbers challenged and not answered: they do not count',
      words.challenged.map(one => `- ${stamp(one)} ${text(one.text)}`),
    ),
    ...section(
      'When the signals came',
      words.signals.map(one => `- ${stamp(one)} ${one.signal}: ${text(one.text)}`),
    ),
    ...section(
      'Said without any signal',
      words.plain.map(one => `- ${stamp(one)} ${text(one.text)}`),
    ),
  ]
}
