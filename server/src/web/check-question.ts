/** What does not fit of a question that somebody wrote: each by its field and reason, as at the server's start. Knows no room. */
import { QuestionFile, type CheckedQuestion } from '@signalroom/shared'
import { unfitting } from '../content/fits.js'
import type { Content } from '../host/choose.js'
import { plainly } from './plainly.js'

export async function checkQuestion(content: Content, given: unknown): Promise<CheckedQuestion> {
  const read = QuestionFile.safeParse(given)
  if (!read.success)
    return {
      problems: read.error.issues.map(plainly),
      sums: 0,
    }
  const question = read.data
  const plans = content.plans.filter(plan => plan.kinds.includes(question.kind))
  const about = `question ${question.id}: `
  // Only what is new can be wrong; of several plans one that it fits is enough.
  const each = plans.map(plan =>
    unfitting({ ...content, plans: [plan], questions: [question] })
      .filter(problem => problem.startsWith(about))
      .map(problem => problem.slice(about.length)),
  )
  const fewest = each.toSorted((a, b) => a.length - b.length)[0]
  // Arithmetic is loaded when somebody first needs it.
  const { prove } = await import('../content/prove.js')
  const { problems, sums } = prove(question.numbers)
  return {
    problems: [
      ...(fewest ?? [`kind: no plan takes the kind "${question.kind}"`]),
      ...(question.code === undefined ? [] : ['code: a question of one’s own brings no code']),
      ...problems,
    ],
    sums,
  }
}
