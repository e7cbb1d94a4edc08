/** What every engine's worker does: loads once, locks itself in, then takes one job after the other. Knows no language. */
import type { Outcome } from '@signalroom/shared'
import type { RunListener, Job } from '../../src/engines/job'
import { openChannel } from './channel'
import { lockDown } from './lockdown'

/** What the frame hands over. */
export interface Given {
  /** The folder of this engine's files, with a slash at its end. */
  readonly folder: string
  /** What of it the page has fetched already, by its path in the folder. */
  readonly files: ReadonlyMap<string, Blob>
  /** Names of pytest's wheels in it. */
  readonly wheels: readonly string[]
}
export interface Loaded {
  readonly runner: string | null
  /** Whether the next job may come to this very worker. */
  readonly lasts: boolean
  run(job: Job, heard: RunListener): Promise<Outcome>
  /** Gets ready for a job on this data, ahead of it. */
  prepare?(data: string): Promise<void>
  /** What is done after each run, while its answer is being read. */
  rest?(job: Job, outcome: Outcome): Promise<void>
}
/** What the page asks; it is ours, so it is believed. */
type Asked =
  | { readonly type: 'prepare'; readonly data: string }
  | { readonly type: 'run'; readonly run: number; readonly job: Job }

export function serve(load: (given: Given) => Promise<Loaded>): void {
  self.addEventListener('message', event => void begin(event, load), { once: true })
}

/** Whoever fetches what was handed over is given it, until nothing may be fetched any more. */
function answerFrom({ folder, files }: Given): void {
  const outside = self.fetch
  self.fetch = (asked, init) => {
    const url = asked instanceof Request ? asked.url : String(asked)
    const name = url.startsWith(folder) ? url.slice(folder.length) : ''
    const held = files.get(name)
    if (!held) return outside(asked, init)
    const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream'
    return Promise.resolve(new Response(held, { headers: { 'content-type': type } }))
  }
}

async function begin(event: MessageEvent<Given>, load: (given: Given) => Promise<Loaded>): Promise<void> {
  const [port] = event.ports
  if (!port) return
  const { send, hear } = openChannel(port)
  try {
    answerFrom(event.data)
    const engine = await load(event.data)
    lockDown()
    let before = Promise.resolve()
    const answer = async (asked: Asked): Promise<void> => {
      if (asked.type === 'prepare') return engine.prepare?.(asked.data)
      const { run, job } = asked
      const heard = {
        output: (text: string) => send({ type: 'output', run, text }),
        began: () => send({ type: 'began', run }),
      }
      const outcome = await engine.run(job, heard)
      send({ type: 'ended', run, outcome })
      await engine.rest?.(job, outcome)
    }
    hear(asked => {
      before = before.then(() => answer(asked as Asked)).catch(failed)
    })
    send({ type: 'ready', runner: engine.runner, lasts: engine.lasts })
  } catch (thrown) {
    failed(thrown)
  }
  function failed(thrown: unknown) {
    send({ type: 'failed', why: (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 500) })
  }
}
