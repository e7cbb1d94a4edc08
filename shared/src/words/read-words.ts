/**
 * Reads what one person said in one go: numbers, layers, trade-offs, options, checks, hedges, signals, claims, each with the
 * words it rests on. By rule, the same for whoever says it. It sees words, not truth. Knows no room and no time.
 */
import { remembering } from '../base/remembering.js'
import { countWords, optionForm, pickForm, type SentenceAt } from '../coach/written.js'
import { hitsIn, holds, listed, unquoted, type Stretch } from './find.js'
import { connectives, denied, fillers, generic, hedges, knowledge, thinking, thresholds } from './lexicon.js'
import { marksOf, type Finding, type Mark, type SentenceRead, type WordsRead } from './marks.js'
import { askedBy, explainsAsking, isQuestion, sentencesSaid } from './questions.js'
import { decisionsIn, layersIn, metricIn, outcomeIn, quantitiesAt } from './stated.js'
import { PICK_WITHIN_SENTENCES } from './thresholds.js'

export const readWords: (text: string) => WordsRead = remembering(2000, text => readAnew(text))

/** How many hedges a text has. */
export const hedgesIn = (text: string): number => hitsIn(hedge, text).length

function readAnew(text: string): WordsRead {
  const own = unquoted(text)
  const said = sentencesSaid(own)
  const sentences = said.map(one => sentenceOf(one))
  return { words: countWords(text), sentences: claims(tradeOffs(answered(closed(sentences), own), own)) }
}

const hedge = listed(hedges)
const filler = listed(fillers)
const connective = listed(connectives)
const threshold = listed(thresholds)
const knows = listed(knowledge)
const generally = listed(generic)
const thinks = listed(thinking)
const notSo = new RegExp(String.raw`${denied}(?: \S+){0,4} $`, 'iu')

function sentenceOf({ text, start }: SentenceAt): SentenceRead {
  const thought = found(thinks, text, { kind: 'thinking' }).slice(0, 1)
  const question = thought.length === 0 && isQuestion(text)
  const all: readonly Mark[] = [
    ...found(hedge, text, { kind: 'hedge' }),
    ...found(filler, text, { kind: 'filler' }),
    ...thought,
    ...(question ? asking(text) : stating(text)),
  ]
  const marks = all
    .map(one => ({ ...one, start: one.start + start, end: one.end + start }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  return { start, end: start + text.length, question, marks }
}

const found = (form: RegExp, text: string, is: Finding): readonly Mark[] =>
  hitsIn(form, text).map(hit => ({ ...is, ...hit }))

/** A question states nothing: what it names is mentioned. */
const asking = (text: string): readonly Mark[] => [
  { ...askedBy(text), start: 0, end: text.length },
  ...layersIn(text, []),
]

function stating(text: string): readonly Mark[] {
  const numbers = quantitiesAt(text)
  const weighs = [...hitsIn(connective, text), ...hitsIn(threshold, text)]
  const claimed = (form: RegExp, kind: 'knowledge' | 'generic') =>
    hitsIn(form, text)
      .filter(({ start }) => !notSo.test(text.slice(0, start)))
      .slice(0, 1)
      .map(hit => ({ kind, ...hit }))
  return [
    ...numbers.map(({ start, end }) => ({ kind: 'quantity' as const, start, end })),
    ...layersIn(text, numbers),
    ...weighs.slice(0, 1).map(hit => ({ kind: 'trade-off' as const, whole: false, ...hit })),
    ...found(pickForm, text, { kind: 'pick' }),
    ...found(optionForm, text, { kind: 'option', open: true }),
    ...metricIn(text, numbers),
    ...decisionsIn(text),
    ...outcomeIn(text, numbers),
    ...claimed(knows, 'knowledge'),
    ...claimed(generally, 'generic'),
  ]
}

const has = ({ marks }: SentenceRead, kind: Mark['kind']): boolean => marks.some(one => one.kind === kind)
const changed = (one: SentenceRead, of: (mark: Mark) => Mark): SentenceRead => ({
  ...one,
  marks: one.marks.map(of),
})

/** A pick in the same or the next two sentences closes an option. */
export const closed = (sentences: readonly SentenceRead[]): readonly SentenceRead[] =>
  sentences.map((one, i) =>
    sentences.slice(i, i + 1 + PICK_WITHIN_SENTENCES).some(near => has(near, 'pick'))
      ? changed(one, mark => (mark.kind === 'option' ? { ...mark, open: false } : mark))
      : one,
  )

/** A question that its asker answers in the next sentence was none. */
const answered = (sentences: readonly SentenceRead[], text: string): readonly SentenceRead[] =>
  sentences.map((one, i) => {
    const next = sentences[i + 1]
    const goesOn = next && !next.question && !has(next, 'thinking')
    return goesOn && !explainsAsking(text.slice(next.start, next.end))
      ? changed(one, mark => (mark.kind === 'question' ? { ...mark, answered: true } : mark))
      : one
  })

/** A trade-off is whole where the same utterance picks; a threshold alone never is. */
function tradeOffs(sentences: readonly SentenceRead[], text: string): readonly SentenceRead[] {
  if (!sentences.some(one => has(one, 'pick'))) return sentences
  const whole = (mark: Mark): Mark =>
    mark.kind === 'trade-off' && holds(connective, wordsAt(text, mark)) ? { ...mark, whole: true } : mark
  return sentences.map(one => changed(one, whole))
}

/** Who says what it did, or what came of it, has done more than know. */
function claims(sentences: readonly SentenceRead[]): readonly SentenceRead[] {
  const read = { words: 0, sentences }
  const proven = marksOf(read, 'metric').length + marksOf(read, 'outcome').length > 0
  return proven
    ? sentences.map(one => ({ ...one, marks: one.marks.filter(({ kind }) => kind !== 'knowledge') }))
    : sentences
}

/** The words that a stretch holds. */
export const wordsAt = (text: string, { start, end }: Stretch): string => text.slice(start, end)
