/** What may be asked of a loop, and by whom; what then happened. Shapes alone. */
import { z } from 'zod'
import type { At } from '../base/brand.js'
import { visible, visibleLine } from '../base/visible.js'
import { aLine, aMoment, anId, words } from '../room/forms.js'
import type { AloneFact } from './alone/command.js'
import { LoopVerdict, type RoundResult } from './loop.js'
import { AnsweredAlone, type Spacing } from '../content/loop-template.js'

export const aZone = z.string().min(1).max(60)
/** A round as it is planned; left out: nothing is said of it yet. */
export const PlannedRound = z.strictObject({
  /** A plan's id; left out for a round that is held elsewhere. */
  plan: z.string().min(1).max(60).optional(),
  title: aLine(80),
  note: words(400).optional(),
  minutes: z.int('is no whole number of minutes').min(5).max(480).optional(),
  veto: z.boolean().optional(),
  /** Answered without a room, within its window. */
  alone: AnsweredAlone.optional(),
})
export type PlannedRound = z.infer<typeof PlannedRound>

/** Of its owner. Every one that names a round names one of the loop; times are server milliseconds, zones IANA names. */
export const OwnerCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('loop.set'),
    title: aLine(80),
    zone: aZone,
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'is no country of two capital letters')
      .nullable(),
  }),
  z.strictObject({ type: z.literal('round.add'), round: PlannedRound }),
  z.strictObject({
    type: z.literal('round.set'),
    round: anId,
    title: aLine(80),
    note: z.string().overwrite(visible).max(400),
    question: z.string().min(1).max(60).nullable(),
    /** One line: it stands in calendars. */
    partner: z.string().overwrite(visibleLine).max(60),
    minutes: z.int().min(5).max(480),
    veto: z.boolean(),
  }),
  /** `seen`: the round's sequence as it was seen. A moment that is past is refused; null takes it off the calendar's page. */
  z.strictObject({
    type: z.literal('round.move'),
    round: anId,
    seen: z.int().min(0),
    at: aMoment.nullable(),
    zone: aZone,
  }),
  z.strictObject({ type: z.literal('round.cancel'), round: anId }),
  z.strictObject({ type: z.literal('round.restore'), round: anId }),
  /** Of one that never had a room and stands in no calendar. */
  z.strictObject({ type: z.literal('round.remove'), round: anId }),
  z.strictObject({ type: z.literal('review.open'), round: anId }),
  z.strictObject({ type: z.literal('prep.note'), round: anId, minutes: z.int().min(1).max(720) }),
  z.strictObject({ type: z.literal('change.take'), round: anId, text: words(400) }),
  z.strictObject({ type: z.literal('member.remove'), member: anId }),
])
export type OwnerCommand = z.infer<typeof OwnerCommand>

/** Of a member of its committee. */
export const MemberCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('verdict.submit'), verdict: LoopVerdict, reason: words(2000) }),
  z.strictObject({ type: z.literal('verdict.change'), verdict: LoopVerdict, reason: words(2000) }),
  z.strictObject({ type: z.literal('remark.add'), text: words(2000) }),
])
export type MemberCommand = z.infer<typeof MemberCommand>
export type LoopCommand = OwnerCommand | MemberCommand

export type LoopFact =
  | {
      readonly type: 'loop.opened'
      readonly loop: string
      readonly owner: string
      readonly title: string
      readonly template: string | null
      readonly zone: string
      readonly country: string | null
      readonly spacing: Spacing
      readonly rightToWork?: boolean
    }
  | {
      readonly type: 'loop.set'
      readonly title: string
      readonly zone: string
      readonly country: string | null
    }
  | { readonly type: 'round.added'; readonly round: string; readonly planned: PlannedRound }
  | {
      readonly type: 'round.set'
      readonly round: string
      readonly title: string
      readonly note: string
      readonly question: string | null
      readonly partner: string
      readonly minutes: number
      readonly veto: boolean
    }
  | { readonly type: 'round.moved'; readonly round: string; readonly to: At | null; readonly zone: string }
  | { readonly type: 'round.cancelled' | 'round.restored' | 'round.removed'; readonly round: string }
  | { readonly type: 'round.opened'; readonly round: string; readonly room: string }
  | { readonly type: 'round.came-home'; readonly round: string; readonly result: RoundResult }
  | { readonly type: 'review.opened'; readonly round: string }
  | { readonly type: 'prep.noted'; readonly round: string; readonly minutes: number }
  | { readonly type: 'change.taken'; readonly round: string; readonly text: string }
  | {
      readonly type: 'member.invited'
      readonly member: string
      readonly name: string
      readonly generation: number
    }
  | { readonly type: 'member.removed'; readonly member: string }
  | {
      readonly type: 'verdict.submitted' | 'verdict.changed'
      readonly member: string
      readonly verdict: LoopVerdict
      readonly reason: string
    }
  | { readonly type: 'remark.added'; readonly member: string; readonly text: string }
  | AloneFact
export type LoopEvent = LoopFact & { readonly seq: number; readonly at: At; readonly actor: string }
