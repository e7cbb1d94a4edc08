/** A WebSocket's server end without a network: what is sent is kept, what arrives is said by the test. */
import { EventEmitter } from 'node:events'
import type { WebSocket } from 'ws'
import type { SocketLine } from '../../server/src/relay/wire/connection.js'

export class FakeSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  readonly sent: Uint8Array[] = []
  code: number | undefined
  terminated = false
  /** Pieces of frames, while they wait for each other. */
  #corked: Uint8Array[] | undefined

  /** The stream under the socket: takes envelopes and keeps the messages in them. */
  readonly stream = {
    cork: (): void => void (this.#corked ??= []),
    uncork: (): void => {
      this.sent.push(...opened(Buffer.concat(this.#corked ?? [])))
      this.#corked = undefined
    },
    write: (bytes: Uint8Array, done?: () => void): boolean => {
      if (this.#corked) this.#corked.push(bytes)
      else this.sent.push(...opened(bytes))
      if (!this.reads) this.stream.writableLength += bytes.length
      else done?.()
      return this.reads
    },
    writableLength: 0,
  }
  /** Whether the peer takes what is written; else it piles up. */
  reads = true
  ping(): void {}
  close(code: number): void {
    this.code ??= code
    this.readyState = 2
  }
  terminate(): void {
    this.terminated = true
    this.leave()
  }
  /** The peer is gone. */
  leave(): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.emit('close')
  }
  receive(bytes: Iterable<number>): void {
    this.emit('message', Buffer.from([...bytes]), true)
  }
  /** As the relay takes it. */
  get line(): SocketLine {
    return { socket: this as unknown as WebSocket, stream: this.stream as SocketLine['stream'] }
  }
}

/** The messages in a row of unmasked WebSocket frames. */
function opened(bytes: Uint8Array): readonly Uint8Array[] {
  const messages: Uint8Array[] = []
  const view = Buffer.from(bytes)
  for (let at = 0; at < view.length;) {
    const short = view.readUInt8(at + 1)
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    const length =
      short < 126 ? short : short === 126 ? view.readUInt16BE(at + 2) : Number(view.readBigUInt64BE(at + 2))
    messages.push(new Uint8Array(view.subarray(at + head, at + head + length)))
    at += head + length
  }
  return messages
}

/** Time that passes when the test says so. */
export function fakeTime(start = 1_000_000) {
  let now = start
  let order = 0
  const due = new Map<number, { readonly at: number; readonly run: () => void }>()
  return {
    now: () => now,
    schedule(ms: number, run: () => void): () => void {
      const id = order++
      due.set(id, { at: now + ms, run })
      return () => void due.delete(id)
    },
    get waiting(): number {
      return due.size
    },
    advance(ms: number): void {
      const until = now + ms
      for (;;) {
        const next = [...due].filter(([, it]) => it.at <= until).sort(([, a], [, b]) => a.at - b.at)[0]
        if (!next) break
        due.delete(next[0])
        now = Math.max(now, next[1].at)
        next[1].run()
      }
      now = until
    },
  }
}

/** A promise and the key to it. */
export function latch(): { readonly promise: Promise<void>; readonly release: () => void } {
  const opener: { release?: () => void } = {}
  const promise = new Promise<void>(resolve => {
    opener.release = resolve
  })
  return { promise, release: () => opener.release?.() }
}

/** Lets every promise that can settle without time or network settle. */
export const settle = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
