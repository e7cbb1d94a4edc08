/** What may be asked of a round that is answered alone, by its owner and by reviewers; what then happened. Shapes alone. */
import { z } from 'zod'
import type { At } from '../../base/brand.js'
import { visible, visibleLine } from '../../base/visible.js'
import { aLine, anId, words } from '../../room/forms.js'
import type { CodeComment, NamedText, Prompt, RemarkPlace } from './answer.js'

export const mostAnswerSigns = 80_000
export const mostPackageSigns = 200_000
const aTake = z.string().regex(/^[a-z0-9]{1,40}$/, 'must be small letters and digits')
const aLineNumber = z.int().min(1).max(100_000)

export const Place: z.ZodType<RemarkPlace> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('whole') }),
  z.strictObject({ type: z.literal('line'), line: aLineNumber }),
  z.strictObject({ type: z.literal('file'), file: z.string().min(1).max(120), line: aLineNumber }),
  z.strictObject({ type: z.literal('moment'), take: aTake, seconds: z.number().min(0).max(7200) }),
  z.strictObject({ type: z.literal('comment'), nth: z.int().min(0).max(100) }),
])
const AComment = z.strictObject({
  file: z.string().min(1).max(120),
  line: aLineNumber,
  issue: words(1000),
  effect: words(1000),
  suggestion: words(1000),
})
/** A file's text stays as it is: only its name is drawn as a line. */
const AFile = z.strictObject({ name: aLine(120), text: z.string().max(mostPackageSigns) })

export const AnswererCommand = z.discriminatedUnion('type', [
  /** Opens the prompt; from now its window runs. */
  z.strictObject({ type: z.literal('answer.begin') }),
  z.strictObject({ type: z.literal('answer.write'), text: words(mostAnswerSigns) }),
  z.strictObject({ type: z.literal('answer.comment'), comments: z.array(AComment).min(1).max(100) }),
  z.strictObject({
    type: z.literal('answer.hand-in'),
    files: z.array(AFile).min(1).max(20),
    next: z.array(z.string().overwrite(visibleLine).min(1).max(200)).max(5),
  }),
  /** The take is named by whoever records it, so that a line that was lost costs none. */
  z.strictObject({ type: z.literal('take.begin'), take: aTake }),
  z.strictObject({
    type: z.literal('take.end'),
    take: aTake,
    seconds: z.number().min(0).max(7200).nullable(),
    whole: z.boolean(),
  }),
  z.strictObject({ type: z.literal('take.send'), take: aTake }),
  z.strictObject({
    type: z.literal('take.say'),
    take: aTake,
    text: z.string().overwrite(visible).max(20_000),
  }),
  z.strictObject({ type: z.literal('work.note'), minutes: z.int().min(1).max(720), text: words(200) }),
  z.strictObject({ type: z.literal('work.strike'), note: anId }),
  z.strictObject({ type: z.literal('reviewer.remove'), reviewer: anId }),
])
export type AnswererCommand = z.infer<typeof AnswererCommand>

/** Of its owner and of reviewers alike. */
export const RemarkCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('remark.make'), on: Place, text: words(2000) }),
  z.strictObject({ type: z.literal('remark.reply'), remark: anId, text: words(2000) }),
  z.strictObject({ type: z.literal('remark.resolve'), remark: anId, resolved: z.boolean() }),
])
export type RemarkCommand = z.infer<typeof RemarkCommand>
export type AloneCommand = AnswererCommand | RemarkCommand
export const AloneCommand = z.union([AnswererCommand, RemarkCommand])

/** `by` is `OWNER`, or a reviewer. */
export type AloneFact =
  | { readonly type: 'answer.begun'; readonly round: string; readonly prompt: Prompt; readonly due: At }
  | { readonly type: 'answer.written'; readonly round: string; readonly text: string }
  | {
      readonly type: 'answer.commented'
      readonly round: string
      readonly comments: readonly CodeComment[]
    }
  | {
      readonly type: 'answer.handed-in'
      readonly round: string
      readonly files: readonly NamedText[]
      readonly next: readonly string[]
    }
  | { readonly type: 'take.begun' | 'take.sent'; readonly round: string; readonly take: string }
  | { readonly type: 'take.kept'; readonly round: string; readonly take: string; readonly mime: string }
  | {
      readonly type: 'take.ended'
      readonly round: string
      readonly take: string
      readonly seconds: number | null
      readonly whole: boolean
    }
  | { readonly type: 'take.said'; readonly round: string; readonly take: string; readonly text: string }
  | {
      readonly type: 'work.noted'
      readonly round: string
      readonly note: string
      readonly minutes: number
      readonly text: string
    }
  | { readonly type: 'work.struck'; readonly round: string; readonly note: string }
  | {
      readonly type: 'remark.made'
      readonly round: string
      readonly remark: string
      readonly by: string
      readonly on: RemarkPlace
      readonly text: string
    }
  | {
      readonly type: 'remark.replied'
      readonly round: string
      readonly remark: string
      readonly by: string
      readonly text: string
    }
  | {
      readonly type: 'remark.resolved'
      readonly round: string
      readonly remark: string
      readonly resolved: boolean
    }
  | {
      readonly type: 'reviewer.invited'
      readonly round: string
      readonly reviewer: string
      readonly name: string
      readonly generation: number
    }
  | { readonly type: 'reviewer.removed'; readonly reviewer: string }
