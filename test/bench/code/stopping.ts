/** What a run without an end costs the page while it runs, to stop it, and to run again. */
import type { Browser } from 'playwright-core'
import { job, type Job } from '../../kit/engine-job.js'
import { openStage, type EngineStage } from '../../kit/engine-stage.js'
import type { Measured } from '../bench.js'

const loop = job('python', 'run', { 'main.py': 'while True:\n    pass\n' })
const again = job('python', 'run', { 'main.py': 'print(1)\n' })
/** Each without an end of its own. */
const endless: readonly Job[] = [
  loop,
  job('python', 'run', { 'main.py': 'while True:\n    print("x" * 200)\n' }),
  job('javascript', 'run', { 'main.js': 'for (;;);\n' }),
  job('javascript', 'run', { 'main.js': 'const f = () => [f()]\nfor (;;) try { f() } catch {}\n' }),
  job('javascript', 'run', { 'main.js': 'const all = []\nfor (;;) all.push(new Array(100_000).fill({}))\n' }),
  job('sql', 'run', {
    'main.sql': 'select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b\n',
  }),
]
const loopMs = 3000

export async function stopping(
  browser: Browser,
  origin: string,
  rounds: number,
): Promise<readonly Measured[]> {
  const stage = await openStage(browser, origin)
  for (const language of ['python', 'javascript', 'sql'] as const) {
    await stage.warm(language)
    await stage.spare(language)
  }
  const afterStop: number[] = []
  const stops: number[] = []
  const fps: number[] = []
  for (let round = 0; round < rounds; round++) {
    stops.push((await stopped(stage, loop, 1000)).stopMs)
    afterStop.push((await stage.run(again)).totalMs)
    await stage.spare('python')
  }
  for (const one of endless) {
    const told = await stopped(stage, one, loopMs)
    stops.push(told.stopMs)
    fps.push(told.fps)
    process.stderr.write(
      `${one.entry}: stopped in ${Math.round(told.stopMs)} ms, ${Math.round(told.fps)} frames a second\n`,
    )
    await stage.spare(one.language)
  }
  await stage.page.context().close()
  return [
    {
      key: 'afterStopMs',
      value: Math.max(...afterStop),
      unit: 'ms',
      means: 'the run of Python after a stop, slowest',
    },
    {
      key: 'stopMsMax',
      value: Math.max(...stops),
      unit: 'ms',
      means: 'from stop to its outcome, slowest of all',
    },
    {
      key: 'fpsWhileLooping',
      value: Math.min(...fps),
      unit: 'fps',
      means:
        'frames the page draws while a loop, a flood, a recursion, a memory bomb or a join runs: the worst',
    },
  ]
}

async function stopped(stage: EngineStage, asked: Job, stopAfterMs: number) {
  const release = await stage.watchFrames()
  const { outcome, stopMs } = await stage.run(asked, { stopAfterMs })
  const { fps } = await release()
  if (outcome.exit !== 'stopped' || stopMs === null)
    throw new Error(`it ended as ${outcome.exit}: ${outcome.output}`)
  return { stopMs, fps }
}
