/**
 * Runs in a worker: takes the sound of stretches straight from the ear and writes down what was said in them, one piece after
 * the other and never in a hurry. No sound leaves it. Knows no page and no room.
 */
import { Backlog, Cutting, doubtOf, hasWords, type Piece } from '@signalroom/shared'
import type { Heard } from '../ear/messages'
import { hear, type Parts } from './decoding'
import { fetchFiles, NotHad, type Fetching } from './fetch-files'
import { modelFiles } from './files'
import type { FromRecogniser, ToRecogniser } from './messages'
import { openModel } from './model'
import { withTerms } from './choosing'

const tell = (message: FromRecogniser): void => postMessage(message)
const backlog = new Backlog()
let terms: readonly string[] = []
let parts: Parts | null = null
let busy = false

addEventListener('message', ({ data }: MessageEvent<ToRecogniser>) => {
  if (data.type === 'terms') {
    terms = data.terms
    return
  }
  const cutting = new Cutting()
  data.port.addEventListener('message', ({ data: heard }: MessageEvent<Heard>) => {
    if (heard.type === 'lost') return unwritten(heard, 'asleep')
    for (const piece of cutting.take(heard)) for (const gone of backlog.add(piece)) unwritten(gone, 'behind')
    waiting()
    void work()
  })
  data.port.start()
})

load().then(
  loaded => {
    parts = loaded
    tell({ type: 'ready' })
    void work()
  },
  (thrown: unknown) =>
    tell({
      type: 'failed',
      why: thrown instanceof NotHad ? thrown.why : 'unsupported',
      detail: String(thrown),
    }),
)

/** Ours for as long as the files are the same; a browser that keeps nothing has none. */
const cacheName = 'signalroom:recogniser'

async function load(): Promise<Parts> {
  // Only a page that came safely may ask for sums, and only that has a microphone.
  if (typeof WebAssembly === 'undefined' || !globalThis.crypto?.subtle)
    throw new NotHad('unsupported', 'no WebAssembly')
  const of = modelFiles.reduce((sum, { bytes }) => sum + bytes, 0)
  const cache = await keptFiles()
  const files = await fetchFiles(modelFiles, got => tell({ type: 'fetched', got, of }), fetching(cache))
  return openModel(files)
}
async function keptFiles(): Promise<Cache | null> {
  try {
    const cache = await caches.open(cacheName)
    const wanted = modelFiles.map(({ url }) => new URL(url, location.href).href)
    for (const { url } of await cache.keys()) if (!wanted.includes(url)) await cache.delete(url)
    return cache
  } catch {
    return null
  }
}
const fetching = (cache: Cache | null): Fetching => ({
  // It is kept once, and what was damaged on its way not at all.
  fetch: url => fetch(url, { cache: 'no-store' }),
  cache,
  digest: bytes => crypto.subtle.digest('SHA-256', bytes),
})

/** One piece after the other, whoever calls; in between it rests for as long as it worked, so that half a core is the most. */
async function work(): Promise<void> {
  if (busy || !parts) return
  busy = true
  try {
    for (let piece = backlog.next(); piece; piece = backlog.next()) {
      const began = performance.now()
      await write(piece, parts)
      const rest = performance.now() - began
      waiting()
      await new Promise(done => setTimeout(done, rest))
    }
  } catch (thrown) {
    parts = null
    tell({ type: 'failed', why: 'broken', detail: String(thrown) })
  } finally {
    busy = false
  }
  waiting()
}

async function write({ from, to, sound }: Piece, model: Parts): Promise<void> {
  const hearing = await hear(model, sound)
  if (!hasWords(hearing.text)) return
  const doubt = doubtOf(hearing)
  if (doubt) return unwritten({ from, to }, doubt)
  tell({ type: 'line', from, to, ...(await withTerms(hearing, terms)) })
}

const unwritten = (
  { from, to }: { readonly from: number; readonly to: number },
  why: Extract<FromRecogniser, { type: 'unwritten' }>['why'],
): void => tell({ type: 'unwritten', from, to, why })

const waiting = (): void => tell({ type: 'waiting', count: backlog.length + (busy ? 1 : 0) })
