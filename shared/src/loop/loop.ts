/** A loop: the rounds of one application over days, what came of each, and who judges them together. State alone, no rules. */
import { z } from 'zod'
import { at, type At } from '../base/brand.js'
import type { Attempt } from '../progress/attempt.js'
import type { RoundAnswer, Reviewer } from './alone/answer.js'
import type { AnsweredAlone, Spacing } from '../content/loop-template.js'
import { usualSpacing } from './spacing.js'

export const LoopVerdict = z.enum(['strong_hire', 'hire', 'no_hire', 'strong_no_hire'])
export type LoopVerdict = z.infer<typeof LoopVerdict>

/** What came home of a round's room when its debrief was released: figures and names, no words of anybody. */
export interface RoundResult {
  readonly attempt: Attempt
  /** Signals per 100 words, as the analyser counts; null where no words were known. */
  readonly density: number | null
  /** Which of the three signals were met, by the gates of its debrief. */
  readonly signals: { readonly S1: boolean; readonly S2: boolean; readonly S3: boolean }
  readonly releasedAt: At
}

export interface LoopRound {
  readonly id: string
  /** A plan's id; null for a round that is held elsewhere, or answered alone. */
  readonly plan: string | null
  readonly alone: AnsweredAlone | null
  readonly title: string
  readonly note: string
  readonly question: string | null
  /** With whom, as its owner wrote it. */
  readonly partner: string
  /** Null until it has a moment. */
  readonly at: At | null
  /** The last moment it had, for calendars that have it; null where it never had one. */
  readonly lastAt: At | null
  /** An IANA name; how the moment is said. */
  readonly zone: string
  readonly minutes: number
  /** A no of this round is a no of the loop. */
  readonly veto: boolean
  /** Rises with each change of its moment, as calendars want it. */
  readonly sequence: number
  /** When its moment was last changed, or the round taken back; null while it has none. */
  readonly movedAt: At | null
  readonly cancelled: boolean
  readonly room: string | null
  readonly result: RoundResult | null
  /** When its review was opened; null while it was not. */
  readonly reviewedAt: At | null
  /** Minutes of preparation, as noted: each with its moment. */
  readonly prep: readonly { readonly at: At; readonly minutes: number }[]
  /** The one thing to change, taken after a bad round. */
  readonly change: string | null
}

/** Who judges the loop besides its rooms. What each said is sealed until all have. */
export interface LoopMember {
  readonly id: string
  readonly name: string
  /** Of the link: an older one opens nothing; null once it was taken back. */
  readonly generation: number | null
  readonly verdict: LoopVerdict | null
  readonly reason: string
  readonly submittedAt: At | null
  readonly changes: readonly {
    readonly at: At
    readonly from: LoopVerdict
    readonly to: LoopVerdict
    readonly reason: string
  }[]
}
export interface LoopRemark {
  readonly at: At
  readonly member: string
  readonly text: string
}

export interface Loop {
  readonly seq: number
  readonly at: At
  readonly id: string
  /** The person whose loop it is. */
  readonly owner: string
  readonly title: string
  /** A template's id; null for a loop of one's own making. */
  readonly template: string | null
  readonly zone: string
  /** Whose business days count; null where nobody said. */
  readonly country: string | null
  readonly spacing: Spacing
  /** A permit and the right to work come before the first round. */
  readonly rightToWork: boolean
  readonly openedAt: At
  readonly rounds: readonly LoopRound[]
  readonly members: readonly LoopMember[]
  readonly remarks: readonly LoopRemark[]
  /** Of its rounds that are answered alone, each from when its prompt was opened. */
  readonly answers: readonly RoundAnswer[]
  readonly reviewers: readonly Reviewer[]
}

export const noLoop: Loop = {
  seq: 0,
  at: at(0),
  id: '',
  owner: '',
  title: '',
  template: null,
  zone: 'UTC',
  country: null,
  spacing: usualSpacing,
  rightToWork: false,
  openedAt: at(0),
  rounds: [],
  members: [],
  remarks: [],
  answers: [],
  reviewers: [],
}

/** Every member still invited has said what they think: what was sealed is open. */
export const loopUnsealed = ({ members }: Pick<Loop, 'members'>): boolean => {
  const asked = members.filter(({ generation }) => generation !== null)
  return asked.length > 0 && asked.every(({ verdict }) => verdict !== null)
}
