/** Two people in browsers of one server with the content that ships, before they are in any room. */
import type { Browser } from 'playwright-core'
import { launch } from './chromium.js'
import { content } from './pair.js'
import { someone, type Someone } from './people.js'
import { openServer, type TestServer } from './server.js'

export interface TwoPeople {
  readonly browser: Browser
  readonly server: TestServer
  readonly lee: Someone
  readonly mina: Someone
  close(): Promise<void>
}

export async function twoPeople(): Promise<TwoPeople> {
  const browser = await launch()
  const server = await openServer({ content })
  const lee = await someone(browser, server.origin)
  const mina = await someone(browser, server.origin)
  return {
    browser,
    server,
    lee,
    mina,
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
