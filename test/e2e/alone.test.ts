/** Rounds that are answered alone, in a browser with made-up devices: in writing, by video, by comments, by a package. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../kit/clients.js'
import { beginPerson } from '../kit/persons.js'
import { someone, type Someone } from '../kit/people.js'
import { twoPeople, type TwoPeople } from '../kit/two-people.js'

let two: TwoPeople
let eve: Someone
beforeAll(async () => {
  two = await twoPeople()
  eve = two.lee
})
afterAll(() => two.close())

/** Somebody with a camera, their loop of a template, and the way to a round of it. */
async function opened(asked: object) {
  const ana = await someone(two.browser, two.server.origin, { devices: true })
  const person = await beginPerson(two.server.origin)
  const loop = await person.openLoop(asked)
  await ana.page.goto(person.link)
  await ana.page.getByRole('link', { name: /^Two weeks in May/ }).waitFor()
  const go = async (nth: number) => {
    const round = loop.first.rounds[nth]?.id ?? ''
    await ana.page.goto(`${two.server.origin}/loops/${loop.id}`)
    await ana.page.getByRole('link', { name: 'Open its page' }).nth(nth).click()
    await ana.page.getByText('The prompt is still closed').waitFor()
    return loop.alone(round)
  }
  return { ana, loop, go }
}
/** The tab is closed, and another opens at the same page. */
async function closed({ page, context }: Someone) {
  const url = page.url()
  await page.close()
  const next = await context.newPage()
  await next.goto(url)
  return next
}

test('[AL3] SYS-63 a written answer counts its words, keeps its draft through a closed tab, is sent once and reviewed by its lines', async () => {
  const { ana, go, loop } = await opened({ template: 'async_series_b' })
  const api = await go(1)
  let { page } = ana
  expect(await ana.axe()).toEqual([])
  await page.getByRole('button', { name: 'Begin' }).press('Enter')
  const answer = page.getByLabel('Answer', { exact: true })
  await answer.fill('word '.repeat(1201))
  await page.getByText('1,201 of 1,200 words').waitFor()
  await page.getByText(': 1 over the limit').waitFor()
  expect(await page.getByRole('button', { name: 'Send the answer…' }).isDisabled()).toBe(true)
  await answer.fill(
    'I propose to split the queue by merchant.\nIt takes p99 from 900 ms to 200 ms, and costs a second store for 400 $ a month.',
  )
  await page.getByText('Ask: missing').waitFor()
  page = await closed(ana)
  const draft = page.getByLabel('Answer', { exact: true })
  await draft.waitFor()
  expect(await draft.inputValue()).toContain('split the queue')
  two.server.time.advance(49 * 3_600_000)
  await page.reload()
  await page.getByText(/Over by 1 h/).waitFor()
  await page.getByRole('button', { name: 'Send the answer…' }).click()
  await page.getByRole('button', { name: 'Send it', exact: true }).click()
  await page.getByText(/Sent late by 1 h/).waitFor()
  await page.getByText(/First reply after 49 h/).waitFor()
  expect(await draft.count()).toBe(0)

  const { link } = await api.invite('Eve')
  const hers = eve.page
  await hers.goto(link)
  await hers.getByText('It takes p99 from 900 ms').first().waitFor()
  expect(hers.url()).not.toContain('#')
  await hers.getByText(/Sent late by 1 h/).waitFor()
  await hers.getByRole('button', { name: 'Remark on the answer, line 2' }).press('Enter')
  await hers.getByText('About line 2').waitFor()
  await hers.keyboard.type('Per month for how many merchants?')
  await hers.getByRole('button', { name: 'Say it' }).press('Enter')
  await hers.getByText('Per month for how many merchants?').waitFor()
  expect(await eve.axe()).toEqual([])
  await page.reload()
  await page.getByRole('button', { name: 'Reply' }).click()
  await page.keyboard.type('300 merchants.')
  await page.getByRole('button', { name: 'Send the reply' }).click()
  await page.getByText('300 merchants.').waitFor()
  await page.getByRole('button', { name: 'Resolve' }).click()
  await page.getByText('Resolved').waitFor()
  expect((await loop.get()).loop.answered).toMatchObject([{ openRemarks: 0 }])
})

test('[AL5] [AL8] SYS-63 a take by video is recorded in pieces, survives a closed tab, is played at a moment, and sent', async () => {
  const { ana, go } = await opened({ template: 'async_series_b' })
  const api = await go(0)
  let { page } = ana
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByText(/^Recording 0:0/).waitFor()
  await until(
    'some of it is kept',
    async () => (await api.get()).body.seen.answer?.takes[0]?.mime !== null,
    30_000,
  )
  page = await closed(ana)
  await page.getByText('1 of 3 takes used').waitFor()
  await page.getByRole('button', { name: 'Keep it as far as it came' }).click()
  await page.getByText('Stopped half-way: kept as far as it came').waitFor()

  // Another take, whole.
  await page.getByRole('button', { name: 'Record another take' }).click()
  await page.getByText(/^Recording 0:03/).waitFor()
  await page.getByRole('button', { name: 'Stop' }).press('Enter')
  await page.getByText('2 of 3 takes used').waitFor()
  const send = page.getByRole('button', { name: 'Send take 2' })
  await until('all of it has come', () => send.isEnabled(), 30_000)
  await send.click()
  await page.getByText('Sent: this one counts').waitFor()
  expect(await page.getByRole('button', { name: 'Send take 1' }).count()).toBe(0)

  const { link } = await api.invite('Eve')
  const hers = eve.page
  await hers.goto(link)
  const video = hers.getByLabel('The take that was sent')
  await video.waitFor()
  await until(
    'it knows how long it is',
    () =>
      video.evaluate(
        one => one instanceof HTMLVideoElement && Number.isFinite(one.duration) && one.duration > 2,
      ),
    30_000,
  )
  await video.evaluate(one => {
    if (one instanceof HTMLVideoElement) one.currentTime = 1.5
  })
  await hers.getByRole('button', { name: 'About this moment' }).click()
  await hers.getByText('About the moment 0:01').waitFor()
  await hers.keyboard.type('Slower here.')
  await hers.getByRole('button', { name: 'Say it' }).click()
  await hers.getByRole('button', { name: 'Go to 0:01' }).waitFor()
  expect(await eve.axe()).toEqual([])
})

test('[AL4] [AL7] SYS-63 a take by voice stops by itself at its limit, and what was said while the line was lost comes after', async () => {
  const how = { medium: 'voice', windowHours: 24, seconds: 10, takes: 1 }
  const { ana, go } = await opened({ rounds: [{ title: 'Aloud', alone: how }] })
  const api = await go(0)
  const { page, context } = ana
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByText(/^Recording 0:0/).waitFor()
  await context.setOffline(true)
  await page.getByText(/the recording waits on this device/).waitFor()
  await context.setOffline(false)
  await page.getByText('Take 1, 0:10').waitFor()
  const send = page.getByRole('button', { name: 'Send take 1' })
  await until('all of it has come', () => send.isEnabled(), 60_000)
  await send.click()
  await page.getByText('Sent: this one counts').waitFor()
  expect(await page.getByRole('button', { name: /^Record/ }).count()).toBe(0)
  const { answer } = (await api.get()).body.seen
  expect(answer?.takes).toMatchObject([{ whole: true }])
  const whole = await api.play(answer?.takes[0]?.id ?? '')
  // Ten seconds of speech are some 60 kB; half of them, lost, would be half.
  expect(whole.text.length).toBeGreaterThan(20_000)
})

test('[AL11] SYS-63 a change is reviewed by its lines, and sent once its five comments are whole', async () => {
  const { ana, go } = await opened({ template: 'async_series_b' })
  const { page } = ana
  await go(3)
  await page.getByRole('button', { name: 'Begin' }).click()
  for (let nth = 1; nth <= 5; nth++) {
    await page.getByRole('button', { name: `Comment on checkout.py, line ${nth + 2}`, exact: true }).click()
    await page.getByLabel('Issue').fill(`Issue ${nth}`)
    await page.getByLabel('Effect').fill('Money is lost')
    await page.getByLabel('Suggestion').fill('One step')
    await page.getByRole('button', { name: 'Add the comment' }).click()
  }
  await page.reload()
  await page.getByText('Issue 5').waitFor()
  await page.getByRole('button', { name: 'Send the comments…' }).click()
  await page.getByRole('button', { name: 'Send them' }).click()
  await page.getByText('Sent in time').waitFor()
  await page.getByRole('button', { name: 'Remark on comment 5' }).waitFor()
})

test('[AL14] [AL15] SYS-64 the hours of a package stand against eight, what is missing is named, and its call is a room by one press', async () => {
  const { ana, go } = await opened({ template: 'takehome_first' })
  const { page } = ana
  await go(0)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('heading', { name: 'Settlement files' }).waitFor()
  const note = async (minutes: string, done: string) => {
    await page.getByLabel('Minutes').fill(minutes)
    await page.getByLabel('What was done').fill(done)
    await page.getByRole('button', { name: 'Note it' }).click()
    await page.getByText(done).waitFor()
  }
  await note('300', 'The reader and its key')
  await page.getByText('5 h of 8 h').waitFor()
  await note('240', 'Tests and the runbook')
  await page.getByText('9 h of 8 h, 1 h over').waitFor()
  await page.getByLabel('Choose files').setInputFiles([
    { name: 'read.py', mimeType: 'text/x-python', buffer: Buffer.from('def read():\n    pass\n') },
    { name: 'README.md', mimeType: 'text/markdown', buffer: Buffer.from('# Reader\n') },
    { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0, 0xff]) },
  ])
  await page.getByText('Not a text, or too large: picture.png.').waitFor()
  await page.getByLabel('The next four hours, five lines').fill('Retries\nA second reader')
  await page.getByText('Missing: tests, runbook', { exact: true }).waitFor()
  expect(await ana.axe()).toEqual([])
  await page.getByRole('button', { name: 'Hand it in…' }).click()
  await page.getByRole('button', { name: 'Hand it in', exact: true }).click()
  await page.getByRole('heading', { name: 'What was sent' }).waitFor()
  await page.getByText('9 h of 8 h, 1 h over').waitFor()
  await page.getByRole('button', { name: 'Open the call’s room' }).press('Enter')
  await page.waitForURL(/\/r\/[a-z0-9]{10}$/)
  await page.getByRole('textbox', { name: 'Your name' }).waitFor()
  expect(ana.faults).toEqual([])
})
