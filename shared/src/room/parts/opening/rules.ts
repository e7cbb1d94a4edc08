/** The first facts of a room, from content files: what everybody may know, and what interviewers keep. Knows no keys. */
import type { Language } from '../../../content/code-file.js'
import { planGuide, publicPlan, type PlanFile } from '../../../content/plan.js'
import { codeGuide, roomCode } from '../../../content/question-code.js'
import { publicQuestion, questionGuide, type QuestionFile } from '../../../content/question.js'
import { rubricFor, type RubricFile } from '../../../content/rubric.js'
import type { DocumentName } from '../../document.js'
import type { Fact } from '../../event.js'
import { logVersion, type BoardEngine, type Mode } from './facts.js'

/** Board and code are documents of their own. */
const apart: readonly DocumentName[] = ['board', 'code', 'desk']

/** What a room is opened with. */
export interface RoomAsked {
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
  /** What draws on its board; tldraw if left out. */
  readonly engine?: BoardEngine
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
  engine = 'tldraw',
}: RoomAsked): readonly Fact[] => {
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
      version: logVersion,
      documents: apart,
      engine,
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
