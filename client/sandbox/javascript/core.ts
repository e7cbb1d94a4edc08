/** Runs JavaScript and TypeScript in the realm it stands in, which is fresh for each run. Knows no worker and no page. */
import type { Outcome, RunExit } from '@signalroom/shared'
import type { RunListener, Job } from '../../src/engines/job'
import { concluded, exitOf, type FoundCase } from '../common/outcome'
import { openSink, type Sink } from '../common/sink'
import { openClock, type Clock } from './clock'
import { openConsole } from './console'
import { openModules } from './modules'
import { headline, shownStack, sourceLineOf } from './source-line'
import { runnerName, runTests, testApi } from './tests'

/** Told of errors that nobody caught; returns how to listen no more. */
export type Strays = (stray: (error: unknown) => void) => () => void

interface Found {
  readonly exit: RunExit
  readonly cases: readonly FoundCase[]
  readonly runner: string | null
}

export async function runJavascript(job: Job, heard: RunListener, strays: Strays): Promise<Outcome> {
  const sink = openSink(text => heard.output(text))
  const clock = openClock()
  const stray: unknown[] = []
  const deaf = strays(error => void stray.push(error))
  heard.began?.()
  // By the browser's own clock, whatever a test makes of it.
  const now = performance.now.bind(performance)
  const beganAt = now()
  const found = await (job.kind === 'run' ? execute(job, sink, clock, stray) : test(job, sink, clock, stray))
  const ms = now() - beganAt
  deaf()
  clock.close()
  return concluded({ ...found, ms, sink })
}

async function execute(job: Job, sink: Sink, clock: Clock, stray: readonly unknown[]): Promise<Found> {
  if (!job.files.some(file => file.name === job.entry))
    return refused(sink, `There is no file ${job.entry} to run.`)
  try {
    await modulesOf(job, sink, clock, {}).begin(job.entry)
    await clock.idle()
  } catch (thrown) {
    sink.write(`${shownStack(thrown)}\n`)
    return { exit: 'failed', cases: [], runner: null }
  }
  for (const error of stray) sink.write(`Nobody caught this: ${shownStack(error)}\n`)
  return { exit: stray.length > 0 ? 'failed' : 'passed', cases: [], runner: null }
}

async function test(job: Job, sink: Sink, clock: Clock, stray: readonly unknown[]): Promise<Found> {
  const files = (job.hidden ?? job.files).map(({ name }) => name).filter(isTest)
  if (files.length === 0)
    return refused(
      sink,
      'There are no tests here: a file of tests is named something.test.ts or something.test.js.',
    )
  const api = testApi(clock.faking)
  const modules = modulesOf(job, sink, clock, api)
  const cases = [...(await runTests(files, modules.begin, api.expect)), ...stray.map(strayCase)]
  return { exit: exitOf(cases), cases, runner: runnerName }
}
const isTest = (name: string) => /\.(test|spec)\.[mc]?[jt]sx?$/.test(name)
const strayCase = (error: unknown): FoundCase => ({
  name: 'an error that nobody caught',
  outcome: 'failed',
  ms: 0,
  message: headline(error),
  ...sourceLineOf(error),
})

function modulesOf(job: Job, sink: Sink, clock: Clock, api: Readonly<Record<string, unknown>>) {
  const given = { vitest: { ...api, __esModule: true } }
  const globals = { console: openConsole(text => sink.write(text)), ...clock.timers, ...api }
  return openModules([...job.files, ...(job.hidden ?? [])], given, globals)
}
function refused(sink: Sink, why: string): Found {
  sink.write(`${why}\n`)
  return { exit: 'refused', cases: [], runner: null }
}
