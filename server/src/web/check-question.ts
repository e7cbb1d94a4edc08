/** What does not fit of a question that somebody wrote: each by its field and reason, as at the server's start. Knows no room. */
import { QuestionFile, saysOf, sumsOf, type CheckedQuestion } from '@signalroom/shared'
import { lackingFor, type Content } from '../host/choose.js'

export function checkQuestion(content: Content, given: unknown): CheckedQuestion {
  const read = QuestionFile.safeParse(given)
  if (!read.success)
    return {
      problems: read.error.issues.map(issue => `${issue.path.join('.') || 'the question'}: ${issue.message}`),
      sums: 0,
    }
  const question = read.data
  const plans = content.plans.filter(plan => plan.kinds.includes(question.kind))
  const lacks = plans.map(plan => lackingFor(plan, question)).filter(one => one !== null)
  const unknown = (question.partners ?? []).filter(
    partner => !(content.personas ?? []).some(({ id }) => id === partner),
  )
  return {
    problems: [
      ...(plans.length === 0 ? [`kind: no plan takes the kind "${question.kind}"`] : []),
      // One plan that it fits is enough.
      ...(plans.length > 0 && lacks.length === plans.length ? lacks : []),
      ...unknown.map(partner => `partners: there is no persona "${partner}"`),
    ],
    sums: question.numbers.flatMap(number => (saysOf(number) === '' ? [] : sumsOf(number))).length,
  }
}
