/** All rules of a loop: what a command makes happen, or why it may not be. Pure; knows no server. */
import { keep, notKept, type KeptFacts, type KeptRefusal } from '../person/refusal.js'
import type { LoopFact, MemberCommand, OwnerCommand, PlannedRound } from './command.js'
import { knownZone } from './known-zone.js'
import { loopUnsealed, type Loop, type LoopMember, type LoopRound } from './loop.js'

export type LoopDecision = KeptFacts<LoopFact> | KeptRefusal

/** What a loop may name: the plans and questions of this server. */
export interface LoopGround {
  readonly plans: ReadonlySet<string>
  readonly questions: ReadonlySet<string>
  /** A new round's id. */
  readonly newId: () => string
}
/** A clock that is read twice is never the same: a moment that was now when it was picked is taken. */
const graceMs = 60_000
/** Further ahead nobody plans; calendars have four digits for a year, and days are counted one by one. */
const aheadMs = 10 * 366 * 86_400_000
export const mostRounds = 20
export const mostMembers = 12
const mostRemarks = 200
const mostPrepNotes = 200

export function decideOwner(
  loop: Loop,
  command: OwnerCommand,
  now: number,
  ground: LoopGround,
): LoopDecision {
  if (command.type === 'loop.set')
    return zoneRefusal(command.zone) ?? happens({ ...command, type: 'loop.set' })
  if (command.type === 'round.add') return addRound(loop, command.round, ground)
  if (command.type === 'member.remove') {
    const member = loop.members.find(({ id, generation }) => id === command.member && generation !== null)
    return member
      ? happens({ type: 'member.removed', member: member.id })
      : notKept('unknown', 'Nobody of that name judges this loop.')
  }
  const round = loop.rounds.find(({ id }) => id === command.round)
  if (!round) return notKept('unknown', 'This loop has no such round.')
  if (command.type === 'round.remove' && loop.answers.some(one => one.round === round.id))
    return notKept('done', 'Its prompt was opened: cancel it, so that what was answered stays.')
  return ofRound(round, command, now, ground)
}

type RoundCommand = Extract<OwnerCommand, { readonly round: string }>
function ofRound(round: LoopRound, command: RoundCommand, now: number, ground: LoopGround): LoopDecision {
  switch (command.type) {
    case 'round.set': {
      const { question, note, partner } = command
      if (question !== null && !ground.questions.has(question))
        return notKept('unfit', 'question: is none of this server', 'question')
      return happens({ ...command, type: 'round.set', note: note.trim(), partner: partner.trim() })
    }
    case 'round.move':
      return move(round, command, now)
    case 'round.cancel':
      if (round.result !== null) return notKept('done', 'This round was held: it stays as it was.')
      return round.cancelled
        ? notKept('done', 'This round was cancelled already.')
        : happens({ type: 'round.cancelled', round: round.id })
    case 'round.restore':
      return round.cancelled
        ? happens({ type: 'round.restored', round: round.id })
        : notKept('done', 'This round is on.')
    case 'round.remove':
      return round.room === null && round.lastAt === null
        ? happens({ type: 'round.removed', round: round.id })
        : notKept('done', 'It has a room, or stands in calendars: cancel it, so that they hear of it.')
    case 'review.open':
      return happens({ type: 'review.opened', round: round.id })
    case 'prep.note':
      return round.prep.length < mostPrepNotes
        ? happens({ type: 'prep.noted', round: round.id, minutes: command.minutes })
        : notKept('limit', 'So many notes of preparation do not fit on one round.')
    case 'change.take':
      return happens({ type: 'change.taken', round: round.id, text: command.text })
  }
}

function move(
  round: LoopRound,
  { seen, at, zone }: Extract<OwnerCommand, { readonly type: 'round.move' }>,
  now: number,
): LoopDecision {
  if (seen !== round.sequence)
    return notKept('stale', 'It was moved on another device since. Look at it as it is now.')
  if (round.cancelled) return notKept('done', 'This round was cancelled. Bring it back first, then move it.')
  if (round.result !== null) return notKept('done', 'This round was held; its moment stays.')
  const unknown = zoneRefusal(zone)
  if (unknown) return unknown
  if (at !== null && at < now - graceMs) return notKept('unfit', 'at: lies in the past', 'at')
  if (at !== null && at > now + aheadMs) return notKept('unfit', 'at: lies more than ten years ahead', 'at')
  return happens({ type: 'round.moved', round: round.id, to: at as LoopRound['at'], zone })
}

/** A planned round, if it fits. */
export function addRound(loop: Loop, planned: PlannedRound, ground: LoopGround): LoopDecision {
  if (loop.rounds.length >= mostRounds) return notKept('limit', `A loop holds ${mostRounds} rounds.`)
  if (planned.plan !== undefined && !ground.plans.has(planned.plan))
    return notKept('unfit', 'round.plan: is none of this server', 'round.plan')
  if (planned.plan !== undefined && planned.alone)
    return notKept('unfit', 'round.alone: is held in a room or alone, not both', 'round.alone')
  if (planned.alone?.question !== undefined && !ground.questions.has(planned.alone.question))
    return notKept('unfit', 'round.alone.question: is none of this server', 'round.alone.question')
  return happens({ type: 'round.added', round: ground.newId(), planned })
}

/** What a member may do: say what they think before they see what others do, then talk, then change it with a reason. */
export function decideMember(loop: Loop, member: LoopMember, command: MemberCommand): LoopDecision {
  switch (command.type) {
    case 'verdict.submit':
      if (loop.rounds.every(({ result }) => result === null))
        return notKept('sealed', 'No round of this loop has been released yet: there is nothing to judge.')
      return member.verdict === null
        ? happens({ ...command, type: 'verdict.submitted', member: member.id })
        : notKept('done', 'You have said it. It can be changed, with a reason, once everybody has.')
    case 'verdict.change':
      if (!loopUnsealed(loop))
        return notKept('sealed', 'It can be changed once everybody has said what they think.')
      return member.verdict === command.verdict
        ? notKept('done', 'That is what you said.')
        : happens({ ...command, type: 'verdict.changed', member: member.id })
    case 'remark.add':
      if (!loopUnsealed(loop))
        return notKept('sealed', 'The talk opens once everybody has said what they think by themselves.')
      return loop.remarks.length < mostRemarks
        ? happens({ type: 'remark.added', member: member.id, text: command.text })
        : notKept('limit', `There are ${mostRemarks} remarks: no more fit.`)
  }
}

const happens = (fact: LoopFact): LoopDecision => keep<LoopFact>(fact)

const zoneRefusal = (zone: string): KeptRefusal | null =>
  knownZone(zone) ? null : notKept('unfit', 'zone: is no name of a time zone, like Europe/London', 'zone')
