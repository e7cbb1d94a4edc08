/**
 * One engine in its frame: an iframe of no origin, in a process of its own where the browser has one to give, whose
 * worker has one port to this page. Knows no language and no pool.
 */
import type { Outcome } from '@signalroom/shared'
import type { EngineFiles } from './files'
import type { RunListener, Job } from './job'
import { EngineMessage } from './message'
import { deferred } from './deferred'
import { openHeartbeat } from './heartbeat'

export type EngineKind = 'python' | 'javascript' | 'sql'
export interface Ready {
  readonly runner: string | null
  /** Whether it may be given another job after one. */
  readonly lasts: boolean
}
export interface EngineFrame {
  /** Rejects with a sentence if it cannot be loaded, or is closed before it is. */
  readonly ready: Promise<Ready>
  /** Resolves with a sentence when it has died, by itself or by `close`. */
  readonly died: Promise<string>
  prepare(data: string): void
  /** One at a time. Rejects with a sentence if the engine dies first. */
  run(job: Job, heard: RunListener): Promise<Outcome>
  close(): void
}

/** What is large has come by then; what is left is small, and a slow machine compiles. */
const startMs = 180_000

/** `files` are fetched by the page, which may wait and keep them; they are handed to the frame, which may keep nothing. */
export function openFrame(kind: EngineKind, base: string, files: Promise<EngineFiles>): EngineFrame {
  const life = new MessageChannel()
  const work = new MessageChannel()
  const ready = deferred<Ready>()
  const died = deferred<string>()
  let runs = 0
  let current: { readonly run: number; readonly heard: RunListener; end(outcome: Outcome): void } | undefined

  const hear = (said: EngineMessage) => {
    if (said.type === 'ready') ready.resolve(said)
    else if (said.type === 'failed') die(said.why)
    else if (said.run !== current?.run) return
    else if (said.type === 'began') current.heard.began?.()
    else if (said.type === 'output') current.heard.output(said.text)
    else current.end(said.outcome)
  }
  work.port1.addEventListener('message', ({ data }) => {
    const said = EngineMessage.safeParse(data)
    if (said.success) hear(said.data)
  })
  work.port1.start()
  const heartbeat = openHeartbeat(life.port1, why => die(why))
  let element: HTMLIFrameElement | undefined
  let late: ReturnType<typeof setTimeout> | undefined
  let over = false
  const begin = (given: EngineFiles) => {
    if (over) return
    const frame = hiddenFrame(`${base}/engines/${kind}.html`)
    element = frame
    late = setTimeout(() => die('it did not start within three minutes'), startMs)
    const hand = () => frame.contentWindow?.postMessage(given, '*', [life.port2, work.port2])
    frame.addEventListener('load', hand, { once: true })
  }
  files.then(begin, (thrown: Error) => die(thrown.message))
  const die = (why: string) => {
    over = true
    heartbeat.close()
    work.port1.close()
    element?.remove()
    ready.reject(new Error(why))
    died.resolve(why)
  }
  // Nobody may be waiting for it.
  ready.promise.catch(() => {}).then(() => clearTimeout(late))

  return {
    ready: ready.promise,
    died: died.promise,
    prepare: data => work.port1.postMessage({ type: 'prepare', data }),
    async run(job, heard) {
      runs += 1
      const run = runs
      heartbeat.watch(true)
      const ended = new Promise<Outcome>(resolve => {
        current = { run, heard, end: resolve }
      })
      work.port1.postMessage({ type: 'run', run, job })
      try {
        return await Promise.race([ended, died.promise.then(why => Promise.reject(new Error(why)))])
      } finally {
        current = undefined
        heartbeat.watch(false)
      }
    },
    close: () => die('it was closed'),
  }
}

function hiddenFrame(address: string): HTMLIFrameElement {
  const element = document.createElement('iframe')
  element.setAttribute('sandbox', 'allow-scripts')
  element.src = address
  element.title = 'Runs code'
  element.hidden = true
  element.tabIndex = -1
  document.body.append(element)
  return element
}
