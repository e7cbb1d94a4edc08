/**
 * Two people in browsers at work in one room, each behind a puppet network, at a server that can be killed: what their hands
 * do, what befalls them, and what must be so once all is calm. Knows no rule.
 */
import type { Browser, Page } from 'playwright-core'
import * as Y from 'yjs'
import { asBuilt, startServer, type ServerProcess } from '../bench/server-process.js'
import { document } from './clients.js'
import { enter, someone, type Someone } from './people.js'
import { puppetNetwork, type PuppetNetwork } from './puppet-network.js'
import type { Random } from './random.js'
import { openRoom, temporaryFolder, type TestRoom } from './server.js'

interface Person {
  readonly name: string
  readonly me: { page: Page } & Omit<Someone, 'page'>
  readonly net: PuppetNetwork
  readonly address: string
  /** What has befallen the way to the server. */
  way: 'fine' | 'held' | 'dead'
}
type Deed = (of: Person) => Promise<void>

/** What is typed is kept on the device within this time, whatever befalls the tab. */
const keptMs = 350
const within = { timeout: 30_000 }

export class Weather {
  readonly #chance: Random
  readonly #folder = temporaryFolder()
  readonly #people: Person[] = []
  /** Everything that was written into the code and onto the board: each is a word of its own. */
  readonly #written: string[] = []
  readonly #boxed: string[] = []
  #words = 0
  #server!: ServerProcess
  #isUp = true
  #origin = ''
  #room!: TestRoom
  /** The token of somebody who only looks. */
  #onlooker = ''

  private constructor(chance: Random) {
    this.#chance = chance
  }
  /** Both are in and the round has started. `prepare` has each context before its first page. */
  static async open(
    browser: Browser,
    chance: Random,
    prepare: (someone: Someone) => Promise<unknown> = async () => {},
  ): Promise<Weather> {
    const weather = new Weather(chance)
    await weather.#restart()
    const origin = (weather.#origin = await weather.#server.origin)
    weather.#room = await openRoom(origin, { plan: 'coding' })
    weather.#onlooker = (await weather.#room.sit('observer')).token
    const { room, links } = weather.#room
    for (const [name, role] of [
      ['Lee', 'interviewer'],
      ['Mina', 'candidate'],
    ] as const) {
      const net = await puppetNetwork(origin)
      const me = await someone(browser, net.origin)
      await prepare(me)
      await enter(me, links[role].replace(origin, net.origin), name)
      weather.#people.push({ name, me, net, address: `${net.origin}/r/${room}`, way: 'fine' })
    }
    await weather.#people[0]?.me.page.getByRole('button', { name: 'Start the round' }).click()
    for (const { me } of weather.#people) await isIn(me.page)
    return weather
  }
  async close(): Promise<void> {
    for (const { me, net } of this.#people) {
      await me.context.close()
      await net.close()
    }
    await this.#server.end('SIGKILL')
    this.#folder.remove()
  }

  /** Lets something happen, as likely as it stands in the list; resolves to what it was. */
  async next(): Promise<string> {
    return this.does(this.#chance.pick(this.#people).name, this.#chance.pick(likely))
  }
  async does(name: string, what: keyof Weather['deeds']): Promise<string> {
    const person = this.#people.find(one => one.name === name)
    if (!person) throw new Error(`nobody is called ${name}`)
    await this.deeds[what](person)
    return `${name} ${what}`
  }
  readonly deeds = {
    write: async ({ me: { page } }: Person) => {
      await toCode(page, 'Control+End')
      await page.keyboard.type(` ${this.#word(this.#written)} `)
      if (!this.#chance.chance(0.3)) return
      await page.keyboard.press('Escape')
      await page.keyboard.press('Enter')
    },
    scatter: async ({ me: { page } }: Person) => {
      await toCode(page, 'Control+Home')
      for (let down = this.#chance.below(10); down > 0; down -= 1) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('End')
      await page.keyboard.type(` ${this.#word(this.#written)} `)
    },
    takeBack: async ({ me: { page } }: Person) => {
      await toCode(page, 'Control+End')
      // What is typed after a rest is a step of its own.
      await page.waitForTimeout(700)
      await page.keyboard.type('gone')
      await page.keyboard.press('Control+z')
    },
    box: async ({ me: { page } }: Person) => {
      await board(page).focus()
      await page.keyboard.press('Escape')
      await page.keyboard.press('s')
      const { x, y } = await this.#spot(page)
      await page.mouse.click(x, y)
      await page.locator('.tl-container [contenteditable=true]').waitFor(within)
      await page.keyboard.type(this.#word(this.#boxed))
      await page.keyboard.press('Enter')
    },
    drag: async ({ me: { page } }: Person) => {
      const [from, to] = [await this.#spot(page), await this.#spot(page)]
      await page.keyboard.press('Escape')
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(to.x, to.y, { steps: 6 })
      await page.mouse.up()
      await page.keyboard.press('Escape')
    },
    reload: async (of: Person) => {
      if (!this.#isUp || of.way === 'held') return
      await of.me.page.waitForTimeout(keptMs)
      this.#mend(of)
      await of.me.page.reload()
      await isIn(of.me.page)
    },
    /** Closes the tab, and opens the room in a new one once there is a way. */
    reopen: async (of: Person) => {
      if (!this.#isUp) return
      await of.me.page.waitForTimeout(keptMs)
      await of.me.page.close()
      if (this.#chance.chance(0.5)) await this.deeds.deafen(of)
      this.#mend(of)
      of.me.page = await of.me.context.newPage()
      of.me.page.on('pageerror', error => of.me.faults.push(error.message))
      await of.me.page.goto(of.address)
      await isIn(of.me.page)
    },
    hold: async (of: Person) => {
      of.net.hold()
      of.way = 'held'
    },
    /** The links are there and carry nothing any more. */
    deafen: async (of: Person) => {
      of.net.forget()
      of.way = of.way === 'held' ? 'held' : 'dead'
    },
    lose: async ({ net }: Person) => {
      net.forget()
      net.cut()
    },
    cut: async ({ net }: Person) => net.cut(),
    slow: async ({ net }: Person) => net.delay(this.#chance.below(600)),
    fine: async ({ net }: Person) => {
      net.delay(0)
      net.pass()
    },
    kill: async () => {
      if (!this.#isUp) return
      this.#isUp = false
      await this.#server.end(this.#chance.chance(0.7) ? 'SIGKILL' : 'SIGTERM')
    },
    restart: async () => {
      if (!this.#isUp) await this.#restart()
    },
    wait: async ({ me }: Person) => me.page.waitForTimeout(this.#chance.below(3000)),
  } satisfies Record<string, Deed>

  /** The bad weather is over; resolves to what is wrong then, nothing as soon as all is right, and how long that took. */
  async calm(withinMs: number): Promise<{ readonly wrong: readonly string[]; readonly ms: number }> {
    await this.deeds.restart()
    for (const one of this.#people) {
      one.net.delay(0)
      one.net.pass()
      if (one.way === 'held') one.way = 'fine'
    }
    const from = performance.now()
    for (;;) {
      const wrong = await this.#wrong()
      const ms = performance.now() - from
      if (wrong.length === 0 || ms > withinMs) return { wrong, ms }
      await new Promise(later => setTimeout(later, 200))
    }
  }
  async #wrong(): Promise<readonly string[]> {
    const wrong: string[] = []
    const [code, boxes] = await this.#kept()
    for (const { name, me } of this.#people) {
      wrong.push(...me.faults.map(fault => `${name}: ${fault}`))
      for (const pane of ['Code', 'Board'])
        if (!(await isSaved(me.page, pane))) wrong.push(`${name}’s ${pane}`)
      if ((await codeOf(me.page)) !== code) wrong.push(`${name} has other code than the server`)
      const shown = await labelsOf(me.page)
      if (shown.length !== boxes) wrong.push(`${name} has ${shown.length} boxes, the server ${boxes}`)
      for (const word of this.#boxed) if (!once(shown, word)) wrong.push(`${name}’s box ${word}`)
    }
    for (const word of this.#written) if (!once(code.split(/\s+/), word)) wrong.push(`the word ${word}`)
    if (code.includes('gone')) wrong.push('what was taken back')
    return wrong
  }
  /** The file in front and how many boxes there are, as the server tells a stock client. */
  async #kept(): Promise<readonly [code: string, boxes: number]> {
    const reader = document(this.#origin, this.#room.room, 'work', this.#onlooker)
    await reader.synced
    const files = reader.doc.getMap<Y.Text>('files')
    const code = [...files.entries()].sort(([a], [b]) => (a < b ? -1 : 1))[0]?.[1].toString() ?? ''
    // Of entries with the same key the last counts.
    const entries = reader.doc.getArray<{ key: string; val: { type?: string } }>('board').toArray()
    const board = new Map(entries.map(({ key, val }) => [key, val]))
    reader.close()
    return [code, [...board.values()].filter(({ type }) => type === 'geo').length]
  }

  async #restart(): Promise<void> {
    const port = this.#origin === '' ? 0 : Number(new URL(this.#origin).port)
    this.#server = startServer({ command: asBuilt, folder: this.#folder.folder, port })
    await this.#server.origin
    this.#isUp = true
  }
  /** A browser does not know that a link is dead, and would wait on it for its next page. */
  #mend(of: Person): void {
    if (of.way !== 'fine') of.net.cut()
    of.net.delay(0)
    of.net.pass()
    of.way = 'fine'
  }
  #word(among: string[]): string {
    const word = `w${this.#words++}x`
    among.push(word)
    return word
  }
  async #spot(page: Page): Promise<{ readonly x: number; readonly y: number }> {
    const area = await board(page).boundingBox()
    if (!area) throw new Error('no board')
    const [across, down] = [area.width - 200, area.height - 220].map(most =>
      this.#chance.below(Math.max(1, most)),
    )
    return { x: area.x + 100 + (across ?? 0), y: area.y + 100 + (down ?? 0) }
  }
}

const likely: readonly (keyof Weather['deeds'])[] = [
  ...(['write', 'write', 'write', 'scatter', 'scatter', 'takeBack', 'box', 'box', 'drag'] as const),
  ...(['reload', 'reopen', 'hold', 'cut', 'lose', 'deafen', 'slow', 'fine', 'kill', 'restart'] as const),
  ...(['wait', 'wait'] as const),
]

const board = (page: Page) => page.getByRole('application', { name: 'Board canvas' })
async function isIn(page: Page): Promise<void> {
  await page.locator('.cm-content').waitFor(within)
  await board(page).waitFor(within)
}
async function toCode(page: Page, key: string): Promise<void> {
  await page.locator('.cm-content').click({ position: { x: 60, y: 5 }, ...within })
  await page.keyboard.press(key)
}
const isSaved = async (page: Page, pane: string) =>
  (await page.getByRole('region', { name: pane }).first().getByText('Saved', { exact: true }).count()) > 0
/** All of it, and not only the lines in sight: how CodeMirror finds the editor of an element. */
const codeOf = (page: Page): Promise<string> =>
  page.locator('.cm-content').evaluate(content => {
    const { view } = (content as unknown as { cmTile: { root: { view: { state: { doc: object } } } } }).cmTile
      .root
    return String(view.state.doc)
  })
const labelsOf = async (page: Page): Promise<readonly string[]> =>
  (await page.locator('.tl-shape[data-shape-type=geo]').allInnerTexts()).map(text => text.trim())
const once = (all: readonly string[], one: string): boolean => all.filter(word => word === one).length === 1
