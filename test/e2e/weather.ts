/**
 * Two people in browsers at work in one room, each behind a puppet network, at a server that can be killed: what their hands
 * do, what befalls them, and what must be so once all is calm. Knows no rule.
 */
import type { Browser, Page } from 'playwright-core'
import * as Y from 'yjs'
import { asBuilt, startServer, type ServerProcess } from '../bench/server-process.js'
import { document } from '../kit/clients.js'
import { editor } from '../kit/pair.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { puppetNetwork, type PuppetNetwork } from '../kit/puppet-network.js'
import type { Random } from '../kit/random.js'
import { openRoom, temporaryFolder, type TestRoom } from '../kit/server.js'
import { boundsOf, canvas, drag, lines, nodes, place, toBoard, type Spot } from './panes/hands.js'

interface Person {
  readonly name: string
  readonly me: { page: Page } & Omit<Someone, 'page'>
  readonly net: PuppetNetwork
  readonly address: string
  /** Links that are still there carry nothing any more. */
  isDead: boolean
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
  #isUp = false
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
      weather.#people.push({ name, me, net, address: `${net.origin}/r/${room}`, isDead: false })
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
      await toBoard(page)
      await page.keyboard.press('Escape')
      await place(page, 's', await this.#spot(page), this.#word(this.#boxed))
    },
    drag: async ({ me: { page } }: Person) => {
      await page.keyboard.press('Escape')
      await drag(page, await this.#spot(page), await this.#spot(page))
      await page.keyboard.press('Escape')
    },
    reload: async (of: Person) => {
      if (!this.#isUp) return
      await of.me.page.waitForTimeout(keptMs)
      await this.#mend(of)
      await of.me.page.reload()
      await isIn(of.me.page)
    },
    /** Closes the tab, and opens the room in a new one once there is a way. */
    reopen: async (of: Person) => {
      if (!this.#isUp) return
      await of.me.page.waitForTimeout(keptMs)
      await of.me.page.close()
      if (this.#chance.chance(0.5)) await this.deeds.deafen(of)
      await this.#mend(of)
      of.me.page = await of.me.context.newPage()
      of.me.page.on('pageerror', error => of.me.faults.push(error.message))
      await of.me.page.goto(of.address)
      await isIn(of.me.page)
    },
    hold: async ({ net }: Person) => net.hold(),
    deafen: async (of: Person) => {
      of.net.forget()
      of.isDead = true
    },
    lose: async (of: Person) => {
      of.net.forget()
      await this.deeds.cut(of)
    },
    cut: async (of: Person) => {
      of.net.cut()
      of.isDead = false
    },
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
    for (const one of this.#people) await this.deeds.fine(one)
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
    const read = (name: string) => document(this.#origin, this.#room.room, name, this.#onlooker)
    const readers = [read('code'), read('board')] as const
    await Promise.all(readers.map(reader => reader.synced))
    const [written, drawn] = readers
    const files = written.doc.getMap<Y.Text>('files')
    const code = [...files.entries()].sort(([a], [b]) => (a < b ? -1 : 1))[0]?.[1].toString() ?? ''
    // Of whole records with the same key the last counts; what was changed since is no other kind of shape.
    const entries = drawn.doc.getArray<{ key: string; val?: { type?: string } }>('board').toArray()
    const board = new Map(entries.flatMap(({ key, val }) => (val ? [[key, val] as const] : [])))
    for (const reader of readers) reader.close()
    return [code, [...board.values()].filter(({ type }) => type === 'geo').length]
  }

  async #restart(): Promise<void> {
    const port = this.#origin === '' ? 0 : Number(new URL(this.#origin).port)
    this.#server = startServer({ command: asBuilt, folder: this.#folder.folder, port })
    await this.#server.origin
    this.#isUp = true
  }
  /** A browser does not know that a link is dead, and would wait on it for its next page. */
  async #mend(of: Person): Promise<void> {
    if (of.isDead) await this.deeds.cut(of)
    await this.deeds.fine(of)
  }
  #word(among: string[]): string {
    const word = `w${this.#words++}x`
    among.push(word)
    return word
  }
  async #spot(page: Page): Promise<Spot> {
    const { x, y, width, height } = await boundsOf(canvas(page))
    return { x: x + 100 + this.#below(width - 200), y: y + 100 + this.#below(height - 220) }
  }
  /** At least one spot there is, on however small a board. */
  #below(most: number): number {
    return this.#chance.below(Math.max(1, most))
  }
}

const likely: readonly (keyof Weather['deeds'])[] = [
  ...(['write', 'write', 'write', 'scatter', 'scatter', 'takeBack', 'box', 'box', 'drag'] as const),
  ...(['reload', 'reopen', 'hold', 'cut', 'lose', 'deafen', 'slow', 'fine', 'kill', 'restart'] as const),
  ...(['wait', 'wait'] as const),
]

async function isIn(page: Page): Promise<void> {
  for (const pane of [lines(page), canvas(page)]) await pane.waitFor(within)
}
async function toCode(page: Page, key: string): Promise<void> {
  await lines(page).click({ position: { x: 60, y: 5 }, ...within })
  await page.keyboard.press(key)
}
const isSaved = async (page: Page, pane: string) =>
  (await page.getByRole('region', { name: pane }).first().getByText('Saved', { exact: true }).count()) > 0
/** All of it, and not only the lines in sight. */
const codeOf = async (page: Page): Promise<string> =>
  (await editor(page)).evaluate(({ state }) => String(state.doc))
const labelsOf = async (page: Page): Promise<readonly string[]> =>
  (await nodes(page).allInnerTexts()).map(text => text.trim())
const once = (all: readonly string[], one: string): boolean => all.filter(word => word === one).length === 1
