/** One run: takes an engine, bounds what comes out, and ends it by its limit or by a person. Knows no kind and no room. */
import { runBounds, type Outcome, type RunExit } from '@signalroom/shared'
import type { EnginePool } from './pool'
import type { EngineFrame } from './frame'
import type { RunListener, Job, Running } from './job'
import { deferred, type Deferred } from './deferred'

export function startRun(pool: EnginePool, job: Job, heard: RunListener): Running {
  const stopped = deferred<RunExit>()
  return { done: perform(pool, job, heard, stopped), stop: () => stopped.resolve('stopped') }
}

async function perform(
  pool: EnginePool,
  job: Job,
  heard: RunListener,
  ended: Deferred<RunExit>,
): Promise<Outcome> {
  const heardSoFar = openRecord(heard)
  let limit: ReturnType<typeof setTimeout> | undefined
  let beganAt: number | undefined
  const began = () => {
    if (beganAt !== undefined) return
    beganAt = performance.now()
    limit = setTimeout(() => ended.resolve('timeout'), job.limitMs ?? runBounds.limitMs)
    heard.began?.()
  }
  const conclude = (exit: RunExit, words: string): Outcome => {
    heardSoFar.say(words)
    const ms = beganAt === undefined ? 0 : performance.now() - beganAt
    return { exit, ms, ...heardSoFar.whole(), cases: [], runner: null }
  }
  const taken = pool.take()
  const first = await Promise.race([
    taken.then(
      frame => ({ frame }),
      (thrown: Error) => ({ why: thrown.message }),
    ),
    ended.promise,
  ])
  if (typeof first === 'string') {
    // Stopped while it was loading: what loads is good for the next.
    void taken.then(frame => pool.putBack(frame)).catch(() => {})
    return conclude('stopped', '')
  }
  if ('why' in first) return conclude('refused', `The engine could not be loaded: ${first.why}.\n`)
  const { frame } = first
  try {
    const outcome = await Promise.race([frame.run(job, { output: heardSoFar.say, began }), ended.promise])
    if (typeof outcome !== 'string') return keep(pool, frame, outcome)
    frame.close()
    return conclude(outcome, outcome === 'timeout' ? timeoutWords(job) : '')
  } catch (thrown) {
    frame.close()
    return conclude(
      'crashed',
      `The engine ended: ${thrown instanceof Error ? thrown.message : String(thrown)}.\n`,
    )
  } finally {
    clearTimeout(limit)
  }
}

/** An engine that has crashed is of no more use; what it said stands. */
function keep(pool: EnginePool, frame: EngineFrame, outcome: Outcome): Outcome {
  if (outcome.exit === 'crashed') frame.close()
  else pool.putBack(frame)
  const failed = outcome.cases.some(one => one.outcome === 'failed')
  return outcome.exit === 'passed' && failed ? { ...outcome, exit: 'failed' } : outcome
}
const timeoutWords = (job: Job) =>
  `\nStopped: it ran longer than ${(job.limitMs ?? runBounds.limitMs) / 1000} seconds.\n`

/** What was heard, bounded here once more: the engine's own bound is kept beside code that nobody trusts. */
function openRecord(heard: RunListener) {
  let output = ''
  let cut = false
  return {
    say(text: string) {
      const room = runBounds.output - output.length
      if (text === '' || room <= 0) return void (cut ||= text !== '')
      cut ||= text.length > room
      output += text.slice(0, room)
      heard.output(text.slice(0, room))
    },
    whole: () => ({ output, cut }),
  }
}
