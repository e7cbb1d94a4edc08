/** Links taken back and seats shown out, in browsers: who leads does it from the room, and who is out is told at once. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { content, shows, type } from '../kit/pair.js'
import { enter, seatOf, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestRoom, type TestServer } from '../kit/server.js'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

interface Scene {
  readonly server: TestServer
  readonly room: TestRoom
  readonly lee: Someone
  readonly mina: Someone
  readonly omar: Someone
}
/** Interviewer, candidate and observer in the lobby; each closed afterwards. */
async function scene(play: (scene: Scene) => Promise<void>, of: { width?: number; height?: number } = {}) {
  const server = await openServer({ content })
  const [lee, mina, omar] = [
    await someone(browser, server.origin, { devices: true, ...of }),
    await someone(browser, server.origin, { devices: true }),
    await someone(browser, server.origin, { devices: true }),
  ]
  try {
    const room = await openRoom(server.origin)
    await enter(lee, room.links.interviewer, 'Lee')
    await enter(mina, room.links.candidate, 'Mina')
    await enter(omar, room.links.observer, 'Omar')
    await list(lee.page).getByText('Omar').waitFor()
    await play({ server, room, lee, mina, omar })
    expect([lee, mina, omar].map(({ faults, strangers }) => [faults, strangers])).toEqual([
      [[], []],
      [[], []],
      [[], []],
    ])
  } finally {
    await Promise.all([lee, mina, omar].map(({ context }) => context.close()))
    await server.close()
  }
}
const list = (page: Page) => page.getByRole('list', { name: 'People in the room' })
const start = async ({ lee, mina }: Scene) => {
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  await type(mina, '# begun ')
  await shows(lee, '# begun ', 15_000)
}
const dialog = ({ page }: Someone) => page.getByRole('dialog', { name: 'People and links' })
const openDialog = async (who: Someone) => {
  await who.page.getByRole('button', { name: 'More for this round' }).click()
  await who.page.getByRole('menuitem', { name: 'People and links' }).click()
  await dialog(who).waitFor()
}
const outPage = ({ page }: Someone) => page.getByRole('heading', { name: 'You were shown out of this room' })
const clipboard = ({ page }: Someone) => page.evaluate(() => navigator.clipboard.readText())
/** All that a browser keeps by name, and where it is. */
const keeps = ({ page }: Someone) =>
  page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, history.state]),
  )
/** Counts every connection that the page tries to make from here on. */
function attempts({ page }: Someone): () => number {
  let tried = 0
  page.on('websocket', () => (tried += 1))
  page.on('request', request => (tried += /socket\.io|\/api\/|\/yjs\//.test(request.url()) ? 1 : 0))
  return () => tried
}

test('[L27][L28] an observer is shown out of a live round: told within a second, and let go of; the others go on', () =>
  scene(async it => {
    const { server, room, lee, mina, omar } = it
    await start(it)
    await omar.page.locator('.cm-content').getByText('# begun').waitFor()
    await omar.page.getByRole('button', { name: 'Listen in' }).click()
    await omar.page.getByRole('button', { name: 'Call' }).waitFor()
    const { seat } = await seatOf(omar.page)

    await openDialog(lee)
    expect(await lee.axe()).toEqual([])
    await dialog(lee).getByRole('button', { name: 'Show out Omar' }).click()
    const asked = lee.page.getByRole('alertdialog', { name: 'Show Omar out?' })
    await asked.getByText('What they wrote, drew and said stays').waitFor()
    expect(await lee.axe()).toEqual([])
    const told = omar.page.evaluate(
      () =>
        new Promise<number>(resolve => {
          const look = () => document.body.textContent.includes('You were shown out') && resolve(Date.now())
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true })
        }),
    )
    const pressed = Date.now()
    await asked.getByRole('button', { name: 'Show out' }).click()
    expect((await told) - pressed).toBeLessThan(1000)
    await outPage(omar).waitFor()
    expect(await omar.page.evaluate(() => document.activeElement?.textContent)).toContain(
      'You were shown out',
    )
    expect(await omar.axe()).toEqual([])

    // Nothing is tried again, nothing is kept that opens the room.
    const tried = attempts(omar)
    await dialog(lee).getByText('observer, shown out').waitFor()
    expect(await dialog(lee).getByRole('button', { name: 'Show out Omar' }).count()).toBe(0)
    await lee.page.keyboard.press('Escape')
    await type(mina, '# goes on ')
    await shows(lee, '# goes on ')
    await omar.page.waitForTimeout(2500)
    expect(tried()).toBe(0)
    expect(await keeps(omar)).not.toContain('"token')
    expect(await omar.page.evaluate(() => indexedDB.databases())).not.toContainEqual(
      expect.objectContaining({ name: expect.stringContaining(seat) }),
    )
    await omar.page.reload()
    await outPage(omar).waitFor()
    const again = await omar.context.newPage()
    await again.goto(`${server.origin}/r/${room.room}`)
    await again.getByRole('heading', { name: 'You were shown out of this room' }).waitFor()
    expect(await lee.page.getByText('watching').count()).toBe(0)

    // A link that opens is put into the address of that very page.
    await omar.page.evaluate(link => location.assign(link), room.links.observer)
    await omar.page.getByRole('textbox', { name: 'Your name' }).waitFor()
    expect(new URL(omar.page.url()).hash).toBe('')
    await omar.page.getByRole('button', { name: 'Join room' }).click()
    await omar.page.getByRole('timer', { name: 'Time left' }).waitFor()
    await omar.page.reload()
    await omar.page.getByRole('timer', { name: 'Time left' }).waitFor()
  }))

test('[L28][L31] a candidate who is shown out leaves the call, microphone and recording off, and is waited for by nobody', () =>
  scene(async it => {
    const { lee, mina } = it
    await mina.context.addInitScript(() => {
      const media = navigator.mediaDevices
      const ask = media.getUserMedia.bind(media)
      const given: MediaStreamTrack[] = []
      const recorders: MediaRecorder[] = []
      Object.assign(window, { given, recorders })
      window.MediaRecorder = class extends MediaRecorder {
        constructor(...how: ConstructorParameters<typeof MediaRecorder>) {
          super(...how)
          recorders.push(this)
        }
      }
      media.getUserMedia = async wanted => {
        const stream = await ask(wanted)
        given.push(...stream.getTracks())
        return stream
      }
    })
    await mina.page.reload()
    await mina.page.getByRole('button', { name: 'Join the call' }).first().click()
    await start(it)
    for (const { page } of [lee, mina]) {
      await page.getByRole('button', { name: 'Record: the sound is not recorded' }).click()
      await page.getByRole('switch', { name: 'Record the sound' }).click()
      await page.keyboard.press('Escape')
    }
    await mina.page.getByRole('button', { name: 'Recording Lee and you' }).waitFor()
    const taken = () =>
      mina.page.evaluate(() => {
        const page = window as unknown as { given: MediaStreamTrack[]; recorders: MediaRecorder[] }
        return [
          page.given.some(({ readyState }) => readyState === 'live'),
          page.recorders.some(({ state }) => state === 'recording'),
        ].join()
      })
    await until('her microphone is on, and recorded', async () => (await taken()) === 'true,true')
    await openDialog(lee)
    await dialog(lee).getByRole('button', { name: 'Show out Mina' }).click()
    await lee.page.getByRole('alertdialog').getByRole('button', { name: 'Show out' }).click()
    await outPage(mina).waitFor()
    await until('neither is', async () => (await taken()) === 'false,false')
    await until('Lee hears of nobody in the call', async () => {
      const faces = await lee.page.getByRole('img', { name: /in the call/ }).count()
      return faces === 0
    })
    await dialog(lee).getByText('candidate, shown out').waitFor()
    await lee.page.keyboard.press('Escape')
    const people = lee.page.getByRole('group', { name: 'People' })
    await until(
      'her face is gone',
      async () => (await people.getByRole('img', { name: /Mina/ }).count()) === 0,
    )
    await lee.page.getByText('waiting for a candidate').waitFor()

    // The next candidate is whom the room speaks of.
    const nora = await someone(browser, it.server.origin)
    await enter(nora, it.room.links.candidate, 'Nora')
    await nora.page.getByRole('timer', { name: 'Time left' }).waitFor()
    await people.getByRole('img', { name: /Nora/ }).waitFor()
    await until('nobody is waited for', async () => (await lee.page.getByText('waiting for').count()) === 0)
    await nora.context.close()
  }))

test('[L27][L29] the candidate’s link is taken back and made anew: a newcomer enters with the new one, not with the old', () =>
  scene(async it => {
    const { server, room, lee, mina } = it
    await start(it)
    await openDialog(lee)
    const row = dialog(lee).getByRole('listitem').filter({ hasText: 'Candidate' })
    await row.getByRole('button', { name: 'Take back' }).click()
    await row.getByText('Taken back: no link opens this seat').waitFor()
    const nora = await someone(browser, server.origin)
    await enter(nora, room.links.candidate, 'Nora')
    await nora.page.getByRole('heading', { name: 'This link opens no room' }).waitFor()
    await nora.page.getByText('taken back or replaced by a new one').waitFor()
    expect(await nora.axe()).toEqual([])

    await row.getByRole('button', { name: 'New link' }).click()
    await row.getByText('A new link is on your clipboard. The one before opens nothing any more.').waitFor()
    expect(await lee.axe()).toEqual([])
    const link = await clipboard(lee)
    expect(link).toMatch(new RegExp(`^${server.origin}/r/${room.room}#\\S{20,}$`))
    const key = new URL(link).hash.slice(1)
    expect(await keeps(lee)).not.toContain(key)
    expect(server.logged()).not.toContain(key)
    expect(await lee.page.content()).not.toContain(key)
    await enter(nora, room.links.candidate, 'Nora')
    await nora.page.getByRole('heading', { name: 'This link opens no room' }).waitFor()
    // Another fragment alone: the page that said no is loaded anew.
    await enter(nora, link, 'Nora')
    await nora.page.getByRole('timer', { name: 'Time left' }).waitFor()
    await dialog(lee).getByRole('list', { name: 'Seats' }).getByText('Nora').waitFor()
    // Who sat there before the link went stays.
    await type(mina, '# still here ')
    await shows(nora, '# still here ')
    // Closed and opened again, the link is not told a second time.
    await lee.page.keyboard.press('Escape')
    await openDialog(lee)
    await row.getByText('The newest link opens this seat').waitFor()
    expect(await row.getByRole('button', { name: 'Copy candidate link' }).count()).toBe(0)
    await nora.context.close()
  }))

test('[L27] where the clipboard is not there, the new link is shown, selected, to be copied by hand', () =>
  scene(async ({ server, room, lee }) => {
    await lee.page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined })
      document.execCommand = () => false
    })
    await lee.page.getByRole('button', { name: 'New link for the observer' }).click()
    const field = lee.page.getByRole('textbox', { name: 'Observer link' })
    const link = await field.inputValue()
    expect(link).toContain(`${server.origin}/r/${room.room}#`)
    expect(await lee.page.evaluate(() => getSelection()?.toString())).toBe(link)
    expect(await lee.axe()).toEqual([])
  }))

test('[L27] by keyboard alone, on a phone as well: a key opens it, and the focus is never lost', () =>
  scene(
    async it => {
      const { lee, omar } = it
      await lee.page.getByRole('button', { name: 'Start the round' }).click()
      await lee.page.getByRole('timer', { name: 'Time left' }).waitFor()
      const { keyboard } = lee.page
      const focused = () =>
        lee.page.evaluate(
          () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName,
        )
      const tabTo = async (name: string) => {
        for (let step = 0; step < 40 && (await focused()) !== name; step++) await keyboard.press('Tab')
        expect(await focused()).toBe(name)
      }
      await keyboard.press('Shift+L')
      await dialog(lee).waitFor()
      for (const one of await dialog(lee).getByRole('button').all())
        expect(Math.round((await one.boundingBox())?.height ?? 0)).toBeGreaterThanOrEqual(44)
      await tabTo('New link for the candidate')
      await keyboard.press('Enter')
      await dialog(lee).getByText('A new link is on your clipboard').waitFor()
      await tabTo('Take back the candidate link')
      await keyboard.press('Space')
      await dialog(lee).getByText('Taken back').waitFor()
      await until(
        'the next thing has the focus',
        async () => (await focused()) === 'New link for the candidate',
      )
      await tabTo('Show out Omar')
      await keyboard.press('Enter')
      await lee.page.getByRole('alertdialog').waitFor()
      // The way back has the focus first.
      expect(await lee.page.evaluate(() => document.activeElement?.textContent)).toBe('Keep Omar here')
      await keyboard.press('Tab')
      await keyboard.press('Enter')
      await outPage(omar).waitFor()
      await dialog(lee).getByText('observer, shown out').waitFor()
      await until('the row has the focus', async () => (await focused()) === 'LI')
      await keyboard.press('Escape')
      await until('the way in has it again', async () => (await focused()) === 'More for this round')
    },
    { width: 390, height: 844 },
  ))

test('[L27] in the lobby and in the debrief as well, and only for who leads', () =>
  scene(async it => {
    const { lee, mina, omar } = it
    for (const { page } of [mina, omar]) {
      await list(page).getByText('Lee').waitFor()
      expect(await page.getByRole('button', { name: /Show out|New link|Take back/ }).count()).toBe(0)
    }
    expect(await lee.axe()).toEqual([])
    await list(lee.page).getByRole('button', { name: 'Show out Omar' }).click()
    await lee.page.getByRole('alertdialog').getByRole('button', { name: 'Show out' }).click()
    await outPage(omar).waitFor()
    for (const { page } of [lee, mina])
      await until('he is not in the list', async () => (await list(page).getByText('Omar').count()) === 0)
    await lee.page.getByRole('button', { name: 'Start the round' }).click()
    await lee.page.getByRole('button', { name: 'More for this round' }).click()
    await lee.page.getByRole('menuitem', { name: /End the round/ }).click()
    await lee.page.getByRole('button', { name: 'End it now' }).click()
    await lee.page.getByRole('heading', { name: 'Debrief' }).waitFor()
    await lee.page.getByRole('button', { name: 'People and links' }).click()
    await dialog(lee).getByRole('button', { name: 'Show out Mina' }).waitFor()
    await mina.page.getByRole('heading', { name: 'Debrief' }).waitFor()
    expect(await mina.page.getByRole('button', { name: 'People and links' }).count()).toBe(0)
  }))
