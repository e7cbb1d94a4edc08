/** Random rounds: who asks what after how long. Most steps are plausible, some are nonsense on purpose. */
import type { Command, Outcome } from '@signalroom/shared'
import fc from 'fast-check'
import { lee, mina, omar, type Person, type Play } from './play.js'

export type Step =
  | { readonly type: 'ask'; readonly wait: number; readonly person: Person; readonly command: Command }
  | { readonly type: 'link'; readonly wait: number; readonly up: boolean }

const phase = fc.constantFrom('scope', 'deep-dive', 'close', 'nowhere')
const seq = fc.integer({ min: 1, max: 60 })
const words = fc.constantFrom(
  '99.9 % available',
  '10 TB a day',
  'p99 120 ms',
  'no number here',
  'Does that meet 50 ms?',
)
const value = fc.constantFrom(1, 2, 3, 4, 'NE') as fc.Arbitrary<1 | 2 | 3 | 4 | 'NE'>
const criterion = fc.constantFrom('S1', 'S3', 'COM', 'NOPE')
const card = fc.constantFrom('spike', 'loss', 'nope')
const layer = fc.constantFrom('business', 'data', 'operational') as fc.Arbitrary<
  'business' | 'data' | 'operational'
>
const pin = fc.option(fc.record({ at: fc.double({ min: 0, max: 2e12, noNaN: true }), quote: words }), {
  nil: undefined,
})

const bare = [
  'round.start',
  'clock.pause',
  'clock.resume',
  'board.open',
  'round.end',
  'debrief.release',
  'question.mark',
  'nod.give',
  'chunk.begin',
  'chunk.end',
  'thought.declare',
  'focus.begin',
  'focus.end',
  'recording.allow',
  'recording.refuse',
] as const

const files = fc.constantFrom<{ name: string; text: string }[]>(
  [{ name: 'sketch.py', text: 'print(1)' }],
  [
    { name: 'sketch.py', text: 'print(2)' },
    { name: 'test_sketch.py', text: 'def test_one(): pass' },
  ],
)
const outcome: fc.Arbitrary<Outcome> = fc.record({
  exit: fc.constantFrom('passed', 'failed', 'stopped', 'timeout'),
  ms: fc.nat(9000),
  output: words,
  cut: fc.boolean(),
  cases: fc.constantFrom<Outcome['cases']>(
    [],
    [{ name: 'edge: empty', outcome: 'passed', ms: 1 }],
    [{ name: 'load: burst', outcome: 'failed', ms: 2, message: 'no', file: 'sketch.py', line: 1 }],
  ),
  runner: fc.constantFrom(null, 'pytest 8.4.2'),
})
/** No run has the id 1; it stands for the one that `perform` finds. */
const run = fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: seq })

const runCommands: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      {
        type: fc.constant('run.start' as const),
        kind: fc.constantFrom('run' as const, 'tests' as const),
        language: fc.constantFrom('python' as const, 'sql' as const),
        entry: fc.constantFrom('sketch.py', 'nope.py'),
        files,
        data: fc.constantFrom('dirty', 'nope'),
        hidden: fc.boolean(),
      },
      { requiredKeys: ['type', 'kind', 'language', 'entry', 'files'] },
    ),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('run.end' as const), run, outcome }) },
  fc.record({ type: fc.constant('run.stop' as const), run }),
  fc.record({ type: fc.constant('hidden.report' as const), files, outcome }),
  fc.record({
    type: fc.constant('code.release' as const),
    what: fc.constantFrom('tests' as const, 'data' as const),
  }),
  fc.record({
    type: fc.constant('code.measure' as const),
    measure: fc.record({
      validation: fc.nat(2),
      core: fc.nat(2),
      testing: fc.constantFrom(0 as const, 1 as const, 2 as const),
      guards: fc.nat(2),
      errors: fc.nat(2),
      tests: fc.nat(2),
      edges: fc.nat(2),
      loads: fc.nat(2),
      shared: fc.nat(2),
      selects: fc.nat(2),
    }),
  }),
)

export const commands: fc.Arbitrary<Command> = fc.oneof(
  { weight: 8, arbitrary: runCommands },
  ...bare.map(type => fc.constant({ type } as Command)),
  { weight: 4, arbitrary: fc.record({ type: fc.constant('phase.enter' as const), from: phase, to: phase }) },
  fc.record({ type: fc.constant('clock.extend' as const), ms: fc.integer({ min: 1, max: 120_000 }) }),
  fc.record({ type: fc.constant('score.set' as const), criterion, value, pin }) as fc.Arbitrary<Command>,
  fc.record({ type: fc.constant('self.score' as const), criterion, value, pin }) as fc.Arbitrary<Command>,
  fc.record({ type: fc.constant('evidence.pin' as const), criterion, pin }) as fc.Arbitrary<Command>,
  fc.record({ type: fc.constant('evidence.unpin' as const), pinned: seq }),
  fc.record({
    type: fc.constant('flag.raise' as const),
    flag: fc.constantFrom('vague', 'nope'),
    pin,
  }) as fc.Arbitrary<Command>,
  fc.record({ type: fc.constant('flag.withdraw' as const), raised: seq }),
  fc.record({ type: fc.constant('note.take' as const), text: words }),
  fc.record({
    type: fc.constant('hint.show' as const),
    hint: fc.constantFrom('availability', 'size', 'nope'),
  }),
  fc.record({ type: fc.constant('card.fire' as const), card }),
  fc.record({ type: fc.constant('card.acknowledge' as const), card }),
  fc.record({
    type: fc.constant('card.answer' as const),
    card,
    outcome: fc.constantFrom('answered' as const, 'dropped' as const),
  }),
  { weight: 3, arbitrary: fc.record({ type: fc.constant('layer.state' as const), layer, text: words }) },
  fc.record({
    type: fc.constant('line.add' as const),
    list: fc.constantFrom('in-scope', 'nope'),
    text: words,
  }),
  fc.record({ type: fc.constant('line.remove' as const), line: seq }),
  fc.record({ type: fc.constant('confirm.ask' as const), text: words }),
  fc.record({
    type: fc.constant('confirm.answer' as const),
    answer: fc.constantFrom('yes' as const, 'no' as const, 'adjust' as const),
  }),
  fc.constant({ type: 'confirm.answer', answer: 'yes', spoken: true } as Command),
  fc.record({ type: fc.constant('ear.open' as const), at: fc.integer({ min: 0, max: 2e12 }) }),
  fc.record({
    type: fc.constant('ear.close' as const),
    at: fc.integer({ min: 0, max: 2e12 }),
    cause: fc.constantFrom('left' as const, 'lost' as const, 'asleep' as const),
  }),
  fc.record({ type: fc.constant('chat.say' as const), text: words }),
  fc.record({
    type: fc.constant('voice.spoke' as const),
    from: fc.integer({ min: 0, max: 2e12 }),
    to: fc.integer({ min: 0, max: 2e12 }),
  }),
  fc.record({
    type: fc.constant('board.measure' as const),
    measure: fc.record({
      nodes: fc.nat(9),
      arrows: fc.nat(9),
      orphans: fc.nat(9),
      latencies: fc.nat(9),
      stores: fc.nat(9),
    }),
  }),
)

const wait = fc.oneof(fc.nat(3000), fc.nat(90_000), fc.constant(0))
const person = fc.oneof(
  { weight: 5, arbitrary: fc.constant(lee) },
  { weight: 4, arbitrary: fc.constant(mina) },
  { weight: 1, arbitrary: fc.constant(omar) },
)
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({ type: fc.constant('ask' as const), wait, person, command: commands }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('link' as const), wait, up: fc.boolean() }) },
)

/** A round of up to 60 steps that nearly always gets going: it begins with a start. */
export const rounds: fc.Arbitrary<readonly Step[]> = fc
  .array(anyStep, { minLength: 5, maxLength: 60 })
  .map(steps => [
    { type: 'ask' as const, wait: 1000, person: lee, command: { type: 'round.start' as const } },
    ...steps,
  ])

export function perform(play: Play, step: Step): void {
  play.wait(step.wait)
  if (step.type === 'ask') play.ask(aimed(play, step.command), step.person)
  else if (step.up) play.door({ type: 'link.restore', seat: mina.seat })
  else play.door({ type: 'link.lose', seat: mina.seat, since: play.now - 3000 })
}

/** A run nobody can name beforehand: the newest that is not over. */
function aimed(play: Play, command: Command): Command {
  if ((command.type !== 'run.end' && command.type !== 'run.stop') || command.run !== 1) return command
  return { ...command, run: play.room.open.runs.findLast(one => one.state !== 'ended')?.id ?? 1 }
}
