/** Writes down, in this tab, what its own microphone heard: a worker that is there while somebody wants it. Knows no room. */
import type { At } from '@signalroom/shared'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure, FromRecogniser, HeardLine, ToRecogniser, Unwritten } from './messages'

export type RecogniserState =
  | { readonly status: 'off' }
  /** Bytes. */
  | { readonly status: 'fetching'; readonly got: number; readonly of: number }
  | { readonly status: 'starting' }
  /** So many pieces wait or are under way. */
  | { readonly status: 'ready'; readonly waiting: number }
  | { readonly status: 'failed'; readonly why: Failure }

export interface RecogniserGiven {
  /** The server's clock. */
  readonly now: () => At
  /** Moments on the server's clock. */
  readonly line: (line: HeardLine) => void
  readonly unwritten: (what: Unwritten) => void
}

export class Recogniser {
  readonly state: StoreApi<RecogniserState> = createStore<RecogniserState>(() => ({ status: 'off' }))
  readonly #given: RecogniserGiven
  #worker: Worker | null = null
  #terms: readonly string[] = []

  constructor(given: RecogniserGiven) {
    this.#given = given
  }

  /** Fetches what it needs, and says how it goes. */
  open(): void {
    if (this.#worker) return
    this.state.setState({ status: 'starting' }, true)
    try {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        type: 'module',
        name: 'recogniser',
      })
      this.#worker = worker
      worker.addEventListener('message', ({ data }: MessageEvent<FromRecogniser>) => {
        if (this.#worker === worker) this.#hear(data)
      })
      worker.addEventListener('error', () => this.#worker === worker && this.#fail('unsupported'))
      this.terms(this.#terms)
    } catch {
      this.#fail('unsupported')
    }
  }

  /** What waits is given up. */
  close(): void {
    this.#worker?.terminate()
    this.#worker = null
    this.state.setState({ status: 'off' }, true)
  }

  /** What an ear hands its sound to; its own for each ear. */
  readonly openPort = (): MessagePort => {
    const { port1, port2 } = new MessageChannel()
    this.#tell({ type: 'from', port: port1 }, [port1])
    return port2
  }

  terms(terms: readonly string[]): void {
    this.#terms = terms
    this.#tell({ type: 'terms', terms })
  }

  #tell(message: ToRecogniser, moved: Transferable[] = []): void {
    this.#worker?.postMessage(message, moved)
  }

  #hear(data: FromRecogniser): void {
    switch (data.type) {
      case 'fetched':
        return this.state.setState(
          data.got < data.of ? { status: 'fetching', got: data.got, of: data.of } : { status: 'starting' },
          true,
        )
      case 'ready':
        return this.state.setState({ status: 'ready', waiting: 0 }, true)
      case 'failed':
        return this.#fail(data.why)
      case 'waiting':
        if (this.state.getState().status === 'ready')
          this.state.setState({ status: 'ready', waiting: data.count }, true)
        return undefined
      case 'line':
        return this.#given.line(this.#onServerClock(data))
      case 'unwritten':
        return this.#given.unwritten(this.#onServerClock(data))
    }
  }

  #fail(why: Failure): void {
    this.#worker?.terminate()
    this.#worker = null
    this.state.setState({ status: 'failed', why }, true)
  }

  #onServerClock<Spanned extends { readonly from: number; readonly to: number }>(one: Spanned): Spanned {
    const ahead = this.#given.now() - (performance.timeOrigin + performance.now())
    return { ...one, from: Math.round(one.from + ahead), to: Math.round(one.to + ahead) }
  }
}
