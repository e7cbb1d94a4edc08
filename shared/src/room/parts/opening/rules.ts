/** The first facts of a room, from content files: what everybody may know, and what interviewers keep. Knows no keys. */
import type { Language } from '../../../content/code-file.js'
import { linesOfFailures, watchOf, type FailuresFile } from '../../../content/failures.js'
import type { PersonaFile } from '../../../content/persona.js'
import { planGuide, publicPlan, type PlanFile } from '../../../content/plan.js'
import { pacedBy, type PresetFile } from '../../../content/preset.js'
import { codeGuide, roomCode } from '../../../content/question-code.js'
import type { Level } from '../../../content/form.js'
import { publicQuestion, questionGuide, type QuestionFile } from '../../../content/question.js'
import { rubricFor, type RubricFile } from '../../../content/rubric.js'
import type { DocumentName } from '../../document.js'
import type { Fact } from '../../event.js'
import { logVersion, type AssistantSource, type BoardEngine, type Mode } from './facts.js'

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
  /** Whom the question's partners are looked up in; none if left out. */
  readonly personas?: readonly PersonaFile[]
  /** How the company judges, and whether all weights are equal. */
  readonly preset?: PresetFile | null
  readonly equalWeights?: boolean
  /** The candidate's own, where it is not the question's. */
  readonly level?: Level
  /** Who answers for the assistant, if the question has one. */
  readonly assistant?: AssistantSource
  /** The round this one follows with the roles swapped. */
  readonly follows?: string
  /** What rounds are watched for; nothing if left out. */
  readonly failures?: FailuresFile | null
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
  personas = [],
  preset = null,
  equalWeights = false,
  level = question.level,
  assistant = 'people',
  follows,
  failures = null,
}: RoomAsked): readonly Fact[] => {
  const code = language === null ? undefined : question.code?.[language]
  const paced = preset ? pacedBy(plan, preset) : plan
  const partners = (question.partners ?? []).flatMap(id => personas.filter(one => one.id === id))
  const watch = failures && watchOf(failures, plan.id)
  return [
    {
      type: 'room.opened',
      room,
      title,
      plan: publicPlan(paced),
      question: { ...publicQuestion(question), level },
      mode,
      exam,
      alone,
      code: language !== null && code ? roomCode(language, code) : null,
      topics: alone ? question.hints.map(({ id, topic }) => ({ hint: id, topic })) : [],
      version: logVersion,
      documents: apart,
      engine,
      ...(question.assistant ? { assistant } : {}),
      ...(preset || equalWeights
        ? { preset: { id: preset?.id ?? null, title: preset?.title ?? null, equal: equalWeights } }
        : {}),
      ...(follows === undefined ? {} : { follows }),
      ...(watch ? { watch } : {}),
    },
    {
      type: 'panel.opened',
      question: questionGuide(question),
      phases: planGuide(plan),
      rubric: rubricFor(rubric, plan.rubric, { preset, equal: equalWeights }),
      code: code ? codeGuide(code) : null,
      ...(partners.length > 0 ? { personas: partners } : {}),
      ...(preset ? { words: preset.words } : {}),
      ...(failures && watch ? { failures: linesOfFailures(failures) } : {}),
    },
    ...sealedQuestion(question),
  ]
}

/** What opens by itself at its minute: everybody knows that there is something, interviewers what it is. */
function sealedQuestion({ sealed }: QuestionFile): readonly Fact[] {
  if (!sealed) return []
  const seal = 'question'
  return [
    {
      type: 'seal.set',
      seal,
      reason: 'not-yet',
      on: { type: 'text', title: sealed.title },
      does: 'closes',
      for: { roles: ['candidate', 'observer'] },
      until: { spent: sealed.minute },
    },
    { type: 'text.sealed', seal, text: sealed.text },
  ]
}
