/** Reads logs in a thread of its own, one at a time, so that no live room waits for it. */
import type { LogCheck, LogEntry } from '@signalroom/shared'
import { Worker } from 'node:worker_threads'
import { threadFile } from '../base/thread-file.js'
import type { Asked, Made } from './log-thread.js'
import type { ChecksAsked } from './checks.js'

/** Checks of a log; rejects if it takes too long or cannot be read. */
export type MakeChecks = (asked: ChecksAsked) => Promise<readonly LogCheck[]>

interface LogReader {
  readonly checks: MakeChecks
  /** The document that a log comes to, as one update, without what `known` comes to; rejects likewise. */
  state(log: readonly LogEntry[], known?: readonly LogEntry[]): Promise<Uint8Array>
  /** Ends what is under way; everything asked rejects. */
  close(): void
}

/** A log that takes longer is not one that people wrote. */
const longestMs = 60_000

export function openLogReader(): LogReader {
  let [last, closed] = [Promise.resolve() as Promise<unknown>, false]
  const running = new Set<() => void>()

  const run = (asked: Asked) =>
    new Promise<Exclude<Made, { readonly why: string }>>((done, failed) => {
      if (closed) return failed(new Error('closed'))
      const [file, options] = threadFile(import.meta.url, 'log-thread')
      const thread = new Worker(file, { ...options, workerData: asked })
      const end = (error: Error) => {
        clearTimeout(timer)
        running.delete(stop)
        void thread.terminate()
        failed(error)
      }
      const stop = () => end(new Error('closed'))
      const timer = setTimeout(() => end(new Error('it took too long')), longestMs)
      running.add(stop)
      thread.unref()
      thread.on('error', error => end(error instanceof Error ? error : new Error(String(error))))
      thread.on('message', (answer: Made) => {
        if (!('why' in answer)) done(answer)
        end(new Error('why' in answer ? answer.why : 'done'))
      })
    })
  const inTurn = (asked: Asked) => {
    const made = last.then(() => run(asked))
    last = made.catch(() => {})
    return made
  }
  return {
    async checks(asked) {
      const made = await inTurn(asked)
      return 'checks' in made ? made.checks : []
    },
    async state(log, known = []) {
      const made = await inTurn({ log, known })
      if ('state' in made) return made.state
      throw new Error('no state was made')
    },
    close() {
      closed = true
      for (const stop of running) stop()
    },
  }
}
