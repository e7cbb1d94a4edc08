/** The loop after an event. Knows no rule, is total and never throws. */
import { evolveAnswers } from './alone/evolve.js'
import type { LoopEvent } from './command.js'
import type { Loop, LoopMember, LoopRound } from './loop.js'

export function evolveLoop(loop: Loop, event: LoopEvent): Loop {
  return { ...happened(loop, event), seq: event.seq, at: event.at }
}

function happened(loop: Loop, event: LoopEvent): Loop {
  switch (event.type) {
    case 'loop.opened':
      return {
        ...loop,
        id: event.loop,
        owner: event.owner,
        title: event.title,
        template: event.template,
        zone: event.zone,
        country: event.country,
        spacing: event.spacing,
        rightToWork: event.rightToWork ?? false,
        openedAt: event.at,
      }
    case 'loop.set':
      return { ...loop, title: event.title, zone: event.zone, country: event.country }
    case 'round.added': {
      const { plan, alone, title, note, minutes, veto } = event.planned
      const round: LoopRound = {
        id: event.round,
        plan: plan ?? null,
        alone: alone ?? null,
        title,
        note: note ?? '',
        question: null,
        partner: '',
        at: null,
        lastAt: null,
        zone: loop.zone,
        minutes: minutes ?? 45,
        veto: veto ?? false,
        sequence: 0,
        movedAt: null,
        cancelled: false,
        room: null,
        result: null,
        reviewedAt: null,
        prep: [],
        change: null,
      }
      return { ...loop, rounds: [...loop.rounds, round] }
    }
    case 'round.set': {
      const { title, note, question, partner, minutes, veto } = event
      return inRound(loop, event.round, was => ({
        ...was,
        title,
        note,
        question,
        partner,
        minutes,
        veto,
        sequence: minutes === was.minutes && title === was.title ? was.sequence : was.sequence + 1,
      }))
    }
    case 'round.moved':
      return inRound(loop, event.round, was => ({
        ...was,
        at: event.to,
        lastAt: event.to ?? was.lastAt,
        zone: event.zone,
        sequence: was.sequence + 1,
        movedAt: event.at,
      }))
    case 'round.cancelled':
    case 'round.restored':
      return inRound(loop, event.round, was => ({
        ...was,
        cancelled: event.type === 'round.cancelled',
        sequence: was.sequence + 1,
        movedAt: event.at,
      }))
    case 'round.removed':
      return {
        ...loop,
        rounds: loop.rounds.filter(({ id }) => id !== event.round),
        reviewers: loop.reviewers.filter(({ round }) => round !== event.round),
      }
    case 'round.opened':
      return inRound(loop, event.round, was => ({ ...was, room: event.room }))
    case 'round.came-home':
      return inRound(loop, event.round, was => ({ ...was, result: event.result }))
    case 'review.opened':
      return inRound(loop, event.round, was => ({ ...was, reviewedAt: was.reviewedAt ?? event.at }))
    case 'prep.noted':
      return inRound(loop, event.round, was => ({
        ...was,
        prep: [...was.prep, { at: event.at, minutes: event.minutes }],
      }))
    case 'change.taken':
      return inRound(loop, event.round, was => ({ ...was, change: event.text }))
    case 'member.invited': {
      const { member: id, name, generation } = event
      const invited: LoopMember = {
        id,
        name,
        generation,
        verdict: null,
        reason: '',
        submittedAt: null,
        changes: [],
      }
      return { ...loop, members: [...loop.members.filter(one => one.id !== id), invited] }
    }
    case 'member.removed':
      return ofMember(loop, event.member, was => ({ ...was, generation: null }))
    case 'verdict.submitted':
      return ofMember(loop, event.member, was => ({
        ...was,
        verdict: event.verdict,
        reason: event.reason,
        submittedAt: event.at,
      }))
    case 'verdict.changed':
      return ofMember(loop, event.member, was => ({
        ...was,
        verdict: event.verdict,
        changes: [
          ...was.changes,
          { at: event.at, from: was.verdict ?? event.verdict, to: event.verdict, reason: event.reason },
        ],
      }))
    case 'remark.added':
      return {
        ...loop,
        remarks: [...loop.remarks, { at: event.at, member: event.member, text: event.text }],
      }
    case 'answer.begun':
    case 'answer.written':
    case 'answer.commented':
    case 'answer.handed-in':
    case 'take.begun':
    case 'take.kept':
    case 'take.ended':
    case 'take.sent':
    case 'take.said':
    case 'work.noted':
    case 'work.struck':
    case 'remark.made':
    case 'remark.replied':
    case 'remark.resolved':
    case 'reviewer.invited':
    case 'reviewer.removed':
      return evolveAnswers(loop, event, event.at)
    default:
      // Of a later program.
      return loop
  }
}

const inRound = (loop: Loop, id: string, change: (round: LoopRound) => LoopRound): Loop => ({
  ...loop,
  rounds: loop.rounds.map(round => (round.id === id ? change(round) : round)),
})
const ofMember = (loop: Loop, id: string, change: (member: LoopMember) => LoopMember): Loop => ({
  ...loop,
  members: loop.members.map(member => (member.id === id ? change(member) : member)),
})
