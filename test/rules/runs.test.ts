/** The rules of runs, one claim a test: what is asked for, whose turn it is, how it ends, and what stays secret. */
import { maySee, ms, progress, runBounds, type Needs, type Outcome, type Refusal } from '@signalroom/shared'
import { Command, PlanFile } from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { fileURLToPath } from 'node:url'
import { loadRounds } from '../../server/src/content/rounds.js'
import { lee, mina, omar, Play, start, type Person } from '../kit/play.js'
import { sampleOpening, samplePlan } from '../kit/sample.js'

const refusal = (decision: object) => (decision as Refusal).refusal
const files = [{ name: 'sketch.py', text: 'print(1)\n' }]
const run = {
  type: 'run.start',
  kind: 'run',
  language: 'python',
  entry: 'sketch.py',
  files,
} as const satisfies Command
const passed: Outcome = { exit: 'passed', ms: 12, output: '1\n', cut: false, cases: [], runner: null }
const tested = (...names: readonly string[]): Outcome => ({
  ...passed,
  cases: names.map(name => ({ name, outcome: 'passed', ms: 1 })),
  runner: 'pytest 8.4.2',
})
/** Asks for a run; gives its id. */
const begin = (play: Play, person: Person, command: Command = run): number => {
  expect(play.ask(command, person)).toMatchObject({ ok: true })
  return play.room.open.runs.at(-1)?.id ?? 0
}
const states = (play: Play) => play.room.open.runs.map(one => one.state)
const seats = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, i) => ({ seat: `c${i}`, role: 'candidate' }))

describe('asking for a run', () => {
  test('[X1] interviewer and candidate run code while the round is live; an observer does not', () => {
    const play = new Play()
    expect(refusal(play.ask(run, mina))).toBe('not-started')
    play.ask({ type: 'round.start' })
    expect(refusal(play.ask(run, omar))).toBe('role')
    for (const person of [mina, lee])
      expect(play.ask({ type: 'run.end', run: begin(play, person), outcome: passed }, person).ok).toBe(true)
    play.ask({ type: 'round.end' })
    expect(refusal(play.ask(run, mina))).toBe('over')
  })
  test('[X2] a run carries the exact text it was asked with, and everybody sees it, and how it ended', () => {
    const play = Play.live()
    const id = begin(play, mina)
    play.wait(40)
    play.ask({ type: 'run.end', run: id, outcome: passed }, mina)
    const expected = { id, seat: 'mina', files, state: 'ended', outcome: passed, endedAt: start + 40 }
    expect(play.room.open.runs).toMatchObject([expected])
    for (const event of play.log.filter(one => one.type.startsWith('run.')))
      for (const person of [lee, mina, omar]) expect(maySee(event, person)).toBe(true)
  })
  test('[X3] what cannot be run is refused with its reason: a file that is not there, a name twice, too much text', () => {
    const play = Play.live()
    expect(play.ask({ ...run, entry: 'gone.py' }, mina)).toMatchObject({
      refusal: 'unknown',
      detail: expect.stringContaining('gone.py') as string,
    })
    expect(refusal(play.ask({ ...run, files: [...files, ...files] }, mina))).toBe('malformed')
    const long = [{ name: 'a.py', text: 'x'.repeat(runBounds.text) }]
    expect(Command.safeParse({ ...run, files: long }).success).toBe(true)
    const twice = [...long, { name: 'b.py', text: 'x' }]
    expect(Command.safeParse({ ...run, files: twice }).error?.issues[0]?.message).toContain('128 thousand')
    expect(Command.safeParse({ ...run, files: [{ name: '../a', text: '' }] }).success).toBe(false)
  })
  test('[X4] an outcome is bounded: output, cases, and what all cases say together', () => {
    const ends = (outcome: Outcome) => Command.safeParse({ type: 'run.end', run: 9, outcome }).success
    const most = { ...passed, output: 'x'.repeat(runBounds.output) }
    expect(ends(most)).toBe(true)
    expect(ends({ ...most, output: `${most.output}x` })).toBe(false)
    const talkative = (count: number) => ({
      ...passed,
      cases: Array.from({ length: count }, () => ({
        name: 'n',
        outcome: 'failed' as const,
        ms: 1,
        message: 'm'.repeat(2000),
      })),
    })
    expect([ends(talkative(32)), ends(talkative(33))]).toEqual([true, false])
  })
})

describe('the queue', () => {
  test('[X5] one run of a room is under way; who asks meanwhile waits, and begins when it ends, in the order of asking', () => {
    const play = Play.live(sampleOpening())
    const [first, second] = [begin(play, mina), begin(play, lee)]
    const third = begin(play, mina)
    expect(states(play)).toEqual(['running', 'waiting', 'waiting'])
    play.ask({ type: 'run.end', run: first, outcome: passed }, mina)
    expect(states(play)).toEqual(['ended', 'running', 'waiting'])
    play.ask({ type: 'run.end', run: second, outcome: passed }, lee)
    expect(states(play)).toEqual(['ended', 'ended', 'running'])
    expect(play.room.open.runs.at(-1)?.id).toBe(third)
  })
  test('[X6] a seat has one run waiting at most, and a room eight', () => {
    const many = seats(10)
    const play = new Play(sampleOpening(), [lee, ...many])
    play.ask({ type: 'round.start' })
    begin(play, lee)
    begin(play, lee)
    expect(play.ask(run, lee)).toMatchObject({
      refusal: 'limit',
      detail: expect.stringContaining('yours') as string,
    })
    for (const person of many.slice(0, 7)) begin(play, person)
    expect(play.ask(run, many[8])).toMatchObject({ refusal: 'limit' })
  })
  test('[X7] anybody who may run may take back a waiting run, and it never begins', () => {
    const play = Play.live()
    const [first, second] = [begin(play, mina), begin(play, lee)]
    expect(play.ask({ type: 'run.stop', run: second }, mina).ok).toBe(true)
    expect(states(play)).toEqual(['running', 'ended'])
    play.ask({ type: 'run.end', run: first, outcome: passed }, mina)
    expect(play.since(0).filter(type => type === 'run.begun')).toHaveLength(1)
    expect(refusal(play.ask({ type: 'run.stop', run: second }, mina))).toBe('done')
  })
  test('[X8] only the seat that asked says how a run ended, once, and only of one that has begun', () => {
    const play = Play.live()
    const [first, second] = [begin(play, mina), begin(play, lee)]
    expect(refusal(play.ask({ type: 'run.end', run: first, outcome: passed }, lee))).toBe('role')
    expect(refusal(play.ask({ type: 'run.end', run: second, outcome: passed }, lee))).toBe('stale')
    expect(play.ask({ type: 'run.end', run: first, outcome: passed }, mina).ok).toBe(true)
    expect(refusal(play.ask({ type: 'run.end', run: first, outcome: passed }, mina))).toBe('done')
    expect(refusal(play.ask({ type: 'run.end', run: 1, outcome: passed }, mina))).toBe('unknown')
  })
  test('[X9] a stopped run is ended by its browser; if that is silent for five seconds, by the clock', () => {
    const play = Play.live()
    const [first, second] = [begin(play, mina), begin(play, lee)]
    play.wait(1000).ask({ type: 'run.stop', run: first }, lee)
    expect(states(play)).toEqual(['running', 'waiting'])
    play.wait(5000).wake()
    expect(play.room.open.runs[0]).toMatchObject({
      state: 'ended',
      outcome: { exit: 'stopped' },
      stopped: { seat: 'lee' },
      endedAt: start + 6000,
    })
    expect(play.room.open.runs.find(one => one.id === second)?.state).toBe('running')
  })
  test('[X10] a run whose browser has gone is ended by the clock fifteen seconds after the limit, also in a pause', () => {
    const play = Play.live()
    begin(play, mina)
    begin(play, lee)
    play.ask({ type: 'clock.pause' })
    play.wait(24_999).wake()
    expect(states(play)).toEqual(['running', 'waiting'])
    play.wait(60_000).wake()
    expect(play.room.open.runs.map(one => one.outcome?.exit)).toEqual(['crashed', 'crashed'])
    expect(play.room.open.runs.map(one => one.endedAt)).toEqual([start + 25_000, start + 50_000])
  })
  test('[X11] the end of the round stops what runs and empties the queue', () => {
    const play = Play.live()
    begin(play, mina)
    begin(play, lee)
    play.ask({ type: 'round.end' })
    expect(states(play)).toEqual(['ended', 'ended'])
    expect(play.room.open.runs.map(one => one.outcome?.exit)).toEqual(['stopped', undefined])
  })
  test('[X12] a room holds three hundred runs', () => {
    const play = Play.live()
    for (let i = 0; i < 300; i++) play.ask({ type: 'run.end', run: begin(play, mina), outcome: passed }, mina)
    expect(refusal(play.ask(run, mina))).toBe('limit')
    expect(play.room.open.runs).toHaveLength(300)
  })
})

describe('hidden tests and data', () => {
  const report = { type: 'hidden.report', files, outcome: tested('edge: empty', 'load: burst') } as const

  test('[X13] hidden tests are reported by interviewers and seen by interviewers', () => {
    const play = Play.live()
    expect(refusal(play.ask(report, mina))).toBe('role')
    expect(play.ask(report, lee).ok).toBe(true)
    expect(play.room.panel.hidden).toMatchObject([{ seat: 'lee', files, outcome: report.outcome }])
    expect(play.seenBy(mina).some(event => event.type === 'hidden.reported')).toBe(false)
    expect(play.seenBy(omar).some(event => event.type === 'hidden.reported')).toBe(false)
  })
  test('[X14] hidden tests and further data become public by value when they are released, once', () => {
    const play = Play.live()
    const hidden = { ...run, kind: 'tests', hidden: true } as const
    expect(refusal(play.ask(hidden, mina))).toBe('unknown')
    expect(refusal(play.ask({ ...run, data: 'dirty' }, mina))).toBe('unknown')
    expect(refusal(play.ask({ type: 'code.release', what: 'tests' }, mina))).toBe('role')
    expect(play.ask({ type: 'code.release', what: 'tests' }).ok).toBe(true)
    expect(play.ask({ type: 'code.release', what: 'data' }).ok).toBe(true)
    expect(refusal(play.ask({ type: 'code.release', what: 'tests' }))).toBe('done')
    const { handed } = play.room.open
    expect(handed.tests?.files).toEqual([{ name: 'test_hidden.py', text: 'hidden-test' }])
    expect(handed.data?.files).toEqual([{ name: 'dirty.sql', text: 'more-data' }])
    expect(JSON.stringify(play.seenBy(mina))).not.toContain('solution')
    expect(play.ask(hidden, mina).ok).toBe(true)
    expect(play.ask({ ...run, data: 'dirty' }, mina).ok).toBe(true)
    expect(play.room.open.runs.map(one => [one.hidden, one.data])).toEqual([
      [true, null],
      [false, 'dirty'],
    ])
  })
  test('[X15] alone, the candidate asks for the hidden tests himself; it is in the log', () => {
    const play = new Play(sampleOpening({ alone: true }), [mina])
    play.ask({ type: 'round.start' }, mina)
    expect(JSON.stringify(play.seenBy(mina))).not.toContain('hidden-test')
    expect(play.ask({ type: 'code.release', what: 'tests' }, mina).ok).toBe(true)
    expect(JSON.stringify(play.seenBy(mina))).toContain('hidden-test')
    expect(play.log.at(-1)).toMatchObject({ type: 'code.released', actor: 'mina' })
  })
})

describe('what a plan can ask of code', () => {
  const have = (play: Play, needs: Needs) => progress(play.room, { needs }).have

  test('[X16] of the code pane as it was last measured; the same measure twice is refused', () => {
    const play = Play.live()
    const measure = {
      validation: 1,
      core: 1,
      testing: 2 as const,
      guards: 3,
      errors: 0,
      tests: 4,
      edges: 2,
      loads: 0,
      shared: 0,
      selects: 0,
    }
    expect(have(play, { of: 'code', measure: 'guards', atLeast: 2 })).toBe(0)
    expect(play.ask({ type: 'code.measure', measure }, mina).ok).toBe(true)
    expect(have(play, { of: 'code', measure: 'guards', atLeast: 2 })).toBe(3)
    expect(refusal(play.ask({ type: 'code.measure', measure }, mina))).toBe('done')
    expect(refusal(play.ask({ type: 'code.measure', measure: { ...measure, tests: 5 } }, omar))).toBe('role')
  })
  test('[X17] of runs: those that came to an end, in a phase, that passed, and tests only with a case', () => {
    const play = Play.live()
    const end = (command: Command, outcome: Outcome) =>
      play.ask({ type: 'run.end', run: begin(play, mina, command), outcome }, mina)
    end(run, { ...passed, exit: 'failed' })
    end(run, { ...passed, exit: 'stopped' })
    play.wait(1000).ask({ type: 'phase.enter', from: 'scope', to: 'deep-dive' })
    end({ ...run, kind: 'tests' }, passed)
    end({ ...run, kind: 'tests' }, tested('one'))
    begin(play, mina)
    expect(have(play, { of: 'runs', atLeast: 1 })).toBe(3)
    expect(have(play, { of: 'runs', kind: 'tests', atLeast: 1 })).toBe(2)
    expect(have(play, { of: 'runs', kind: 'tests', passed: true, atLeast: 1 })).toBe(1)
    expect(have(play, { of: 'runs', during: 'scope', atLeast: 1 })).toBe(1)
    expect(have(play, { of: 'runs', during: 'deep-dive', atLeast: 1 })).toBe(2)
  })
  test('[X17] of runs: those over before a time of the round, pauses left out, and with so many cases', () => {
    const play = Play.live()
    const soon: Needs = {
      of: 'runs',
      kind: 'tests',
      passed: true,
      cases: 2,
      before: ms(60_000),
      atLeast: 1,
    }
    const end = (outcome: Outcome) =>
      play.ask({ type: 'run.end', run: begin(play, mina, { ...run, kind: 'tests' }), outcome }, mina)
    end(tested('one'))
    expect(have(play, soon)).toBe(0)
    play.ask({ type: 'clock.pause' })
    play.wait(120_000).ask({ type: 'clock.resume' })
    play.wait(50_000)
    end(tested('one', 'two'))
    expect(have(play, soon)).toBe(1)
    const late = Play.live().wait(61_000)
    late.ask(
      { type: 'run.end', run: begin(late, mina, { ...run, kind: 'tests' }), outcome: tested('a', 'b') },
      mina,
    )
    expect(have(late, soon)).toBe(0)
  })
  test('[X17] a coding round asks for green tests by the time of the round, however long a phase was', () => {
    for (const id of ['coding', 'concurrency']) {
      const needs = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
        .plans.find(plan => plan.id === id)!
        .phases.flatMap(phase => phase.checks)
        .find(check => check.id === 'green')!.needs
      expect(needs).toMatchObject({ of: 'runs', passed: true, before: 30 * 60_000 })
      expect(needs).not.toHaveProperty('during')
    }
  })
  test('[X18] of the hidden tests: the cases of one tag that passed when they last ran, whoever ran them', () => {
    const play = Play.live()
    const edges: Needs = { of: 'hidden', tag: 'edge', atLeast: 1 }
    expect(have(play, edges)).toBe(0)
    const report = (outcome: Outcome) => play.wait(10).ask({ type: 'hidden.report', files, outcome })
    report(tested('edge: empty', 'edge: one', 'load: burst'))
    expect(have(play, edges)).toBe(2)
    report(tested('edge: empty'))
    expect(have(play, edges)).toBe(1)
    play.ask({ type: 'code.release', what: 'tests' })
    const id = begin(play, mina, { ...run, kind: 'tests', hidden: true })
    play.wait(10).ask({ type: 'run.end', run: id, outcome: tested('edge: a', 'edge: b', 'edge: c') }, mina)
    expect(have(play, edges)).toBe(3)
  })
  test('[X19] a plan that counts runs in a phase it does not have is refused with the field', () => {
    const plan = structuredClone(samplePlan()) as unknown as Record<string, unknown> & {
      phases: { minutes: unknown; checks: { needs: object }[] }[]
    }
    plan['boardOpensAt'] = '2:00'
    for (const phase of plan.phases) phase.minutes = '2:00'
    const check = plan.phases[0]?.checks[0]
    if (check) check.needs = { of: 'runs', during: 'nowhere', atLeast: 1 }
    expect(PlanFile.safeParse(plan).error?.issues[0]?.path.join('.')).toBe('phases.0.checks.0.needs.during')
    if (check) check.needs = { of: 'runs', during: 'close', atLeast: 1 }
    expect(PlanFile.safeParse(plan).success).toBe(true)
  })
})
