/** What was said, in words: heard in its speaker's own tab, read from a file, noted by who listened; put right, and erased. Knows no rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { aLine, aMoment, anId, aSeq, words } from '../../forms.js'

/** A text, and the lines of one import and of a room; of what was heard and noted a room holds so many of each. */
export const wordsBounds = { text: 2000, lines: 200, each: 5000, name: 120 } as const

/** One line of a file. The seat is null where the file does not tell who spoke; times are moments of the server's clock. */
const FileLine = z.object({
  seat: anId.nullable(),
  from: aMoment,
  to: aMoment,
  text: words(wordsBounds.text),
  /** The file tells about when, not when: no pause is reckoned from it. */
  around: z.literal(true).optional(),
})
export type FileLine = z.infer<typeof FileLine>

export const wordsCommands = [
  /** The sender's own words as a machine heard them in the sender's own tab, with what it heard before it was put right. */
  z.object({
    type: z.literal('words.utter'),
    from: aMoment,
    to: aMoment,
    text: words(wordsBounds.text),
    heard: words(wordsBounds.text).optional(),
    /** Left out: nobody has looked at them yet. */
    draft: z.boolean().default(true),
  }),
  /** What somebody else said, as an interviewer wrote it down; left out, by the candidate and just now. */
  z.object({
    type: z.literal('words.note'),
    text: words(wordsBounds.text),
    about: anId.optional(),
    at: aMoment.optional(),
  }),
  /** Lines of a file; `name` is the file's, or what stands for one. */
  z.object({
    type: z.literal('words.import'),
    name: aLine(wordsBounds.name),
    lines: z.array(FileLine).min(1).max(wordsBounds.lines),
  }),
  /** Own words as they were said: `utterance` is the seq that they came with. */
  z.object({ type: z.literal('words.correct'), utterance: aSeq, text: words(wordsBounds.text) }),
  /** Own words, one by the seq they came with or all of them; or all that the sender read from a file. */
  z.object({
    type: z.literal('words.erase'),
    utterance: aSeq.optional(),
    file: aLine(wordsBounds.name).optional(),
    all: z.literal(true).optional(),
  }),
] as const
export type WordsCommand = z.infer<(typeof wordsCommands)[number]>

export type WordsFact =
  | {
      readonly type: 'words.uttered'
      readonly from: At
      readonly to: At
      readonly text: string
      readonly heard?: string | undefined
      readonly draft: boolean
    }
  /** One line of a file. */
  | {
      readonly type: 'words.imported'
      readonly name: string
      readonly seat: string | null
      readonly from: At
      readonly to: At
      readonly text: string
      readonly around?: true | undefined
    }
  | { readonly type: 'words.corrected'; readonly utterance: number; readonly text: string }
  /** Their words are gone from every view, by seq; that they were said, and when, stays. `all`: the actor's, until now. */
  | { readonly type: 'words.erased'; readonly utterances: readonly number[]; readonly all?: true | undefined }

/** Kept by interviewers until the release, which carries what they noted by value. */
export type WordsPanelFact =
  | { readonly type: 'words.noted'; readonly seat: string; readonly text: string; readonly moment: At }
  /** The words of these notes are gone, by seq. */
  | { readonly type: 'words.unnoted'; readonly utterances: readonly number[] }

/** Words that were heard or read from a file; the id is the seq they came with. Where they are erased the text is empty. */
export interface SaidWords {
  readonly id: number
  readonly seat: string | null
  readonly text: string
  readonly from: At
  readonly to: At
  readonly source: 'heard' | 'imported'
  readonly draft: boolean
  /** What a machine or the file said before it was put right. */
  readonly heard?: string | undefined
  /** What it was put right to meanwhile. */
  readonly was?: readonly string[] | undefined
  readonly around?: true | undefined
  /** Of a file: its name, and the seat that brought it. */
  readonly file?: string | undefined
  readonly by?: string | undefined
}
/** What an interviewer wrote down of what a seat said. */
export interface NotedWords {
  readonly id: number
  readonly seat: string
  readonly text: string
  readonly at: At
  readonly by: string
}
export interface Words {
  /** In the order in which they came; missing until the first. */
  readonly words?: readonly SaidWords[] | undefined
  /** By seat, when it last erased all it had said. */
  readonly wordsErased?: Readonly<Record<string, At>> | undefined
}
export interface WordsPanel {
  readonly noted?: readonly NotedWords[] | undefined
}

export const wordsFolds: Folds<WordsFact, Words> = {
  'words.uttered': ({ words: said = [] }, { seq: id, actor: seat, from, to, text, heard, draft }, add) => {
    const one: SaidWords = { id, seat, text, from, to, source: 'heard', draft }
    return { words: add(said, heard === undefined ? one : { ...one, heard }) }
  },
  'words.imported': ({ words: said = [] }, event, add) => {
    const { seq: id, actor: by, name: file, seat, from, to, text, around } = event
    const one: SaidWords = { id, seat, text, from, to, source: 'imported', draft: false, file, by }
    return { words: add(said, around ? { ...one, around } : one) }
  },
  'words.corrected': ({ words: said = [] }, { utterance, text }) => ({
    words: said.map(one => (one.id === utterance ? corrected(one, text) : one)),
  }),
  // Its words leave every part of the room at once: `erasing.ts`.
  'words.erased': ({ wordsErased }, { all, actor, at }) =>
    all ? { wordsErased: { ...wordsErased, [actor]: at } } : {},
}

export const wordsPanelFolds: Folds<WordsPanelFact, WordsPanel> = {
  'words.noted': ({ noted = [] }, { seq: id, actor: by, seat, text, moment: at }, add) => ({
    noted: add(noted, { id, seat, text, at, by }),
  }),
  'words.unnoted': () => ({}),
}

/** What was erased is not brought back. The first words stay beside what they were put right to. */
function corrected(said: SaidWords, text: string): SaidWords {
  if (said.text === '') return said
  const was = [...(said.was ?? []), said.text]
  return { ...said, text, draft: false, heard: said.heard ?? said.text, was }
}
