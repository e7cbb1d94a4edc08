/** Random rounds: who asks what after how long. Most steps are plausible, some are nonsense on purpose. */
import {
  at,
  ms,
  roles,
  type Command,
  type CommandType,
  type DoorCommand,
  type Drawn,
  type Outcome,
} from '@signalroom/shared'
import fc from 'fast-check'
import { lee, mina, omar, start, type Person, type Play } from './play.js'

type InviteDoorCommand = Extract<DoorCommand, { type: `invite.${string}` | 'seat.remove' }>

export type Step =
  | { readonly type: 'ask'; readonly wait: number; readonly person: Person; readonly command: Command }
  | { readonly type: 'link'; readonly wait: number; readonly up: boolean }
  | { readonly type: 'invite'; readonly wait: number; readonly command: InviteDoorCommand }

const phase = fc.constantFrom('scope', 'deep-dive', 'close', 'one', 'two', 'read', 'find', 'nowhere')
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

type Of<Type extends CommandType> = Extract<Command, { type: Type }>
/** Commands of one type with their fields made at random; those that may be left out sometimes are. */
const made = <Type extends CommandType>(
  type: Type,
  fields: { [Field in Exclude<keyof Of<Type>, 'type'>]: fc.Arbitrary<Of<Type>[Field]> },
  mayLack: readonly Exclude<keyof Of<Type>, 'type'>[] = [],
): fc.Arbitrary<Command> =>
  fc
    .record(fields as Readonly<Record<string, fc.Arbitrary<unknown>>>, {
      requiredKeys: Object.keys(fields).filter(field => !mayLack.includes(field as never)),
    })
    .map(given => ({ type, ...(given as object) }) as Command)
const bare = (type: CommandType): fc.Arbitrary<Command> => fc.constant({ type } as Command)

const moment = fc.integer({ min: 0, max: 2e12 })
const near = fc.integer({ min: start, max: start + 300_000 })
const take = fc.integer({ min: 1, max: 4 })
const until = fc.oneof(
  fc.record({ at: near.map(at) }),
  fc.record({ spent: fc.integer({ min: 0, max: 500_000 }).map(ms) }),
)
const fields = fc.constantFrom<Record<string, string>[]>(
  { owner: 'Ada', date: 'Friday', cost: '2 hours' },
  { place: 'timeline.1' },
  { door: 'nowhere' },
)
const artifact = fc.constantFrom('budget', 'left-out', 'in-scope', 'nope')
const headFields = fc.constantFrom<Record<string, string>[]>(
  { target: '200 ms' },
  { target: '', total: '180 ms' },
  { door: 'nowhere' },
)
const thing = fc.constantFrom('web', 'store', 'way', 'note', 'nothing')
const drawn: fc.Arbitrary<Drawn> = fc.oneof(
  fc.record({
    is: fc.constant('node' as const),
    id: fc.constantFrom('web', 'store'),
    kind: fc.constantFrom(null, 'store' as const),
    name: words,
    frame: fc.constantFrom(null, 'site'),
  }),
  fc.record({
    is: fc.constant('edge' as const),
    id: fc.constant('way'),
    from: fc.constantFrom('web', 'site', null),
    to: fc.constantFrom('store', 'gone', null),
    heads: fc.constantFrom('one' as const, 'both' as const, 'none' as const),
    label: words,
  }),
  fc.record({
    is: fc.constant('label' as const),
    id: fc.constant('note'),
    text: words,
    frame: fc.constant(null),
  }),
  fc.record({
    is: fc.constant('frame' as const),
    id: fc.constant('site'),
    name: words,
    frame: fc.constant(null),
  }),
  fc.record({ is: fc.constant('gone' as const), id: thing }),
)
const about = fc.constantFrom('mina', 'lee', 'nobody')
const pane = fc.constantFrom('board' as const, 'code' as const)

/** How often each command is asked for, and with what: a command that is missing here does not compile. */
const asked = {
  'round.start': [1, bare('round.start')],
  'round.end': [1, bare('round.end')],
  'phase.enter': [4, made('phase.enter', { from: phase, to: phase })],
  'clock.pause': [1, bare('clock.pause')],
  'clock.resume': [1, bare('clock.resume')],
  'clock.extend': [1, made('clock.extend', { ms: fc.integer({ min: 1, max: 120_000 }) })],
  'board.open': [1, bare('board.open')],
  'board.measure': [
    1,
    made('board.measure', {
      measure: fc.record({
        nodes: fc.nat(9),
        arrows: fc.nat(9),
        orphans: fc.nat(9),
        latencies: fc.nat(9),
        stores: fc.nat(9),
        paths: fc.option(fc.nat(9), { nil: undefined }),
        sizes: fc.option(fc.nat(3), { nil: undefined }),
        scaled: fc.option(fc.nat(3), { nil: undefined }),
      }),
    }),
  ],
  'bookmark.keep': [1, made('bookmark.keep', { at: moment, text: words }, ['text'])],
  'bookmark.drop': [1, made('bookmark.drop', { kept: seq })],
  'scores.submit': [1, bare('scores.submit')],
  'debrief.release': [1, bare('debrief.release')],
  'score.set': [1, made('score.set', { criterion, value, pin })],
  'self.score': [1, made('self.score', { criterion, value, pin })],
  'evidence.pin': [1, made('evidence.pin', { criterion, pin })],
  'evidence.unpin': [1, made('evidence.unpin', { pinned: seq })],
  'flag.raise': [1, made('flag.raise', { flag: fc.constantFrom('vague', 'nope'), pin })],
  'flag.withdraw': [1, made('flag.withdraw', { raised: seq })],
  'note.take': [1, made('note.take', { text: words, pin })],
  'score.revise': [1, made('score.revise', { criterion, value, reason: words, pin })],
  'note.offer': [1, made('note.offer', { note: seq })],
  'note.withhold': [1, made('note.withhold', { note: seq })],
  'question.mark': [1, bare('question.mark')],
  'hint.show': [1, made('hint.show', { hint: fc.constantFrom('availability', 'size', 'nope') })],
  'card.fire': [1, made('card.fire', { card })],
  'card.acknowledge': [1, made('card.acknowledge', { card })],
  'card.answer': [
    1,
    made('card.answer', { card, outcome: fc.constantFrom('answered' as const, 'dropped' as const) }),
  ],
  'layer.state': [3, made('layer.state', { layer, text: words })],
  'line.add': [
    1,
    made(
      'line.add',
      { list: fc.constantFrom('in-scope', 'actions', 'findings', 'nope'), text: words, fields },
      ['fields'],
    ),
  ],
  'line.change': [1, made('line.change', { line: seq, text: words, fields }, ['fields'])],
  'card.head': [1, made('card.head', { list: artifact, fields: headFields })],
  'card.commit': [1, made('card.commit', { list: artifact })],
  'card.place': [
    1,
    made('card.place', {
      list: artifact,
      x: fc.integer({ min: -9e5, max: 9e5 }),
      y: fc.double({ noNaN: true, min: -9e5, max: 9e5 }),
    }),
  ],
  'card.shelve': [1, made('card.shelve', { list: artifact })],
  'line.rule': [
    1,
    made('line.rule', { line: seq, ruling: fc.constantFrom('accepted' as const, 'pulled-back' as const) }),
  ],
  'line.remove': [1, made('line.remove', { line: seq })],
  'chunk.begin': [1, bare('chunk.begin')],
  'chunk.end': [1, bare('chunk.end')],
  'confirm.ask': [1, made('confirm.ask', { text: words }, ['text'])],
  'confirm.answer': [
    2,
    made(
      'confirm.answer',
      {
        answer: fc.constantFrom('yes' as const, 'no' as const, 'adjust' as const),
        spoken: fc.constant(true as const),
        confirm: seq,
      },
      ['spoken', 'confirm'],
    ),
  ],
  'nod.give': [1, bare('nod.give')],
  'thought.declare': [1, bare('thought.declare')],
  'chat.say': [1, made('chat.say', { text: words })],
  'voice.spoke': [1, made('voice.spoke', { from: moment, to: moment })],
  'work.show': [1, made('work.show', { from: near, to: near })],
  'ear.open': [1, made('ear.open', { at: moment })],
  'ear.close': [
    1,
    made('ear.close', {
      at: moment,
      cause: fc.constantFrom('left' as const, 'lost' as const, 'asleep' as const),
    }),
  ],
  'run.start': [
    4,
    made(
      'run.start',
      {
        kind: fc.constantFrom('run' as const, 'tests' as const),
        language: fc.constantFrom('python' as const, 'sql' as const),
        entry: fc.constantFrom('sketch.py', 'nope.py'),
        files,
        data: fc.constantFrom('dirty', 'nope'),
        hidden: fc.boolean(),
      },
      ['data', 'hidden'],
    ),
  ],
  'run.end': [3, made('run.end', { run, outcome })],
  'run.stop': [1, made('run.stop', { run })],
  'hidden.report': [1, made('hidden.report', { files, outcome })],
  'code.release': [1, made('code.release', { what: fc.constantFrom('tests' as const, 'data' as const) })],
  'code.measure': [
    1,
    made('code.measure', {
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
  ],
  'take.begin': [1, bare('take.begin')],
  'take.end': [1, bare('take.end')],
  'take.check': [1, made('take.check', { take, check: fc.constantFrom('what', 'nope'), met: fc.boolean() })],
  'focus.begin': [1, bare('focus.begin')],
  'focus.end': [1, bare('focus.end')],
  'recording.allow': [1, bare('recording.allow')],
  'recording.refuse': [1, bare('recording.refuse')],
  'seal.set': [
    2,
    made(
      'seal.set',
      {
        on: fc.oneof(
          fc.record({
            type: fc.constant('documents' as const),
            documents: fc.uniqueArray(pane, { minLength: 1, maxLength: 2 }),
          }),
          fc.record({ type: fc.constant('card' as const), card }),
          fc.record({ type: fc.constant('text' as const), title: words, text: words }),
        ),
        does: fc.constantFrom('closes' as const, 'hides' as const),
        for: fc.constantFrom<('candidate' | 'observer')[]>(['candidate'], ['candidate', 'observer']),
        until,
      },
      ['until'],
    ),
  ],
  'block.end': [
    2,
    made('block.end', {
      phase: fc.constantFrom('one', 'two', 'scope'),
      block: fc.constantFrom('story', 'gap', 'sketch', 'probe', 'rate'),
      by: fc.constantFrom('key' as const, 'silence' as const),
    }),
  ],
  'margin.note': [1, made('margin.note', { place: fc.constantFrom('timeline.1', 'nowhere'), text: words })],
  'margin.drop': [1, made('margin.drop', { note: seq })],
  'finding.judge': [
    1,
    made('finding.judge', {
      line: seq,
      as: fc.constantFrom(
        { planted: 'silent' },
        { planted: 'nope' },
        'sound' as const,
        'false-alarm' as const,
      ),
    }),
  ],
  'persona.play': [1, made('persona.play', { persona: fc.constantFrom('director', 'finance', 'nope') })],
  'seniority.say': [1, made('seniority.say', { as: fc.constantFrom('peer' as const, 'staff' as const) })],
  'push.send': [
    1,
    made('push.send', { text: words, on: fc.constant({ type: 'board' as const, x: 0, y: 0, w: 9, h: 9 }) }, [
      'on',
    ]),
  ],
  'push.settle': [
    1,
    made('push.settle', { push: seq, outcome: fc.constantFrom('answered' as const, 'dropped' as const) }),
  ],
  'drawing.tell': [
    2,
    made('drawing.tell', {
      changes: fc.uniqueArray(drawn, { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
    }),
  ],
  'fault.inject': [
    2,
    made('fault.inject', {
      on: thing,
      how: fc.constantFrom('cut' as const, 'slow' as const, 'kill' as const),
    }),
  ],
  'fault.lift': [1, made('fault.lift', { fault: seq })],
  'assistant.ask': [1, made('assistant.ask', { text: words })],
  'assistant.reply': [
    1,
    made('assistant.reply', {
      asked: seq,
      with: fc.constantFrom({ reply: 'first' }, { reply: 'nope' }, { text: 'Yes.' }),
    }),
  ],
  'swap.agree': [1, bare('swap.agree')],
  'swap.decline': [1, bare('swap.decline')],
  'assistant.judge': [1, made('assistant.judge', { asked: seq, checked: fc.boolean() })],
  'hidden.show': [
    1,
    made('hidden.show', {
      seal: fc.oneof(
        fc.constant('focus'),
        seq.map(set => `seal-${set}`),
      ),
      shown: fc.boolean(),
    }),
  ],
  'failure.judge': [
    1,
    made('failure.judge', {
      mode: fc.constantFrom('F1' as const, 'O' as const),
      phase,
      right: fc.boolean(),
    }),
  ],
  'seal.lift': [1, made('seal.lift', { seal: seq.map(set => `seal-${set}`) })],
  'words.utter': [
    2,
    made('words.utter', { from: near, to: near, text: words, heard: words, draft: fc.boolean() }, ['heard']),
  ],
  'words.note': [2, made('words.note', { text: words, about, at: near }, ['about', 'at'])],
  'words.import': [
    2,
    made('words.import', {
      name: fc.constantFrom('talk.vtt', 'other.srt'),
      lines: fc.array(
        fc.record({
          seat: fc.option(about),
          from: near,
          to: near,
          text: words,
          around: fc.constantFrom(true as const, undefined),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  ],
  'words.correct': [2, made('words.correct', { utterance: seq, text: words })],
  'words.erase': [
    2,
    fc.oneof(
      seq.map(utterance => ({ type: 'words.erase' as const, utterance })),
      fc.constant({ type: 'words.erase' as const, file: 'talk.vtt' }),
      fc.constant({ type: 'words.erase' as const, all: true as const }),
    ),
  ],
} satisfies Record<CommandType, readonly [weight: number, arbitrary: fc.Arbitrary<Command>]>

export const commands: fc.Arbitrary<Command> = fc.oneof(
  ...Object.values(asked).map(([weight, arbitrary]) => ({ weight, arbitrary })),
)

const wait = fc.oneof(fc.nat(3000), fc.nat(90_000), fc.constant(0))
const person = fc.oneof(
  { weight: 5, arbitrary: fc.constant(lee) },
  { weight: 4, arbitrary: fc.constant(mina) },
  { weight: 1, arbitrary: fc.constant(omar) },
)
/** Links taken back and seats shown out; rarely the candidate's, for little happens in the rest of such a round. */
const by = fc.constantFrom(lee.seat, lee.seat, mina.seat, omar.seat)
const role = fc.constantFrom(...roles)
const invites: fc.Arbitrary<InviteDoorCommand> = fc.oneof(
  fc.record({
    type: fc.constant('invite.renew' as const),
    role,
    generation: fc.integer({ min: 0, max: 3 }),
    by,
  }),
  fc.record({ type: fc.constant('invite.revoke' as const), role, by }),
  fc.record({
    type: fc.constant('seat.remove' as const),
    seat: fc.constantFrom(...Array.from({ length: 9 }, () => omar.seat), lee.seat, mina.seat, 'nobody'),
    by,
  }),
)

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({ type: fc.constant('ask' as const), wait, person, command: commands }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('link' as const), wait, up: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('invite' as const), wait, command: invites }) },
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
  else if (step.type === 'invite') play.door(step.command, step.command.by)
  else if (step.up) play.door({ type: 'link.restore', seat: mina.seat })
  else play.door({ type: 'link.lose', seat: mina.seat, since: play.now - 3000 })
}

/** A run nobody can name beforehand: the newest that is not over. */
function aimed(play: Play, command: Command): Command {
  if ((command.type !== 'run.end' && command.type !== 'run.stop') || command.run !== 1) return command
  return { ...command, run: play.room.open.runs.findLast(one => one.state !== 'ended')?.id ?? 1 }
}
