/**
 * Listens to one's own microphone in one's own tab, and knows only when it spoke: sound goes to a worker, past the page's
 * own thread, and no further. Knows no room and no link.
 */
import type { At, Edge } from '@signalroom/shared'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { byTap } from './by-tap'
import { byTrack, hasTracks } from './by-track'
import { type FromWorker, tell, type Source } from './messages'

/** Why nothing is heard: the browser cannot, the files cannot be had, the browser waits for a click. */
export type Deafness = 'unsupported' | 'unloaded' | 'asleep'
export type EarState =
  | { readonly status: 'off' }
  | { readonly status: 'loading' }
  | { readonly status: 'hearing' }
  | { readonly status: 'deaf'; readonly why: Deafness }

export interface EarGiven {
  /** The server's clock. */
  readonly now: () => At
  /** Edges as they are known, their moments on the server's clock. */
  readonly heard: (edge: Edge) => void
}

export class Ear {
  readonly state: StoreApi<EarState> = createStore<EarState>(() => ({ status: 'off' }))
  readonly #given: EarGiven
  #open: Open | null = null
  #others: readonly MediaStream[] = []
  #muted = false
  #writes: (() => MessagePort) | null = null
  /** Counts what was asked, so that what opens too late is shut. */
  #asked = 0

  constructor(given: EarGiven) {
    this.#given = given
  }

  /** Listens to this microphone from now on, to no other. */
  async listen(stream: MediaStream): Promise<void> {
    this.close()
    const mine = this.#asked
    this.state.setState({ status: 'loading' }, true)
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'ear' })
    try {
      const openSource = hasTracks() ? byTrack : byTap
      const source = await openSource(stream, worker, () => this.#settle())
      if (mine !== this.#asked) return shut({ worker, source })
      this.#attend({ worker, source })
    } catch {
      worker.terminate()
      if (mine === this.#asked) this.state.setState({ status: 'deaf', why: 'unsupported' }, true)
    }
  }

  /** What the loudspeaker plays: speech that is only its echo is not the own. */
  against(others: readonly MediaStream[]): void {
    this.#others = others
    this.#open?.source.against(others)
  }

  /** Nothing is heard while muted; what is open ends. Holds for what is opened later. */
  mute(muted: boolean): void {
    if (this.#muted === muted) return
    this.#muted = muted
    if (this.#open) hush(this.#open, muted)
  }

  /** Each stretch of speech is handed to whoever writes it down, by a port for each microphone; null hands over nothing. */
  write(openPort: (() => MessagePort) | null): void {
    if (this.#writes === openPort) return
    this.#writes = openPort
    if (this.#open) handOver(this.#open, openPort)
  }

  /** What is under way ends here, and is told before this resolves. */
  async cease(): Promise<void> {
    const open = this.#open
    if (!open || this.state.getState().status === 'deaf') return
    await new Promise<void>(done => {
      open.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === 'ceased') done()
      })
      open.end.signal.addEventListener('abort', () => done())
      tell(open.worker, { type: 'cease' })
    })
  }

  close(): void {
    this.#asked += 1
    if (this.#open) shut(this.#open)
    this.#open?.end.abort()
    this.#open = null
    this.state.setState({ status: 'off' }, true)
  }

  #attend(parts: Pick<Open, 'worker' | 'source'>): void {
    const open: Open = { ...parts, end: new AbortController(), ready: false, failed: false }
    this.#open = open
    if (this.#muted) hush(open, true)
    if (this.#writes) handOver(open, this.#writes)
    open.source.against(this.#others)
    const fail = () => {
      open.failed = true
      this.#settle()
    }
    open.worker.addEventListener('error', fail)
    open.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (this.#open !== open) return
      if (data.type === 'failed') return fail()
      if (data.type === 'ready') open.ready = true
      this.#settle()
      if (data.type === 'edges') for (const edge of data.edges) this.#given.heard(this.#onServerClock(edge))
    })
    this.#settle()
  }

  #settle(): void {
    if (!this.#open) return
    const [now, next] = [this.state.getState(), stateOf(this.#open)]
    const why = (state: EarState) => (state.status === 'deaf' ? state.why : '')
    if (now.status !== next.status || why(now) !== why(next)) this.state.setState(next, true)
  }

  #onServerClock(edge: Edge): Edge {
    const ahead = this.#given.now() - (performance.timeOrigin + performance.now())
    const from = Math.round(edge.from + ahead)
    return 'to' in edge ? { ...edge, from, to: Math.round(edge.to + ahead) } : { ...edge, from }
  }
}

interface Open {
  readonly worker: Worker
  readonly source: Source
  readonly end: AbortController
  ready: boolean
  failed: boolean
}

function stateOf({ source, ready, failed }: Open): EarState {
  if (failed) return { status: 'deaf', why: 'unloaded' }
  if (source.asleep()) return { status: 'deaf', why: 'asleep' }
  return ready ? { status: 'hearing' } : { status: 'loading' }
}

function shut({ worker, source }: Pick<Open, 'worker' | 'source'>): void {
  source.close()
  worker.terminate()
}

function hush({ worker, source }: Open, muted: boolean): void {
  source.mute(muted)
  if (muted) tell(worker, { type: 'cease' })
}

function handOver({ worker }: Open, openPort: (() => MessagePort) | null): void {
  const port = openPort?.() ?? null
  tell(worker, { type: 'write', port }, port ? [port] : [])
}
