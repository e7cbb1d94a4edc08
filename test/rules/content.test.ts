/** Every content file that is shipped fits its schema, and the files fit each other. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  languagesOf,
  minutes,
  PersonaFile,
  PlanFile,
  PresetFile,
  QuestionFile,
  RubricFile,
  rubricFor,
  type CodeMeasure,
  type RunFile,
} from '@signalroom/shared'
import { loadRounds } from '../../server/src/content/rounds.js'

// The page's sources are resolved by a bundler; here the test's own runner resolves them.
const from = new URL('../../client/src/code/sections/sections', import.meta.url).href
const { readSections } = (await import(from)) as {
  readSections: (files: readonly RunFile[]) => { readonly measure: CodeMeasure }
}

const folder = new URL('../../server/content/', import.meta.url)
const names = (kind: string) =>
  readdirSync(new URL(`${kind}/`, folder)).filter(name => name.endsWith('.yaml'))
const read = (kind: string, name: string): unknown =>
  parse(readFileSync(new URL(`${kind}/${name}`, folder), 'utf8'))

const plans = names('plans').map(name => [name, PlanFile.safeParse(read('plans', name))] as const)
const questions = names('questions').map(
  name => [name, QuestionFile.safeParse(read('questions', name))] as const,
)
const rubrics = names('rubrics').map(name => [name, RubricFile.safeParse(read('rubrics', name))] as const)
const personas = names('personas').map(name => [name, PersonaFile.safeParse(read('personas', name))] as const)
const presets = names('presets').map(name => [name, PresetFile.safeParse(read('presets', name))] as const)
const plan = plans.flatMap(([, result]) => (result.success ? [result.data] : []))
const question = questions.flatMap(([, result]) => (result.success ? [result.data] : []))
const rubric = rubrics.flatMap(([, result]) => (result.success ? [result.data] : []))
/** The questions with their code, as the server has them. */
const bank = loadRounds(fileURLToPath(folder)).questions

/** The rounds that are told, and those with code that is not written from nothing. */
const talks = [
  'postmortem',
  'bar-raiser',
  'tradeoff-set',
  'commit-set',
  'incident-set',
  'deep-dive',
  'hm-final',
  'cross-fn',
]
const reviews = ['phone-screen', 'takehome-call', 'code-review', 'ai-assisted']
/** Without which no hire is possible; every other kind wants all three signals. */
const gatesOf: Readonly<Record<string, readonly string[]>> = {
  coding: ['S1', 'S2'],
  concurrency: ['S1', 'S2'],
  rate_limiter_30: ['S1', 'S2'],
  estimate_3x: [],
  'phone-screen': ['S1', 'S2'],
  'ai-assisted': ['S1', 'S2'],
  'code-review': ['S2', 'S3'],
  sql: ['S1', 'S3'],
}
/** The kinds whose code is in another set of languages than Python and TypeScript. */
const inLanguages: Readonly<Record<string, readonly string[]>> = {
  sql: ['sql'],
  'phone-screen': ['python'],
  'ai-assisted': ['python'],
}
const lengthOf = ({ phases }: PlanFile) => phases.reduce((sum, phase) => sum + phase.minutes, 0)

describe('the content files', () => {
  it.each([...plans, ...questions, ...rubrics, ...personas, ...presets])(
    '%s fits its schema and is named by its id',
    (name, result) => {
      expect(result.success ? [] : result.error.issues).toEqual([])
      if (!name.startsWith('rubric')) expect(`${result.data?.id}.yaml`).toBe(name)
    },
  )

  it('hold the plans and questions a first visitor needs', () => {
    expect(plan.map(one => one.id)).toEqual(
      expect.arrayContaining(['design', 'ml-design', 'coding', 'concurrency', 'sql', ...talks, ...reviews]),
    )
    const ml = question.filter(one => one.kind === 'ml-design')
    expect(ml.length).toBeGreaterThanOrEqual(2)
    expect(new Set(ml.map(one => one.level)).size).toBeGreaterThanOrEqual(2)
    expect(new Set(question.map(one => one.level))).toEqual(new Set(['mid', 'senior', 'staff']))
  })

  it('give every question a plan that takes it, and every plan a question', () => {
    const taken = new Set(plan.flatMap(one => one.kinds))
    for (const one of question) expect(taken, one.id).toContain(one.kind)
    for (const one of plan)
      expect(
        question.some(other => one.kinds.includes(other.kind)),
        one.id,
      ).toBe(true)
  })
})

describe('the rubric', () => {
  const [only] = rubric

  it('is one, and has the sixteen criteria in their order', () => {
    expect(rubric).toHaveLength(1)
    expect(only?.criteria.map(one => one.id).join(' ')).toBe(
      'S1 S2 S3 LB LD LO COM COD RSK TRD SCO DEP COL CUR DAT PMR',
    )
  })

  it('weighs twelve kinds of round and a drill, each to 100, and gates only what weighs something', () => {
    const rounds = Object.entries(only?.rounds ?? {})
    expect(rounds).toHaveLength(13)
    for (const [kind, { weights, gates }] of rounds) {
      expect(
        Object.values(weights).reduce((a, b) => a + b, 0),
        kind,
      ).toBe(100)
      for (const gate of gates) expect(weights[gate] ?? 0, `${kind} ${gate}`).toBeGreaterThan(0)
    }
  })

  it('gives every flag a letter of its own that no other action of the panel has; with Shift a letter is the room’s', () => {
    const keys = only?.flags.map(one => one.key) ?? []
    expect(keys.join('')).toMatch(/^[a-z]+$/)
    expect(only?.flags.find(one => one.id === 'loss-of-momentum')?.key).toBe('m')
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of ' n0123456789[]ej.qz?') expect(keys).not.toContain(key)
  })
})

/** Of those that are not 45 minutes long. */
const lengths: Readonly<Record<string, number>> = { 'phone-screen': 30, rate_limiter_30: 30, estimate_3x: 7 }
describe.each(plan.filter(one => !one.drill))('the plan $id', one => {
  it('takes 45 minutes in all, a phone screen and a limiter against the clock 30, an estimate 7, and one phase lends them, unless all between first and last are blocks', () => {
    expect(lengthOf(one)).toBe(minutes(lengths[one.id] ?? 45))
    const lenders = one.phases.filter(phase => phase.lends)
    expect(lenders).toHaveLength(one.phases.slice(1, -1).every(phase => phase.blocks) ? 0 : 1)
    for (const lender of lenders) expect(lender.blocks).toBeUndefined()
    expect(one.boardOpensAt).toBe(minutes(one.layers ? 10 : 0))
  })

  it('has a column in the rubric, and its checks name criteria that weigh something there', () => {
    const column = rubric[0] && rubricFor(rubric[0], one.rubric)
    const weighing = column?.criteria.map(criterion => criterion.id)
    for (const { needs } of one.phases.flatMap(phase => phase.checks))
      if (needs.of === 'evidence') expect(weighing).toContain(needs.criterion)
    expect(column?.criteria.filter(criterion => criterion.gate).map(criterion => criterion.id)).toEqual(
      gatesOf[one.id] ?? ['S1', 'S2', 'S3'],
    )
  })

  it('opens each worksheet list before or when it is checked, once, and none that stays unused twice', () => {
    const opened = new Set<string>()
    for (const phase of one.phases) {
      for (const { id } of phase.lists) {
        expect(opened).not.toContain(id)
        opened.add(id)
      }
      for (const { needs } of phase.checks) if (needs.of === 'lines') expect(opened).toContain(needs.list)
    }
  })

  it('gives the interviewer three to six lines to say in each phase, and a check for each', () => {
    for (const phase of one.phases) {
      expect(phase.talk.length, phase.id).toBeGreaterThanOrEqual(3)
      expect(phase.talk.length, phase.id).toBeLessThanOrEqual(6)
      expect(phase.checks.length, phase.id).toBeGreaterThan(0)
    }
  })

  it('tells the interviewer in each phase and each block what to hold back and what to listen for', () => {
    for (const phase of one.phases) {
      expect(phase.hold, phase.id).toBeDefined()
      expect(phase.listen, phase.id).toBeDefined()
    }
  })

  it('asks its checks of phases it has and of hidden tags its questions have', () => {
    const phases = one.phases.map(phase => phase.id)
    const tags = bank
      .filter(other => one.kinds.includes(other.kind))
      .map(other =>
        Object.values(other.code ?? {})
          .flatMap(({ hidden }) => hidden.map(file => file.text))
          .join('\n'),
      )
    for (const { needs } of one.phases.flatMap(phase => phase.checks)) {
      if (needs.of === 'runs' && needs.during !== undefined) expect(phases).toContain(needs.during)
      if (needs.of === 'hidden')
        for (const text of tags) expect(text).toMatch(new RegExp(`test_${needs.tag}_|${needs.tag}: `))
    }
  })

  it('starts with files that end their lines with a newline and nothing else', () => {
    for (const { text } of one.files) expect(text).toMatch(/^[^\r]*\n$/)
  })
})

describe.each(bank.filter(one => one.code !== undefined))('the code of $id', one => {
  const languages = languagesOf(one)
  const { kind } = one

  it('is there in the languages of its kind', () => {
    expect(languages).toEqual(inLanguages[kind] ?? ['python', 'typescript'])
  })
  it.each(languages)('has three marked sections in its starter, and a test to begin with: %s', language => {
    const text = one.code?.[language]?.starter.map(file => file.text).join('\n') ?? ''
    const sections = kind === 'sql' ? ['profile', 'answer', 'check'] : ['validation', 'core', 'tests']
    for (const section of sections) expect(text).toMatch(new RegExp(`^\\s*(#|//|--) ${section}`, 'm'))
  })
  it.each(languages)('lets no check on the code pane be met by the starter alone: %s', language => {
    const { measure } = readSections(one.code?.[language]?.starter ?? [])
    const checks = plan.filter(({ kinds }) => kinds.includes(kind)).flatMap(({ phases }) => phases)
    for (const { needs } of checks.flatMap(phase => phase.checks))
      if (needs.of === 'code' && ['guards', 'tests', 'edges', 'loads', 'selects'].includes(needs.measure))
        expect(measure[needs.measure], needs.measure).toBeLessThan(needs.atLeast)
  })
  it.each(languages)('says nothing of its hidden tests in what the candidate is given: %s', language => {
    const { starter = [], hidden = [] } = one.code?.[language] ?? {}
    for (const { name } of hidden)
      for (const { text } of starter) expect(text).not.toContain(name.replace(/\..*$/, ''))
  })
})

describe.each(question.filter(one => one.cards.length > 0))('the cards of $id', one => {
  it('plays its cards in the order of their minutes, inside the round', () => {
    const due = one.cards.map(card => card.minute)
    expect(due).toEqual(due.toSorted((a, b) => a - b))
    for (const taker of plan.filter(({ kinds }) => kinds.includes(one.kind))) {
      expect(Math.max(...due)).toBeLessThan(lengthOf(taker))
      // In a drill of a few minutes they come when the clock does.
      if (lengthOf(taker) < minutes(15)) continue
      const early = taker.phases.some(phase => phase.blocks && phase.blocks.length > 2) ? 5 : 10
      expect(Math.min(...due)).toBeGreaterThan(minutes(early))
    }
  })
})

/** The words of what a question grades without saying so. */
const secrets: Readonly<Record<string, RegExp>> = {
  'coin-exchange': /confirmation|double.?spend|spent twice|cold|hot wallet|finality/i,
  'two-dashboards': /\bgrain|judge?ment|disbelie|distrust|proo?ve?\b|reconcil|caveat/i,
  'weekly-retained': /\bgrain|judge?ment|disbelie|distrust|proo?ve?\b|reconcil|caveat/i,
}

describe.each(question.filter(one => one.grades))('what $id grades', one => {
  const secret = secrets[one.id] ?? /./
  it('is said to its interviewer, in words that this test knows', () => {
    expect(one.grades?.join(' ')).toMatch(secret)
  })
  it('is given away by nothing that a candidate may read before the release', () => {
    const told = [
      one.title,
      one.ask,
      ...one.hints.flatMap(hint => [hint.topic, hint.text]),
      ...one.cards.flatMap(card => [card.title, card.text]),
      ...plan
        .filter(({ kinds }) => kinds.includes(one.kind))
        .flatMap(({ title, summary, phases }) => [
          title,
          summary,
          ...phases.flatMap(({ title: phase, goal, produce, cue, lists }) => [
            phase,
            goal,
            cue,
            ...produce,
            ...lists.flatMap(list => [list.title, list.hint]),
          ]),
        ]),
    ]
    for (const text of told) expect(text).not.toMatch(secret)
  })
})

describe('the bank', () => {
  it('holds three questions or more of each kind that is told or reviewed', () => {
    for (const kind of [...talks, ...reviews])
      expect(question.filter(one => one.kind === kind).length, kind).toBeGreaterThanOrEqual(3)
  })

  it('says of every question but those of drills whose interviews ask like this, and words to find it by', () => {
    const drills = new Set(plan.filter(one => one.group === 'Drills').flatMap(one => one.kinds))
    for (const one of question) {
      expect(one.tags.length, one.id).toBeGreaterThan(0)
      if (!drills.has(one.kind)) expect(one.companies.length, one.id).toBeGreaterThan(0)
    }
  })

  it('holds nine personas, each named by a question, and the four companies', () => {
    const named = new Set(question.flatMap(one => one.partners ?? []))
    expect(personas.length).toBeGreaterThanOrEqual(9)
    expect(presets).toHaveLength(4)
    for (const [, persona] of personas) expect(named, persona.data?.id).toContain(persona.data?.id)
  })
})

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean).length

describe.each(question.filter(one => one.exhibit))('what $id lays before the candidate', one => {
  const { exhibit, planted = [] } = one
  it('is of a length that can be read in its time, with as many gaps or faults as can be found in it', () => {
    if (exhibit?.type === 'report') {
      const length = exhibit.sections
        .flatMap(({ lines }) => lines)
        .reduce((sum, text) => sum + wordsOf(text), 0)
      expect(length).toBeGreaterThanOrEqual(600)
      expect(length).toBeLessThanOrEqual(1100)
      expect(planted.length).toBeGreaterThanOrEqual(6)
      expect(planted.length).toBeLessThanOrEqual(9)
    } else {
      const changed = (exhibit?.files ?? []).flatMap(({ before, after }) => {
        const old = new Set(before.split('\n'))
        return after.split('\n').filter(text => text.trim() !== '' && !old.has(text))
      })
      expect(changed.length).toBeGreaterThanOrEqual(40)
      expect(changed.length).toBeLessThanOrEqual(120)
      expect(planted.length).toBeGreaterThanOrEqual(5)
      expect(planted.length).toBeLessThanOrEqual(8)
    }
  })

  it('says nothing of what is planted in it where the candidate reads before the release', () => {
    for (const { title } of planted) expect(one.ask).not.toContain(title)
  })
})

describe.each(question.filter(one => one.assistant))('the assistant of $id', one => {
  it('has five replies or more, two of them wrong, and says of each wrong one how', () => {
    const { replies = [] } = one.assistant ?? {}
    expect(replies.length).toBeGreaterThanOrEqual(5)
    expect(replies.filter(reply => reply.wrong !== undefined).length).toBeGreaterThanOrEqual(2)
    expect(replies.some(reply => reply.wrong === undefined)).toBe(true)
  })
})

describe.each(question)('the question $id', one => {
  it('names no figure in the topic of a hint, and none of its hidden figures in what is asked', () => {
    for (const { topic } of one.hints) expect(topic).not.toMatch(/\d/)
    for (const { text } of one.hints)
      for (const figure of text.match(/\d[\d,.]*\s?(?:%|ms|TB|GB|million)/g) ?? [])
        expect(one.ask).not.toContain(figure)
  })
})
