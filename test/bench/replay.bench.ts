/** How near every moment of a long round is: to open, to go to, and whether it is what it was. */
import {
  decodePast,
  encodeLogCheck,
  entriesBy,
  rootsOf,
  type DocumentPast,
  type Event,
  type RootForms,
} from '@signalroom/shared'
import type { Page } from 'playwright-core'
import * as Y from 'yjs'
import { launchWhole } from '../kit/chromium.js'
import { control, until } from '../kit/clients.js'
import { random } from '../kit/random.js'
import { CannotRun, median, percentile, times, type Bench, type Measured } from './bench.js'
import { hashOf, longRound, roomAt, type LongRound } from './replay/long-round.js'

type History = object
interface Shown {
  readonly doc: Y.Doc
  goTo(moment: number): void
  close(): void
}
const { historyOf } = (await import(new URL('../../client/src/replay/history.ts', import.meta.url).href)) as {
  readonly historyOf: (of: DocumentPast, forms: RootForms) => Promise<History>
}
const { ShownDocument } = (await import(
  new URL('../../client/src/replay/shown-document.ts', import.meta.url).href
)) as { readonly ShownDocument: new (history: History, people: object) => Shown }

const [updates, moments, seeks] = [20_000, 1000, 200]

const replay: Bench = {
  async run(words) {
    if (words.length > 0)
      throw new CannotRun(`The bench of the replay takes no options; found ${words.join(' ')}.`)
    const round = await longRound(updates, moments)
    try {
      return [...(await ofBytes(round)), ...(await inBrowser(round))]
    } finally {
      await round.close()
    }
  },
}
export default replay

async function pastOf({ server, room, lee }: LongRound, name: 'board' | 'code'): Promise<DocumentPast> {
  const read = async () => {
    const response = await fetch(`${server.origin}/api/rooms/${room}/replay/${name}`, {
      headers: { authorization: `Bearer ${lee.token}` },
    })
    return decodePast(new Uint8Array(await response.arrayBuffer()))
  }
  await until('its checks', async () => (await read()).checks.length > 0, 120_000)
  return read()
}

async function ofBytes(round: LongRound): Promise<readonly Measured[]> {
  const [board, code] = [await pastOf(round, 'board'), await pastOf(round, 'code')]
  const open = async (past: DocumentPast, name: 'board' | 'code') =>
    new ShownDocument(await historyOf(past, rootsOf(name, 'excalidraw')), {})
  const first = performance.now()
  const near = { board: await open(board, 'board'), code: await open(code, 'code') }
  const readMs = performance.now() - first
  const chance = random(7)
  const inAnyOrder = round.moments
    .map(moment => ({ moment, by: chance.below(1e9) }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ moment }) => moment)
  const events = await eventsOf(round)
  const took: number[] = []
  let equal = 0
  for (const { at, ...live } of inAnyOrder) {
    const begun = performance.now()
    near.board.goTo(at)
    near.code.goTo(at)
    took.push(performance.now() - begun)
    const same =
      hashOf(near.board.doc.getMap('board').toJSON()) === live.board &&
      hashOf(near.code.doc.getMap('files').toJSON()) === live.code &&
      roomAt(events, at) === live.room
    if (same) equal += 1
  }
  for (const one of Object.values(near)) one.close()
  const fromZero = median(
    await times(25, async () => {
      const at = round.moments[chance.below(round.moments.length)]?.at ?? 0
      const begun = performance.now()
      for (const { log } of [board, code]) replayed(log.slice(0, entriesBy(log, at))).destroy()
      return performance.now() - begun
    }),
  )
  const bytes = (list: readonly { readonly length: number }[]) =>
    list.reduce((sum, one) => sum + one.length, 0)
  const [kept, log] = [
    bytes([board, code].flatMap(past => past.checks.map(encodeLogCheck))),
    bytes([board, code].flatMap(past => past.log.map(one => one.body))),
  ]
  return [
    {
      key: 'seekVsFromZero',
      value: percentile(took, 0.95) / fromZero,
      unit: 'ratio',
      means: `board and code made to show a random moment, 95 of 100, against applying all updates from the first (median ${Math.round(fromZero)} ms), same process; before that, one pass of ${Math.round(readMs)} ms`,
    },
    {
      key: 'keyframesVsLog',
      value: kept / log,
      unit: 'ratio',
      means: `bytes kept beside the log of ${Math.round(log / 1000)} kB: no states, which the page makes itself, but a hash each 30 s`,
    },
    {
      key: 'momentsTried',
      value: round.moments.length,
      unit: 'count',
      means: 'random moments whose board, code and talk were noted live',
    },
    { key: 'momentsEqual', value: equal, unit: 'count', means: 'of them the same in replay' },
  ]
}

/** As cheaply as it can be: in one step, with nobody who looks on. */
function replayed(log: DocumentPast['log']): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => log.forEach(({ body }) => Y.applyUpdate(doc, body)))
  return doc
}

async function eventsOf({ server, lee }: LongRound): Promise<readonly Event[]> {
  const link = control(server.origin, lee.token)
  await link.welcome
  await link.seen('round.ended')
  link.close()
  return link.events
}

async function inBrowser(round: LongRound): Promise<readonly Measured[]> {
  const browser = await launchWhole()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(round.link)
    await page.getByRole('textbox', { name: 'Your name' }).fill('Nora')
    await page.getByRole('button', { name: 'Join room' }).click()
    const usable = () =>
      page.locator('[aria-label="Board and code"] .cm-content').waitFor({ timeout: 60_000 })
    await usable()
    const openMs = median(
      await times(3, async () => {
        const begun = performance.now()
        await page.reload()
        await usable()
        await page.getByRole('application', { name: 'Board canvas' }).waitFor()
        return performance.now() - begun
      }),
    )
    const took = await seeksIn(page)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('HeapProfiler.collectGarbage')
    const { usedSize } = await cdp.send('Runtime.getHeapUsage')
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'A copy to open again' }).click(),
    ])
    let size = 0
    for await (const piece of await download.createReadStream()) size += (piece as Buffer).length
    return [
      {
        key: 'openMs',
        value: openMs,
        unit: 'ms',
        means: 'from loading the address to board and code standing there, median of 3',
      },
      {
        key: 'seekP95Ms',
        value: percentile(took, 0.95),
        unit: 'ms',
        means: `from moving the position to the next frame, panes included, 95 of 100 of ${took.length}`,
      },
      {
        key: 'memoryMb',
        value: usedSize / 1e6,
        unit: 'count',
        means: 'MB of the page after all of that, collected',
      },
      { key: 'capsuleMb', value: size / 1e6, unit: 'count', means: 'MB of a copy without sound' },
    ]
  } finally {
    await browser.close()
  }
}

/** In the page itself: what Playwright needs to get there is no part of it. */
const seeksIn = (page: Page): Promise<number[]> =>
  page.evaluate(`(async () => {
    const slider = document.querySelector('input[type=range][max]')
    const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
    const took = []
    let state = 7
    for (let i = 0; i < ${seeks}; i++) {
      state = (state * 1103515245 + 12345) % 2147483648
      const to = Math.floor((state / 2147483648) * Number(slider.max) / 1000) * 1000
      await new Promise(done => setTimeout(done, 30))
      const begun = performance.now()
      put.call(slider, String(to))
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      await new Promise(done => requestAnimationFrame(() => setTimeout(done)))
      took.push(performance.now() - begun)
    }
    return took
  })()`)
