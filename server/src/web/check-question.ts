/** What does not fit of a question that somebody wrote: each by its field and reason, as at the server's start. Knows no room. */
import { QuestionFile, type CheckedQuestion, type PlanFile } from '@signalroom/shared'
import { unfitting } from '../content/fits.js'
import type { Content } from '../host/choose.js'
import { plainly } from './plainly.js'

export interface Checked extends CheckedQuestion {
  /** The question and the plan that takes it best; null where it is no question or no plan takes its kind. */
  readonly read: { readonly question: QuestionFile; readonly plan: PlanFile } | null
}

/** With the plan that it is to be asked in; else of several plans one that it fits is enough. */
export async function checkQuestion(content: Content, given: unknown, wanted?: string): Promise<Checked> {
  const parsed = QuestionFile.safeParse(given)
  if (!parsed.success) return { problems: parsed.error.issues.map(plainly), sums: 0, read: null }
  const question = parsed.data
  const taking = content.plans.filter(plan => plan.kinds.includes(question.kind))
  const best = taking
    .filter(({ id }) => id === wanted || !taking.some(plan => plan.id === wanted))
    .map(plan => ({ plan, problems: problemsOf(question, { ...content, plans: [plan] }) }))
    .toSorted((a, b) => a.problems.length - b.problems.length)[0]
  // Arithmetic is loaded when somebody first needs it.
  const { prove } = await import('../content/prove.js')
  const { problems, sums } = prove(question.numbers)
  return {
    problems: [
      ...(best?.problems ?? [`kind: no plan takes the kind "${question.kind}"`]),
      ...(question.code === undefined ? [] : ['code: a question of one’s own brings no code']),
      ...problems,
    ],
    sums,
    read: best ? { question, plan: best.plan } : null,
  }
}

/** Only what is new can be wrong, so that only the question's own are told. */
function problemsOf(question: QuestionFile, content: Content): readonly string[] {
  const about = `question ${question.id}: `
  return unfitting({ ...content, questions: [question] })
    .filter(problem => problem.startsWith(about))
    .map(problem => problem.slice(about.length))
}
