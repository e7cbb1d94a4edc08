/** What of a loop somebody may see: its owner, or one who judges it. What is sealed is not in it. */
import { answerFigures, type AnswerFigures } from './alone/seen.js'
import type { Loop, LoopMember, LoopRound } from './loop.js'
import { loopUnsealed } from './loop.js'

export type LoopViewer = { readonly as: 'owner' } | { readonly as: 'member'; readonly member: string }

/** A member as others see them: whether they have said it, and what once all have. */
export type SeenMember = Omit<LoopMember, 'generation'> & {
  readonly invited: boolean
  readonly said: boolean
}
/** A round without what is its owner's alone, for those who judge. */
export type JudgedRound = Pick<
  LoopRound,
  'id' | 'plan' | 'title' | 'at' | 'zone' | 'cancelled' | 'veto' | 'result'
>

interface SeenByAll extends Omit<Loop, 'rounds' | 'members' | 'owner' | 'answers' | 'reviewers'> {
  readonly members: readonly SeenMember[]
  /** Everybody has said what they think. */
  readonly unsealed: boolean
}
export type OwnersLoop = SeenByAll & {
  readonly viewer: 'owner'
  readonly rounds: readonly LoopRound[]
  /** Of the rounds that are answered alone and begun. */
  readonly answered: readonly AnswerFigures[]
}
export type MembersLoop = SeenByAll & {
  readonly viewer: 'member'
  readonly member: string
  readonly rounds: readonly JudgedRound[]
}
export type LoopView = OwnersLoop | MembersLoop

export function loopSeenBy(loop: Loop, viewer: LoopViewer): LoopView {
  const { rounds, members, remarks } = loop
  const unsealed = loopUnsealed({ members })
  const mine = viewer.as === 'member' ? viewer.member : null
  const all: SeenByAll = {
    seq: loop.seq,
    at: loop.at,
    id: loop.id,
    title: loop.title,
    template: loop.template,
    zone: loop.zone,
    country: loop.country,
    spacing: loop.spacing,
    rightToWork: loop.rightToWork,
    openedAt: loop.openedAt,
    unsealed,
    remarks: unsealed ? remarks : [],
    members: members.map(({ generation, ...member }) => {
      const open = unsealed || member.id === mine
      return {
        ...member,
        ...(open ? {} : { verdict: null, reason: '', submittedAt: null, changes: [] }),
        invited: generation !== null,
        said: member.verdict !== null,
      }
    }),
  }
  return viewer.as === 'owner'
    ? { ...all, viewer: 'owner', rounds, answered: loop.answers.map(answerFigures) }
    : {
        ...all,
        viewer: 'member',
        member: viewer.member,
        rounds: rounds.map(({ id, plan, title, at, zone, cancelled, veto, result }) => ({
          id,
          plan,
          title,
          at,
          zone,
          cancelled,
          veto,
          result,
        })),
      }
}
