/**
 * Fetches the files of the recogniser from this server, checks each against its sum before anybody uses it, and keeps them
 * with the browser for later. Knows no model.
 */
import type { Failure } from './messages'
import type { Sum } from './sums'

export interface Listed extends Sum {
  readonly url: string
}
/** What is needed of the browser; a test brings its own. */
export interface Fetching {
  readonly fetch: (url: string) => Promise<Response>
  /** Null where the browser keeps nothing. */
  readonly cache: Pick<Cache, 'match' | 'put' | 'delete'> | null
  readonly digest: (bytes: ArrayBuffer) => Promise<ArrayBuffer>
}
export class NotHad extends Error {
  readonly why: Failure
  constructor(why: Failure, message: string) {
    super(message)
    this.why = why
  }
}

/** In the order of the list. `heard` is called as they come. Rejects with `NotHad`. */
export async function fetchFiles(
  files: readonly Listed[],
  heard: (got: number) => void,
  { fetch, cache, digest }: Fetching,
): Promise<readonly ArrayBuffer[]> {
  let got = 0
  const count = (bytes: number) => heard((got += bytes))
  const isRight = async (bytes: ArrayBuffer, { sum }: Listed) => hex(await digest(bytes)) === sum
  const had: ArrayBuffer[] = []
  for (const file of files) {
    const kept = await keptOf(file, cache)
    if (kept && (await isRight(kept, file))) {
      count(file.bytes)
      had.push(kept)
      continue
    }
    const bytes = await fetched(file, count, fetch)
    if (!(await isRight(bytes, file)))
      throw new NotHad('wrong-sum', `${file.url} is not the file this page was made with`)
    // A browser without room for it fetches it again another time.
    await cache?.put(file.url, new Response(bytes)).catch(() => {})
    had.push(bytes)
  }
  return had
}

async function keptOf({ url }: Listed, cache: Fetching['cache']): Promise<ArrayBuffer | null> {
  try {
    return (await (await cache?.match(url))?.arrayBuffer()) ?? null
  } catch {
    return null
  }
}

async function fetched(
  { url, bytes: expected }: Listed,
  came: (bytes: number) => void,
  fetch: Fetching['fetch'],
): Promise<ArrayBuffer> {
  const response = await fetch(url).catch((thrown: unknown) => {
    throw new NotHad('offline', String(thrown))
  })
  if (!response.ok || !response.body)
    throw new NotHad('missing', `the server answered ${response.status} for ${url}`)
  const whole = new Uint8Array(expected)
  let at = 0
  const reader = response.body.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch((thrown: unknown) => {
      throw new NotHad('offline', String(thrown))
    })
    if (done) return whole.buffer.slice(0, at)
    if (at + value.length > expected) throw new NotHad('wrong-sum', `${url} is longer than it may be`)
    whole.set(value, at)
    at += value.length
    came(value.length)
  }
}

const hex = (digest: ArrayBuffer): string =>
  [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
