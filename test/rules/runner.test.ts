/** The seat's runner with a room in memory and an engine by hand: what it runs, when, and what it owes. No browser. */
import type { Command, CommandAnswer, Language, Outcome, Room, Run, RunOutput } from '@signalroom/shared'
import { beforeEach, describe, expect, test } from 'vitest'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { lee, mina, Play, type Person } from '../kit/play.js'

type State = 'off' | 'loading' | 'ready' | 'failed' | 'impossible'
interface Job {
  readonly language: Language
  readonly entry: string
  readonly hidden?: readonly { readonly name: string }[]
}
interface LinkState {
  readonly status: 'live' | 'lost'
  readonly room: Room
}
interface Runner {
  readonly state: StoreApi<{
    readonly pressed: object | null
    readonly hidden: { readonly output: string } | null
    readonly own: readonly Run[]
  }>
  press(pressed: object): Promise<string | null>
  unpress(): void
  stopOwn(): boolean
  test(files: readonly object[]): Promise<string | null>
  warm(language: Language): void
  engine(language: Language): { readonly state: State }
  close(): void
}
/** The client is compiled for a browser, so it is taken as it is. */
const client = (path: string) => import(new URL(`../../client/src/room/code/${path}`, import.meta.url).href)
const { Runner } = (await client('runner.ts')) as {
  Runner: new (link: object, room: string, open: () => Promise<object>, patienceMs?: number) => Runner
}
const { fitted } = (await client('jobs.ts')) as { fitted: (outcome: Outcome) => Outcome }

const files = [{ name: 'sketch.py', text: 'print(1)' }]
const run = { kind: 'run', language: 'python', entry: 'sketch.py', files }
const passed: Outcome = { exit: 'passed', ms: 5, output: '1\n', cut: false, cases: [], runner: null }

/** Seats at one room in memory; what each asks is decided by the room's own rules. */
class Table {
  readonly play = Play.live()
  private readonly links: StoreApi<LinkState>[] = []
  readonly said: RunOutput[] = []
  readonly shown: RunOutput[] = []
  /** Whether the server can write. */
  writes = true

  link(person: Person) {
    const state = createStore<LinkState>(() => ({ status: 'live', room: this.play.room }))
    this.links.push(state)
    return {
      state,
      seat: person.seat,
      role: person.role,
      say: (output: RunOutput) => void this.said.push(output),
      show: (output: RunOutput) => void this.shown.push(output),
      now: () => this.play.now,
      ask: async (command: Command): Promise<CommandAnswer> => {
        if (!this.writes || state.getState().status === 'lost')
          return { ok: false, refusal: 'busy', detail: 'Try again.' }
        const decision = this.play.ask(command, person)
        this.tell()
        return decision.ok ? { ok: true, seq: this.play.room.seq } : decision
      },
    }
  }
  ask(command: Command, person: Person) {
    const decision = this.play.ask(command, person)
    this.tell()
    return decision
  }
  tell() {
    for (const link of this.links) link.setState({ room: this.play.room })
  }
  get runs() {
    return this.play.room.open.runs
  }
}

/** An engine that loads and ends when the test says so. */
class Engines {
  readonly jobs: { job: Job; end: (outcome: Outcome) => void; say: (text: string) => void; stops: number }[] =
    []
  readonly heard = new Set<() => void>()
  now: State = 'off'
  closed = false
  warm() {
    if (this.now === 'off' || this.now === 'failed') this.become('loading')
  }
  become(state: State) {
    this.now = state
    for (const one of this.heard) one()
  }
  state() {
    return { state: this.now, detail: null, runner: null }
  }
  subscribe(changed: () => void) {
    this.heard.add(changed)
    return () => void this.heard.delete(changed)
  }
  run(job: Job, { output }: { output: (text: string) => void }) {
    let end: (outcome: Outcome) => void = () => {}
    const done = new Promise<Outcome>(resolve => (end = resolve))
    const entry = { job, end, say: output, stops: 0 }
    this.jobs.push(entry)
    return {
      done,
      stop: () => {
        entry.stops += 1
        end({ ...passed, exit: 'stopped' })
      },
    }
  }
  close() {
    this.closed = true
  }
}
/** Lets everything that waits for nothing come to its end. */
const settle = () => new Promise(resolve => setTimeout(resolve, 0))

let table: Table
let engines: Engines
let stored: Map<string, string>
beforeEach(() => {
  table = new Table()
  engines = new Engines()
  stored = new Map()
  Object.defineProperty(globalThis, 'sessionStorage', {
    configurable: true,
    value: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    },
  })
})
const runnerOf = (person: Person, link = table.link(person)) =>
  new Runner(link, 'room', () => Promise.resolve(engines))

describe('the runner of a seat', () => {
  test('[X22] what is pressed while the engine loads is asked for once it is there, with the text of the press', async () => {
    const runner = runnerOf(mina)
    const asked = runner.press(run)
    await settle()
    expect(engines.now).toBe('loading')
    expect(table.runs).toEqual([])
    expect(runner.state.getState().pressed).toMatchObject(run)
    engines.become('ready')
    expect(await asked).toBeNull()
    await settle()
    expect(table.runs).toMatchObject([{ state: 'running', files, seat: 'mina' }])
    expect(engines.jobs).toMatchObject([{ job: { language: 'python', entry: 'sketch.py' } }])
  })
  test('[X22] taken back while it loads, it is never asked for; an engine that fails asks for nothing', async () => {
    const runner = runnerOf(mina)
    const first = runner.press(run)
    await settle()
    runner.unpress()
    engines.become('ready')
    await first
    engines.become('failed')
    const second = runner.press(run)
    await settle()
    engines.become('failed')
    await second
    expect(table.runs).toEqual([])
    expect(runner.engine('python').state).toBe('failed')
  })
  test('[Q8] in private focus it runs here, and the room hears nothing of it', async () => {
    engines.now = 'ready'
    const runner = runnerOf(mina)
    const elsewhere = runnerOf(lee)
    table.ask({ type: 'focus.begin' }, mina)
    const before = table.play.log.length
    expect(await runner.press(run)).toBeNull()
    await settle()
    expect(engines.jobs).toMatchObject([{ job: { entry: 'sketch.py' } }])
    engines.jobs[0]?.say('hidden output')
    expect(runner.state.getState().own).toMatchObject([{ id: -1, state: 'running', files, seat: 'mina' }])
    engines.jobs[0]?.end(passed)
    await settle()
    expect(runner.state.getState().own).toMatchObject([{ id: -1, state: 'ended', outcome: passed }])
    await runner.press(run)
    await settle()
    expect(runner.stopOwn()).toBe(true)
    await settle()
    expect(runner.stopOwn()).toBe(false)
    expect(runner.state.getState().own).toMatchObject([{ id: -1 }, { id: -2, outcome: { exit: 'stopped' } }])
    expect(table.shown).toEqual([{ run: -1, text: 'hidden output' }])
    expect([table.said, table.runs, table.play.log.slice(before)]).toEqual([[], [], []])
    table.ask({ type: 'focus.end' }, mina)
    await runner.press(run)
    await settle()
    expect(table.runs).toMatchObject([{ seat: 'mina', state: 'running' }])
    runner.close()
    elsewhere.close()
  })
  test('[X23] it runs what its own tab asked for, when its turn comes, and says how it ended', async () => {
    engines.now = 'ready'
    const runner = runnerOf(mina)
    const other = new Engines()
    const elsewhere = new Runner(table.link(mina), 'other-tab', () => Promise.resolve(other))
    table.ask({ type: 'run.start', ...run } as Command, lee)
    await runner.press(run)
    await settle()
    expect(engines.jobs).toEqual([])
    table.ask({ type: 'run.end', run: table.runs[0]?.id ?? 0, outcome: passed }, lee)
    await settle()
    expect(engines.jobs).toHaveLength(1)
    engines.jobs[0]?.say('hello')
    engines.jobs[0]?.end({ ...passed, output: 'hello' })
    await settle()
    expect(table.said).toEqual([{ run: table.runs[1]?.id, text: 'hello' }])
    expect(table.runs[1]).toMatchObject({ state: 'ended', outcome: { output: 'hello' } })
    expect(other.jobs).toEqual([])
    elsewhere.close()
  })
  test('[X23] a stop by anybody, and the end of the round, end what it runs', async () => {
    engines.now = 'ready'
    const runner = runnerOf(mina)
    await runner.press(run)
    await settle()
    table.ask({ type: 'run.stop', run: table.runs[0]?.id ?? 0 }, lee)
    await settle()
    expect(table.runs[0]).toMatchObject({ state: 'ended', outcome: { exit: 'stopped' } })
    await runner.press(run)
    await settle()
    table.ask({ type: 'round.end' }, lee)
    await settle()
    expect(engines.jobs[1]?.stops).toBeGreaterThan(0)
  })
  test('[X24] an end that could not be said is said when the link is back and the server writes', async () => {
    engines.now = 'ready'
    const link = table.link(mina)
    const runner = runnerOf(mina, link)
    await runner.press(run)
    await settle()
    link.state.setState({ status: 'lost' })
    engines.jobs[0]?.end(passed)
    await settle()
    expect(table.runs[0]?.state).toBe('running')
    table.writes = false
    link.state.setState({ status: 'live' })
    await settle()
    table.writes = true
    await new Promise(resolve => setTimeout(resolve, 600))
    expect(table.runs[0]).toMatchObject({ state: 'ended', outcome: passed })
  })
  test('[X25] after a reload what had begun is ended as crashed, and what waited runs in its turn', async () => {
    engines.now = 'ready'
    const before = runnerOf(mina)
    await before.press(run)
    await before.press(run)
    await settle()
    const left = engines
    engines = new Engines()
    engines.now = 'ready'
    const after = runnerOf(mina)
    await settle()
    await settle()
    expect(table.runs[0]).toMatchObject({
      outcome: { exit: 'crashed', output: expect.stringContaining('reloaded') as string },
    })
    expect(engines.jobs).toHaveLength(1)
    engines.jobs[0]?.end(passed)
    await settle()
    expect(table.runs[1]).toMatchObject({ state: 'ended', outcome: passed })
    expect(left.jobs.length).toBeGreaterThan(0)
    after.close()
    expect(engines.closed).toBe(true)
  })
  test('[X35] an engine that never answers is given up, and all of it is begun anew when it is asked for again', async () => {
    const opened: Engines[] = []
    const open = () => {
      const one = new Engines()
      opened.push(one)
      return Promise.resolve(one)
    }
    const runner = new Runner(table.link(mina), 'room', open, 30)
    expect(await runner.press(run)).toBeNull()
    expect(runner.engine('python').state).toBe('failed')
    expect(runner.state.getState().pressed).toBeNull()
    expect([opened.length, opened[0]?.closed]).toEqual([1, true])
    const again = runner.press(run)
    await settle()
    opened[1]?.become('ready')
    await again
    await settle()
    expect(opened[1]?.jobs).toHaveLength(1)
    runner.close()
  })
  test('[X13] hidden tests run beside the queue and are reported to the panel, with the text they ran against', async () => {
    engines.now = 'ready'
    const runner = runnerOf(lee)
    const asked = runner.test(files)
    await settle()
    expect(engines.jobs).toMatchObject([{ job: { hidden: [{ name: 'test_hidden.py' }] } }])
    engines.jobs[0]?.say('secret words')
    expect(runner.state.getState().hidden?.output).toBe('secret words')
    engines.jobs[0]?.end({ ...passed, output: 'secret words' })
    expect(await asked).toBeNull()
    expect(table.play.room.panel.hidden).toMatchObject([{ files, outcome: { output: 'secret words' } }])
    expect(table.said).toEqual([])
    expect(JSON.stringify(table.play.seenBy(mina))).not.toContain('secret words')
  })
  test('[X4] an outcome is cut to what the room takes', () => {
    const cases = Array.from({ length: 150 }, (_, i) => ({
      name: `case ${i}`,
      outcome: 'failed' as const,
      ms: 1,
      message: 'm'.repeat(2000),
    }))
    const cut = fitted({ ...passed, cases, output: 'o'.repeat(80_000) })
    expect(cut.output).toHaveLength(65_536)
    expect(cut.cases).toHaveLength(150)
    expect(cut.cases.reduce((sum, one) => sum + (one.message?.length ?? 0), 0)).toBe(65_536)
  })
})
