/** Two people in browsers in the middle of a round, one of them behind a puppet network; with what their code panes show. */
import type { BoardEngine } from '@signalroom/shared'
import type { Browser, BrowserContext, JSHandle, Locator, Page } from 'playwright-core'
import { loadRounds } from '../../server/src/content/rounds.js'
import { fileURLToPath } from 'node:url'
import { until } from './clients.js'
import { enter, someone, type Someone } from './people.js'
import { puppetNetwork, type PuppetNetwork } from './puppet-network.js'
import { openRoom, openServer, type TestRoom, type TestServer } from './server.js'

export const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))

export interface Pair {
  readonly server: TestServer
  readonly room: TestRoom
  readonly net: PuppetNetwork
  /** The interviewer, straight at the server. */
  readonly lee: Someone
  /** The candidate, behind `net`. */
  readonly mina: Someone
  close(): Promise<void>
}

/**
 * Both are in, the round has started, and what one types the other has. `hers`: a browser for the candidate alone;
 * `name`: another name of theirs; `board`: what draws.
 */
export async function pair(
  browser: Browser,
  given: {
    readonly prepare?: (mina: Someone) => Promise<unknown>
    readonly hers?: Browser
    readonly name?: string
    readonly board?: BoardEngine
  } = {},
): Promise<Pair> {
  const server = await openServer({ content, ...(given.board ? { board: given.board } : {}) })
  const net = await puppetNetwork(server.origin)
  const lee = await someone(browser, server.origin)
  const mina = await someone(given.hers ?? browser, net.origin)
  await given.prepare?.(mina)
  const room = await openRoom(server.origin)
  await enter(lee, room.links.interviewer, 'Lee')
  await enter(mina, room.links.candidate.replace(server.origin, net.origin), given.name ?? 'Mina')
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  await type(mina, '# begun ')
  await shows(lee, '# begun ', 15_000)
  return {
    server,
    room,
    net,
    lee,
    mina,
    async close() {
      net.pass()
      await Promise.all([lee.context.close(), mina.context.close()])
      await net.close()
      await server.close()
    },
  }
}

const code = ({ page }: Someone): Locator => page.locator('.cm-content')
/** What is written there, without the names at others' cursors. */
export const textOf = (who: Someone): Promise<string> =>
  code(who).evaluate(shown => {
    const copy = shown.cloneNode(true) as Element
    for (const caret of copy.querySelectorAll('.cm-ySelectionCaret')) caret.remove()
    return copy.textContent
  })

/** The editor behind the code, by the way that CodeMirror finds it. */
export const editor = (page: Page): Promise<JSHandle<{ readonly state: { readonly doc: object } }>> =>
  page
    .locator('.cm-content')
    .evaluateHandle(
      shown =>
        (shown as unknown as { cmTile: { root: { view: { state: { doc: object } } } } }).cmTile.root.view,
    )

/** Types at the end of the code. */
export async function type(who: Someone, text: string): Promise<void> {
  await code(who).click()
  await who.page.keyboard.press('Control+End')
  await who.page.keyboard.type(text)
}
export const shows = (who: Someone, text: string, within = 5000): Promise<void> =>
  until(`the code shows ${text}`, async () => (await textOf(who)).includes(text), within)

/** The word at the cue, and the word at the code pane. */
export const cueOffline = ({ page }: Someone): Locator =>
  page.getByRole('status', { name: 'Cue' }).getByText('Offline')
export const paneSays = ({ page }: Pick<Someone, 'page'>, text: string): Locator =>
  page.getByRole('region', { name: 'Code' }).getByText(text, { exact: true })
export const paneOffline = (who: Someone): Locator => paneSays(who, 'Offline, kept on this device')
/** The epoch at which cue and pane had both come to say it, by the machine's clock and not by who drives the page. */
export async function saidOffline({ page }: Someone): Promise<number> {
  const says = (element: Element) =>
    new Promise<number>(resolve => {
      const look = () => element.textContent.includes('Offline') && resolve(Date.now())
      new MutationObserver(look).observe(element, { subtree: true, childList: true, characterData: true })
      look()
    })
  const [cue, pane] = [page.getByRole('status', { name: 'Cue' }), page.getByRole('region', { name: 'Code' })]
  return Math.max(...(await Promise.all([cue.evaluate(says), pane.evaluate(says)])))
}

/** Makes a page that never listens for silence: the tick of the link's hearing is the quarter of a second. */
export const deaf = ({ context }: Someone): Promise<unknown> =>
  context.addInitScript(() => {
    const every = window.setInterval.bind(window)
    window.setInterval = ((run: () => void, ms?: number) =>
      ms === 250 ? 0 : every(run, ms)) as typeof setInterval
  })

/** Makes a browser that keeps nothing of what is typed. */
export const keepingNothing = ({ context }: { readonly context: BrowserContext }): Promise<unknown> =>
  context.addInitScript(() => {
    // Everything goes on as always, and nothing is written.
    IDBObjectStore.prototype.add = function nothing(this: IDBObjectStore) {
      return this.count() as unknown as IDBRequest<IDBValidKey>
    }
  })
