/**
 * A browser whose microphone plays a talk, once, from the moment it is turned on; and an analyser beside it that tells
 * when each part of the talk was played. Knows no detector and no room.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Browser, type BrowserContext, type LaunchOptions, type Page } from 'playwright-core'
import { wholeOptions } from '../chromium.js'
import { unmarked } from '../page-code.js'
import type { Talk } from './script.js'
import { wav } from './sound.js'

export interface Speaker {
  readonly browser: Browser
  /** Of the browser's first process. */
  readonly pid: number
  close(): Promise<void>
}
export async function speaker(talk: Talk): Promise<Speaker> {
  const folder = mkdtempSync(path.join(tmpdir(), 'signalroom-voice-'))
  const server = await chromium.launchServer(await saying(talk, folder))
  const browser = await chromium.connect(server.wsEndpoint())
  return {
    browser,
    pid: server.process().pid ?? 0,
    async close() {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a browser is started with whose microphone plays the talk; its sound is kept in `folder`. */
export async function saying(talk: Talk, folder: string): Promise<LaunchOptions> {
  const file = path.join(folder, 'talk.wav')
  writeFileSync(file, wav(talk.sound))
  const options = await wholeOptions()
  return { ...options, args: [...(options.args ?? []), `--use-file-for-fake-audio-capture=${file}%noloop`] }
}

/** Pairs of a place in the talk and the epoch, both in milliseconds, in order. */
export type Played = readonly (readonly [place: number, epoch: number])[]

/**
 * Before the page is opened. The analyser reads the captured track itself, beside all that the page does with it; what it
 * reads with can be withheld from the page, as browsers do that have no such thing.
 */
export const analyse = async (context: BrowserContext, withheld = false): Promise<void> => {
  const withhold = withheld ? 'delete globalThis.MediaStreamTrackProcessor' : ''
  await context.addInitScript(`${unmarked}(${analyser})();${withhold}`)
}

/** What was played when. Throws if the tone at the talk's beginning was never heard. */
export async function played(page: Page, talk: Talk): Promise<Played> {
  const { chunks, tone, set } = await page.evaluate(() => ({
    ...(globalThis as unknown as { analysed: Analysed }).analysed,
    set: Date.now() - performance.now(),
  }))
  if (tone === null) throw new Error('the tone was not heard: nothing of the talk reached the page')
  const late = Math.min(...chunks.map(one => one.read - one.captured))
  return chunks.map(({ place }, i) => {
    // A busy machine stamps a piece late, and never early: those within a second around it know better.
    const around = chunks.slice(Math.max(0, i - 100), i + 100)
    const lag = Math.min(...around.map(one => one.captured - one.place))
    return [place - tone + talk.tone, place + lag + late + set] as const
  })
}
/**
 * Resolves once the microphone has played the talk up to a place, counted from the first piece that came, or from the
 * tone.
 */
export async function playedTo(
  page: Page,
  place: number,
  { from = 'first', ...waiting }: { from?: 'first' | 'tone'; timeout?: number; polling?: number } = {},
): Promise<void> {
  await page.waitForFunction(
    ([end, ahead]) => {
      const { chunks, tone } = (globalThis as unknown as { analysed: Analysed }).analysed
      const begin = ahead === 'tone' ? tone : 0
      return begin !== null && (chunks.at(-1)?.place ?? 0) - begin > end
    },
    [place, from] as const,
    waiting,
  )
}
/** When a place in the talk was played. */
export function epochOf(all: Played, place: number): number {
  const next = all.findIndex(one => one[0] > place)
  const [at, epoch] = all[next < 0 ? all.length - 1 : Math.max(0, next - 1)] ?? [0, 0]
  return epoch + place - at
}

interface Analysed {
  /** In the page's own time, of each piece: where it begins, when it was captured and when it was read here. */
  readonly chunks: { readonly place: number; readonly captured: number; readonly read: number }[]
  tone: number | null
}
/** Not in the types of the page yet. */
interface Chunk {
  readonly numberOfFrames: number
  readonly sampleRate: number
  readonly timestamp: number
  copyTo(to: Float32Array, options: object): void
  close(): void
}

/** Runs in the page. A fake device that falls behind plays late, so each piece is placed for itself. */
function analyser(): void {
  const analysed: Analysed = { chunks: [], tone: null }
  Object.assign(globalThis, { analysed })
  const { mediaDevices } = navigator
  if (!mediaDevices) return
  const open = mediaDevices.getUserMedia.bind(mediaDevices)
  const { MediaStreamTrackProcessor: Processor } = globalThis as unknown as {
    MediaStreamTrackProcessor: new (of: object) => { readonly readable: ReadableStream<Chunk> }
  }
  mediaDevices.getUserMedia = async wanted => {
    const stream = await open(wanted)
    const track = stream.getAudioTracks()[0]
    if (!track || analysed.chunks.length > 0) return stream
    let place = 0
    void new Processor({ track: track.clone(), maxBufferSize: 10_000 }).readable.pipeTo(
      new WritableStream({
        write: chunk => {
          if (analysed.tone === null) {
            const sound = new Float32Array(chunk.numberOfFrames)
            chunk.copyTo(sound, { planeIndex: 0, format: 'f32-planar' })
            const at = sound.findIndex(one => Math.abs(one) > 0.3)
            if (at >= 0) analysed.tone = place + (at * 1000) / chunk.sampleRate
          }
          analysed.chunks.push({ place, captured: chunk.timestamp / 1000, read: performance.now() })
          place += (chunk.numberOfFrames * 1000) / chunk.sampleRate
          chunk.close()
        },
      }),
    )
    return stream
  }
}
