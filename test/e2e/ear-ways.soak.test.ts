/** The same ear where a browser hinders it: a tab behind another, and a browser that hands no sound past the page. */
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { control, until, type Control } from '../kit/clients.js'
import { killableChromium } from '../kit/killable-chromium.js'
import { content } from '../kit/pair.js'
import { enter, someone } from '../kit/people.js'
import { openRoom, openServer, temporaryFolder } from '../kit/server.js'
import { full } from '../kit/sizes.js'
import { compareEdges } from '../kit/voice/compare.js'
import { talk as makeTalk, type Talk } from '../kit/voice/script.js'
import { analyse, epochOf, played, playedTo, saying, speaker } from '../kit/voice/speaker.js'

/** A talk takes its time: `npm run soak -- ear` listens to it. */
const inFull = test.skipIf(!full)
const timeout = 180_000

/** Where a browser slows a hidden tab further after five minutes, here it does after so many seconds. */
const slowedAfter = 5
const slowed = `--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/${slowedAfter}`

interface Stage {
  readonly link: string
  readonly lee: Control
}
/** A room, its interviewer, and its round begun; the candidate comes with the link. */
async function staged(act: (stage: Stage, origin: string) => Promise<void>): Promise<void> {
  const server = await openServer({ content })
  const room = await openRoom(server.origin, {})
  const lee = control(server.origin, (await room.sit('interviewer', 'Lee')).token)
  try {
    await act({ link: room.links.candidate, lee }, server.origin)
  } finally {
    lee.close()
    await server.close()
  }
}

const waiting = { timeout: timeout / 2, polling: 200 }

/** What the log says was spoken, against the truth: nothing missed, nothing invented, and the ends where they are. */
async function heardAsSaid(page: Page, lee: Control, talk: Talk): Promise<void> {
  const spoken = () =>
    lee.events.flatMap(one =>
      one.type === 'voice.spoke' ? [{ from: Number(one.from), to: Number(one.to) }] : [],
    )
  const pieces = await played(page, talk)
  const truth = talk.spoken.map(({ from, to }) => ({ from: epochOf(pieces, from), to: epochOf(pieces, to) }))
  const end = truth.at(-1)?.to ?? 0
  await until('the last word stands in the log', () => spoken().some(one => one.to > end - 500), 20_000)
  const edges = compareEdges(
    truth,
    spoken().toSorted((a, b) => a.from - b.from),
  )
  expect(edges).toMatchObject({ missed: 0, invented: 0 })
  const off = edges.off.map(Math.abs).toSorted((a, b) => a - b)
  expect(off[Math.floor(off.length / 2)]).toBeLessThan(150)
  expect(off.at(-1)).toBeLessThan(300)
}
const gaps = (lee: Control) => lee.events.filter(one => one.type === 'ear.closed')
const microphone = (page: Page, word: string) => page.getByRole('button', { name: `Microphone: ${word}` })

/** Counts what timers of the page still do: a hidden tab's are slowed. */
const tickMs = 100
const countTicks = (page: Page): Promise<unknown> =>
  page.evaluate(
    ms => void Object.assign(globalThis, { ticks: 0, ticking: setInterval('ticks += 1', ms) }),
    tickMs,
  )
/** Whether this browser can hand sound past the page: then the ear takes no other way. */
const past = (page: Page): Promise<boolean> => page.evaluate(() => 'MediaStreamTrackProcessor' in globalThis)
const seen = (page: Page): Promise<string> => page.evaluate(() => document.visibilityState)

for (const way of ['past the page', 'by the audio thread'] as const) {
  const withheld = way === 'by the audio thread'

  inFull(
    `[H27] a tab behind another hears on, sound going ${way}: all that was said, with its true ends`,
    { timeout },
    () =>
      staged(async ({ link, lee }) => {
        const { folder, remove } = temporaryFolder()
        const talk = await makeTalk(12, { chunks: 3, lead: 9000 })
        const options = await saying(talk, folder)
        const args = [...(options.args ?? []), slowed]
        const chromium = await killableChromium(`${folder}/profile`, {
          options: { ...options, args },
          unwatched: true,
        })
        try {
          const { page, leave } = await candidateIn(chromium.context, link, withheld)
          await lee.ask({ type: 'round.start' })
          await microphone(page, 'Mic off').click()
          await microphone(page, 'Mic on').waitFor()
          await until('it listens', () => lee.events.some(one => one.type === 'ear.opened'), 20_000)
          expect(await past(page)).toBe(!withheld)
          await leave()
          expect(await seen(page)).toBe('hidden')
          await countTicks(page)
          const since = Date.now()
          await playedTo(page, talk.end - 500, waiting)
          expect(await seen(page)).toBe('hidden')
          const ticks = await page.evaluate(() => (globalThis as unknown as { ticks: number }).ticks)
          expect((ticks * tickMs) / (Date.now() - since)).toBeLessThan(0.3)
          await heardAsSaid(page, lee, talk)
          expect(gaps(lee)).toEqual([])
        } finally {
          await chromium.close()
          remove()
        }
      }),
  )
}

async function candidateIn(context: BrowserContext, link: string, withheld: boolean) {
  await analyse(context, withheld)
  const page = context.pages()[0] ?? (await context.newPage())
  await enter({ page }, link, 'Mina')
  await page.getByRole('button', { name: /^Microphone/ }).waitFor()
  const leave = async () => {
    const other = await context.newPage()
    await other.bringToFront()
  }
  return { page, leave }
}

inFull(
  '[H28] a browser that hands no sound past the page is heard by its audio thread, as truly',
  { timeout },
  () =>
    staged(async ({ link, lee }, origin) => {
      const talk = await makeTalk(11, { chunks: 2, lead: 5000 })
      const mouth = await speaker(talk)
      try {
        const mina = await someone(mouth.browser, origin)
        await analyse(mina.context, true)
        await enter(mina, link, 'Mina')
        await lee.ask({ type: 'round.start' })
        await microphone(mina.page, 'Mic off').click()
        await playedTo(mina.page, talk.end - 500, waiting)
        await heardAsSaid(mina.page, lee, talk)
        expect(gaps(lee)).toEqual([])
        expect(await past(mina.page)).toBe(false)
        expect(mina.faults).toEqual([])
      } finally {
        await mouth.close()
      }
    }),
)
