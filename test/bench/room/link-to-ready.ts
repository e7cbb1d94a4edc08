/** From a link to typing: a candidate with an empty cache comes into a live room, as fast as hands could. */
import type { Browser } from 'playwright-core'
import { control } from '../../kit/clients.js'
import { openRoom } from '../../kit/server.js'

/** Milliseconds from opening the link until what was typed stands in the code pane. */
export async function linkToReady(browser: Browser, origin: string): Promise<number> {
  const { link, close } = await liveRoom(origin)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    const started = performance.now()
    await page.goto(link, { waitUntil: 'commit' })
    await page.getByRole('textbox', { name: 'Your name' }).fill('Mina')
    await page.getByRole('button', { name: 'Join room' }).click()
    const code = page.locator('.cm-content[contenteditable="true"]')
    await code.click()
    await page.keyboard.type('ready = 1')
    await code.getByText('ready = 1').waitFor()
    return performance.now() - started
  } finally {
    await context.close()
    close()
  }
}

/** A room whose round has begun, with its interviewer at the table. */
export async function liveRoom(origin: string): Promise<{
  readonly link: string
  readonly observerLink: string
  readonly interviewerLink: string
  close(): void
}> {
  const room = await openRoom(origin)
  const lee = await room.sit('interviewer', 'Lee')
  const link = control(origin, lee.token)
  await link.welcome
  const answer = await link.ask({ type: 'round.start' })
  if (!answer.ok) throw new Error(`the round did not start: ${answer.detail}`)
  const { candidate, observer, interviewer } = room.links
  return { link: candidate, observerLink: observer, interviewerLink: interviewer, close: link.close }
}
