/** One talk through the microphone of a real browser into a real room: what the log says of it, and what leaves the page. */
import { full } from '../kit/sizes.js'
import type { Request, WebSocket } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRounds } from '../../server/src/content/rounds.js'
import { control, until, type Control } from '../kit/clients.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestRoom, type TestServer } from '../kit/server.js'
import { compareEdges } from '../kit/voice/compare.js'
import { talk as makeTalk, type Talk } from '../kit/voice/script.js'
import { analyse, epochOf, played, playedTo, speaker, type Speaker } from '../kit/voice/speaker.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
/** What is fetched for an ear: its code, the model and what runs it. */
const ofTheEar = /\/(attend|tap|worker)-[\w-]+\.js$|\.onnx$|ort-wasm.*\.wasm$/

/** Bytes a second of the lowest rate at which speech is still speech: 6 kbit/s. */
const leastOfSpeech = 750

/** A talk takes its time, and cores of its own: `npm run soak -- ear` listens to it. */
const inFull = test.skipIf(!full)

let talk: Talk
let mouth: Speaker
let server: TestServer
let room: TestRoom
let lee: Control
let mina: Someone
const fetched: string[] = []
/** Bytes that left the page, by what carried them. */
let sent = 0

beforeAll(async () => {
  talk = await makeTalk(11, { chunks: 2, lead: 3000 })
  mouth = await speaker(talk)
  server = await openServer({ content })
  room = await openRoom(server.origin, {})
  lee = control(server.origin, (await room.sit('interviewer', 'Lee')).token)
  mina = await someone(mouth.browser, server.origin)
  await analyse(mina.context)
  await mina.context.addInitScript(() => {
    const calls = { made: 0 }
    Object.assign(globalThis, { calls })
    globalThis.RTCPeerConnection = new Proxy(RTCPeerConnection, {
      construct(of, given: [RTCConfiguration?]) {
        calls.made += 1
        return new of(...given)
      },
    })
  })
  mina.context.on('request', (request: Request) => {
    fetched.push(request.url())
    sent += request.postDataBuffer()?.length ?? 0
  })
  mina.page.on('websocket', (socket: WebSocket) =>
    socket.on('framesent', ({ payload }) => void (sent += payload.length)),
  )
})
afterAll(async () => {
  lee.close()
  await mouth.close()
  await server.close()
})

const spoken = () =>
  lee.events.flatMap(one =>
    one.type === 'voice.spoke' ? [{ from: Number(one.from), to: Number(one.to) }] : [],
  )
const microphone = (word: string) => mina.page.getByRole('button', { name: `Microphone: ${word}` })
/** The end of the first chunk, and the beginning of the second: where the longest silence is. */
function rest(): { readonly from: number; readonly to: number } {
  const silences = talk.spoken.slice(1).map((one, i) => ({ from: talk.spoken[i]?.to ?? 0, to: one.from }))
  return silences.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0] ?? { from: 0, to: 0 }
}

describe('an ear in a room', () => {
  test('[H24] nothing of it is loaded before the microphone is on', async () => {
    await enter(mina, room.links.candidate, 'Mina')
    await microphone('Mic off').waitFor()
    expect((await lee.ask({ type: 'round.start' })).ok).toBe(true)
    await mina.page.getByRole('region', { name: 'Board' }).waitFor()
    await mina.page.locator('.tl-canvas').waitFor()
    expect(fetched.filter(one => ofTheEar.test(one))).toEqual([])
    expect(fetched.length).toBeGreaterThan(10)
  })

  inFull(
    '[H22] what the candidate says stands in the log with its true ends, and is told while it is said',
    async () => {
      const said: { readonly from: number; readonly to: number | null }[] = []
      lee.socket.on('speaking', spoke => void said.push(spoke))
      sent = 0
      await microphone('Mic off').click()
      const before = rest()
      const first = talk.spoken.filter(one => one.to <= before.from)
      await until('all of the first chunk stands in the log', () => spoken().length >= first.length, 40_000)
      await microphone('Mic on').click()
      const pieces = await played(mina.page, talk)
      const truth = first.map(({ from, to }) => ({ from: epochOf(pieces, from), to: epochOf(pieces, to) }))
      const edges = compareEdges(truth, spoken())
      expect(edges).toMatchObject({ missed: 0, invented: 0 })
      const off = edges.off.map(Math.abs).toSorted((a, b) => a - b)
      expect(off[Math.floor(off.length / 2)]).toBeLessThan(150)
      expect(off.at(-1)).toBeLessThan(300)
      expect(said[0]?.to).toBe(null)
      expect(said.at(-1)?.to).toBe(spoken().at(-1)?.to)
      // And that is what the first test looked for.
      for (const part of ['.onnx', '.wasm', '.js'])
        expect(fetched.filter(one => ofTheEar.test(one) && one.endsWith(part))).not.toEqual([])
    },
  )

  inFull('[H25] while muted nothing is heard', async () => {
    const heard = spoken().length
    await playedTo(mina.page, talk.end)
    expect(spoken()).toHaveLength(heard)
  })

  inFull('[H23] nothing that could be sound leaves a page that only listens', async () => {
    const seconds = talk.end / 1000
    expect(sent).toBeGreaterThan(0)
    expect(sent / seconds).toBeLessThan(leastOfSpeech)
    expect(
      await mina.page.evaluate(() => (globalThis as unknown as { calls: { made: number } }).calls.made),
    ).toBe(0)
    expect(mina.strangers).toEqual([])
    expect(mina.faults).toEqual([])
  })
  inFull('[H23] the count would see sound: two seconds of it, as small as a browser makes it', async () => {
    sent = 0
    await mina.page.evaluate(async () => {
      const context = new AudioContext()
      const out = context.createMediaStreamDestination()
      const tone = context.createOscillator()
      tone.connect(out)
      tone.start()
      const recorder = new MediaRecorder(out.stream, { audioBitsPerSecond: 6000 })
      const whole = new Promise<Blob>(done =>
        recorder.addEventListener('dataavailable', one => done(one.data)),
      )
      recorder.start()
      setTimeout(() => recorder.stop(), 2000)
      await fetch('/api/planted', { method: 'POST', body: await (await whole).arrayBuffer() })
    })
    expect(sent / 2).toBeGreaterThan(leastOfSpeech)
  })

  test('[H26] an ear that cannot be loaded says so, and the room goes on by hand', async () => {
    const other = await someone(mouth.browser, server.origin, { theme: 'dark' })
    await other.context.route(/\.onnx$/, route => route.abort())
    await enter(other, room.links.candidate, 'Omar')
    await other.page.getByRole('button', { name: 'Microphone: Mic off' }).click()
    await other.page.getByText('Mark your chunks by hand, or reload the page').waitFor()
    await other.page.getByRole('button', { name: 'Microphone: Mic on' }).waitFor()
    expect(other.faults).toEqual([])
    await other.context.close()
  })

  // `npm test` asks the rules alone.
  inFull(
    '[V3] [H18] unplugged in mid-round it says so and the time is a gap; plugged in, it listens again',
    async () => {
      const other = await someone(mouth.browser, server.origin)
      await other.context.addInitScript(() => {
        const { mediaDevices } = navigator
        const real = mediaDevices.getUserMedia.bind(mediaDevices)
        // What a browser does when the plug is pulled: the tracks are over, and say so.
        const held: MediaStreamTrack[] = []
        mediaDevices.getUserMedia = async asked => {
          const stream = await real(asked)
          held.push(...stream.getTracks())
          return stream
        }
        const unplug = () => {
          for (const track of held.splice(0)) {
            track.stop()
            track.dispatchEvent(new Event('ended'))
          }
        }
        const plugIn = () => mediaDevices.dispatchEvent(new Event('devicechange'))
        Object.assign(globalThis, { unplug, plugIn })
      })
      await enter(other, room.links.candidate, 'Uma')
      const button = (word: string) => other.page.getByRole('button', { name: `Microphone: ${word}` })
      const before = lee.events.length
      const ears = () =>
        lee.events.slice(before).filter(one => one.type === 'ear.opened' || one.type === 'ear.closed')
      await button('Mic off').click()
      await button('Mic on').waitFor()
      await until('it listens', () => ears().at(-1)?.type === 'ear.opened')
      const { actor } = ears().at(-1) ?? {}
      await other.page.evaluate('unplug()')
      await other.page.getByText('The microphone is gone. Plug it in again or choose another one').waitFor()
      await until('the gap stands in the log', () => ears().at(-1)?.type === 'ear.closed')
      expect(ears().at(-1)).toMatchObject({ actor, cause: 'lost' })
      await other.page.evaluate('plugIn()')
      await button('Mic on').waitFor()
      await until('it listens again', () => ears().at(-1)?.type === 'ear.opened')
      expect(ears().at(-1)).toMatchObject({ actor })
      expect(other.faults).toEqual([])
      await other.context.close()
    },
  )
})
