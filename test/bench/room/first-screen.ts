/** What the home page weighs: everything Chromium asks for until it is quiet, with an empty cache. */
import type { Browser, Response } from 'playwright-core'
import { gzipSync } from 'node:zlib'

export async function firstScreen(
  browser: Browser,
  origin: string,
): Promise<{ readonly gzippedBytes: number; readonly responses: number }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    const responses: Response[] = []
    page.on('response', response => responses.push(response))
    await page.goto(origin, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Create room' }).waitFor()
    await page.evaluate(() => document.fonts.ready.then(() => {}))
    const bodies = await Promise.all(
      responses.filter(response => /^https?:/.test(response.url())).map(response => response.body()),
    )
    const gzippedBytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
    return { gzippedBytes, responses: bodies.length }
  } finally {
    await context.close()
  }
}
