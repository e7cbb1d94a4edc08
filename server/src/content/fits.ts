/** What no schema can say: whether each question brings what the plans of its kind play, whom it names, and when. Knows no folder. */
import type { PlanFile, QuestionFile } from '@signalroom/shared'
import type { Content } from '../host/choose.js'

/** One "question ID: FIELD: what is wrong" a line, for all plans, questions, personas and presets together. */
export function unfitting(content: Content): readonly string[] {
  const { plans, questions } = content
  const problems = questions.flatMap(question => [
    ...repeated(question),
    ...disordered(question),
    ...strangers(question, content),
    ...plans.filter(plan => plan.kinds.includes(question.kind)).flatMap(plan => [...missing(question, plan)]),
  ])
  // What two plans of one kind miss alike is said once.
  return [
    ...new Set([
      ...problems,
      ...plans.flatMap(plan => [...misled(plan)]),
      ...unknownInPresets(content),
      ...unwatchable(content),
    ]),
  ]
}

/** Ids that stand in lists which no schema compares. */
function* repeated({ id, stories = [], assistant }: QuestionFile): Generator<string> {
  const lists = { stories, 'assistant.replies': assistant?.replies ?? [] }
  for (const [field, ones] of Object.entries(lists)) {
    const seen = new Set<string>()
    for (const [i, one] of ones.entries()) {
      if (seen.has(one.id)) yield `question ${id}: ${field}.${i}.id: "${one.id}" is used twice`
      seen.add(one.id)
    }
  }
}

/** A deck is offered card by card. */
function* disordered({ id, cards }: QuestionFile): Generator<string> {
  for (const [i, card] of cards.entries())
    if (card.minute < (cards[i - 1]?.minute ?? 0))
      yield `question ${id}: cards.${i}.minute: lies before the minute of the card before it`
}

function* strangers({ id, partners = [] }: QuestionFile, { personas = [] }: Content): Generator<string> {
  for (const [i, partner] of partners.entries())
    if (!personas.some(persona => persona.id === partner))
      yield `question ${id}: partners.${i}: there is no persona "${partner}"`
}

/** What this plan plays and this question does not bring. */
function* missing(question: QuestionFile, plan: PlanFile): Generator<string> {
  const say = (field: string, problem: string) => `question ${question.id}: ${field}: ${problem}`
  const {
    id,
    kind,
    code,
    stories = [],
    partners = [],
    planted = [],
    cards,
    sealed,
    exhibit,
    assistant,
  } = question
  const length = lengthOf(plan)

  // Only a drill is played without a deck.
  if (!plan.drill && cards.length === 0) yield say('cards', `a round of the kind "${kind}" wants three cards`)
  if (plan.code && code === undefined)
    yield `question ${id}: brings no code: the kind "${kind}" wants files under code/${id}/LANGUAGE`

  for (const [i, card] of cards.entries())
    if (card.minute >= length) yield say(`cards.${i}.minute`, `lies behind the end of the plan "${plan.id}"`)
  if (sealed && sealed.minute >= length)
    yield say('sealed.minute', `lies behind the end of the plan "${plan.id}"`)

  const told = plan.phases.filter(phase => phase.blocks)
  if (stories.length < told.length)
    yield say('stories', `the plan "${plan.id}" plays ${told.length}, here are ${stories.length}`)
  for (const [i, phase] of told.entries())
    if (phase.blocks?.some(block => block.faultAt !== undefined) && stories[i] && !stories[i].fault)
      yield say(`stories.${i}.fault`, `is missing: the plan "${plan.id}" lets one land`)

  if (!exhibit && plan.phases.some(phase => phase.shows))
    yield say('exhibit', `is missing: the plan "${plan.id}" shows one`)
  if (exhibit && !plan.phases.some(phase => phase.shows))
    yield say('exhibit', `no phase of the plan "${plan.id}" shows it`)

  const wanted = plan.phases.reduce((sum, phase) => sum + (phase.partners ?? 0), 0)
  if (partners.length < wanted)
    yield say('partners', `the plan "${plan.id}" brings ${wanted} in, here are ${partners.length}`)

  for (const { needs } of plan.phases.flatMap(phase => phase.checks)) {
    if (needs.of === 'found' && planted.length < needs.atLeast)
      yield say('planted', `the plan "${plan.id}" asks for ${needs.atLeast}, here are ${planted.length}`)
    if (needs.of === 'assistant' && !assistant)
      yield say('assistant', `is missing: the plan "${plan.id}" asks for answers that were checked`)
  }
}

/** A plan whose checks ask for what none of its phases brings. */
function* misled(plan: PlanFile): Generator<string> {
  const { phases } = plan
  const shown = phases.findIndex(phase => phase.shows)
  const opened = phases.findIndex(phase => phase.opens)
  const say = (phase: string, check: string, problem: string) =>
    `plan ${plan.id}: phases.${phase}.checks.${check}: ${problem}`
  if (opened >= 0 && (shown < 0 || opened < shown))
    yield `plan ${plan.id}: phases.${phases[opened]?.id}.opens: margins open before anything is shown`
  for (const [i, phase] of phases.entries())
    for (const { id, needs } of phase.checks) {
      const sofar = phases.slice(0, i + 1)
      if ((needs.of === 'margins' || needs.of === 'found') && (shown < 0 || shown > i))
        yield say(phase.id, id, 'nothing is shown by then')
      if (needs.of === 'personas' && sum(sofar, one => one.partners ?? 0) < needs.atLeast)
        yield say(phase.id, id, 'fewer partners have come in by then')
      if (
        needs.of === 'blocks' &&
        sum(sofar, one => one.blocks?.filter(({ kind }) => kind === needs.kind).length ?? 0) < needs.atLeast
      )
        yield say(phase.id, id, 'fewer blocks of that kind have begun by then')
    }
}

function* unknownInPresets({ presets = [], rubric, plans }: Content): Generator<string> {
  const criteria = new Set(rubric.criteria.map(({ id }) => id))
  const phases = new Set(plans.flatMap(plan => plan.phases.map(({ id }) => id)))
  for (const preset of presets) {
    for (const id of [...Object.keys(preset.weighs), ...preset.gates])
      if (!criteria.has(id)) yield `preset ${preset.id}: there is no criterion "${id}"`
    for (const id of Object.keys(preset.pace))
      if (!phases.has(id)) yield `preset ${preset.id}: pace: no plan has a phase "${id}"`
  }
}

/** What a round is watched for is looked for in phases and lists that its plan has. */
function* unwatchable({ failures, plans }: Content): Generator<string> {
  for (const [id, watched] of Object.entries(failures?.plans ?? {})) {
    const plan = plans.find(one => one.id === id)
    if (!plan) {
      yield `failures.yaml: plans.${id}: there is no such plan`
      continue
    }
    for (const field of ['draws', 'deep'] as const)
      if (!plan.phases.some(phase => phase.id === watched[field]))
        yield `failures.yaml: plans.${id}.${field}: the plan has no phase "${watched[field]}"`
    const lists = new Set(plan.phases.flatMap(phase => phase.lists.map(list => list.id)))
    for (const field of ['commit', 'tradeOffs', 'decisions', 'picks', 'leftOut'] as const)
      for (const [i, list] of watched[field].entries())
        if (!lists.has(list)) yield `failures.yaml: plans.${id}.${field}.${i}: the plan has no list "${list}"`
  }
}

const lengthOf = ({ phases }: PlanFile): number => sum(phases, ({ minutes }) => minutes)
const sum = <One>(ones: readonly One[], count: (one: One) => number): number =>
  ones.reduce((total, one) => total + count(one), 0)
