/** From the ear to the list of one's own words: what is handed over, what is kept, what goes to the room. No browser. */
import type { At, Command, CommandAnswer } from '@signalroom/shared'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  frameMs,
  frameSamples,
  OwnWords,
  recogniserSentence,
  unwrittenSentence,
  Writing,
  type Heard,
  type LinkGiven,
} from '../kit/words-of-the-page.js'

/** What a worker says; the page checks its form. */
type FromRecogniser = { readonly type: string } & Readonly<Record<string, unknown>>

describe('what an ear hands over', () => {
  const opened = () => {
    const told: Heard[] = []
    const port = {
      postMessage: (heard: Heard) => void told.push(heard),
      close: () => {},
    } as unknown as MessagePort
    const writing = new Writing(port)
    // Each frame holds its own number.
    for (let i = 0; i < 400; i++)
      writing.keep({ end: 1000 + (i + 1) * frameMs, sound: new Float32Array(frameSamples).fill(i) })
    return { writing, told }
  }
  test('[RG4] a stretch has its sound, with a little more at its ends', () => {
    const { writing, told } = opened()
    writing.told([{ type: 'ended', from: 1000 + 100 * frameMs, to: 1000 + 200 * frameMs, goesOn: false }])
    const [first] = told
    if (first?.type !== 'stretch') throw new Error('nothing was handed over')
    expect(first.sound[0]).toBe(95)
    expect(Math.round(first.sound.length / frameSamples)).toBe(Math.round((100 * frameMs + 360) / frameMs))
  })
  test('[RG4] stretches that were cut touch: no sound is in both, and none is missing', () => {
    const { writing, told } = opened()
    const cut = 1000 + 200 * frameMs
    writing.told([{ type: 'ended', from: 1000 + 100 * frameMs, to: cut, goesOn: true }])
    writing.told([{ type: 'ended', from: cut, to: 1000 + 300 * frameMs, goesOn: false }])
    const sounds = told.flatMap(one => (one.type === 'stretch' ? [one.sound] : []))
    expect(sounds[0]?.at(-1)).toBe(199)
    expect(sounds[1]?.[0]).toBe(200)
  })
  test('[RG8] speech that a sleeping tab cut off is told as lost; a gap in silence is not', () => {
    const { writing, told } = opened()
    writing.told([{ type: 'gap', from: 2000, to: 3000 }])
    expect(told).toEqual([])
    writing.told([
      { type: 'ended', from: 4000, to: 5000, goesOn: false },
      { type: 'gap', from: 5100, to: 9000 },
    ])
    expect(told.at(-1)).toEqual({ type: 'lost', from: 5100, to: 9000 })
    expect(unwrittenSentence({ from: 5100, to: 9000, why: 'asleep' }, '1:00')).toContain('put to sleep')
  })
})

describe('own words', () => {
  let speak: (said: FromRecogniser) => void = () => {}
  let ended = 0
  let rooms = 0
  const real = globalThis.Worker
  beforeEach(() => {
    globalThis.Worker = class {
      addEventListener(type: string, heard: (event: { data: FromRecogniser }) => void) {
        if (type === 'message') speak = data => heard({ data })
      }
      postMessage() {}
      terminate() {
        ended += 1
      }
    } as unknown as typeof Worker
  })
  afterEach(() => {
    globalThis.Worker = real
  })

  const ahead = 1_000_000
  const now = () => (performance.timeOrigin + performance.now() + ahead) as At
  function opened(answer: CommandAnswer = { ok: true } as CommandAnswer, open: object = {}) {
    const asked: Command[] = []
    const state = { room: { open: { stage: 'live', startedAt: 5000, ...open } } }
    const link = {
      seat: 'mina',
      now,
      state: { getState: () => state },
      ask: async (command: Command) => {
        asked.push(command)
        return answer
      },
    } satisfies LinkGiven
    // A room of its own each time: what another test consented to there is nothing here.
    rooms += 1
    return { words: new OwnWords(link, `a-room-${rooms}`), asked, state }
  }
  const line = (from: number, text = 'We shard by user.'): FromRecogniser => ({
    type: 'line',
    from: from - ahead,
    to: from + 2000 - ahead,
    text,
    places: [],
  })
  const settled = () => new Promise(done => setImmediate(done))

  test('[RG1] nothing is opened before it is turned on, and turned off it is gone', () => {
    const { words } = opened()
    expect(words.state.getState()).toMatchObject({ on: false, toRoom: false })
    expect(words.recogniser.state.getState()).toEqual({ status: 'off' })
    words.turn(true)
    expect(words.recogniser.state.getState()).toEqual({ status: 'starting' })
    const before = ended
    words.turn(false)
    expect(ended).toBe(before + 1)
    expect(words.recogniser.state.getState()).toEqual({ status: 'off' })
  })
  test('[RG11] a line is kept with its moments on the server’s clock and is asked of nobody; before the round it is nobody’s', async () => {
    const { words, asked } = opened()
    words.turn(true)
    speak(line(1000))
    speak(line(9000))
    await settled()
    const [first, ...more] = words.state.getState().lines
    expect(more).toEqual([])
    expect(Math.abs((first?.from ?? 0) - 9000)).toBeLessThan(5)
    expect(asked).toEqual([])
  })
  test('[RG12] sent to the room it comes as a draft; what is refused stays, and why', async () => {
    const { words, asked } = opened()
    words.turn(true)
    words.share(true)
    speak({
      ...line(9000),
      text: 'Postgres.',
      places: [{ at: 0, length: 8, heard: 'post-girs' }],
    })
    await settled()
    expect(asked).toMatchObject([
      { type: 'words.utter', text: 'Postgres.', heard: 'post-girs.', draft: true },
    ])
    expect(words.state.getState().lines).toEqual([])
    const refusing = opened({
      ok: false,
      refusal: 'limit',
      detail: 'There are too many.',
    } as unknown as CommandAnswer)
    refusing.words.turn(true)
    refusing.words.share(true)
    speak(line(9000))
    await settled()
    expect(refusing.words.state.getState()).toMatchObject({ refused: 'There are too many.' })
    expect(refusing.words.state.getState().lines).toHaveLength(1)
  })
  test('[RG12] turned off, the second consent goes with the first', () => {
    const { words } = opened()
    words.turn(true)
    words.share(true)
    words.turn(false)
    expect(words.state.getState()).toMatchObject({ on: false, toRoom: false })
  })
  test('[RG15] what comes after the bell is kept as what came before', () => {
    const { words, state } = opened()
    words.turn(true)
    state.room.open.stage = 'over'
    speak(line(9000))
    expect(words.state.getState().lines).toHaveLength(1)
  })
  test('[RG14] what failed says why and that the round goes on, and is tried again when asked', () => {
    const { words } = opened()
    words.turn(true)
    speak({ type: 'failed', why: 'wrong-sum', detail: '' })
    expect(recogniserSentence(words.recogniser.state.getState())).toMatch(/not those.*The round goes on/)
    words.turn(true)
    expect(words.recogniser.state.getState()).toEqual({ status: 'starting' })
  })
})
