/** Random rounds: who asks what after how long. Most steps are plausible, some are nonsense on purpose. */
import type { Command } from '@signalroom/shared'
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
] as const

export const commands: fc.Arbitrary<Command> = fc.oneof(
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
  if (step.type === 'ask') play.ask(step.command, step.person)
  else if (step.up) play.door({ type: 'link.restore', seat: mina.seat })
  else play.door({ type: 'link.lose', seat: mina.seat, since: play.now - 3000 })
}
