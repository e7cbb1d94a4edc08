/** What is said by keys and in writing: chunks, the questions that confirm them, nods, thoughts, messages. Knows no rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { aSeq, words } from '../../forms.js'

export const Answer = z.enum(['yes', 'no', 'adjust'])
export type Answer = z.infer<typeof Answer>

export const talkCommands = [
  /** By hand: a chunk begins; without it a chunk begins where the last thing ended. */
  z.object({ type: z.literal('chunk.begin') }),
  z.object({ type: z.literal('chunk.end') }),
  z.object({ type: z.literal('confirm.ask'), text: words(280).optional() }),
  /**
   * Answers one confirm by its seq, or the newest that is open. `spoken` answers what was asked aloud: it stands also when
   * no key said that there was a question.
   */
  z.object({
    type: z.literal('confirm.answer'),
    answer: Answer,
    confirm: aSeq.optional(),
    spoken: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('nod.give') }),
  /** "Let me think": the silence that follows is declared. */
  z.object({ type: z.literal('thought.declare') }),
  z.object({ type: z.literal('chat.say'), text: words(2000) }),
  /** The candidate asked a clarifying question just now. */
  z.object({ type: z.literal('question.mark') }),
] as const
export type TalkCommand = z.infer<(typeof talkCommands)[number]>

export type TalkFact =
  | { readonly type: 'chunk.begun' }
  | { readonly type: 'chunk.ended' }
  | { readonly type: 'confirm.asked'; readonly text: string | null }
  /** `confirm` is the seq of the question; null for one that was asked aloud and that no key told of. */
  | { readonly type: 'confirm.answered'; readonly confirm: number | null; readonly answer: Answer }
  | { readonly type: 'nod.given' }
  | { readonly type: 'thought.declared' }
  | { readonly type: 'chat.said'; readonly text: string }

export type TalkPanelFact = { readonly type: 'question.marked' }

/** A question that asks for a yes; its id is the seq it was asked with. */
export interface Confirm {
  readonly id: number
  readonly seat: string
  readonly text: string | null
  readonly at: At
  readonly answer: { readonly answer: Answer; readonly at: At; readonly seat: string } | null
}

export interface Talk {
  readonly chat: readonly {
    readonly seq: number
    readonly seat: string
    readonly text: string
    readonly at: At
  }[]
  readonly confirms: readonly Confirm[]
}
export const nothingSaid: Talk = { chat: [], confirms: [] }

export interface TalkPanel {
  /** Moments at which the candidate asked a clarifying question. */
  readonly questions: readonly At[]
}
export const nothingMarked: TalkPanel = { questions: [] }

/** Chunks, nods and thoughts are kept among what is heard, and nowhere else. */
const onlyHeard = () => ({})

export const talkFolds: Folds<TalkFact, Talk> = {
  'chunk.begun': onlyHeard,
  'chunk.ended': onlyHeard,
  'nod.given': onlyHeard,
  'thought.declared': onlyHeard,
  'chat.said': (open, { seq, actor: seat, text, at }, add) => ({
    chat: add(open.chat, { seq, seat, text, at }),
  }),
  'confirm.asked': (open, { seq: id, actor: seat, text, at }, add) => ({
    confirms: add(open.confirms, { id, seat, text, at, answer: null }),
  }),
  'confirm.answered': (open, { confirm, answer, at, actor: seat }) => ({
    confirms: open.confirms.map(one => (one.id === confirm ? { ...one, answer: { answer, at, seat } } : one)),
  }),
}

export const talkPanelFolds: Folds<TalkPanelFact, TalkPanel> = {
  'question.marked': (panel, { at }, add) => ({ questions: add(panel.questions, at) }),
}
