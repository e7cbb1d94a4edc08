/** A server that must not start: half-fed, misconfigured or in a folder that is taken. As a process of its own. */
import { appendFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { ContentError } from '../../server/src/content/load.js'
import { loadRounds } from '../../server/src/content/rounds.js'
import { atHand, engineFlags, freshlyBuilt, fromSources, startServer } from '../bench/server-process.js'
import { tell } from '../kit/figures.js'
import { temporaryFolder } from '../kit/server.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})
function folderForATest(): string {
  const { folder, remove } = temporaryFolder()
  cleanups.push(remove)
  return folder
}
function start(given: { folder: string; main?: string; port?: number }) {
  const { main, ...rest } = given
  const server = startServer({ command: main ? commandOf(main) : atHand, ...rest })
  cleanups.push(() => server.end('SIGKILL'))
  return server
}

const [part, ending] = freshlyBuilt ? ['dist', 'js'] : ['src', 'ts']
const commandOf = (main: string) => (freshlyBuilt ? [main] : fromSources(main))
const mainOf = (copy: string) => path.join(copy, part, `main.${ending}`)

/** The server and its content at another place, where a file may be spoilt. */
function copyOfServer(): string {
  const folder = folderForATest()
  for (const one of [part, 'content', 'package.json'])
    cpSync(path.join(root, 'server', one), path.join(folder, one), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  return folder
}
function spoil(folder: string, file: string, from: string | RegExp, to: string): void {
  const at = path.join(folder, 'content', file)
  const text = readFileSync(at, 'utf8')
  const spoilt = text.replace(from, to)
  expect(spoilt).not.toBe(text)
  writeFileSync(at, spoilt)
}

test('[F2] with a content file that does not fit it refuses to start, and names the file and the field', async () => {
  const copy = copyOfServer()
  spoil(copy, 'questions/feature-flags.yaml', /^level: .*$/m, 'level: wizard')
  spoil(copy, 'plans/design.yaml', "boardOpensAt: '10:00'", 'boardOpensAt: soon')
  const server = start({ folder: folderForATest(), main: mainOf(copy) })
  expect(await server.ended).toEqual({ code: 1, signal: null })
  expect(server.said()).toContain('does not start half-fed')
  expect(server.said()).toMatch(/feature-flags\.yaml: level: \S/)
  expect(server.said()).toMatch(/design\.yaml: boardOpensAt: \S/)
  expect(server.said()).not.toMatch(/\n\s+at /)
}, 120_000)

test('[F2] the same copy unspoilt starts: it was the file', async () => {
  const copy = copyOfServer()
  const server = start({ folder: folderForATest(), main: mainOf(copy) })
  expect((await fetch(`${await server.origin}/readyz`)).status).toBe(200)
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null })
}, 120_000)

test('[F4] a rubric that lacks what a plan is judged by is named across files', () => {
  const copy = copyOfServer()
  spoil(copy, 'plans/design.yaml', 'rubric: design', 'rubric: astrology')
  expect(() => loadRounds(path.join(copy, 'content'))).toThrow(ContentError)
  expect(() => loadRounds(path.join(copy, 'content'))).toThrow(
    'plan design: rubric: rubric.yaml has no round "astrology"',
  )
})

test('[J17] when the thread that writes to the disk dies it ends with a sentence rather than run on without', async () => {
  const copy = copyOfServer()
  appendFileSync(
    path.join(copy, part, 'journal', 'sqlite', `thread.${ending}`),
    '\nsetTimeout(() => process.exit(3), 2000)\n',
  )
  const server = start({ folder: folderForATest(), main: mainOf(copy) })
  await server.origin
  expect(await server.ended).toEqual({ code: 1, signal: null })
  expect(server.said()).toContain('has lost the thread that writes to the disk and ends')
}, 120_000)

test('[J9] in a folder that another server holds it ends with a sentence that says what to do', async () => {
  const folder = folderForATest()
  const first = start({ folder })
  const origin = await first.origin
  const second = start({ folder })
  expect(await second.ended).toEqual({ code: 1, signal: null })
  expect(second.said()).toContain(`The folder ${folder} is in use by another Signalroom.`)
  expect((await fetch(`${origin}/readyz`)).status).toBe(200)
}, 120_000)

test('[J9] a folder that cannot be made ends it with the reason', async () => {
  const folder = folderForATest()
  const file = path.join(folder, 'not-a-folder')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, '')
  const server = start({ folder: path.join(file, 'data') })
  expect(await server.ended).toMatchObject({ code: 1 })
  expect(server.said()).toContain('could not start')
}, 120_000)

/** Megabytes a server holds, by its own metrics. */
async function residentMb(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1]) / 1e6
}
/** A server that has been open for a moment. */
async function openForAMoment(command: readonly string[]): Promise<string> {
  const server = startServer({ command, folder: folderForATest() })
  cleanups.push(() => server.end('SIGKILL'))
  const origin = await server.origin
  await new Promise(resolve => void setTimeout(resolve, 2000))
  return origin
}
/** Asking is itself a disturbance, so seldom. */
const restsWithin = { timeout: 90_000, interval: 20_000 }
test('[W28] at rest it is small; control: told nothing, V8 keeps what the start made it take', async () => {
  const plain = atHand.filter(word => !engineFlags.includes(word))
  const origin = await openForAMoment([...engineFlags, ...plain])
  const [small, large] = [await residentMb(origin), await residentMb(await openForAMoment(plain))]
  tell(
    'open for a moment, as npm start starts it, and without',
    `${small.toFixed(0)} and ${large.toFixed(0)} MB`,
  )
  expect(large - small).toBeGreaterThan(8)
  // From the sources, what translates them is a part of the process.
  // V8 gives back what the start alone took once nobody has asked for anything for a while, some 20 s.
  if (freshlyBuilt)
    await vi.waitFor(async () => expect(await residentMb(origin)).toBeLessThan(120), restsWithin)
}, 180_000)
