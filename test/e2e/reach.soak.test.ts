/** Small and low screens, and larger type: every control of every screen can be reached, with clock and cue in sight. */
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sized } from '../kit/sizes.js'
import { launch, lightOptions } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { content } from '../kit/pair.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { unreached } from '../kit/reach.js'
import { openRoom, openServer } from '../kit/server.js'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

/** All that cannot be reached, by where it was looked for. */
type Missed = string[]
const look = async (missed: Missed, where: string, page: Page) => {
  for (const one of await unreached(page)) missed.push(`${where}: ${one}`)
  const inSight = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth <= clientWidth + 1
  })
  if (!inSight) missed.push(`${where}: scrolls sideways`)
}
/** Clock and cue are on the screen, whole, as soon as it has come to rest. */
const watchable = async (missed: Missed, where: string, page: Page, cue: string) => {
  for (const one of [
    page.getByRole('timer', { name: 'Time left' }),
    page.getByRole('status', { name: cue }),
  ]) {
    const isSeen = async () => {
      const box = await one.first().boundingBox()
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
      return (
        box !== null &&
        box.x >= 0 &&
        box.y >= 0 &&
        box.x + box.width <= width + 1 &&
        box.y + Math.min(box.height, 20) <= height
      )
    }
    const seen = await until('clock and cue are in sight', isSeen, 5000).then(
      () => true,
      () => false,
    )
    if (!seen) missed.push(`${where}: clock or cue is out of sight`)
  }
}

async function walk(on: Browser, size: { width: number; height: number }): Promise<Missed> {
  const missed: Missed = []
  const server = await openServer({ content })
  const [lee, mina, omar] = [
    await someone(on, server.origin, size),
    await someone(on, server.origin, size),
    await someone(on, server.origin, size),
  ]
  const press = ({ page }: Someone, name: string | RegExp) =>
    page.getByRole('button', { name }).first().click()
  for (const path of ['/', '/questions', '/rounds', '/host', '/nowhere', '/r/aaaaaaaaaa']) {
    await lee.page.goto(server.origin + path)
    await lee.page.locator('h1').waitFor()
    if (path === '/') await lee.page.getByRole('button', { name: 'Create room' }).waitFor()
    await look(missed, path, lee.page)
  }
  await lee.page.goto(server.origin)
  await press(lee, 'Create room')
  await lee.page.getByRole('link', { name: 'Enter as interviewer' }).waitFor()
  await look(missed, 'links', lee.page)
  const room = await openRoom(server.origin)
  await lee.page.goto(room.links.interviewer)
  await lee.page.getByRole('textbox', { name: 'Your name' }).waitFor()
  await look(missed, 'door', lee.page)
  await enter(lee, room.links.interviewer, 'Lee')
  await enter(mina, room.links.candidate, 'Mina')
  await enter(omar, room.links.observer, 'Omar')
  await lee.page.getByRole('list', { name: 'People in the room' }).getByText('Omar').waitFor()
  for (const [who, at] of [
    [lee, 'lobby, interviewer'],
    [mina, 'lobby, candidate'],
    [omar, 'lobby, observer'],
  ] as const)
    await look(missed, at, who.page)
  await press(lee, 'Start the round')
  for (const [who, name, cue] of [
    [lee, 'interviewer', 'Your cue'],
    [mina, 'candidate', 'Cue'],
    [omar, 'observer', 'Cue'],
  ] as const) {
    await who.page.getByRole('timer', { name: 'Time left' }).waitFor()
    await watchable(missed, name, who.page, cue)
    const foot = who.page.getByRole('navigation', { name: 'Parts of the room' })
    if ((await foot.count()) === 0) {
      await look(missed, `${name}, wide`, who.page)
      continue
    }
    for (const tab of await foot.getByRole('button').all()) {
      await tab.click()
      if ((await tab.textContent()) === 'Code') await who.page.locator('.cm-content').waitFor()
      await look(missed, `${name}, ${await tab.textContent()}`, who.page)
    }
  }
  const foot = lee.page.getByRole('navigation', { name: 'Parts of the room' })
  if ((await foot.count()) > 0) await foot.getByRole('button', { name: 'Guide' }).click()
  for (const tab of await lee.page.getByRole('tablist', { name: 'Your side' }).getByRole('tab').all()) {
    await tab.click()
    await look(missed, `side, ${await tab.textContent()}`, lee.page)
  }
  await press(lee, 'More for this round')
  await look(missed, 'menu', lee.page)
  await lee.page.getByRole('menuitem', { name: 'People and links' }).click()
  await look(missed, 'people and links', lee.page)
  await lee.page.getByRole('dialog').getByRole('button', { name: 'Show out Omar' }).click()
  await look(missed, 'show out', lee.page)
  await lee.page.getByRole('button', { name: 'Keep Omar here' }).click()
  await lee.page.keyboard.press('Escape')
  for (const who of [lee, mina]) {
    await press(who, 'More for the call')
    await look(missed, 'call menu', who.page)
    await who.page.keyboard.press('Escape')
    await press(who, /^Record/)
    await look(missed, 'recording', who.page)
    await who.page.keyboard.press('Escape')
  }
  await lee.page.keyboard.press('?')
  await lee.page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await look(missed, 'keys', lee.page)
  await lee.page.keyboard.press('Escape')
  await press(lee, 'More for this round')
  await lee.page.getByRole('menuitem', { name: /End the round/ }).click()
  await look(missed, 'end', lee.page)
  await press(lee, 'End it now')
  for (const [who, name] of [
    [lee, 'interviewer'],
    [mina, 'candidate'],
    [omar, 'observer'],
  ] as const) {
    await who.page.getByRole('region', { name: 'Timeline' }).waitFor()
    await look(missed, `debrief, ${name}`, who.page)
  }
  await press(lee, 'Release to candidate')
  await look(missed, 'release', lee.page)
  await lee.page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Release/ })
    .click()
  for (const [who, name] of [
    [lee, 'interviewer'],
    [mina, 'candidate'],
    [omar, 'observer'],
  ] as const) {
    await who.page.getByRole('heading', { name: 'Debrief' }).waitFor()
    await look(missed, `released, ${name}`, who.page)
  }
  for (const [plan, shown] of [
    ['coding', 'Code'],
    ['sql', 'Code'],
    ['cpc_10', 'Drill'],
  ] as const) {
    const other = await openRoom(server.origin, { plan, alone: true })
    const who = await someone(on, server.origin, size)
    await enter(who, other.links.candidate, 'Mina')
    await press(who, 'Start the round')
    await who.page.getByRole('timer', { name: 'Time left' }).waitFor()
    await watchable(missed, plan, who.page, 'Cue')
    const tabs = who.page.getByRole('navigation', { name: 'Parts of the room' })
    if ((await tabs.count()) > 0) await tabs.getByRole('button', { name: shown }).click()
    await look(missed, `${plan}, ${shown}`, who.page)
    await press(who, 'More for this round')
    await who.page.getByRole('menuitem', { name: /End the round/ }).click()
    await press(who, 'End it now')
    await who.page.getByRole('region', { name: 'Timeline' }).waitFor()
    await look(missed, `${plan}, debrief alone`, who.page)
    await who.context.close()
  }
  await Promise.all([lee, mina, omar].map(({ context }) => context.close()))
  await server.close()
  return missed
}

/** One of each in `npm test`; each walk takes a minute. */
const windows = [
  [640, 360],
  [667, 375],
  [390, 844],
  [844, 390],
  [320, 568],
  [720, 450],
  [568, 320],
] as const
test.each(windows.slice(0, sized(1, windows.length)))(
  '[L56][L96] at %s by %s every control of every screen can be reached, clock and cue in sight',
  async (width, height) => {
    expect(await walk(browser, { width, height })).toEqual([])
  },
)

test.each([32, 24].slice(0, sized(1, 2)))(
  '[L57] with the browser’s own type at %s pixels all of it grows, and every control can be reached',
  async size => {
    const { args = [], ...how } = await lightOptions()
    const large = await chromium.launch({
      ...how,
      args: [...args, `--blink-settings=defaultFontSize=${size}`],
    })
    try {
      const [{ page }] = [await someone(large, 'http://127.0.0.1')]
      const server = await openServer({ content })
      await page.goto(server.origin)
      const grown = (role: 'heading' | 'button', name: string) =>
        page.getByRole(role, { name }).evaluate(one => Number.parseFloat(getComputedStyle(one).fontSize))
      expect(await grown('button', 'Create room')).toBeCloseTo((14 * size) / 16, 1)
      await server.close()
      expect(await walk(large, { width: 1440, height: 900 })).toEqual([])
    } finally {
      await large.close()
    }
  },
)

test('[L94] on an upright phone with its type at twice the size nothing lies where only a script can scroll', async () => {
  const { args = [], ...how } = await lightOptions()
  const large = await chromium.launch({ ...how, args: [...args, '--blink-settings=defaultFontSize=32'] })
  try {
    expect(await walk(large, { width: 390, height: 844 })).toEqual([])
  } finally {
    await large.close()
  }
})

test('[L85] on an upright phone with its type at twice the size the tabs of the room can be pressed', async () => {
  const { args = [], ...how } = await lightOptions()
  const large = await chromium.launch({ ...how, args: [...args, '--blink-settings=defaultFontSize=32'] })
  const server = await openServer({ content })
  try {
    const room = await openRoom(server.origin)
    const lee = await someone(large, server.origin, { width: 390, height: 844 })
    await enter(lee, room.links.interviewer, 'Lee')
    await lee.page.getByRole('button', { name: 'Start the round' }).click()
    const foot = lee.page.getByRole('navigation', { name: 'Parts of the room' })
    for (const name of ['Talk', 'Guide', 'Board', 'Code', 'Talk'])
      await foot.getByRole('button', { name }).click({ timeout: 20_000 })
    await lee.page.getByLabel('Say something in writing').filter({ visible: true }).fill('Hello')
    await lee.page.getByRole('button', { name: 'Say', exact: true }).click({ timeout: 20_000 })
    await lee.page.getByRole('list', { name: 'Messages' }).getByText('Hello').waitFor()
  } finally {
    await large.close()
    await server.close()
  }
})

test('[L56] with a keyboard on the screen, upright or sideways, clock and cue stay in sight, and one sees what one types', async () => {
  const server = await openServer({ content })
  const room = await openRoom(server.origin)
  const [lee, mina] = [await someone(browser, server.origin), await someone(browser, server.origin)]
  await enter(lee, room.links.interviewer, 'Lee')
  await enter(mina, room.links.candidate, 'Mina')
  expect(await mina.page.locator('meta[name=viewport]').getAttribute('content')).toContain(
    'interactive-widget=resizes-content',
  )
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  for (const { page } of [lee, mina]) await page.getByRole('timer', { name: 'Time left' }).waitFor()
  const missed: Missed = []
  for (const [width, height] of [
    [390, 500],
    [375, 380],
    [844, 210],
    [667, 190],
  ] as const)
    for (const [who, cue] of [
      [lee, 'Your cue'],
      [mina, 'Cue'],
    ] as const) {
      await who.page.setViewportSize({ width, height: 844 })
      await who.page.getByRole('navigation').getByRole('button', { name: 'Talk' }).click()
      const field = who.page.getByLabel('Say something in writing').filter({ visible: true })
      await field.click()
      await who.page.setViewportSize({ width, height })
      await watchable(missed, `${width} by ${height}`, who.page, cue)
      await field.pressSequentially('a')
      const box = await field.boundingBox()
      if (!box || box.y < 0 || box.y + 30 > height)
        missed.push(`${width} by ${height}: what is typed is out of sight`)
      await look(missed, `${width} by ${height}`, who.page)
      await field.fill('')
    }
  expect(missed).toEqual([])
  await Promise.all([lee.context.close(), mina.context.close()])
  await server.close()
})
