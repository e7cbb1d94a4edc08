/**
 * Fetches what an engine is made of, in pieces: waits as long as anything comes, says how much has come, and goes on from
 * there when it is asked again. Knows no frame and no language.
 */
import { z } from 'zod'

/** By their path in the engine's folder. */
export interface EngineFiles {
  readonly version: string
  readonly files: ReadonlyMap<string, Blob>
}
export interface Progress {
  /** Bytes as they come over the wire. */
  readonly got: number
  readonly of: number
}
export interface FileStore {
  /** Twice is once. `heard` is called as it comes. Rejects with a sentence; what came by then is kept. */
  load(kind: string, heard: (progress: Progress) => void): Promise<EngineFiles>
}
export interface FileStoreGiven {
  /** Where `/engines/` is served. */
  readonly base: string
  /** No byte for so long, and a piece is asked for again. */
  readonly stallMs?: number
  readonly firstWaitMs?: number
}

/** As the build writes it: each file compressed as a whole and cut into pieces of one size. */
const Listed = z.object({
  version: z.string(),
  pieceBytes: z.number(),
  engines: z.record(z.string(), z.array(z.object({ name: z.string(), bytes: z.number() }))),
})
type Listed = z.infer<typeof Listed>

const usualStallMs = 20_000
const usualFirstWaitMs = 1000
/** So many tries in a row that brought nothing, and it is given up until somebody asks. */
const emptyTriesAtMost = 5
/** More at once is no faster, and each is longer underway. */
const atOnce = 3

interface Piece {
  readonly url: string
  /** Unknown of the list itself. */
  readonly bytes?: number
}

export function openFileStore(given: FileStoreGiven): FileStore {
  const { base, stallMs = usualStallMs, firstWaitMs = usualFirstWaitMs } = given
  /** Whole pieces by their address, until their file is put together; the browser's cache keeps them beyond the page. */
  const pieces = new Map<string, Blob>()
  const whole = new Map<string, Blob>()
  const loading = new Map<string, Promise<EngineFiles>>()

  /** One try; what it brought counts, so that a slow link is not a dead one. */
  async function tried({ url, bytes }: Piece, came: (bytes: number) => void): Promise<Blob> {
    const stalled = new AbortController()
    let timer = setTimeout(() => stalled.abort(), stallMs)
    try {
      const answered = await fetch(url, { signal: stalled.signal })
      if (!answered.ok || !answered.body) throw new Error(`the server answered ${answered.status}`)
      const parts: Uint8Array<ArrayBuffer>[] = []
      const reader = answered.body.getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return entire(new Blob(parts), bytes)
        clearTimeout(timer)
        timer = setTimeout(() => stalled.abort(), stallMs)
        parts.push(value)
        came(value.length)
      }
    } catch (thrown) {
      if (stalled.signal.aborted)
        throw new Error('nothing comes over the network any more', { cause: thrown })
      throw thrown
    } finally {
      clearTimeout(timer)
    }
  }
  async function fetched(piece: Piece, count: (bytes: number) => void): Promise<Blob> {
    let waitMs = firstWaitMs
    for (let empty = 0; ;) {
      let bytes = 0
      const came = (more: number) => {
        bytes += more
        count(more)
      }
      try {
        return await tried(piece, came)
      } catch (thrown) {
        // The piece begins anew.
        count(-bytes)
        empty = bytes === 0 ? empty + 1 : 0
        if (empty >= emptyTriesAtMost) throw thrown
        await new Promise(resolve => setTimeout(resolve, waitMs))
        waitMs = bytes === 0 ? waitMs * 2 : firstWaitMs
      }
    }
  }
  async function listed(): Promise<Listed> {
    return Listed.parse(
      JSON.parse(await (await fetched({ url: `${base}/engines/files.json` }, () => {})).text()),
    )
  }
  async function put(of: readonly Piece[]): Promise<Blob> {
    try {
      return await unpacked(of.flatMap(({ url }) => pieces.get(url) ?? []))
    } catch (thrown) {
      // What was damaged on its way is fetched anew.
      for (const { url } of of) pieces.delete(url)
      throw new Error('what came over the network was damaged', { cause: thrown })
    }
  }
  async function loadAll(kind: string, heard: (progress: Progress) => void): Promise<EngineFiles> {
    const { version, pieceBytes, engines } = await listed()
    // A browser that cannot unpack leaves it to the frame, which fetches what it is not given.
    if (typeof DecompressionStream === 'undefined') return { version, files: new Map() }
    const wanted = engines[kind] ?? []
    const of = wanted.reduce((sum, { bytes }) => sum + bytes, 0)
    let got = 0
    const over = new AbortController()
    const count = (bytes: number) => {
      got += bytes
      if (!over.signal.aborted) heard({ got, of })
    }
    const addresses = wanted.map(({ name, bytes }) =>
      Array.from({ length: Math.ceil(bytes / pieceBytes) }, (_, i): Piece => ({
        url: `${base}/engines/${version}/pieces/${name}.${i}`,
        bytes: Math.min(pieceBytes, bytes - i * pieceBytes),
      })),
    )
    const waiting = addresses.flat()
    const work = async () => {
      for (let next = waiting.shift(); next && !over.signal.aborted; next = waiting.shift()) {
        const known = pieces.get(next.url)
        if (known) count(known.size)
        else pieces.set(next.url, await fetched(next, count))
      }
    }
    try {
      await Promise.all(Array.from({ length: atOnce }, work))
    } catch (thrown) {
      over.abort()
      throw thrown
    }
    const files = new Map<string, Blob>()
    for (const [i, { name }] of wanted.entries()) {
      const key = `${version}/${name}`
      const mine = addresses[i] ?? []
      const file = whole.get(key) ?? (await put(mine))
      whole.set(key, file)
      files.set(name, file)
    }
    for (const { url } of addresses.flat()) pieces.delete(url)
    return { version, files }
  }
  return {
    load(kind, heard) {
      const known = loading.get(kind)
      if (known) return known
      const one = loadAll(kind, heard)
      loading.set(kind, one)
      one.catch(() => loading.delete(kind))
      return one
    },
  }
}

/** A connection may end in the middle without a word. */
function entire(piece: Blob, bytes: number | undefined): Blob {
  if (bytes !== undefined && piece.size !== bytes) throw new Error('a piece came in part')
  return piece
}

function unpacked(parts: readonly Blob[]): Promise<Blob> {
  const stream = new Blob([...parts]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).blob()
}
