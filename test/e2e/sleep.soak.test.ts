/** A machine that sleeps: the page stops, its network dies without a word, the server lets go; then it wakes. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { document, until } from '../kit/clients.js'
import { quantile, spread, tell } from '../kit/figures.js'
import { cueOffline, pair, paneOffline, shows, textOf, type, type Pair } from '../kit/pair.js'
import type { Someone } from '../kit/people.js'
import { full, sized } from '../kit/sizes.js'

let browser: Browser
/** Her machine: nothing but her tab runs in this one. */
let machine: Browser
/** Lets it run again, once it has been stopped. */
let goOn = () => {}
beforeAll(async () => {
  browser = await launch()
  machine = await launch()
})
afterAll(async () => {
  await machine.close()
  await browser.close()
})

async function processesOf(of: Browser): Promise<readonly number[]> {
  const debug = await of.newBrowserCDPSession()
  const { processInfo } = await debug.send('SystemInfo.getProcessInfo')
  await debug.detach()
  return processInfo.map(({ id }) => id)
}
/** The whole browser stops between two instructions; resolves to what lets it go on. */
async function stop(of: Browser): Promise<() => void> {
  const stopped = (await processesOf(of)).filter(id => sent(id, 'SIGSTOP'))
  return () => stopped.forEach(id => sent(id, 'SIGCONT'))
}
/** Whether it reached somebody: a browser ends helpers that it no longer needs whenever it likes. */
function sent(id: number, signal: 'SIGSTOP' | 'SIGCONT'): boolean {
  try {
    return process.kill(id, signal)
  } catch {
    return false
  }
}

/** Asleep until the server has let go of the control link; what the network still held then is lost with it. */
async function sleep({ net, server, lee, mina }: Pair, round: number): Promise<void> {
  net.hold()
  await type(mina, `asleep ${round};`)
  goOn = await stop(machine)
  await type(lee, `awake ${round};`)
  await until('the server has let go', async () => (await links(server.origin)) === 1, 15_000)
  net.forget()
}
async function links(origin: string): Promise<number> {
  const metrics = await (await fetch(`${origin}/metrics`)).text()
  return Number(/^signalroom_links (\d+)$/m.exec(metrics)?.[1])
}
/** The network is there first, as it is when a lid opens; then the page runs again. */
async function wake({ net, lee, mina }: Pair, round: number): Promise<number> {
  net.pass()
  const from = performance.now()
  goOn()
  await Promise.all([
    shows(lee, `asleep ${round};`, 40_000),
    shows(mina, `awake ${round};`, 40_000),
    until('nothing is offline', async () => (await offline(mina)) === 0, 40_000),
  ])
  return performance.now() - from
}
const offline = async (who: Someone): Promise<number> =>
  (await cueOffline(who).count()) + (await paneOffline(who).count())

const rounds = sized(1, 100)
test(
  '[L14] after a sleep in which the server let go, page and document are back and converged within 2 s, own edits kept',
  async () => {
    const there = await pair(browser, { hers: machine })
    const { lee, mina } = there
    await countStill(mina)
    const took: number[] = []
    try {
      for (let round = 0; round < rounds; round += 1) {
        await sleep(there, round)
        took.push(await wake(there, round))
        expect(await textOf(mina)).toBe(await textOf(lee))
      }
      for (let round = 0; round < rounds; round += 1)
        for (const word of ['asleep', 'awake'])
          expect((await textOf(lee)).split(`${word} ${round};`)).toHaveLength(2)
      expect(await longestStill(mina)).toBeGreaterThan(4000)
      tell('rejoined and converged after sleep', spread(took))
      expect(quantile(took, 0.95)).toBeLessThan(2000)
      if (full) expect(quantile(took, 0.99)).toBeLessThan(5000)
    } finally {
      goOn()
      await there.close()
    }
  },
  sized(90_000, 3_600_000),
)

test.runIf(full)(
  '[L14] control: a link that trusts what it had before is not back within that time',
  async () => {
    const there = await pair(browser)
    const { net, room, server } = there
    const { token } = await room.sit('candidate', 'Stock')
    const reading = document(server.origin, room.room, 'code', token)
    const trusting = document(net.origin, room.room, 'code', token)
    try {
      await Promise.all([reading.synced, trusting.synced])
      net.hold()
      net.forget()
      net.pass()
      trusting.code().insert(0, 'trusting')
      await expect(until('it is there', () => reading.text().includes('trusting'))).rejects.toThrow(
        'not within',
      )
    } finally {
      reading.close()
      trusting.close()
      await there.close()
    }
  },
)

type Counted = typeof globalThis & { longestStill: number }
/** Notes for how long at a time the page did not run: that the sleep was one. */
const countStill = ({ page }: Someone): Promise<void> =>
  page.evaluate(() => {
    const here = globalThis as Counted
    here.longestStill = 0
    let last = performance.now()
    setInterval(() => {
      here.longestStill = Math.max(here.longestStill, performance.now() - last)
      last = performance.now()
    }, 100)
  })
const longestStill = ({ page }: Someone): Promise<number> =>
  page.evaluate(() => (globalThis as Counted).longestStill)
