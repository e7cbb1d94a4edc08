/** Addresses in a browser: as links are left by mail and chat, and as they change within a page that is open. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sized } from '../kit/sizes.js'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { content } from '../kit/pair.js'
import { enter, someone } from '../kit/people.js'
import { openRoom, openServer, type TestRoom, type TestServer } from '../kit/server.js'

let browser: Browser
let server: TestServer
beforeAll(async () => {
  browser = await launch()
  server = await openServer({ content })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const door = (page: Page) => page.getByRole('textbox', { name: 'Your name' })
const half = (page: Page) => page.getByRole('heading', { name: 'This address is only half of the link' })
const lobby = (page: Page) => page.getByRole('heading', { name: 'The round has not started yet' })
const live = (page: Page) => page.getByRole('timer', { name: 'Time left' })
/** As somebody who pastes it into the bar of the open page. */
const paste = (page: Page, link: string) => page.evaluate(to => location.assign(to), link)
const barIs = (page: Page, path: string) =>
  until(`the bar shows ${path}, not ${page.url()}`, () =>
    Promise.resolve(page.url() === server.origin + path),
  )
/** Whether the page was loaded anew since. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { marked: true }))
const isMarked = (page: Page) => page.evaluate(() => 'marked' in window)

describe('an address that changes within an open page', () => {
  test('[L50] half a link, then the whole of it in the same tab: the door opens, and no key stays in the bar', async () => {
    const room = await openRoom(server.origin)
    const { page, context, faults } = await someone(browser, server.origin)
    await page.goto(`${server.origin}/r/${room.room}`)
    await half(page).waitFor()
    await paste(page, room.links.candidate)
    await door(page).waitFor()
    await barIs(page, `/r/${room.room}`)
    await door(page).fill('Mina')
    await page.getByRole('button', { name: 'Join room' }).click()
    await lobby(page).waitFor()
    // Back and forth leads to no key, and to no other page.
    await page.goBack()
    await lobby(page).waitFor()
    await page.goForward()
    await lobby(page).waitFor()
    await barIs(page, `/r/${room.room}`)
    expect(faults).toEqual([])
    await context.close()
  })

  test('[L50] a wrong link, then the right one, then a wrong one again: the seat that this browser has is one press away', async () => {
    const room = await openRoom(server.origin)
    const { page, context } = await someone(browser, server.origin)
    const wrong = `${server.origin}/r/${room.room}#${'x'.repeat(22)}`
    await enter({ page }, wrong, 'Mina')
    const gone = page.getByRole('heading', { name: 'This link opens no room' })
    await gone.waitFor()
    await paste(page, room.links.candidate)
    await door(page).fill('Mina')
    await page.getByRole('button', { name: 'Join room' }).click()
    await lobby(page).waitFor()
    await paste(page, wrong)
    await door(page).waitFor()
    await page.getByRole('button', { name: 'Join room' }).click()
    await gone.waitFor()
    await page.getByRole('button', { name: 'Go to the seat you have' }).click()
    await lobby(page).waitFor()
    await page.reload()
    await lobby(page).waitFor()
    await context.close()
  })

  test('[L50] the link of the seat one is on changes nothing, in lobby, round and debrief; that of another role opens its door', async () => {
    const room = await openRoom(server.origin)
    const { page, context, faults } = await someone(browser, server.origin)
    await enter({ page }, room.links.interviewer, 'Lee')
    const own = async (shown: ReturnType<typeof lobby>) => {
      await shown.waitFor()
      await mark(page)
      await paste(page, room.links.interviewer)
      await barIs(page, `/r/${room.room}`)
      await shown.waitFor()
      await paste(page, `${room.links.interviewer}.`)
      await barIs(page, `/r/${room.room}`)
      expect(await isMarked(page)).toBe(true)
    }
    await own(lobby(page))
    await page.getByRole('button', { name: 'Start the round' }).click()
    await own(live(page))
    await paste(page, room.links.observer)
    await door(page).fill('Omar')
    await page.getByRole('button', { name: 'Join room' }).click()
    await live(page).waitFor()
    // Back to the first seat by its link, without a door.
    await paste(page, room.links.interviewer)
    await page.getByRole('button', { name: 'More for this round' }).click()
    await page.getByRole('menuitem', { name: /End the round/ }).click()
    await page.getByRole('button', { name: 'End it now' }).click()
    await own(page.getByRole('heading', { name: 'Debrief' }))
    expect(faults).toEqual([])
    await context.close()
  })

  test('[L50] another room, my rounds and the start, and the way back from each', async () => {
    const [one, other] = [await openRoom(server.origin), await openRoom(server.origin)]
    const { page, context, faults } = await someone(browser, server.origin)
    await enter({ page }, one.links.candidate, 'Mina')
    await lobby(page).waitFor()
    await paste(page, other.links.candidate)
    await door(page).waitFor()
    await barIs(page, `/r/${other.room}`)
    await page.goBack()
    await lobby(page).waitFor()
    await barIs(page, `/r/${one.room}`)
    await page.goto(`${server.origin}/rounds`)
    await page.getByRole('heading', { name: 'My rounds' }).waitFor()
    await paste(page, one.links.observer)
    await door(page).waitFor()
    await barIs(page, `/r/${one.room}`)
    await page.goBack()
    await page.getByRole('heading', { name: 'My rounds' }).waitFor()
    await page.goBack()
    // The observer's link was put in, and not used.
    await page.getByRole('button', { name: 'Or go on as Mina, candidate' }).click()
    await lobby(page).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('[L50] a seat that the server does not know: the same link takes a new one', async () => {
    const room = await openRoom(server.origin)
    const { page, context } = await someone(browser, server.origin)
    await enter({ page }, room.links.candidate, 'Mina')
    await lobby(page).waitFor()
    await page.evaluate(() => {
      for (const storage of [localStorage, sessionStorage])
        for (const [name, value] of Object.entries<string>({ ...storage }))
          storage.setItem(name, value.replace(/"token":"[^"]*"/, '"token":"forgotten"'))
      history.replaceState(null, '')
    })
    await page.reload()
    await page.getByRole('heading', { name: 'Your seat is no longer known here' }).waitFor()
    await paste(page, room.links.candidate)
    await door(page).waitFor()
    await page.getByRole('button', { name: 'Join room' }).click()
    await lobby(page).waitFor()
    await context.close()
  })
})

describe('a link as it arrives', () => {
  let room: TestRoom
  beforeAll(async () => {
    room = await openRoom(server.origin)
  })
  const links = [
    ['with its # as %23', (id: string, key: string) => `/r/${id}%23${key}`],
    ['written into another twice', (id: string, key: string) => `/r/${id}%252523${key}`],
    ['with a dot and a bracket', (id: string, key: string) => `/r/${id}#${key}.)`],
    ['before a word', (id: string, key: string) => `/r/${id}%23${key}.Thanks`],
    ['counted on both sides', (id: string, key: string) => `/r/${id}?utm_source=mail#${key}?fbclid=1`],
    ['broken by a line', (id: string, key: string) => `/r/${id}#${key.slice(0, 9)}%0A${key.slice(9)}`],
    ['broken in its room', (id: string, key: string) => `/r/${id.slice(0, 5)}%0A${id.slice(5)}#${key}`],
    [
      'taken whole for a path',
      (id: string, key: string) => `/${encodeURIComponent(`${server.origin}/r/${id}#${key}`)}`,
    ],
    ['in capitals, with a slash', (id: string, key: string) => `/R/${id}/#${key}`],
  ] as const
  test.each(links.slice(0, sized(3, links.length)))(
    '[L51][L52] %s: read as meant, and its key is in no bar, log, request or cache',
    async (_, made) => {
      const key = room.key('candidate')
      const { page, context, faults, strangers } = await someone(browser, server.origin)
      const carried: string[] = []
      context.on('request', request => {
        if (request.isNavigationRequest()) return
        const all = request.url() + JSON.stringify(request.headers())
        if (all.includes(key)) carried.push(all)
      })
      const answer = await page.goto(server.origin + made(room.room, key))
      expect(answer?.status()).toBe(200)
      expect(answer?.headers()['referrer-policy']).toBe('no-referrer')
      if (answer?.url().includes('%')) expect(answer.headers()['cache-control']).toBe('no-store')
      await door(page).waitFor()
      expect(page.url()).toBe(`${server.origin}/r/${room.room}`)
      await page.reload()
      await door(page).fill('Mina')
      await page.getByRole('button', { name: 'Join room' }).click()
      await lobby(page).waitFor()
      expect(carried).toEqual([])
      expect(server.logged()).not.toContain(key)
      expect(strangers).toEqual([])
      expect(faults).toEqual([])
      await context.close()
    },
  )
})

test('[L82] on a page that is no room’s a key goes out of the bar, and any other fragment stays', async () => {
  const room = await openRoom(server.origin)
  const key = room.key('candidate')
  const { page, context, faults } = await someone(browser, server.origin)
  for (const path of ['/', '/rounds', '/questions', '/host', '/nowhere', '//elsewhere.example/r/a']) {
    await page.goto(`${server.origin}${path}#${key}`)
    await page.locator('h1').first().waitFor()
    await barIs(page, path)
    await page.goto(`${server.origin}${path}#own-side`)
    await barIs(page, `${path}#own-side`)
    await paste(page, `${server.origin}${path}#${key}`)
    await barIs(page, path)
  }
  expect(faults).toEqual([])
  await context.close()
})

test('[L53] no address ends the page, and none does so again after a reload', async () => {
  const { page, context, faults } = await someone(browser, server.origin)
  const odd = [
    '/r/aaaaaaaaaa#%',
    '/r/aaaaaaaaaa#%E0%A4',
    '/r/%',
    '/r/%E0%A4%A',
    '//r//aaaaaaaaaa#%',
    '/r/aaaaaaaaaa%00#x',
    '/r/',
    '/%',
    '/?question=%',
    '/#%',
    '/rounds#%',
    '/r/__proto__#%',
    `/r/aaaaaaaaaa?${'%'.repeat(3000)}#%`,
    '/r/aaaaaaaaaa.html',
    '//elsewhere.example/r/a',
  ]
  for (const address of odd) {
    await page.goto(server.origin + address)
    await page.locator('h1').waitFor()
    await page.reload()
    await page.locator('h1').waitFor()
    expect([address, await page.getByText('This page has stopped').count()]).toEqual([address, 0])
    expect(await page.evaluate(() => location.hash.length)).toBeLessThan(3)
  }
  // And put into the address of an open page.
  const room = await openRoom(server.origin)
  await enter({ page }, room.links.candidate, 'Mina')
  for (const hash of ['#%', '#%E0%A4', '#', '##', `#${'x'.repeat(5000)}%`.slice(0, 21), '#__proto__']) {
    await lobby(page).waitFor()
    await paste(page, `${server.origin}/r/${room.room}${hash}`)
    await barIs(page, `/r/${room.room}`)
  }
  await lobby(page).waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('[L97] a whole link that is pasted onto a page without a room opens its door, and its key is shown nowhere', async () => {
  const room = await openRoom(server.origin)
  const link = room.links.candidate
  for (const [path, where] of [
    ['/', 'Find a round'],
    ['/', null],
    ['/rounds', null],
    ['/nowhere', null],
    [`/r/${room.room}`, null],
  ] as const) {
    const { page, context, faults } = await someone(browser, server.origin)
    await page.goto(server.origin + path)
    await page.locator('h1').first().waitFor()
    await page.evaluate(text => navigator.clipboard.writeText(text), `Join here: ${link} (as Mina)`)
    if (where !== null) await page.getByRole('searchbox', { name: where }).click()
    await page.keyboard.press('Control+v')
    await door(page).waitFor()
    await barIs(page, `/r/${room.room}`)
    expect(await page.content()).not.toContain(room.key('candidate'))
    await context.close()
    expect(faults).toEqual([])
  }
  // As the keyboard of a phone puts it in, which is no paste.
  const { page, context } = await someone(browser, server.origin)
  await page.goto(server.origin)
  await page.getByRole('searchbox', { name: 'Find a round' }).fill(link)
  await door(page).waitFor()
  await barIs(page, `/r/${room.room}`)
  await context.close()
})
