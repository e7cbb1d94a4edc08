/** What a call looks like from inside a browser: its connections, what flows, and which addresses were told. */
import type { Page } from 'playwright-core'
import type { Someone } from './people.js'
import { until } from './clients.js'

interface Watched {
  readonly connections: RTCPeerConnection[]
  /** How often the page asked for a microphone or a camera. */
  asked: number
}
declare global {
  // Laid down by `watchCalls` before the page's own scripts.
  var watchedCalls: Watched
}

/** To be called before the page is opened: keeps every connection it makes. */
export const watchCalls = (person: Someone): Promise<unknown> =>
  person.context.addInitScript(() => {
    globalThis.watchedCalls = { connections: [], asked: 0 }
    const { mediaDevices } = navigator
    const ask = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = wanted => {
      globalThis.watchedCalls.asked += 1
      return ask(wanted)
    }
    const Real = RTCPeerConnection
    globalThis.RTCPeerConnection = class extends Real {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        globalThis.watchedCalls.connections.push(this)
      }
    }
  })

export interface Flow {
  /** Bytes of sound and picture that came in, over all open connections. */
  readonly audio: number
  readonly video: number
  readonly connected: number
  /** Kinds of the ways in use at this side: `host`, `srflx`, `prflx` or `relay`. */
  readonly ways: readonly string[]
}
export const flow = (page: Page): Promise<Flow> =>
  page.evaluate(async () => {
    const found = { audio: 0, video: 0, connected: 0, ways: [] as string[] }
    for (const connection of globalThis.watchedCalls.connections) {
      if (connection.connectionState !== 'connected') continue
      found.connected += 1
      const stats = await connection.getStats()
      const all = [...(stats.values() as Iterable<Record<string, unknown>>)]
      for (const stat of all) {
        if (stat['type'] === 'inbound-rtp')
          found[stat['kind'] as 'audio' | 'video'] += Number(stat['bytesReceived'])
        if (stat['type'] === 'candidate-pair' && stat['nominated'] && stat['state'] === 'succeeded') {
          const local = all.find(one => one['id'] === stat['localCandidateId'])
          found.ways.push(String(local?.['candidateType']))
        }
      }
    }
    return found
  })

/** Connections the page has made since it was opened. */
export const made = (person: Someone): Promise<number> =>
  person.page.evaluate(() => globalThis.watchedCalls.connections.length)

/** Everything the page sends to the server from now on about how it can be reached, as it leaves: the server's view. */
export function signalsOf(person: Someone): readonly string[] {
  const signals: string[] = []
  person.page.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => {
      const text = String(payload)
      if (text.includes('"signal"')) signals.push(text)
    }),
  )
  return signals
}

/** Waits until sound comes in from so many others at once. */
export async function hears(person: Someone, others: number): Promise<void> {
  await until(`${others} connected`, async () => (await flow(person.page)).connected === others, 15_000)
  const before = (await flow(person.page)).audio
  await until('sound comes in', async () => (await flow(person.page)).audio > before + 500, 15_000)
}

/** Bytes that come in within about a second. */
export async function inASecond(
  person: Someone,
): Promise<{ readonly audio: number; readonly video: number }> {
  const before = await flow(person.page)
  await person.page.waitForTimeout(1000)
  const after = await flow(person.page)
  return { audio: after.audio - before.audio, video: after.video - before.video }
}
