/** Compacts in a thread of its own, so that nobody waits for it: started when there is work, ended when there is none. */
import { Worker } from 'node:worker_threads'
import { threadFile } from '../../base/thread-file.js'
import type { Compact } from './compact.js'

/** What the thread answers. */
export type Compacted = { readonly update: Uint8Array } | { readonly why: string }

interface CompactionJob {
  readonly update: Uint8Array
  readonly done: (update: Uint8Array) => void
  readonly failed: (error: Error) => void
}

/** A document that takes longer is not one that people made. */
const longestMs = 20_000
/** A thread without work is ended after this long, for it takes some ten megabytes. */
const idleMs = 30_000

interface Compactor {
  readonly compact: Compact
  /** Ends the thread; what it was at rejects. */
  close(): void
}

/** One document at a time, in the order of asking; nothing is kept between two. */
export function openCompactor(): Compactor {
  const jobs: CompactionJob[] = []
  let thread: Worker | undefined
  let timer: NodeJS.Timeout | undefined
  let closed = false

  function next(): void {
    clearTimeout(timer)
    const [job] = jobs
    if (!job) {
      timer = setTimeout(() => end(), idleMs).unref()
      return
    }
    thread ??= start()
    timer = setTimeout(() => fail(new Error('a document took too long to compact')), longestMs)
    thread.postMessage(job.update)
  }
  function start(): Worker {
    const started = new Worker(...threadFile(import.meta.url, 'compact-thread'))
    started.unref()
    started.on('message', (answer: Compacted) => {
      const job = jobs.shift()
      if ('update' in answer) job?.done(answer.update)
      else job?.failed(new Error(answer.why))
      next()
    })
    started.on('error', error => {
      if (thread === started) fail(error instanceof Error ? error : new Error(String(error)))
    })
    return started
  }
  function end(): void {
    const ended = thread
    thread = undefined
    void ended?.terminate()
  }
  /** The document at hand is given up; the next one gets a new thread. */
  function fail(error: Error): void {
    end()
    jobs.shift()?.failed(error)
    next()
  }
  return {
    compact: update =>
      new Promise((done, failed) => {
        if (closed) return failed(new Error('the compactor is closed'))
        jobs.push({ update, done, failed })
        if (jobs.length === 1) next()
      }),
    close() {
      closed = true
      clearTimeout(timer)
      end()
      for (const job of jobs.splice(0)) job.failed(new Error('the compactor is closed'))
    },
  }
}
