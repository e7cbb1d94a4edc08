/** Two who add a file of the same name, or take away one in which another writes, without having heard of each other. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { cueOffline, pair, paneSays, shows, textOf, type, type Pair } from '../kit/pair.js'
import { seatOf, type Someone } from '../kit/people.js'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const patience = 30_000

async function add({ page }: Someone, name: string) {
  await page.getByRole('button', { name: 'Add a file' }).click()
  const field = page.getByRole('textbox', { name: 'Name of the new file' })
  await field.fill(name)
  await field.press('Enter')
  await page.getByRole('textbox', { name: `Code editor: ${name}` }).waitFor()
}
async function remove({ page }: Someone, name: string) {
  await page.getByRole('button', { name: `Remove ${name}` }).click()
  await page.getByRole('button', { name: 'Remove it' }).click()
  await page.getByRole('tab', { name }).waitFor({ state: 'detached' })
}
const files = ({ page }: Someone) =>
  page.getByRole('tablist', { name: 'Files' }).getByRole('tab').allInnerTexts()
async function open({ page }: Someone, name: string) {
  await page.getByRole('tab', { name, exact: true }).click()
  await page.getByRole('textbox', { name: `Code editor: ${name}` }).waitFor()
}
async function away({ net, mina }: Pair) {
  net.hold()
  await cueOffline(mina).waitFor({ timeout: patience })
}
async function back({ net, mina, lee }: Pair) {
  net.pass()
  for (const who of [mina, lee]) await paneSays(who, 'Saved').waitFor({ timeout: patience })
}
const same = ({ mina, lee }: Pair) =>
  until('both see the same', async () => (await textOf(mina)) === (await textOf(lee)), patience)

test('[Y52] a file that two add under one name, one of them offline, holds what both wrote, on both screens', async () => {
  const round = await pair(browser)
  const { lee, mina } = round
  try {
    await away(round)
    await add(mina, 'helpers.py')
    await type(mina, 'def hers():')
    await add(lee, 'helpers.py')
    await type(lee, 'def his():')
    await back(round)
    for (const who of [lee, mina])
      for (const text of ['def hers():', 'def his():']) await shows(who, text, patience)
    await same(round)
    // They go on in one text, and what one takes back is one's own.
    await type(mina, '# more')
    await shows(lee, '# more', patience)
    await mina.page.keyboard.press('Control+z')
    await until('her words are taken back', async () => !(await textOf(lee)).includes('# more'), patience)
    await shows(lee, 'def his():', patience)
    expect(await files(lee)).toEqual(await files(mina))
    // A third who comes now, and the same after a reload, read it too.
    await mina.page.reload()
    await open(mina, 'helpers.py')
    for (const text of ['def hers():', 'def his():']) await shows(mina, text, patience)
    // Taken away and added again at once by both, it is one file again.
    await remove(lee, 'helpers.py')
    await mina.page.getByRole('tab', { name: 'helpers.py' }).waitFor({ state: 'detached' })
    await away(round)
    await add(mina, 'helpers.py')
    await type(mina, 'again hers')
    await add(lee, 'helpers.py')
    await type(lee, 'again his')
    await back(round)
    for (const who of [lee, mina])
      for (const text of ['again hers', 'again his']) await shows(who, text, patience)
  } finally {
    await round.close()
  }
})

test('[Y52] with a link of 300 ms both add a file at once, and no letter of either is lost', async () => {
  const round = await pair(browser)
  const { net, lee, mina } = round
  try {
    net.delay(300)
    await Promise.all([add(mina, 'util.py'), add(lee, 'util.py')])
    await Promise.all([type(mina, 'aaaaaaaaaaaa'), type(lee, 'bbbbbbbbbbbb')])
    await same(round)
    const text = await textOf(lee)
    for (const letter of ['a', 'b']) expect(text.split(letter)).toHaveLength(13)
  } finally {
    await round.close()
  }
})

test('[Y60] a name that another adds while it is typed is that file: both write in it', async () => {
  const round = await pair(browser)
  const { lee, mina } = round
  try {
    await mina.page.getByRole('button', { name: 'Add a file' }).click()
    const field = mina.page.getByRole('textbox', { name: 'Name of the new file' })
    await field.pressSequentially('helpers.p')
    await add(lee, 'helpers.py')
    await mina.page.getByRole('tab', { name: 'helpers.py' }).waitFor({ timeout: patience })
    await mina.page.keyboard.type('y')
    await mina.page.getByText('There is one already: Enter opens it.').waitFor()
    await mina.page.keyboard.press('Enter')
    await mina.page.keyboard.type('# hers')
    await shows(lee, '# hers', patience)
  } finally {
    await round.close()
  }
})

test('[Y53] a file that is removed while another writes in it offline is back, whole, with what they wrote', async () => {
  const round = await pair(browser)
  const { lee, mina } = round
  try {
    await add(mina, 'notes.py')
    await type(mina, '# before ')
    await open(lee, 'notes.py')
    await shows(lee, '# before', patience)
    await away(round)
    await type(mina, '# while away ')
    await remove(lee, 'notes.py')
    await back(round)
    await lee.page.getByRole('tab', { name: 'notes.py' }).waitFor({ timeout: patience })
    await open(lee, 'notes.py')
    for (const who of [lee, mina]) await shows(who, '# before # while away', patience)
    // She is in it again, and goes on without a click.
    await mina.page.getByText('notes.py was removed while you wrote in it, and is back.').waitFor()
    await mina.page.keyboard.type('on and on')
    await shows(lee, 'on and on', patience)
    await shows(lee, '# before # while away', patience)
    // A removal that its writer has heard of is one.
    await remove(lee, 'notes.py')
    await mina.page.getByRole('tab', { name: 'notes.py' }).waitFor({ state: 'detached' })
  } finally {
    await round.close()
  }
})

test('[Y53] a removal made offline takes nothing that another wrote online meanwhile, and is told', async () => {
  const round = await pair(browser)
  const { lee, mina } = round
  try {
    await add(mina, 'notes.py')
    await type(mina, '# before ')
    await open(lee, 'notes.py')
    await shows(lee, '# before', patience)
    await away(round)
    await remove(mina, 'notes.py')
    await type(lee, '# online ')
    await paneSays(lee, 'Saved').waitFor()
    await back(round)
    await lee.page.getByText('notes.py was removed while you wrote in it, and is back.').waitFor()
    await mina.page.getByRole('tab', { name: 'notes.py' }).waitFor({ timeout: patience })
    await open(mina, 'notes.py')
    for (const who of [lee, mina]) await shows(who, '# before # online', patience)
  } finally {
    await round.close()
  }
})

test('[Y53] letters on their way, some hundred milliseconds long, are not taken by a removal that had not heard of them', async () => {
  const round = await pair(browser)
  const { lee, mina, net } = round
  try {
    await add(mina, 'notes.py')
    await type(mina, '# before ')
    await open(lee, 'notes.py')
    await shows(lee, '# before', patience)
    net.delay(300)
    await lee.page.getByRole('button', { name: 'Remove notes.py' }).click()
    const going = type(mina, '# on its way ')
    await lee.page.getByRole('button', { name: 'Remove it' }).click()
    await going
    net.pass()
    for (const who of [lee, mina]) {
      await who.page.getByRole('tab', { name: 'notes.py' }).waitFor({ timeout: patience })
      await open(who, 'notes.py')
      await shows(who, '# on its way', patience)
    }
  } finally {
    await round.close()
  }
})

test('[Y53] of a file that is removed and added anew meanwhile, what was written in the old one has a name of its own', async () => {
  const round = await pair(browser)
  const { lee, mina } = round
  try {
    await add(mina, 'plan.py')
    await type(mina, 'old ')
    await open(lee, 'plan.py')
    await shows(lee, 'old', patience)
    await away(round)
    await type(mina, 'hers ')
    await remove(lee, 'plan.py')
    await add(lee, 'plan.py')
    await type(lee, 'new')
    await back(round)
    await open(lee, 'plan-2.py')
    for (const who of [lee, mina]) await shows(who, 'old hers ', patience)
    await open(lee, 'plan.py')
    await shows(lee, 'new', patience)
  } finally {
    await round.close()
  }
})

test('[Y54] where a client of another make sets the same name at once, both texts are kept, by their names', async () => {
  const round = await pair(browser)
  const { lee, mina, room, server } = round
  const { token } = await seatOf(lee.page)
  const doc = new Y.Doc()
  const url = `${server.origin.replace('http', 'ws')}/yjs/${room.room}`
  const provider = new WebsocketProvider(url, 'code', doc, {
    protocols: ['signalroom', token],
    disableBc: true,
    WebSocketPolyfill: WebSocket as never,
  })
  try {
    await until('the other client has synced', () => Promise.resolve(provider.synced), patience)
    await away(round)
    await add(mina, 'helpers.py')
    await type(mina, 'hers')
    doc.getMap<Y.Text>('files').set('helpers.py', new Y.Text('of another make'))
    await back(round)
    for (const who of [lee, mina])
      await who.page.getByRole('tab', { name: 'helpers-2.py' }).waitFor({ timeout: patience })
    const texts = () => {
      const map = doc.getMap<Y.Text>('files')
      return ['helpers.py', 'helpers-2.py'].map(name => map.get(name)?.toString()).sort()
    }
    await until(
      'it holds both',
      () => Promise.resolve(texts().join() === ['hers', 'of another make'].sort().join()),
      patience,
    )
    expect(await files(lee)).toEqual(await files(mina))
  } finally {
    provider.destroy()
    await round.close()
  }
})
