/** A stock Firefox in a coding round: what reads along, and what runs. Skipped where there is none. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { control, until, type Control } from '../kit/clients.js'
import { firefoxPath, openFirefox, type Firefox, type FirefoxPage } from '../kit/firefox.js'
import { content } from '../kit/pair.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'

describe.skipIf(firefoxPath === null)('Firefox', () => {
  let server: TestServer
  let firefox: Firefox
  let page: FirefoxPage
  let leads: Control
  beforeAll(async () => {
    server = await openServer({ content })
    const room = await openRoom(server.origin, { plan: 'coding' })
    const [lee, mina] = [await room.sit('interviewer', 'Lee'), await room.sit('candidate', 'Mina')]
    leads = control(server.origin, lee.token)
    await leads.welcome
    await leads.ask({ type: 'round.start' })
    firefox = await openFirefox(firefoxPath ?? '')
    page = await firefox.newPage()
    await page.goto(server.origin)
    const kept = JSON.stringify([
      { seat: mina.seat, role: 'candidate', token: mina.token, name: 'Mina', keyMark: 'k' },
    ])
    await page.evaluate(`void localStorage.setItem('signalroom:seats:${room.room}', ${JSON.stringify(kept)})`)
    await page.goto(`${server.origin}/r/${room.room}`)
    await until('the code', () => shows(`!!document.querySelector('.cm-content')?.cmTile`), 90_000)
  })
  afterAll(async () => {
    leads?.close()
    await firefox?.close()
    await server?.close()
  })
  const shows = (expression: string) => page.evaluate<boolean>(expression)
  const write = (text: string) =>
    page.evaluate(`(() => {
      const { view } = document.querySelector('.cm-content').cmTile.root
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: ${JSON.stringify(text)} } })
    })()`)

  test('[X48] what is wrong in Python is underlined while it is typed', { timeout: 200_000 }, async () => {
    await write('import os\nprint(undefined_name)\n')
    await until(
      'two findings',
      () => shows(`document.querySelectorAll('.cm-lintRange').length === 2`),
      150_000,
    )
  })
  test('[X48] Python runs, by what the page has fetched', { timeout: 240_000 }, async () => {
    await write('print(6 * 7, "in Firefox")\n')
    await until(
      'Run',
      () => shows(`[...document.querySelectorAll('button')].some(one => /^Run/.test(one.innerText))`),
      60_000,
    )
    await page.evaluate(
      `[...document.querySelectorAll('button')].find(one => /^Run/.test(one.innerText)).click()`,
    )
    await until('its output', () => shows(`document.body.innerText.includes('42 in Firefox')`), 200_000)
    expect(
      await shows(`performance.getEntriesByType('resource').some(one => one.name.includes('/pieces/'))`),
    ).toBe(true)
  })
})
