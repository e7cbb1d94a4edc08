/** The dialogue with the assistant, whole: what was asked, what was answered and by whom, and whether it was checked. Knows no rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { aSeq, anId, words } from '../../forms.js'

export const assistantCommands = [
  z.object({ type: z.literal('assistant.ask'), text: words(4000) }),
  /** For an assistant that no endpoint answers for: a scripted reply by its id, or the interviewer's own words. */
  z.object({
    type: z.literal('assistant.reply'),
    asked: aSeq,
    with: z.union([z.object({ reply: anId }), z.object({ text: words(4000) })]),
  }),
  /** Whether the candidate checked an answer, as the interviewer saw it, by the seq of the question. */
  z.object({ type: z.literal('assistant.judge'), asked: aSeq, checked: z.boolean() }),
] as const
export type AssistantCommand = z.infer<(typeof assistantCommands)[number]>

/** Asked by the server when the endpoint has answered, or has not. */
export type AssistantDoorCommand =
  | { readonly type: 'assistant.answer'; readonly asked: number; readonly text: string }
  | { readonly type: 'assistant.fail'; readonly asked: number; readonly why: string }

/** Who answers: an endpoint that the host configured, or a person or the script in its place. */
export type AnsweredBy = 'endpoint' | 'interviewer' | 'script'

export type AssistantFact =
  | { readonly type: 'assistant.asked'; readonly text: string }
  | {
      readonly type: 'assistant.answered'
      readonly asked: number
      readonly text: string
      readonly by: AnsweredBy
    }
  /** No answer comes from the endpoint; a person may answer in its place. `why` is a sentence. */
  | { readonly type: 'assistant.failed'; readonly asked: number; readonly why: string }
export type AssistantPanelFact =
  | { readonly type: 'assistant.judged'; readonly asked: number; readonly checked: boolean }
  /** Which scripted reply was given. */
  | { readonly type: 'assistant.scripted'; readonly asked: number; readonly reply: string }

/** One question with what came of it; its id is the seq it was asked with. */
export interface Exchange {
  readonly id: number
  readonly seat: string
  readonly text: string
  readonly at: At
  readonly answer: { readonly text: string; readonly by: AnsweredBy; readonly at: At } | null
  readonly failed: string | null
}
export interface Dialogue {
  /** Missing until the first question. */
  readonly dialogue?: readonly Exchange[] | undefined
}
export interface DialoguePanel {
  /** By question. */
  readonly checked?: Readonly<Record<number, boolean>> | undefined
  readonly scripted?: Readonly<Record<number, string>> | undefined
}

export const assistantFolds: Folds<AssistantFact, Dialogue> = {
  'assistant.asked': ({ dialogue = [] }, { seq: id, actor: seat, text, at }, add) => ({
    dialogue: add(dialogue, { id, seat, text, at, answer: null, failed: null }),
  }),
  'assistant.answered': ({ dialogue = [] }, { asked, text, by, at }) => ({
    dialogue: dialogue.map(one => (one.id === asked ? { ...one, answer: { text, by, at } } : one)),
  }),
  'assistant.failed': ({ dialogue = [] }, { asked, why }) => ({
    dialogue: dialogue.map(one => (one.id === asked ? { ...one, failed: why } : one)),
  }),
}
export const assistantPanelFolds: Folds<AssistantPanelFact, DialoguePanel> = {
  'assistant.judged': ({ checked = {} }, { asked, checked: was }) => ({
    checked: { ...checked, [asked]: was },
  }),
  'assistant.scripted': ({ scripted = {} }, { asked, reply }) => ({
    scripted: { ...scripted, [asked]: reply },
  }),
}
