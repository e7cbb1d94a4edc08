/** The answers of a loop after an event about one of them. Knows no rule, is total and never throws. */
import type { At } from '../../base/brand.js'
import type { RoundAnswer, Remark, Reviewer, SentAnswer, AnswerTake } from './answer.js'
import type { AloneFact } from './command.js'

export interface AnsweredOfLoop {
  readonly answers: readonly RoundAnswer[]
  readonly reviewers: readonly Reviewer[]
}

export function evolveAnswers<Held extends AnsweredOfLoop>(held: Held, fact: AloneFact, at: At): Held {
  switch (fact.type) {
    case 'answer.begun': {
      const { round, prompt, due } = fact
      const begun: RoundAnswer = {
        round,
        prompt,
        begunAt: at,
        due,
        takes: [],
        sent: [],
        remarks: [],
        work: [],
      }
      return { ...held, answers: [...held.answers.filter(one => one.round !== round), begun] }
    }
    case 'answer.written':
      return sent(held, fact.round, at, { type: 'written', text: fact.text })
    case 'answer.commented':
      return sent(held, fact.round, at, { type: 'comments', comments: fact.comments })
    case 'answer.handed-in':
      return sent(held, fact.round, at, { type: 'package', files: fact.files, next: fact.next })
    case 'take.sent':
      return sent(held, fact.round, at, { type: 'take', take: fact.take })
    case 'take.begun': {
      const take: AnswerTake = {
        id: fact.take,
        begunAt: at,
        endedAt: null,
        seconds: null,
        whole: false,
        mime: null,
        words: '',
      }
      return inAnswer(held, fact.round, was => ({ ...was, takes: [...was.takes, take] }))
    }
    case 'take.kept':
      return ofTake(held, fact, take => ({ ...take, mime: fact.mime }))
    case 'take.ended':
      return ofTake(held, fact, take => ({
        ...take,
        endedAt: at,
        seconds: fact.seconds,
        whole: fact.whole,
      }))
    case 'take.said':
      return ofTake(held, fact, take => ({ ...take, words: fact.text }))
    case 'work.noted': {
      const note = { id: fact.note, at, minutes: fact.minutes, text: fact.text, struck: false }
      return inAnswer(held, fact.round, was => ({ ...was, work: [...was.work, note] }))
    }
    case 'work.struck':
      return inAnswer(held, fact.round, was => ({
        ...was,
        work: was.work.map(note => (note.id === fact.note ? { ...note, struck: true } : note)),
      }))
    case 'remark.made': {
      const { remark: id, by, on, text } = fact
      const made: Remark = { id, at, by, on, text, replies: [], resolved: false }
      return inAnswer(held, fact.round, was => ({ ...was, remarks: [...was.remarks, made] }))
    }
    case 'remark.replied':
      return ofRemark(held, fact, was => ({
        ...was,
        replies: [...was.replies, { at, by: fact.by, text: fact.text }],
      }))
    case 'remark.resolved':
      return ofRemark(held, fact, was => ({ ...was, resolved: fact.resolved }))
    case 'reviewer.invited': {
      const { reviewer: id, round, name, generation } = fact
      const invited: Reviewer = { id, round, name, generation }
      return { ...held, reviewers: [...held.reviewers.filter(one => one.id !== id), invited] }
    }
    case 'reviewer.removed':
      return {
        ...held,
        reviewers: held.reviewers.map(one => (one.id === fact.reviewer ? { ...one, generation: null } : one)),
      }
  }
}

/** Of what was sent, without its moment. */
type What = SentAnswer extends infer One ? (One extends unknown ? Omit<One, 'at' | 'lateMs'> : never) : never

const sent = <Held extends AnsweredOfLoop>(held: Held, round: string, at: At, what: What): Held =>
  inAnswer(held, round, was => {
    // A union without two of its fields, with both of them again.
    const one = { ...what, at, lateMs: Math.max(0, at - was.due) } as SentAnswer
    return { ...was, sent: [...was.sent, one] }
  })
const inAnswer = <Held extends AnsweredOfLoop>(
  held: Held,
  round: string,
  change: (answer: RoundAnswer) => RoundAnswer,
): Held => ({
  ...held,
  answers: held.answers.map(answer => (answer.round === round ? change(answer) : answer)),
})
const ofTake = <Held extends AnsweredOfLoop>(
  held: Held,
  { round, take }: { readonly round: string; readonly take: string },
  change: (take: AnswerTake) => AnswerTake,
): Held =>
  inAnswer(held, round, was => ({
    ...was,
    takes: was.takes.map(one => (one.id === take ? change(one) : one)),
  }))
const ofRemark = <Held extends AnsweredOfLoop>(
  held: Held,
  { round, remark }: { readonly round: string; readonly remark: string },
  change: (remark: Remark) => Remark,
): Held =>
  inAnswer(held, round, was => ({
    ...was,
    remarks: was.remarks.map(one => (one.id === remark ? change(one) : one)),
  }))
