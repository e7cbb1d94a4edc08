/** What a round that is answered alone asks: the text of the question it names, else its own note. Knows no loop's rules. */
import type { Change, LoopRound, Prompt, QuestionFile } from '@signalroom/shared'
import type { Content } from '../host/choose.js'

/** The plan of the call about a package. */
export const callPlan = 'takehome-call'

/** Null where the question that it names is none of this server, or nothing here fits it. */
export function promptOf({ questions, plans }: Content, round: LoopRound): Prompt | null {
  const { alone } = round
  if (!alone) return null
  const named = round.question ?? alone.question
  const changeOf = ({ exhibit }: QuestionFile): Change | null => (exhibit?.type === 'change' ? exhibit : null)
  const calls = plans.find(({ id }) => id === callPlan)?.kinds ?? []
  const fits = (one: QuestionFile): boolean =>
    alone.medium === 'thread'
      ? changeOf(one) !== null
      : alone.medium === 'takehome' && calls.includes(one.kind)
  const wants = alone.medium === 'thread' || alone.medium === 'takehome'
  const question =
    named === undefined
      ? wants
        ? questions.find(fits)
        : undefined
      : questions.find(({ id }) => id === named)
  if (question) {
    if (alone.medium === 'thread' && changeOf(question) === null) return null
    const text = alone.medium === 'takehome' ? (question.takehome ?? question.ask) : question.ask
    return { title: question.title, text, change: alone.medium === 'thread' ? changeOf(question) : null }
  }
  if (named !== undefined || alone.medium === 'thread') return null
  return { title: round.title, text: round.note === '' ? round.title : round.note, change: null }
}
