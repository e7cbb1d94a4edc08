/**
 * What the candidate said in a round, read: each utterance with its findings, its minute and its phase. An option may be picked,
 * and a question answered, in the utterance that follows. Knows no score and no screen.
 */
import type { Ms } from '../base/brand.js'
import * as clock from '../room/clock.js'
import type { ChallengedNumber } from '../room/parts/push/facts.js'
import type { OpenHalf } from '../room/room.js'
import { marksOf, type Mark, type SentenceRead, type WordsRead } from './marks.js'
import { readWords, wordsAt } from './read-words.js'
import { ANSWERED_WITHIN, PICK_WITHIN, PICK_WITHIN_SENTENCES } from './thresholds.js'
import { utterancesOf, type Utterance } from './utterance.js'
import { candidateIds } from '../room/seat.js'

export interface SaidLine {
  readonly utterance: Utterance
  readonly read: WordsRead
  /** Where the round's clock stood when it began, and when it ended. */
  readonly elapsed: Ms
  readonly ended: Ms
  readonly phase: string
}

/** By the candidate and between the bells, up to a moment. Of whom a file does not tell, nothing is read. */
export function linesSaid(open: OpenHalf, until: number): readonly SaidLine[] {
  const { startedAt, endedAt } = open
  if (startedAt === null) return []
  const last = Math.min(until, endedAt ?? until)
  const candidates = candidateIds(open.seats)
  const all = utterancesOf(open).filter(({ from }) => from >= startedAt && from <= last)
  const own = all.filter(({ seat }) => seat !== null && candidates.has(seat))
  const reads = settled(own, answeredAloud(own, all, open), endedAt === null ? until : Infinity)
  return own.map((utterance, i) => ({
    utterance,
    read: reads[i] ?? readWords(utterance.text),
    elapsed: clock.elapsed(open.clock, utterance.from),
    ended: clock.elapsed(open.clock, utterance.to),
    phase: open.visits.findLast(visit => visit.at <= utterance.from)?.phase ?? '',
  }))
}

/** How many utterances of the round nobody can be named for. */
export const namelessIn = (open: OpenHalf): number =>
  utterancesOf(open).filter(
    ({ seat, from }) =>
      seat === null && open.startedAt !== null && from >= open.startedAt && from <= (open.endedAt ?? from),
  ).length

const withMarks = (read: WordsRead, of: (mark: Mark, sentence: number) => Mark): WordsRead => ({
  ...read,
  sentences: read.sentences.map((one, i): SentenceRead => ({ ...one, marks: one.marks.map(m => of(m, i)) })),
})

/** A number that was challenged counts no more until its push is answered, or taken back. */
const challengedIn = ({ pushes = [] }: OpenHalf): readonly ChallengedNumber[] =>
  pushes.flatMap(({ number, outcome }) => (number && outcome === null ? [number] : []))
/** What stays open of them, with its line. */
export const standingChallenges = (open: OpenHalf, lines: readonly SaidLine[]) =>
  challengedIn(open).flatMap(({ line: id, words }) => {
    const line = lines.find(({ utterance }) => utterance.id === id && utterance.text.includes(words))
    return line ? [{ line, words }] : []
  })

function readBut(challenged: readonly ChallengedNumber[], { id, text }: Utterance): WordsRead {
  const mine = challenged.filter(one => one.line === id && text.includes(one.words))
  if (mine.length === 0) return readWords(text)
  const blanked = mine.reduce((rest, { words }) => rest.replace(words, ' '.repeat(words.length)), text)
  return { ...readWords(blanked), words: readWords(text).words }
}

/** Aloud, whoever goes on within a breath of their own question has answered it. */
function answeredAloud(
  own: readonly Utterance[],
  all: readonly Utterance[],
  open: OpenHalf,
): readonly WordsRead[] {
  const challenged = challengedIn(open)
  return own.map(one => {
    const read = readBut(challenged, one)
    if (one.to <= one.from || !read.sentences.at(-1)?.question) return read
    const next = all[all.indexOf(one) + 1]
    const goesOn =
      next?.seat === one.seat &&
      next.from - one.to <= ANSWERED_WITHIN &&
      readWords(next.text).sentences[0]?.question === false
    const last = read.sentences.length - 1
    return goesOn
      ? withMarks(read, (mark, i) =>
          mark.kind === 'question' && i === last ? { ...mark, answered: true } : mark,
        )
      : read
  })
}

/** An option is open once two sentences, or half a minute, have gone by without a pick; before that nothing is said of it. */
function settled(own: readonly Utterance[], reads: readonly WordsRead[], now: number): readonly WordsRead[] {
  const sentences = own.flatMap((one, i) =>
    (reads[i]?.sentences ?? []).map((sentence, place) => ({ one, i, place, sentence })),
  )
  const isOpen = (one: Utterance, at: number): boolean => {
    const near = sentences
      .slice(at + 1, at + 1 + PICK_WITHIN_SENTENCES)
      .filter(next => next.one.seat === one.seat && next.one.from - one.to < PICK_WITHIN)
    if (near.some(next => next.sentence.marks.some(({ kind }) => kind === 'pick'))) return false
    return near.length >= PICK_WITHIN_SENTENCES || now - one.to >= PICK_WITHIN
  }
  let first = 0
  return own.map((one, i) => {
    const read = reads[i] ?? readWords(one.text)
    const from = first
    first += read.sentences.length
    const waits = read.sentences.some(({ marks }) => marks.some(mark => mark.kind === 'option' && mark.open))
    return waits
      ? withMarks(read, (mark, place) =>
          mark.kind === 'option' && mark.open ? { ...mark, open: isOpen(one, from + place) } : mark,
        )
      : read
  })
}

/** The number that was said last, as a challenge names it; null where none was. */
export function newestNumber(lines: readonly SaidLine[]): ChallengedNumber | null {
  for (const { utterance, read } of lines.toReversed()) {
    const last = marksOf(read, 'quantity').at(-1)
    const words = last && wordsAt(utterance.text, last)
    if (words) return { line: utterance.id, words: words.slice(0, 80) }
  }
  return null
}
/** What a challenge asks. */
export const challengeAsks = ({ words }: ChallengedNumber): string => `Where does “${words}” come from?`
