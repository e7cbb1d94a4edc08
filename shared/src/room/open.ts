/** The first facts of a room: plan, question and rubric enter its log by value. Knows no files and no keys. */
import type { Fact, Mode } from './event.js'
import { planGuide, publicPlan, type PlanFile } from './plan.js'
import { publicQuestion, questionGuide, type QuestionFile } from './question.js'
import { codeGuide, roomCode } from './question-code.js'
import { rubricFor, type RubricFile } from './rubric.js'
import type { Language } from './run.js'

export interface Opening {
  readonly room: string
  readonly title: string
  readonly plan: PlanFile
  readonly question: QuestionFile
  readonly rubric: RubricFile
  readonly mode: Mode
  readonly exam: boolean
  readonly alone: boolean
  /** In which of the question's languages the round is; null if it brings no code. */
  readonly language?: Language | null
}

export const opening = ({
  room,
  title,
  plan,
  question,
  rubric,
  mode,
  exam,
  alone,
  language = null,
}: Opening): readonly Fact[] => {
  const code = language === null ? undefined : question.code?.[language]
  return [
    {
      type: 'room.opened',
      room,
      title,
      plan: publicPlan(plan),
      question: publicQuestion(question),
      mode,
      exam,
      alone,
      code: language !== null && code ? roomCode(language, code) : null,
      topics: alone ? question.hints.map(({ id, topic }) => ({ hint: id, topic })) : [],
    },
    {
      type: 'panel.opened',
      question: questionGuide(question),
      phases: planGuide(plan),
      rubric: rubricFor(rubric, plan.rubric),
      code: code ? codeGuide(code) : null,
    },
  ]
}
