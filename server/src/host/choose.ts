/** Which plan, question and language a new room is opened with, of all there are. Knows no room and no files. */
import {
  languagesOf,
  type CreateRoom,
  type FailuresFile,
  type Language,
  type PersonaFile,
  type PlanFile,
  type PresetFile,
  type LoopTemplate,
  type PrepFile,
  type Pair,
  type QuestionFile,
  type RubricFile,
} from '@signalroom/shared'

/** What rounds are made of; each list holds at least one. */
export interface Content {
  readonly plans: readonly PlanFile[]
  readonly questions: readonly QuestionFile[]
  readonly rubric: RubricFile
  /** Whom questions may name as partners, and how companies judge. */
  readonly personas?: readonly PersonaFile[]
  readonly presets?: readonly PresetFile[]
  /** What rounds are watched for; null where nobody said. */
  readonly failures?: FailuresFile | null
  /** Sentences to rewrite, for whoever practises alone. */
  readonly pairs?: readonly Pair[]
  /** Loops to start from. */
  readonly loops?: readonly LoopTemplate[]
  /** How to prepare: plans over days, and checklists. */
  readonly prep?: PrepFile
}
/** What was asked for by name. */
export type Asked = Omit<CreateRoom, 'ownQuestion'>
export interface Chosen {
  readonly plan: PlanFile
  readonly question: QuestionFile
  /** Null for a question that brings no code. */
  readonly language: Language | null
  readonly preset: PresetFile | null
}
export type Unfit = {
  readonly unfit: 'plan' | 'question' | 'language' | 'preset' | 'ownQuestion'
  readonly detail: string
}

/** What was asked for and, where nothing was, what fits it; or what does not fit. `own` is checked already. */
export function choose(
  { plans, questions, presets = [] }: Content,
  asked: Asked,
  own?: QuestionFile,
): Chosen | Unfit {
  const preset = presets.find(({ id }) => id === asked.preset)
  if (asked.preset !== undefined && !preset)
    return { unfit: 'preset', detail: `there is no preset "${asked.preset}"` }
  const wanted = own ?? questions.find(one => one.id === asked.question)
  if (own === undefined && asked.question !== undefined && !wanted)
    return { unfit: 'question', detail: `there is no question "${asked.question}"` }
  const planId = asked.plan ?? (wanted ? plans.find(one => one.kinds.includes(wanted.kind))?.id : 'design')
  const plan = plans.find(one => one.id === planId)
  if (!plan) return { unfit: 'plan', detail: `there is no plan "${asked.plan ?? 'design'}"` }
  const question = wanted ?? questions.find(one => plan.kinds.includes(one.kind))
  if (!question) return { unfit: 'plan', detail: `no question fits the plan "${plan.id}"` }
  if (!plan.kinds.includes(question.kind))
    return {
      unfit: own ? 'ownQuestion' : 'question',
      detail: `"${question.id}" does not fit the plan "${plan.id}"`,
    }
  const languages = languagesOf(question)
  if (asked.language !== undefined && !languages.includes(asked.language))
    return {
      unfit: 'language',
      detail: `"${question.id}" ${languages.length > 0 ? `is answered in ${languages.join(' or ')}` : 'brings no code'}`,
    }
  return { plan, question, language: asked.language ?? languages[0] ?? null, preset: preset ?? null }
}
