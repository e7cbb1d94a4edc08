/** Which plan, question and language a new room is opened with, of all there are. Knows no room and no files. */
import {
  languagesOf,
  QuestionFile,
  type CreateRoom,
  type Language,
  type PersonaFile,
  type PlanFile,
  type PresetFile,
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
}
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

/** What was asked for and, where nothing was, what fits it; or what does not fit. */
export function choose({ plans, questions, presets = [] }: Content, asked: CreateRoom): Chosen | Unfit {
  const own = asked.ownQuestion === undefined ? undefined : ownQuestion(asked.ownQuestion)
  if (own && 'unfit' in own) return own
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
  const lacks = lackingFor(plan, question)
  if (lacks !== null) return { unfit: own ? 'ownQuestion' : 'question', detail: `"${question.id}" ${lacks}` }
  return { plan, question, language: asked.language ?? languages[0] ?? null, preset: preset ?? null }
}

/** A question that somebody wrote in a browser; it brings no code. */
function ownQuestion(given: Readonly<Record<string, unknown>>): QuestionFile | Unfit {
  const read = QuestionFile.safeParse(given)
  if (read.success)
    return read.data.code === undefined
      ? read.data
      : { unfit: 'ownQuestion', detail: 'code: a question of one’s own brings no code' }
  const [first] = read.error.issues
  return { unfit: 'ownQuestion', detail: `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}` }
}

const lengthOf = ({ phases }: PlanFile): number => phases.reduce((sum, { minutes }) => sum + minutes, 0)

/** What a plan needs of its question and this one has not; null where it has all. */
export function lackingFor(plan: PlanFile, question: QuestionFile): string | null {
  const blocks = plan.phases.filter(phase => phase.blocks).length
  if ((question.stories?.length ?? 0) < blocks) return `needs ${blocks} stories for the plan "${plan.id}"`
  if (plan.phases.some(phase => phase.shows) && !question.exhibit)
    return `needs an exhibit for the plan "${plan.id}"`
  if (!plan.drill && question.cards.length === 0) return 'cards: needs three cards'
  const late = question.cards.findIndex(card => card.minute >= lengthOf(plan))
  if (late >= 0) return `cards.${late}.minute: lies behind the end of the plan "${plan.id}"`
  if (question.sealed && question.sealed.minute >= lengthOf(plan))
    return `sealed.minute: lies behind the end of the plan "${plan.id}"`
  if (plan.code && !question.code) return `needs code for the plan "${plan.id}"`
  return null
}
