/** All rules of a round that is answered alone. Late is never refused: it is marked, with by how much. Pure; knows no server. */
import { at, minutes } from '../../base/brand.js'

import { countWords } from '../../coach/written.js'
import type { AnsweredAlone } from '../../content/loop-template.js'
import { keep, notKept, type KeptFacts, type KeptRefusal } from '../../person/refusal.js'
import type { Loop, LoopRound } from '../loop.js'
import { OWNER, type RoundAnswer, type Prompt, type AnswerTake, type RemarkPlace } from './answer.js'
import {
  mostPackageSigns,
  type AloneCommand,
  type AloneFact,
  type AnswererCommand,
  type RemarkCommand,
} from './command.js'

export type AloneDecision = KeptFacts<AloneFact> | KeptRefusal
export interface AloneGround {
  /** What this round asks; null where the question it names is none of this server. */
  readonly promptOf: (round: LoopRound) => Prompt | null
  readonly newId: () => string
}
type AloneRound = LoopRound & { readonly alone: AnsweredAlone }

const mostRemarks = 300
const mostReplies = 60
const mostWorkNotes = 200
export const mostReviewers = 12
/** Of all rounds of a loop, those whose link was taken back among them. */
export const mostReviewersEver = 200

/** `by`: `OWNER`, or a reviewer of this round. */
export function decideAlone(
  loop: Pick<Loop, 'answers' | 'reviewers' | 'rounds'>,
  asked: { readonly round: string; readonly by: string; readonly command: AloneCommand },
  now: number,
  ground: AloneGround,
): AloneDecision {
  const { command, by } = asked
  const round = loop.rounds.find(({ id }) => id === asked.round)
  if (!round) return notKept('unknown', 'This loop has no such round.')
  if (!isAlone(round)) return notKept('done', 'This round is held with others: it is not answered alone.')
  const answer = loop.answers.find(one => one.round === round.id)
  if (isRemark(command)) return answer ? remark(answer, by, command, ground) : notBegun()
  if (by !== OWNER) return notKept('role', 'Only whose round it is may do that.')
  if (command.type === 'reviewer.remove') {
    const known = loop.reviewers.some(
      one => one.id === command.reviewer && one.round === round.id && one.generation !== null,
    )
    return known
      ? happens({ type: 'reviewer.removed', reviewer: command.reviewer })
      : notKept('unknown', 'Nobody of that name reviews this round.')
  }
  if (round.cancelled) return notKept('done', 'This round was cancelled. Bring it back first.')
  if (command.type === 'answer.begin') return begin(round, answer, now, ground)
  return answer ? answering(round, answer, command, ground) : notBegun()
}

const isAlone = (round: LoopRound): round is AloneRound => round.alone !== null
const isRemark = (command: AloneCommand): command is RemarkCommand => command.type.startsWith('remark.')
const happens = (fact: AloneFact): AloneDecision => keep<AloneFact>(fact)
const notBegun = (): AloneDecision =>
  notKept('sealed', 'The prompt has not been opened yet: it opens with “Begin”, and its hours run from then.')

function begin(
  round: AloneRound,
  answer: RoundAnswer | undefined,
  now: number,
  ground: AloneGround,
): AloneDecision {
  if (answer) return notKept('done', 'The prompt is open already, and its hours are running.')
  const prompt = ground.promptOf(round)
  if (!prompt) return notKept('unfit', 'question: is none of this server', 'question')
  return happens({
    type: 'answer.begun',
    round: round.id,
    prompt,
    due: at(now + minutes(round.alone.windowHours * 60)),
  })
}

type AfterBegin = Exclude<AnswererCommand, { readonly type: 'answer.begin' | 'reviewer.remove' }>
function answering(
  { id: round, alone }: AloneRound,
  answer: RoundAnswer,
  command: AfterBegin,
  { newId }: AloneGround,
): AloneDecision {
  switch (command.type) {
    case 'answer.write': {
      const no = sendOnce(answer, alone.medium === 'written', 'in writing')
      const over = alone.words === undefined ? 0 : countWords(command.text) - alone.words
      if (no) return no
      return over > 0
        ? notKept(
            'limit',
            `${over} ${over === 1 ? 'word' : 'words'} over the limit of ${alone.words}.`,
            'text',
          )
        : happens({ type: 'answer.written', round, text: command.text })
    }
    case 'answer.comment':
      return (
        sendOnce(answer, alone.medium === 'thread', 'by comments') ??
        comment(answer, alone.comments ?? 1, round, command.comments)
      )
    case 'answer.hand-in': {
      const no = sendOnce(answer, alone.medium === 'takehome', 'by a package')
      if (no) return no
      const { files, next } = command
      if (files.reduce((sum, { text }) => sum + text.length, 0) > mostPackageSigns)
        return notKept(
          'limit',
          `Together the files hold ${mostPackageSigns.toLocaleString('en')} characters at most.`,
          'files',
        )
      return new Set(files.map(({ name }) => name)).size === files.length
        ? happens({ type: 'answer.handed-in', round, files, next })
        : notKept('unfit', 'files: two of them have one name', 'files')
    }
    case 'work.note':
      if (alone.medium !== 'takehome') return wrongWay('by a package')
      return answer.work.length < mostWorkNotes
        ? happens({ type: 'work.noted', round, note: newId(), minutes: command.minutes, text: command.text })
        : notKept('limit', 'So many notes of work do not fit on one round.')
    case 'work.strike':
      return answer.work.some(({ id, struck }) => id === command.note && !struck)
        ? happens({ type: 'work.struck', round, note: command.note })
        : notKept('unknown', 'There is no such note, or it is struck already.')
    default:
      if (alone.medium !== 'video' && alone.medium !== 'voice') return wrongWay('by a recording')
      return ofTake(round, alone, answer, command)
  }
}

const wrongWay = (way: string): KeptRefusal =>
  notKept('unfit', `type: this round is not answered ${way}`, 'type')
/** A refusal unless it is answered so, and was not sent yet. */
function sendOnce({ sent }: RoundAnswer, so: boolean, way: string): KeptRefusal | null {
  if (!so) return wrongWay(way)
  return sent.length > 0 ? notKept('done', 'It was sent already; what was sent stays as it is.') : null
}

function comment(
  { prompt }: RoundAnswer,
  least: number,
  round: string,
  comments: Extract<AloneFact, { readonly type: 'answer.commented' }>['comments'],
): AloneDecision {
  if (comments.length < least)
    return notKept('limit', `It wants ${least} comments at least; ${comments.length} are there.`, 'comments')
  const astray = comments.findIndex(({ file, line }) => {
    const text = prompt.change?.files.find(({ name }) => name === file)?.after
    return text === undefined || line > text.replace(/\n$/, '').split('\n').length
  })
  return astray >= 0
    ? notKept(
        'unfit',
        `comments.${astray}: stands on a line that the change does not have`,
        `comments.${astray}`,
      )
    : happens({ type: 'answer.commented', round, comments })
}

type OfTake = Extract<AfterBegin, { readonly take: string }>
function ofTake(round: string, alone: AnsweredAlone, answer: RoundAnswer, command: OfTake): AloneDecision {
  const take = answer.takes.find(({ id }) => id === command.take)
  if (command.type === 'take.begin') {
    if (take) return keep<AloneFact>()
    return answer.takes.length < alone.takes
      ? happens({ type: 'take.begun', round, take: command.take })
      : notKept('limit', `${alone.takes === 1 ? 'The one take is' : `All ${alone.takes} takes are`} used.`)
  }
  if (!take) return notKept('unknown', 'There is no such take.')
  switch (command.type) {
    case 'take.end':
      return take.endedAt === null
        ? happens({
            type: 'take.ended',
            round,
            take: take.id,
            seconds: command.seconds,
            whole: command.whole,
          })
        : keep<AloneFact>()
    case 'take.send':
      return send(round, answer, take)
    case 'take.say':
      return happens({ type: 'take.said', round, take: take.id, text: command.text.trim() })
  }
}
function send(round: string, answer: RoundAnswer, take: AnswerTake): AloneDecision {
  if (take.endedAt === null) return notKept('done', 'This take is still running: stop it first.')
  if (take.mime === null) return notKept('done', 'Nothing of this take has come yet.')
  const last = answer.sent.findLast(one => one.type === 'take')
  const order = (id: string) => answer.takes.findIndex(one => one.id === id)
  if (last && order(take.id) <= order(last.take))
    return notKept('done', 'This take was sent, or a later one was. The last that was sent counts.')
  return happens({ type: 'take.sent', round, take: take.id })
}

function remark(
  answer: RoundAnswer,
  by: string,
  command: RemarkCommand,
  { newId }: AloneGround,
): AloneDecision {
  const { round } = answer
  if (command.type === 'remark.make') {
    if (answer.sent.length === 0) return notKept('sealed', 'Nothing was sent yet that a remark could be on.')
    if (answer.remarks.length >= mostRemarks)
      return notKept('limit', `There are ${mostRemarks} remarks: no more fit.`)
    const { on, text } = command
    if (!isThere(answer, on)) return notKept('unfit', 'on: there is no such place in what was sent', 'on')
    return happens({ type: 'remark.made', round, remark: newId(), by, on, text })
  }
  const known = answer.remarks.find(({ id }) => id === command.remark)
  if (!known) return notKept('unknown', 'There is no such remark.')
  if (command.type === 'remark.resolve')
    return known.resolved === command.resolved
      ? keep<AloneFact>()
      : happens({ type: 'remark.resolved', round, remark: known.id, resolved: command.resolved })
  return known.replies.length < mostReplies
    ? happens({ type: 'remark.replied', round, remark: known.id, by, text: command.text })
    : notKept('limit', `There are ${mostReplies} replies: no more fit.`)
}

/** Whether what was sent has such a line, file, moment or comment. */
function isThere({ sent, prompt }: RoundAnswer, on: RemarkPlace): boolean {
  const last = sent.at(-1)
  switch (on.type) {
    case 'whole':
      return true
    case 'line':
      return last?.type === 'written' && on.line <= linesOf(last.text)
    case 'file': {
      const files =
        last?.type === 'package'
          ? last.files
          : (prompt.change?.files ?? []).map(({ name, after }) => ({ name, text: after }))
      return files.some(({ name, text }) => name === on.file && on.line <= linesOf(text))
    }
    case 'moment':
      // How long it is only its player knows: what broke off has no count.
      return sent.some(one => one.type === 'take' && one.take === on.take)
    case 'comment':
      return last?.type === 'comments' && on.nth < last.comments.length
  }
}
const linesOf = (text: string): number => text.split('\n').length
