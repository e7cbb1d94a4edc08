/** What a tab does with the pieces it recorded, with a server and a storage by hand. No browser. */
import { describe, expect, test } from 'vitest'
import type { StoreApi } from 'zustand/vanilla'

interface Piece {
  readonly part: string
  readonly offset: number
}
type Sent = { readonly type: 'kept' } | { readonly type: 'later' | 'never'; readonly why: string }
interface Sender {
  readonly state: StoreApi<{ readonly waiting: number; readonly trouble: string | null }>
  add(piece: Piece): void
  close(): void
}
/** The client is compiled for a browser, so it is taken as it is. */
const { Sender } = (await import(
  new URL('../../client/src/room/recording/sender.ts', import.meta.url).href
)) as { Sender: new (given: object) => Sender }

const piece = (part: string, offset: number): Piece => ({ part, offset })
const later: Sent = { type: 'later', why: 'away' }
const kept: Sent = { type: 'kept' }
/** Lets everything that waits for nothing come to its end. */
const settle = () => new Promise(resolve => setTimeout(resolve, 0))

/** `stored` outlives a tab; `answers` are what the server says next, and after that that it has it. */
function tab(stored: Piece[], answers: Sent[] = []) {
  const sent: string[] = []
  const waits: number[] = []
  const refused: string[] = []
  let goOn: () => void = () => {}
  const sender = new Sender({
    pieces: {
      all: async () => [...stored],
      put: async (one: Piece) => void stored.push(one),
      drop: async (some: readonly Piece[]) => {
        for (const one of some) stored.splice(stored.indexOf(one), 1)
      },
    },
    send: async ({ part, offset }: Piece) => {
      sent.push(`${part}${offset}`)
      return answers.shift() ?? kept
    },
    wait: (ms: number) => {
      waits.push(ms)
      return new Promise<void>(resolve => (goOn = resolve))
    },
    onRefused: (part: string) => refused.push(part),
  })
  return { sender, sent, waits, refused, goOn: () => goOn() }
}

describe('what a tab recorded', () => {
  test('[M8] pieces go in order and one at a time; each is let go when the server has it', async () => {
    const stored: Piece[] = []
    const { sender, sent } = tab(stored)
    for (const offset of [0, 4, 8]) sender.add(piece('a', offset))
    expect(stored).toHaveLength(3)
    await settle()
    expect(sent).toEqual(['a0', 'a4', 'a8'])
    expect([stored, sender.state.getState()]).toEqual([[], { waiting: 0, trouble: null }])
  })

  test('[M8] while the server is away the same piece is tried again, less and less often, and says why', async () => {
    const stored: Piece[] = []
    const { sender, sent, waits, goOn } = tab(stored, [later, later, later])
    sender.add(piece('a', 0))
    sender.add(piece('a', 4))
    for (let i = 0; i < 3; i += 1) {
      await settle()
      expect(sender.state.getState()).toEqual({ waiting: 2, trouble: 'away' })
      goOn()
    }
    await settle()
    expect(sent).toEqual(['a0', 'a0', 'a0', 'a0', 'a4'])
    expect(waits).toEqual([1000, 2000, 4000])
    expect([stored, sender.state.getState().trouble]).toEqual([[], null])
  })

  test('[M8] what an earlier page left goes first, before what this one records', async () => {
    const stored: Piece[] = []
    const before = tab(stored, [later])
    before.sender.add(piece('a', 0))
    before.sender.add(piece('a', 4))
    await settle()
    before.sender.close()
    const next = tab(stored)
    next.sender.add(piece('b', 0))
    await settle()
    expect(next.sent).toEqual(['a0', 'a4', 'b0'])
    expect(stored).toEqual([])
  })

  test('[M8] a refused part is given up with all that waits of it, and whoever records is told', async () => {
    const stored: Piece[] = []
    const { sender, sent, refused } = tab(stored, [kept, { type: 'never', why: 'erased' }])
    for (const [part, offset] of [
      ['a', 0],
      ['a', 4],
      ['a', 8],
      ['b', 0],
    ] as const)
      sender.add(piece(part, offset))
    await settle()
    expect(sent).toEqual(['a0', 'a4', 'b0'])
    expect([refused, stored]).toEqual([['a'], []])
  })
})
