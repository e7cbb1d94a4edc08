/** What of an answer somebody may see: all of it its owner; who reviews it the prompt and what was sent, with what was said of it. */
import type { At } from '../../base/brand.js'
import type { AnsweredAlone } from '../../content/loop-template.js'
import type { Loop, LoopRound } from '../loop.js'
import { OWNER, workMinutes, type RoundAnswer, type Reviewer } from './answer.js'

/** Of an answer what stands on the round's card: figures, no word of it. */
export interface AnswerFigures {
  readonly round: string
  readonly begunAt: At
  readonly due: At
  /** When the first was sent, and the last; null where nothing was. */
  readonly firstSentAt: At | null
  readonly sentAt: At | null
  readonly lateMs: number
  readonly takes: number
  readonly workMinutes: number
  readonly openRemarks: number
}
export function answerFigures(answer: RoundAnswer): AnswerFigures {
  const { round, begunAt, due, sent, takes, remarks } = answer
  const last = sent.at(-1)
  return {
    round,
    begunAt,
    due,
    firstSentAt: sent[0]?.at ?? null,
    sentAt: last?.at ?? null,
    lateMs: last?.lateMs ?? 0,
    takes: takes.length,
    workMinutes: workMinutes(answer),
    openRemarks: remarks.filter(({ resolved }) => !resolved).length,
  }
}
/** The rhythm of a loop that is answered alone: from a prompt to the first reply, in hours; null while there is none. */
export const hoursToReply = ({ begunAt, firstSentAt }: AnswerFigures): number | null =>
  firstSentAt === null ? null : (firstSentAt - begunAt) / 3_600_000

export type SeenReviewer = Omit<Reviewer, 'generation'> & { readonly invited: boolean }
/** A round that is answered alone, as its owner or one who reviews it sees it. */
export interface AloneView {
  readonly viewer: string
  readonly round: Pick<LoopRound, 'id' | 'title' | 'zone' | 'cancelled' | 'room' | 'result'> & {
    readonly note: string
    readonly alone: AnsweredAlone
  }
  /** Null until its prompt was opened. */
  readonly answer: RoundAnswer | null
  readonly reviewers: readonly SeenReviewer[]
}

/** Null where the round is none of this loop, or not answered alone. */
export function aloneSeenBy(loop: Loop, id: string, viewer: string): AloneView | null {
  const round = loop.rounds.find(one => one.id === id)
  if (!round?.alone) return null
  const mine = viewer === OWNER
  const answer = loop.answers.find(one => one.round === id) ?? null
  const { title, note, zone, cancelled, alone } = round
  return {
    viewer,
    round: {
      id,
      title,
      note: mine ? note : '',
      zone,
      cancelled,
      alone,
      room: mine ? round.room : null,
      result: mine ? round.result : null,
    },
    answer: mine || answer === null ? answer : reviewed(answer),
    reviewers: loop.reviewers
      .filter(one => one.round === id)
      .map(({ generation, ...one }) => ({ ...one, invited: generation !== null })),
  }
}
/** Only what was sent last, and the take that is in it; nothing of the work before. */
function reviewed(answer: RoundAnswer): RoundAnswer {
  const last = answer.sent.at(-1)
  const counts = last?.type === 'take' ? last.take : null
  return {
    ...answer,
    sent: last ? [last] : [],
    takes: answer.takes.filter(({ id }) => id === counts).map(take => ({ ...take, words: '' })),
    work: [],
  }
}
/** The take that counts, of what was sent. */
export const takeThatCounts = ({ sent }: Pick<RoundAnswer, 'sent'>): string | null => {
  const last = sent.at(-1)
  return last?.type === 'take' ? last.take : null
}
