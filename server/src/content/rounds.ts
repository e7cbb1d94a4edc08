/** What rounds are made of, read from the content folder and checked as a whole. Knows the folder's layout, no room. */
import {
  FailuresFile,
  LoopsFile,
  PairsFile,
  pairProblems,
  PersonaFile,
  planGroups,
  PlanFile,
  PrepFile,
  prepProblems,
  PresetFile,
  QuestionFile,
  RubricFile,
  noPrep,
  templateProblems,
  type LoopTemplate,
  type Pair,
  type QuestionCode,
} from '@signalroom/shared'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Content } from '../host/choose.js'
import { loadCode } from './code.js'
import { unfitting } from './fits.js'
import { ContentError, loadContent, loadFile, together } from './load.js'

/**
 * Throws one `ContentError` that names every file and field that does not fit, also across files. `judge`: sentences to rewrite
 * are tried by their own rules as well; what reads them takes as much memory as a tenth of the server, which at its start
 * would be kept for good.
 */
export function loadRounds(folder: string, { judge = true }: { readonly judge?: boolean } = {}): Content {
  const { plans, questions, rubric, code, personas, presets, failures, pairs, loops, prep } = together({
    plans: () => loadContent(join(folder, 'plans'), PlanFile),
    questions: () => loadContent(join(folder, 'questions'), QuestionFile),
    personas: () => loadContent(join(folder, 'personas'), PersonaFile),
    presets: () => loadContent(join(folder, 'presets'), PresetFile),
    code: () => loadCode(join(folder, 'code')),
    rubric: () => loadFile(join(folder, 'rubrics', 'rubric.yaml'), RubricFile),
    failures: () => watching(join(folder, 'failures.yaml')),
    pairs: () => rewritten(join(folder, 'pairs.yaml')),
    loops: () => loopsIn(join(folder, 'loops.yaml')),
    prep: () => prepIn(join(folder, 'prep.yaml')),
  })
  const content = {
    plans: [...plans.values()].sort(inTheirOrder),
    questions: [...questions.values()].map(question =>
      withCode(question, code.get(question.codeOf ?? question.id)),
    ),
    rubric,
    personas: [...personas.values()],
    presets: [...presets.values()],
    failures,
    pairs,
    loops,
    prep,
  }
  const problems = [
    ...[...questions.values()].flatMap(question => [...misplaced(question), ...borrowed(question, code)]),
    ...[...code.keys()]
      .filter(id => !questions.has(id))
      .map(id => `code/${id}: there is no question "${id}"`),
    ...unjudged(content),
    ...unasked(content),
    ...homeless(content),
    ...unfitting(content),
    ...prepProblems(prep, prepared(content)).map(problem => `prep.yaml: ${problem}`),
    ...templateProblems(loops, new Set(plans.keys()), new Set(questions.keys())).map(
      problem => `loops.yaml: ${problem}`,
    ),
    ...(judge ? pairs : []).flatMap(pair =>
      pairProblems(pair).map(problem => `pairs.yaml: ${pair.id}: ${problem}`),
    ),
  ]
  if (problems.length > 0) throw new ContentError(problems)
  return content
}

/** Without the file nothing is watched for. */
const watching = (path: string): FailuresFile | null =>
  existsSync(path) ? loadFile(path, FailuresFile) : null

/** Without the file loops are made of rounds of one's own. */
const loopsIn = (path: string): readonly LoopTemplate[] =>
  existsSync(path) ? loadFile(path, LoopsFile).loops : []
/** Without the file plans of preparation are made of lines of one's own. */
const prepIn = (path: string): PrepFile => (existsSync(path) ? loadFile(path, PrepFile) : noPrep)
const prepared = ({ plans }: Pick<Content, 'plans'>) => ({
  plans: new Set(plans.map(({ id }) => id)),
  drills: new Set(plans.filter(({ group }) => group === 'Drills').map(({ id }) => id)),
})
/** Without the file there is nothing to rewrite. */
const rewritten = (path: string): readonly Pair[] => (existsSync(path) ? loadFile(path, PairsFile).pairs : [])

/** As the page lists them, which is also the order in which a plan is looked for. */
const inTheirOrder = (one: PlanFile, other: PlanFile): number =>
  planGroups.indexOf(one.group) - planGroups.indexOf(other.group) || one.rank - other.rank

const withCode = (question: QuestionFile, code: QuestionCode | undefined): QuestionFile =>
  code === undefined ? question : { ...question, code }

const misplaced = ({ id, code }: QuestionFile): readonly string[] =>
  code === undefined ? [] : [`question ${id}: code: stands in the folder code/${id}, not in this file`]

const borrowed = (
  { id, codeOf }: QuestionFile,
  code: ReadonlyMap<string, QuestionCode>,
): readonly string[] =>
  codeOf === undefined
    ? []
    : [
        ...(code.has(codeOf) ? [] : [`question ${id}: codeOf: there is no folder code/${codeOf}`]),
        ...(code.has(id) ? [`question ${id}: codeOf: it has a folder code/${id} of its own`] : []),
      ]

/** A plan is judged by a column of the rubric, and its checks name criteria of that column. */
const unjudged = ({ plans, rubric }: Content): readonly string[] =>
  plans.flatMap(plan => {
    const round = rubric.rounds[plan.rubric]
    if (!round) return [`plan ${plan.id}: rubric: rubric.yaml has no round "${plan.rubric}"`]
    return plan.phases.flatMap(phase =>
      phase.checks.flatMap(({ id, needs }) =>
        needs.of === 'evidence' && !(round.weights[needs.criterion] ?? 0)
          ? [
              `plan ${plan.id}: phases.${phase.id}.checks.${id}: "${needs.criterion}" weighs nothing in "${plan.rubric}"`,
            ]
          : [],
      ),
    )
  })

/** A plan without a question could open no room. */
const unasked = ({ plans, questions }: Content): readonly string[] =>
  plans
    .filter(plan => !questions.some(question => plan.kinds.includes(question.kind)))
    .map(plan => `plan ${plan.id}: kinds: no question is of the kind ${plan.kinds.join(' or ')}`)

/** A question that no plan takes could never be asked. */
const homeless = ({ plans, questions }: Content): readonly string[] =>
  questions
    .filter(question => !plans.some(plan => plan.kinds.includes(question.kind)))
    .map(question => `question ${question.id}: kind: no plan takes the kind "${question.kind}"`)
