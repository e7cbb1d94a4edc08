/** What an engine is made of, fetched over a thin line that stalls and breaks: waited for, told of, and gone on with. */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { slowNetwork } from '../kit/slow-network.js'

interface Progress {
  readonly got: number
  readonly of: number
}
const { openFileStore } = (await import(
  new URL('../../client/src/engines/files.ts', import.meta.url).href
)) as {
  openFileStore(given: { base: string; stallMs?: number; firstWaitMs?: number }): {
    load(kind: string, heard: (progress: Progress) => void): Promise<{ files: ReadonlyMap<string, Blob> }>
  }
}

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const pieceBytes = 16 * 1024
/** A server of one engine of two files, behind a line of so many bytes a second. */
async function scene(bytesPerSecond: number) {
  const contents = { 'a/one.wasm': randomBytes(150_000), 'b/two.zip': randomBytes(70_000) }
  const packed = Object.entries(contents).map(([name, bytes]) => [name, gzipSync(bytes)] as const)
  const asked: string[] = []
  const server = createServer((request, response) => {
    const url = request.url ?? ''
    asked.push(url)
    if (url === '/engines/files.json') {
      const python = packed.map(([name, bytes]) => ({ name, bytes: bytes.length }))
      return void response.end(JSON.stringify({ version: 'v1', pieceBytes, engines: { python } }))
    }
    const [, name, number] = /^\/engines\/v1\/pieces\/(.+)\.(\d+)$/.exec(url) ?? []
    const bytes = packed.find(([one]) => one === name)?.[1]
    if (!bytes) return void response.writeHead(404).end()
    response.end(bytes.subarray(Number(number) * pieceBytes, (Number(number) + 1) * pieceBytes))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  const net = await slowNetwork(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, bytesPerSecond)
  closing.push(() => net.close())
  const store = openFileStore({ base: net.origin, stallMs: 400, firstWaitMs: 20 })
  const told: Progress[] = []
  const load = () => store.load('python', progress => void told.push(progress))
  const of = packed.reduce((sum, [, bytes]) => sum + bytes.length, 0)
  return { contents, asked, net, load, told, of }
}
const bytesOf = async (blob: Blob | undefined) =>
  Buffer.from((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))

test('[E32] a thin line is waited for as long as anything comes, and how much has come is told', async () => {
  const { contents, net, load, told, of } = await scene(120_000)
  const begun = performance.now()
  const { files } = await load()
  // Many times as long as the limit for a stall.
  expect(performance.now() - begun).toBeGreaterThan(1200)
  for (const [name, bytes] of Object.entries(contents))
    expect((await bytesOf(files.get(name))).equals(bytes)).toBe(true)
  expect(told.at(-1)).toEqual({ got: of, of })
  expect(told.every((one, i) => one.of === of && one.got >= (told[i - 1]?.got ?? 0))).toBe(true)
  const passed = net.passed()
  expect((await load()).files).toBe(files)
  expect(net.passed()).toBe(passed)
})
test('[E32] a line that breaks at four fifths fails with a sentence, and the next try goes on from there', async () => {
  const { contents, asked, net, load, told, of } = await scene(2_000_000)
  net.breakAfter(of * 0.8)
  await expect(load()).rejects.toThrow()
  const before = asked.length
  net.mend()
  const { files } = await load()
  for (const [name, bytes] of Object.entries(contents))
    expect((await bytesOf(files.get(name))).equals(bytes)).toBe(true)
  // A fifth, and the pieces that were on their way.
  expect(asked.length - before).toBeLessThan(11)
  expect(net.passed()).toBeLessThan(of * 1.5)
  expect(told.at(-1)).toEqual({ got: of, of })
})
test('[E32] a line that breaks and comes back within a try is gone on with by itself', async () => {
  const { net, load, told, of } = await scene(500_000)
  const half = Math.floor(of / 2)
  net.breakAfter(half)
  const loading = load()
  const mending = setInterval(() => net.passed() >= half && net.mend(), 30)
  closing.push(() => clearInterval(mending))
  await loading
  expect(told.at(-1)).toEqual({ got: of, of })
})
test('[E32] a line that is open and silent is asked again', async () => {
  const { net, load, asked, of } = await scene(500_000)
  const loading = load()
  setTimeout(() => net.hold(true), 100)
  setTimeout(() => net.hold(false), 800)
  await loading
  expect(asked.length).toBeGreaterThan(Math.ceil(of / pieceBytes) + 1)
})
