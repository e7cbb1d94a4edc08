/** Generated players of whole rounds: one who does all that each phase asks for, and one who does nothing but go on. */
import {
  artifactList,
  blockNow,
  layers,
  linesOf,
  opening,
  placesOf,
  progress,
  type ArtifactList,
  type Check,
  type Command,
  type Field,
  type Outcome,
  type PlanFile,
  type QuestionFile,
  type Room,
} from '@signalroom/shared'
import type { Content } from '../../server/src/host/choose.js'
import { lee, mina, Play, type Person } from './play.js'
import { fill } from './whole-cards.js'

export interface Walked {
  readonly plan: string
  readonly question: string
  /** Phases and blocks, as they were reached. */
  readonly reached: readonly string[]
  /** All that the plan has. */
  readonly there: readonly string[]
  /** Checks of phases by "phase.check", and whether each was met when the round ended. */
  readonly checks: Readonly<Record<string, boolean>>
  readonly play: Play
}

/** A whole round under a clock that is told to move. */
export function walk(content: Content, plan: PlanFile, question: QuestionFile, honest: boolean): Walked {
  const languages = Object.keys(question.code ?? {}) as (keyof NonNullable<QuestionFile['code']>)[]
  const play = new Play(
    opening({
      room: 'walk',
      title: plan.title,
      plan,
      question,
      rubric: content.rubric,
      personas: content.personas ?? [],
      failures: content.failures ?? null,
      mode: 'coach',
      exam: false,
      alone: false,
      language: languages[0] ?? null,
    }),
    [lee, mina],
  )
  const reached: string[] = []
  play.ask({ type: 'round.start' })
  plan.phases.forEach((phase, i) => {
    const before = plan.phases[i - 1]
    if (before) play.ask({ type: 'phase.enter', from: before.id, to: phase.id })
    play.wake()
    if (play.room.open.clock.phase === phase.id) reached.push(phase.id)
    if (honest) goThrough(play, phase.id, reached)
    else play.wait(1000)
    if (honest) for (const check of phase.checks) satisfy(play, check)
    if (honest) play.wait(Math.max(0, phase.minutes - 30_000)).wake()
  })
  const checks = Object.fromEntries(
    plan.phases.flatMap(phase =>
      phase.checks.map(check => [`${phase.id}.${check.id}`, progress(play.room, check).met] as const),
    ),
  )
  play.ask({ type: 'round.end' })
  return {
    plan: plan.id,
    question: question.id,
    reached,
    there: plan.phases.flatMap(phase => [
      phase.id,
      ...(phase.blocks ?? []).map(block => `${phase.id}/${block.id}`),
    ]),
    checks,
    play,
  }
}

/** Every block in turn: a story is told for a while and ended, the gap ends by itself, the others by the interviewer. */
function goThrough(play: Play, phase: string, reached: string[]): void {
  for (let here = blockNow(play.room); here && here.phase.id === phase; here = blockNow(play.room)) {
    reached.push(`${phase}/${here.block.id}`)
    if (here.index + 1 >= here.blocks.length) return
    if (here.block.kind === 'gap') play.wait(here.block.budget).wake()
    else {
      play.wait(here.block.budget / 2)
      play.ask(
        { type: 'block.end', phase, block: here.block.id, by: 'key' },
        here.block.kind === 'story' ? mina : lee,
      )
    }
  }
}

const words = 'p99 120 ms, 10 TB a day, 99.9 % for 30 days'
const filled = ({ open }: Room, field: Field, nth: number): string => {
  switch (field.kind) {
    case 'figure':
      return '180,000 USD a year'
    case 'date':
      return 'by Friday'
    case 'place': {
      const places = open.exhibit ? placesOf(open.exhibit) : []
      return places[nth % Math.max(1, places.length)] ?? ''
    }
    case 'choice':
      return field.options?.[0] ?? ''
    case 'text':
      return `The team, ${nth}`
  }
}

/** Does what a check wants, until it is met or nothing more can be done. */
function satisfy(play: Play, check: Check): void {
  const { needs } = check
  for (let nth = 0; nth < 40 && !progress(play.room, check).met; nth += 1) {
    const steps = stepsFor(play.room, needs, nth)
    if (steps.length === 0) return
    for (const [person, command] of steps) {
      play.wait(200)
      play.ask(typeof command === 'function' ? command(play.room) : command, person)
    }
  }
}
type Step = readonly [Person, Command | ((room: Room) => Command)]

function stepsFor(room: Room, needs: Check['needs'], nth: number): readonly Step[] {
  const { open, panel } = room
  switch (needs.of) {
    case 'lines': {
      const card = artifactList(room, needs.list)
      if (card) return filledCard(card, nth)
      const list = open.plan.phases.flatMap(one => one.lists).find(one => one.id === needs.list)
      const fields = Object.fromEntries(
        (list?.fields ?? []).map(field => [field.id, filled(room, field, nth)]),
      )
      return [
        [
          mina,
          {
            type: 'line.add',
            list: needs.list,
            text: needs.names ? 'It refuses an empty key; the burst test proves it.' : `${words} ${nth}`,
            ...(list?.fields ? { fields } : {}),
          },
        ],
      ]
    }
    case 'artifact': {
      const card = artifactList(room, needs.list)
      return card ? filledCard(card, nth) : []
    }
    case 'questions':
      return [[lee, { type: 'question.mark' }]]
    case 'layers':
      return layers.map((layer): Step => [
        mina,
        {
          type: 'layer.state',
          layer,
          text: { business: '99.9 % of reads', data: '10 TB a day', operational: '200 ms p99' }[layer],
        },
      ])
    case 'board':
      return [
        [
          mina,
          {
            type: 'board.measure',
            measure: { nodes: 8, arrows: 12, orphans: 0, latencies: 8, stores: 3, paths: 12 },
          },
        ],
      ]
    case 'cards': {
      const card = panel.guide?.question.cards[nth]?.id
      return card
        ? [
            [lee, { type: 'card.fire', card }],
            [lee, { type: 'card.answer', card, outcome: 'answered' }],
          ]
        : []
    }
    case 'code':
      return [
        [
          mina,
          {
            type: 'code.measure',
            measure: {
              validation: 1,
              core: 1,
              testing: 2,
              guards: 9,
              errors: 9,
              tests: 9,
              edges: 9,
              loads: 9,
              shared: 9,
              selects: 9,
            },
          },
        ],
      ]
    case 'runs':
      return runOf(room, needs.kind ?? 'run', needs.cases ?? 3)
    case 'hidden':
      return [[lee, { type: 'hidden.report', files: [file(room)], outcome: outcome(needs.atLeast + 6) }]]
    case 'evidence':
      return [[lee, { type: 'evidence.pin', criterion: needs.criterion }]]
    case 'margins': {
      const places = open.exhibit ? placesOf(open.exhibit) : []
      return [
        [
          mina,
          {
            type: 'margin.note',
            place: places[nth % Math.max(1, places.length)] ?? '',
            text: `Missing ${nth}`,
          },
        ],
      ]
    }
    case 'found':
      return found(room, nth)
    case 'blocks':
      return []
    case 'personas': {
      const persona = panel.guide?.personas?.[nth]?.id
      return persona ? [[lee, { type: 'persona.play', persona }]] : []
    }
    case 'pushes':
      return [
        [lee, { type: 'push.send', text: 'What does the user see?' }],
        [lee, now => ({ type: 'push.settle', push: now.open.pushes?.at(-1)?.id ?? 0, outcome: 'answered' })],
      ]
    case 'assistant': {
      const asked = (now: Room) => now.open.dialogue?.at(-1)?.id ?? 0
      const reply = panel.guide?.question.assistant?.replies[0]?.id ?? ''
      return [
        [mina, { type: 'assistant.ask', text: 'How?' }],
        [lee, now => ({ type: 'assistant.reply', asked: asked(now), with: { reply } })],
        [lee, now => ({ type: 'assistant.judge', asked: asked(now), checked: true })],
      ]
    }
  }
}

/** The whole card at once. */
const filledCard = ({ id, artifact }: ArtifactList, nth: number): readonly Step[] =>
  nth === 0 ? fill(artifact, id).map((command): Step => [mina, command]) : []

/** A finding for the n-th that is planted, judged as that. */
function found({ open, panel }: Room, nth: number): readonly Step[] {
  const planted = panel.guide?.question.planted?.[nth]
  const list = open.plan.phases.flatMap(one => one.lists).find(one => one.findings)
  if (!planted || !list) return []
  const places = (list.fields ?? []).filter(field => field.kind === 'place').map(field => field.id)
  const at = planted.at[0] ?? ''
  return [
    [
      mina,
      {
        type: 'line.add',
        list: list.id,
        text: planted.title.slice(0, 200),
        fields: Object.fromEntries(places.map(id => [id, at])),
      },
    ],
    [
      lee,
      room => ({ type: 'finding.judge', line: room.open.lines.at(-1)?.id ?? 0, as: { planted: planted.id } }),
    ],
  ]
}

const file = ({ open }: Room) => ({
  name: open.code?.language === 'sql' ? 'answer.sql' : open.code?.language === 'typescript' ? 'a.ts' : 'a.py',
  text: linesOf('one\ntwo\n').join('\n'),
})
/** The newest report counts alone: it holds cases of every tag. */
const tags = ['example', 'edge', 'load', 'old', 'twist', 'clean', 'dirty', 'twice', 'x']
const outcome = (cases: number): Outcome => ({
  exit: 'passed',
  ms: 5,
  output: '',
  cut: false,
  cases: tags.flatMap(tag =>
    Array.from({ length: cases }, (_, i) => ({
      name: `${tag}: case ${i}`,
      outcome: 'passed' as const,
      ms: 1,
    })),
  ),
  runner: null,
})
function runOf(room: Room, kind: 'run' | 'tests', cases: number): readonly Step[] {
  const language = room.open.code?.language ?? 'python'
  const one = file(room)
  return [
    [mina, { type: 'run.start', kind, language, entry: one.name, files: [one], hidden: false }],
    [
      mina,
      now => ({
        type: 'run.end',
        run: now.open.runs.at(-1)?.id ?? 0,
        outcome: kind === 'tests' ? outcome(cases) : { ...outcome(0), output: 'ok' },
      }),
    ],
  ]
}
