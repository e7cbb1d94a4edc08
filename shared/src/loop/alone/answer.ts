/** What came of a round that is answered alone: its prompt, takes, what was sent, and what reviewers said. State alone, no rules. */
import type { At } from '../../base/brand.js'
import type { Change } from '../../content/exhibit.js'

/** What is asked, by value: an edit of the question afterwards changes nothing. */
export interface Prompt {
  readonly title: string
  readonly text: string
  /** What a thread of comments is about; null where there is none. */
  readonly change: Change | null
}
/** One recording from its first press; it counts even if nothing of it was sent. */
export interface AnswerTake {
  readonly id: string
  readonly begunAt: At
  /** Null while it runs, or where nobody said that it stopped. */
  readonly endedAt: At | null
  /** Null where it is not known. */
  readonly seconds: number | null
  /** It was stopped by hand or by its limit; else it broke off. */
  readonly whole: boolean
  /** Null until its first bytes came. */
  readonly mime: string | null
  /** The words of it, where its owner wrote them down. */
  readonly words: string
}
export interface CodeComment {
  readonly file: string
  readonly line: number
  readonly issue: string
  readonly effect: string
  readonly suggestion: string
}
export interface NamedText {
  readonly name: string
  readonly text: string
}
/** What was sent; the last counts. Of all but takes there is one. */
export type SentAnswer = { readonly at: At; readonly lateMs: number } & (
  | { readonly type: 'written'; readonly text: string }
  | { readonly type: 'comments'; readonly comments: readonly CodeComment[] }
  | { readonly type: 'package'; readonly files: readonly NamedText[]; readonly next: readonly string[] }
  | { readonly type: 'take'; readonly take: string }
)
/** Where a remark stands: a line of what was written, of a file, a moment of a take, or the whole. */
export type RemarkPlace =
  | { readonly type: 'whole' }
  | { readonly type: 'line'; readonly line: number }
  | { readonly type: 'file'; readonly file: string; readonly line: number }
  | { readonly type: 'moment'; readonly take: string; readonly seconds: number }
  | { readonly type: 'comment'; readonly nth: number }
/** Its owner, or a reviewer by id. */
export interface SaidBy {
  readonly at: At
  readonly by: string
  readonly text: string
}
export interface Remark extends SaidBy {
  readonly id: string
  readonly on: RemarkPlace
  readonly replies: readonly SaidBy[]
  readonly resolved: boolean
}
/** Minutes of work on a package, as they were noted; one that was struck stays to be seen. */
export interface WorkNote {
  readonly id: string
  readonly at: At
  readonly minutes: number
  readonly text: string
  readonly struck: boolean
}
export interface RoundAnswer {
  readonly round: string
  readonly prompt: Prompt
  readonly begunAt: At
  /** The end of its window. */
  readonly due: At
  readonly takes: readonly AnswerTake[]
  readonly sent: readonly SentAnswer[]
  readonly remarks: readonly Remark[]
  readonly work: readonly WorkNote[]
}
/** Who reads one round's answer by a link of their own. */
export interface Reviewer {
  readonly id: string
  readonly round: string
  readonly name: string
  /** Of the link: an older one opens nothing; null once it was taken back. */
  readonly generation: number | null
}
/** How its owner is called among those who remark. */
export const OWNER = 'owner'

export const workMinutes = ({ work }: Pick<RoundAnswer, 'work'>): number =>
  work.reduce((sum, { minutes, struck }) => sum + (struck ? 0 : minutes), 0)
