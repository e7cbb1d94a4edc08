/** What a browser recorded, read as slices that each stand at their own time. No browser, no room. */
import { expect, test } from 'vitest'
import { opusConfig, wrapped, type Container, type Encoded } from '../kit/voice/recorded.js'

interface Packet {
  readonly at: number
  readonly ms: number
  readonly bytes: Uint8Array
}
interface Slice {
  readonly at: number
  readonly ms: number
  readonly lead: readonly Packet[]
  readonly packets: readonly Packet[]
}
const player = (path: string) =>
  import(new URL(`../../client/src/screens/debrief/recording/${path}`, import.meta.url).href)
const { readPackets, opusMs } = (await player('packets.ts')) as {
  readPackets(file: ArrayBuffer): Promise<{ codec: string; packets: readonly Packet[] } | null>
  opusMs(bytes: Uint8Array): number
}
const { slicesOf, joined, holesIn } = (await player('slices.ts')) as {
  slicesOf(packets: readonly Packet[]): readonly Slice[]
  holesIn(slices: readonly Slice[]): readonly { from: number; to: number }[]
  joined(stretches: readonly { from: number; to: number }[]): readonly { from: number; to: number }[]
}
const { cuesOf } = (await player('player.ts')) as {
  cuesOf(track: object, clock: object): readonly { from: number; to: number; into: number }[]
}

/** Twenty milliseconds of silence in Opus, over and over. */
const silent = (packets: number): Encoded => ({
  config: opusConfig,
  packets: Array.from({ length: packets }, (_, i) => ({
    at: i * 20,
    ms: 20,
    bytes: new Uint8Array([0xf8, 0xff, 0xfe]),
  })),
})
const buffer = (bytes: Uint8Array) => bytes.slice().buffer
async function spans(container: Container, packets: number, moved?: (at: number) => number | null) {
  const read = await readPackets(buffer(await wrapped(silent(packets), container, moved)))
  return slicesOf(read?.packets ?? []).map(({ at, ms }) => [Math.round(at), Math.round(at + ms)])
}

test.each(['webm', 'ogg', 'mp4'] as const)('[M13] a recording in %s is read whole', async container => {
  const read = await readPackets(buffer(await wrapped(silent(1000), container)))
  expect(read).toMatchObject({ codec: 'opus' })
  expect(read?.packets.length).toBe(1000)
  const slices = slicesOf(read?.packets ?? [])
  expect(slices.reduce((sum, one) => sum + one.ms, 0)).toBeCloseTo(20_000, 0)
  // What follows without a hole is led into by what came before, so that the decoder is in tune.
  expect(slices[0]?.lead).toEqual([])
  expect(slices[1]?.lead.length).toBe(4)
})
test('[M13] what is no sound, or is cut, is no error: what stands before the cut is read', async () => {
  expect(await readPackets(new ArrayBuffer(0))).toBeNull()
  expect(await readPackets(buffer(new TextEncoder().encode('<html>not found</html>')))).toBeNull()
  const whole = await wrapped(silent(1000), 'webm')
  const cut = await readPackets(buffer(whole.subarray(0, whole.length * 0.6)))
  expect(cut?.packets.length).toBeGreaterThan(300)
})
test('[M14] holes are kept: one, several, at the start, and where pieces are missing', async () => {
  expect(await spans('webm', 200, at => (at < 2000 ? at : at + 900))).toEqual([
    [0, 2000],
    [2900, 4900],
  ])
  expect(await spans('webm', 150, at => at + Math.floor(at / 1000) * 500)).toEqual([
    [0, 1000],
    [1500, 2500],
    [3000, 4000],
  ])
  expect(await spans('webm', 100, at => at + 1500)).toEqual([[1500, 3500]])
  expect(await spans('mp4', 200, at => (at >= 1000 && at < 2000 ? null : at))).toEqual([
    [0, 1000],
    [2000, 4000],
  ])
})
test('[M14] times that shake are no holes, and times that step back are put where they say', async () => {
  expect(await spans('webm', 100, at => at + ((at / 20) % 2) * 9)).toEqual([[0, 2000]])
  const packets = silent(100).packets.map(one => ({ ...one, at: one.at < 1000 ? one.at : one.at - 300 }))
  expect(slicesOf(packets).map(({ at, ms }) => [at, at + ms])).toEqual([
    [0, 1000],
    [700, 1700],
  ])
  expect(
    joined([
      { from: 700, to: 1700 },
      { from: 0, to: 1000 },
      { from: 2000, to: 2100 },
    ]),
  ).toEqual([
    { from: 0, to: 1700 },
    { from: 2000, to: 2100 },
  ])
})
test('[M14] a slow clock of the recorder drifts no further than is heard', () => {
  // Half a thousandth slow over ten minutes.
  const packets = silent(30_000).packets.map(one => ({ ...one, at: one.at * 1.0005 }))
  for (const slice of slicesOf(packets)) {
    const last = slice.packets.at(-1)
    expect(Math.abs(slice.at + slice.ms - ((last?.at ?? 0) + 20))).toBeLessThan(31)
  }
})
test('[M14] a slice that reaches over a pause of the clock is heard in two parts', () => {
  const track = { seat: 's', from: 1000, slices: [{ at: 0, ms: 4000, lead: [], packets: [] }] }
  const clock = {
    runs: [
      { phase: 'a', from: 500, to: 2000 },
      { phase: 'a', from: 3000, to: 9000 },
    ],
  }
  expect(cuesOf(track, clock).map(({ from, to, into }) => [from, to, into])).toEqual([
    [500, 1500, 0],
    [1500, 3500, 2000],
  ])
})
test('[M13] how long a packet of Opus is stands in its first bytes', () => {
  expect([0xf8, 0xfc, 0x08, 0x18, 0x80].map(first => opusMs(new Uint8Array([first])))).toEqual([
    20, 20, 20, 60, 2.5,
  ])
  expect(opusMs(new Uint8Array([0xfb, 3]))).toBe(60)
  expect(opusMs(new Uint8Array([0x19]))).toBe(120)
})

test('[M14] what a recording lost of its middle is named, and a breath of the recorder is not', async () => {
  const at = (hole: number) => (moment: number) => (moment > 8000 ? moment + hole : moment)
  const holes = async (hole: number) => {
    const read = await readPackets(buffer(await wrapped(silent(1000), 'webm', at(hole))))
    return holesIn(slicesOf(read?.packets ?? [])).map(({ from, to }) => Math.round((to - from) / 100))
  }
  expect(await holes(0)).toEqual([])
  expect(await holes(500)).toEqual([])
  expect(await holes(45_000)).toEqual([450])
})
