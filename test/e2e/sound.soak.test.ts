/** Recordings of every maker played in every browser that is here: what is heard when, by the clock of the sound itself. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { full } from '../kit/sizes.js'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { firefoxPath, openFirefox } from '../kit/firefox.js'
import { openServer, type TestServer } from '../kit/server.js'
import { listening, recordedRoom, type Sound, type Tone } from '../kit/voice/recorded-room.js'
import { beeps, wrapped, type Encoded } from '../kit/voice/recorded.js'

let browser: Browser
let server: TestServer
let maker: Page
let voices: readonly [Encoded, Encoded]
const seconds = 10
const hertz = [800, 2000] as const
beforeAll(async () => {
  browser = await launch()
  server = await openServer()
  maker = await (await browser.newContext({ permissions: ['microphone'] })).newPage()
  await maker.goto(server.origin)
  voices = [await beeps(maker, seconds, hertz[0]), await beeps(maker, seconds, hertz[1])]
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const press = (name: string) =>
  `[...document.querySelectorAll('section[aria-label=Recording] button')].find(one => one.textContent.includes('${name}')).click()`
interface Asked {
  goto(url: string): Promise<unknown>
  evaluate<Value>(expression: string): Promise<Value>
}
/** Opens the room, plays all of it from a position, and says when which tone was put, and what the card says. */
async function heard(page: Asked, room: { readonly address: string; readonly seat: string }, at = 0) {
  await page.goto(server.origin)
  await page.evaluate(`void (${room.seat})`)
  await page.goto(room.address)
  const ask = <Value>(expression: string) => page.evaluate<Value>(expression)
  const sees = (words: string) =>
    until(words, () => ask<boolean>(`document.body.innerText.includes(${JSON.stringify(words)})`), 60_000)
  await sees('Both voices, from the position of the timeline on')
  await ask(`void (0, eval)(${JSON.stringify(listening)})`)
  if (at > 0)
    await ask(`(() => {
      const slider = document.querySelector('input[type=range][max]')
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(slider, '${at}')
      slider.dispatchEvent(new Event('input', { bubbles: true }))
    })()`)
  await ask(`void ${press('Play')}`)
  await until(
    'it plays',
    () => ask<boolean>(`document.querySelector('section[aria-label=Recording]').innerText.includes('Pause')`),
    60_000,
  )
  const end = seconds - 1 - at / 1000
  await until(
    'the end is put',
    async () => {
      const tones = await ask<readonly Tone[]>('tones')
      const [first] = tones
      return first !== undefined && Math.max(...tones.map(one => one.at)) - first.at > end - 1.6
    },
    60_000,
  )
  const tones = await ask<readonly Tone[]>('tones')
  const card = await ask<string>(`document.querySelector('section[aria-label=Recording]').innerText`)
  const drawn = await ask<readonly string[]>(
    `[...document.querySelectorAll('section[aria-label=Recording] [role=img]')].map(one => one.ariaLabel ?? one.getAttribute('aria-label'))`,
  )
  const of = (pitch: number) =>
    tones
      .filter(one => Math.abs(one.hertz - pitch) < 250)
      .map(one => one.at)
      .toSorted((a, b) => a - b)
  return { his: of(hertz[0]), hers: of(hertz[1]), card, drawn }
}
async function plain(container: 'webm' | 'ogg' | 'mp4', voice: 0 | 1): Promise<Sound> {
  return { bytes: await wrapped(voices[voice], container), mime: `audio/${container};codecs=opus` }
}
/** Each of hers within 50 ms of where it belongs beside his, which have no hole. */
function alike(his: readonly number[], hers: readonly number[], moved: (at: number) => number | null) {
  const origin = (his[0] ?? 0) - 0.5
  const wanted = Array.from({ length: seconds }, (_, i) => moved(i * 1000 + 500))
  const due = wanted.filter(at => at !== null)
  const got = hers.map(at => Math.round((at - origin) * 1000))
  // Of the last second the round may have ended before.
  expect(got.length).toBeGreaterThanOrEqual(due.filter(at => at < seconds * 1000 - 100).length - 2)
  for (const at of got)
    expect(Math.min(...due.map(one => Math.abs(one - at))), `${at} of ${due.join(' ')}`).toBeLessThan(50)
}

const inBrowsers: readonly (readonly [string, boolean])[] = [
  ['Chromium', true],
  ['Firefox', full && firefoxPath !== null],
]
describe.each(inBrowsers)('in %s', (name, isHere) => {
  let page: Asked
  let close: () => Promise<unknown>
  beforeAll(async () => {
    if (!isHere) return
    if (name === 'Firefox') {
      const firefox = await openFirefox(firefoxPath ?? '')
      page = await firefox.newPage()
      close = () => firefox.close()
    } else {
      const context = await browser.newContext()
      page = await context.newPage()
      close = () => context.close()
    }
  })
  afterAll(() => close?.())
  const here = test.skipIf(!isHere)

  here.each([
    ['webm', 'ogg'],
    ['mp4', 'webm'],
  ] as const)('[M13] a voice in %s and a voice in %s are both heard', async (one, other) => {
    const { his, hers, card } = await heard(
      page,
      await recordedRoom(server, await plain(one, 0), await plain(other, 1)),
    )
    expect(card).not.toContain('cannot')
    expect(his.length).toBeGreaterThan(seconds - 3)
    alike(his, hers, at => at)
  })
  here.each([
    ['one hole', (at: number) => (at < 3000 ? at : at + 900)],
    ['several holes', (at: number) => at + Math.floor(at / 2000) * 300],
    ['a hole at the start', (at: number) => at + 1200],
    ['a part that is missing', (at: number) => (at >= 2000 && at < 4000 ? null : at)],
  ] as const)('[M14] with %s both voices stay on the axis', async (_, moved) => {
    const holed = { bytes: await wrapped(voices[1], 'webm', moved), mime: 'audio/webm;codecs=opus' }
    const { his, hers, drawn } = await heard(page, await recordedRoom(server, await plain('webm', 0), holed))
    alike(his, hers, moved)
    expect(drawn.some(one => one.startsWith('Sound of Lee: 0:00 to 0:10'))).toBe(true)
    expect(drawn.some(one => one.startsWith('Sound of Mina'))).toBe(true)
  })
  here(
    '[M14] a position inside of a hole is silence, and what comes after stands where it belongs',
    async () => {
      const moved = (at: number) => (at < 3000 ? at : at + 2000)
      const holed = { bytes: await wrapped(voices[1], 'webm', moved), mime: 'audio/webm;codecs=opus' }
      const { his, hers } = await heard(page, await recordedRoom(server, await plain('webm', 0), holed), 4000)
      const first = his[0] ?? 0
      expect(
        hers.map(at => Math.abs(((at - first) % 1) - Math.round((at - first) % 1))).every(off => off < 0.05),
      ).toBe(true)
      expect((hers[0] ?? 0) - first).toBeGreaterThan(-0.05)
    },
  )
  here('[M13] what no browser reads is said of whose voice it is, and the other plays', async () => {
    const noise = { bytes: new Uint8Array(5000).fill(7), mime: 'audio/webm;codecs=opus' }
    const { his, card } = await heard(page, await recordedRoom(server, await plain('webm', 0), noise))
    expect(card).toContain('Mina’s voice cannot be played by this browser')
    expect(his.length).toBeGreaterThan(seconds - 3)
  })
})

/** A few seconds of a made-up microphone, as this browser records them. */
const recording = `(async () => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const mimes = ['audio/webm;codecs=opus', 'audio/mp4;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']
  const mimeType = mimes.find(one => MediaRecorder.isTypeSupported(one))
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32000 })
  const pieces = []
  recorder.ondataavailable = ({ data }) => pieces.push(data)
  recorder.start(2000)
  await new Promise(done => setTimeout(done, 5000))
  const over = new Promise(done => (recorder.onstop = done))
  recorder.stop()
  await over
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer())
  return { mimeType, bytes: btoa(Array.from(bytes, one => String.fromCharCode(one)).join('')) }
})()`
interface Told {
  readonly mimeType: string
  readonly bytes: string
}
const asSound = ({ mimeType, bytes }: Told): Sound => ({
  mime: mimeType,
  bytes: Buffer.from(bytes, 'base64'),
})

test.skipIf(!full || firefoxPath === null)(
  '[M13] what Firefox and Chromium recorded of one round plays in both',
  async () => {
    const firefox = await openFirefox(firefoxPath ?? '')
    try {
      const other = await firefox.newPage()
      await other.goto(server.origin)
      const sounds = [
        asSound(await other.evaluate<Told>(recording)),
        asSound((await maker.evaluate(recording)) as Told),
      ] as const
      const room = await recordedRoom(server, ...sounds)
      const context = await browser.newContext()
      for (const page of [other, await context.newPage()] as readonly Asked[]) {
        await page.goto(server.origin)
        await page.evaluate(`void (${room.seat})`)
        await page.goto(room.address)
        const card = () =>
          page.evaluate<string>(`document.querySelector('section[aria-label=Recording]')?.innerText ?? ''`)
        await until('the card', async () => (await card()).includes('Both voices'), 60_000)
        await page.evaluate(`void ${press('Play')}`)
        await until('it plays', async () => (await card()).includes('Pause'), 60_000)
        expect(await card()).not.toContain('cannot')
        const drawn = await page.evaluate<readonly string[]>(
          `[...document.querySelectorAll('section[aria-label=Recording] [role=img]')].map(one => one.getAttribute('aria-label'))`,
        )
        for (const who of ['Lee', 'Mina'])
          expect(drawn.join()).toMatch(new RegExp(`Sound of ${who}: 0:00 to 0:0[45]`))
        await page.evaluate(`void ${press('Pause')}`)
      }
      await context.close()
    } finally {
      await firefox.close()
    }
  },
)
