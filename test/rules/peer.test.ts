/** One connection to another caller that fails and recovers, with a made-up browser and time that is given. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StoreApi } from 'zustand/vanilla'

interface Peer {
  readonly state: StoreApi<{ readonly status: 'connecting' | 'connected' | 'failed' }>
  send(tracks: { audio: object | null; video: object | null }): void
  close(): void
}
/** The client is compiled for a browser, so it is taken as it is. */
const client = (path: string) => import(new URL(`../../client/src/${path}`, import.meta.url).href)
const { Peer } = (await client('call/peer.ts')) as { Peer: new (given: object) => Peer }
const { noWay } = (await client('room/call/words.ts')) as {
  noWay: (name: string, relay: boolean) => string
}

class Connection extends EventTarget {
  static made: Connection[] = []
  connectionState = 'new'
  signalingState = 'stable'
  localDescription = null
  restarts = 0
  readonly lines: { kind: string; direction: string; track: object | null }[] = []
  readonly configuration: RTCConfiguration
  constructor(configuration: RTCConfiguration) {
    super()
    this.configuration = configuration
    Connection.made.push(this)
  }
  addTransceiver(kind: string, { direction }: { direction: string }) {
    const line = { kind, direction, track: null as object | null }
    this.lines.push(line)
    return this.transceiver(line)
  }
  getTransceivers = () => this.lines.map(line => this.transceiver(line))
  getStats = async () => new Map()
  restartIce = () => void (this.restarts += 1)
  close = () => this.become('closed')
  become(state: string): void {
    this.connectionState = state
    this.dispatchEvent(new Event('connectionstatechange'))
  }
  private transceiver(line: Connection['lines'][number]) {
    return {
      receiver: { track: { kind: line.kind } },
      sender: {
        track: line.track,
        replaceTrack: async (track: object | null) => void (line.track = track),
      },
    }
  }
}

const open: Peer[] = []
const silent = { audio: null, video: null }
function meet(given: { me?: string; listening?: { me: boolean; they: boolean }; relayOnly?: boolean } = {}) {
  const peer = new Peer({
    me: given.me ?? 'b',
    caller: 'a',
    seat: 's2',
    listening: given.listening ?? { me: false, they: false },
    ice: [],
    relayOnly: given.relayOnly ?? false,
    tracks: silent,
    say: () => {},
  })
  open.push(peer)
  const connection = Connection.made.at(-1)
  if (!connection) throw new Error('no connection was made')
  return { peer, connection, status: () => peer.state.getState().status }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('RTCPeerConnection', Connection)
  vi.stubGlobal('MediaStream', EventTarget)
})
afterEach(() => {
  for (const peer of open.splice(0)) peer.close()
  Connection.made = []
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a connection', () => {
  test('[V22] that finds no way is failed after ten seconds, and looked for again every ten', () => {
    const { connection, status } = meet()
    connection.become('connecting')
    vi.advanceTimersByTime(9_900)
    expect([status(), connection.restarts]).toEqual(['connecting', 0])
    vi.advanceTimersByTime(200)
    expect([status(), connection.restarts]).toEqual(['failed', 1])
    vi.advanceTimersByTime(10_000)
    expect(connection.restarts).toBe(2)
    connection.become('connected')
    expect(status()).toBe('connected')
    vi.advanceTimersByTime(60_000)
    expect(connection.restarts).toBe(2)
  })
  test('[V22] the sentence names who is not reached, and what would help where there is no relay', () => {
    expect(noWay('Mina', false)).toMatch(/Mina.*tried again by itself.*relay/)
    expect(noWay('Mina', true)).toMatch(/Mina.*not even by the relay/)
  })
  test('[V22] one that goes quiet may come back; after 2.5 s another way is looked for', () => {
    const { connection, status } = meet()
    connection.become('connected')
    connection.become('disconnected')
    expect(status()).toBe('connecting')
    vi.advanceTimersByTime(2000)
    connection.become('connected')
    vi.advanceTimersByTime(20_000)
    expect([status(), connection.restarts]).toEqual(['connected', 0])
    connection.become('disconnected')
    vi.advanceTimersByTime(2600)
    expect([status(), connection.restarts]).toEqual(['connecting', 1])
    connection.become('failed')
    expect([status(), connection.restarts]).toEqual(['failed', 2])
  })
  test('[V22] closed, it looks for nothing any more', () => {
    const { peer, connection } = meet()
    peer.close()
    vi.advanceTimersByTime(60_000)
    expect(connection.restarts).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })
  test('[V17] what is sent is taken away and given back without asking the other side', () => {
    const { peer, connection } = meet()
    const voice = { kind: 'audio' }
    peer.send({ audio: voice, video: null })
    expect(connection.lines.map(line => line.track)).toEqual([voice, null])
    peer.send(silent)
    expect(connection.lines.map(line => line.track)).toEqual([null, null])
    expect(connection.lines.map(line => line.direction)).toEqual(['sendrecv', 'sendrecv'])
  })
  test('[V9] who only listens is sent to and not heard, and sends nothing itself', () => {
    const heard = meet({ listening: { me: false, they: true } })
    expect(heard.connection.lines.map(line => line.direction)).toEqual(['sendonly', 'sendonly'])
    const { peer, connection } = meet({ listening: { me: true, they: false } })
    peer.send({ audio: { kind: 'audio' }, video: { kind: 'video' } })
    expect(connection.lines.map(line => [line.direction, line.track])).toEqual([
      ['recvonly', null],
      ['recvonly', null],
    ])
  })
  test('[V15] one of the two lays the lines down, the other waits for them', () => {
    expect(meet({ me: 'b' }).connection.lines).toHaveLength(2)
    expect(meet({ me: '0' }).connection.lines).toHaveLength(0)
  })
  test('[V20] through the relay alone the browser is told to look for no other way', () => {
    expect(meet({ relayOnly: true }).connection.configuration.iceTransportPolicy).toBe('relay')
    expect(meet().connection.configuration.iceTransportPolicy).toBe('all')
  })
})
