/** The words of a round in figures: by phase, by minute and as a whole, with what came first and what said nothing. Rates nobody. */
import type { Ms } from '../base/brand.js'
import { countWords } from '../coach/written.js'
import { median } from '../coach/measure.js'
import * as clock from '../room/clock.js'
import type { Room } from '../room/room.js'
import { bandOf, countsOf, densityOf, sumOf, type Band, type Counts } from './density.js'
import type { Mark, MarkKind, SentenceRead } from './marks.js'
import { wordsAt } from './read-words.js'
import { linesSaid, namelessIn, standingChallenges, type SaidLine } from './said.js'
import { FEWEST_IN_A_MINUTE } from './thresholds.js'
import type { WordsSource } from './utterance.js'

export interface Figure {
  readonly counts: Counts
  readonly density: number
  /** Null where there are too few words to say. */
  readonly band: Band | null
}
export interface WordsMoment {
  readonly at: number
  readonly elapsed: Ms
  readonly text: string
}
export interface WordsOfRound extends Figure {
  readonly lines: readonly SaidLine[]
  readonly phases: readonly (Figure & { readonly phase: string; readonly title: string })[]
  /** From the first minute to the last, each with its density; null where hardly anything was said. */
  readonly minutes: readonly (number | null)[]
  readonly wordsPerSentence: number | null
  readonly numbersPerMinute: number | null
  readonly firstNumber: WordsMoment | null
  readonly firstLayer: WordsMoment | null
  /** The three signals as they came: a metric, a decision, an outcome. */
  readonly signals: readonly (WordsMoment & { readonly signal: 'S1' | 'S2' | 'S3' })[]
  /** The five longest statements without any signal, longest first. */
  readonly plain: readonly WordsMoment[]
  /** The ways in which its words came. */
  readonly sources: readonly WordsSource[]
  /** Lines that a machine heard and that nobody has looked at, and lines nobody can be named for. */
  readonly drafts: number
  readonly nameless: number
  /** Numbers that were challenged and stay unanswered: they count for nothing. */
  readonly challenged: readonly WordsMoment[]
}

export function wordsOfRound({ open, at }: Pick<Room, 'open' | 'at'>, until: number = at): WordsOfRound {
  const lines = linesSaid(open, until)
  const took = clock.elapsed(open.clock, Math.min(until, open.endedAt ?? until))
  const said = lines.flatMap(line => line.read.sentences.map(sentence => ({ line, sentence })))
  const whole = figure(lines)
  const first = (kind: (mark: Mark) => boolean): WordsMoment | null => {
    const found = said.find(({ sentence }) => sentence.marks.some(kind))
    return found ? momentOf(found.line, found.sentence) : null
  }
  return {
    ...whole,
    lines,
    phases: open.plan.phases.flatMap(({ id, title }) => {
      const here = lines.filter(({ phase }) => phase === id)
      return here.length === 0 ? [] : [{ phase: id, title, ...figure(here) }]
    }),
    minutes: Array.from({ length: Math.ceil(took / 60_000) }, (_, minute) => {
      const { counts, density } = figure(
        lines.filter(({ elapsed }) => Math.floor(elapsed / 60_000) === minute),
      )
      return counts.words < FEWEST_IN_A_MINUTE ? null : density
    }),
    wordsPerSentence: median(
      said.map(({ line, sentence }) => countWords(wordsAt(line.utterance.text, sentence))),
    ),
    numbersPerMinute: took > 0 ? (whole.counts.quantities * 60_000) / took : null,
    firstNumber: first(({ kind }) => kind === 'quantity'),
    firstLayer: first(mark => mark.kind === 'layer' && mark.stated),
    signals: said.flatMap(({ line, sentence }) =>
      sentence.marks.flatMap(mark => {
        const signal = signalOf[mark.kind]
        return signal === undefined ? [] : [{ ...momentOf(line, sentence), signal }]
      }),
    ),
    plain: said
      .filter(({ sentence }) => !sentence.question && !sentence.marks.some(isSignal))
      .map(({ line, sentence }) => momentOf(line, sentence))
      .filter(({ text }) => countWords(text) > 3)
      .toSorted((a, b) => countWords(b.text) - countWords(a.text) || a.at - b.at)
      .slice(0, 5),
    sources: [...new Set(lines.map(({ utterance }) => utterance.source))],
    drafts: lines.filter(({ utterance }) => utterance.draft).length,
    nameless: namelessIn(open),
    challenged: standingChallenges(open, lines).map(({ line, words }) => ({
      at: line.utterance.from,
      elapsed: line.elapsed,
      text: words,
    })),
  }
}

const figure = (lines: readonly SaidLine[]): Figure => {
  const counts = sumOf(lines.map(({ read }) => countsOf(read)))
  return { counts, density: densityOf(counts), band: bandOf(counts) }
}

const momentOf = ({ utterance, elapsed }: SaidLine, sentence: SentenceRead): WordsMoment => ({
  at: utterance.from,
  elapsed,
  text: wordsAt(utterance.text, sentence),
})

const signalOf: Partial<Record<MarkKind, 'S1' | 'S2' | 'S3'>> = {
  metric: 'S1',
  decision: 'S2',
  outcome: 'S3',
}
/** What counts for something: a number, a layer with one, a trade-off, a pick, a check, one of the three signals. */
const isSignal = (mark: Mark): boolean =>
  mark.kind === 'layer'
    ? mark.stated
    : ['quantity', 'trade-off', 'pick', 'confirm', 'metric', 'decision', 'outcome'].includes(mark.kind)
