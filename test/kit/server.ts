/** A whole server in this process on a free port, with a clock that can be moved on; closed by whoever opened it. */
import type { accessTo, CreatedRoom, maySee, Role, TakenSeat } from '@signalroom/shared'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { AssistantEndpoint } from '../../server/src/assistant/endpoint.js'
import type { BoardChoice } from '../../server/src/host/board-engine.js'
import type { Content } from '../../server/src/host/choose.js'
import type { Store } from '../../server/src/journal/port.js'
import type { ConfiguredIce } from '../../server/src/web/ice.js'
import { openSqlite } from '../../server/src/journal/sqlite/open-here.js'
import { openImages, type Images } from '../../server/src/images/images.js'
import { openRecordings, type Recordings } from '../../server/src/recordings/recordings.js'
import { serve } from '../../server/src/serve.js'
import { openShares, type Shares } from '../../server/src/shares/shares.js'
import { memoryJournal } from './memory-journal.js'
import { samplePlan, sampleQuestion, sampleRubric, type Mark } from './sample.js'
import { TestTime } from './test-time.js'

export const sampleContent = (mark?: Mark): Content => ({
  plans: [samplePlan(mark)],
  questions: [sampleQuestion(mark)],
  rubric: sampleRubric(mark),
})

export interface TestServer {
  readonly origin: string
  readonly time: TestTime
  /** Everything the server logged, as it would stand on the console. */
  readonly logged: () => string
  close(): Promise<void>
}

export async function openServer(
  given: {
    content?: Content
    store?: Store
    folder?: string
    recordings?: Recordings
    answers?: Recordings
    images?: Images
    shares?: Shares
    board?: BoardChoice
    licenseKey?: string
    ice?: readonly ConfiguredIce[]
    publicOrigin?: string
    port?: number
    protocol?: number
    maySee?: typeof maySee
    accessTo?: typeof accessTo
    unprovenMs?: number
    idleMs?: number
    roomDays?: number
    assistant?: AssistantEndpoint
    persons?: boolean
    partners?: boolean
  } = {},
): Promise<TestServer> {
  const lines: string[] = []
  const time = new TestTime()
  const files = given.folder ? { folder: given.folder, remove: () => {} } : temporaryFolder()
  const store =
    given.store ?? (given.folder ? openSqlite({ folder: given.folder, report: () => {} }) : memoryJournal())
  const serving = await serve({
    host: '127.0.0.1',
    port: given.port ?? 0,
    publicOrigin: given.publicOrigin ?? null,
    board: given.board ?? 'auto',
    tldrawLicenseKey: given.licenseKey ?? null,
    trustProxy: false,
    ice: given.ice ?? [],
    store,
    recordings: given.recordings ?? openRecordings({ folder: path.join(files.folder, 'recordings') }),
    answers: given.answers ?? openRecordings({ folder: path.join(files.folder, 'answers') }),
    images: given.images ?? openImages({ folder: path.join(files.folder, 'images') }),
    shares: given.shares ?? openShares({ folder: path.join(files.folder, 'shares') }),
    content: given.content ?? sampleContent(),
    ...(given.maySee ? { maySee: given.maySee } : {}),
    ...(given.protocol === undefined ? {} : { protocol: given.protocol }),
    ...(given.accessTo ? { accessTo: given.accessTo } : {}),
    ...(given.unprovenMs === undefined ? {} : { unprovenMs: given.unprovenMs }),
    ...(given.idleMs === undefined ? {} : { idleMs: given.idleMs }),
    ...(given.assistant ? { assistant: given.assistant } : {}),
    ...(given.persons === undefined ? {} : { persons: given.persons }),
    ...(given.partners === undefined ? {} : { partners: given.partners }),
    ...(given.roomDays === undefined ? {} : { roomDays: given.roomDays }),
    time,
    log: pino({ level: 'debug', base: null }, { write: line => void lines.push(line) }),
    client: fileURLToPath(new URL('../../client/dist', import.meta.url)),
  })
  return {
    origin: serving.origin,
    time,
    logged: () => lines.join(''),
    async close() {
      await serving.close()
      await store.close()
      time.close()
      files.remove()
    },
  }
}

/** A folder that goes with the test. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'signalroom-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export interface Answer {
  readonly status: number
  readonly text: string
  readonly json: unknown
  readonly headers: Headers
}
export async function call(
  origin: string,
  method: string,
  url: string,
  body?: unknown,
  token?: string,
): Promise<Answer> {
  const response = await fetch(origin + url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  let json: unknown = null
  try {
    json = JSON.parse(text)
  } catch {
    // Not every answer is JSON; `text` has it all.
  }
  return { status: response.status, text, json, headers: response.headers }
}

export interface TestRoom {
  readonly room: string
  readonly links: CreatedRoom['links']
  readonly key: (role: Role) => string
  /** Takes one more seat. */
  readonly sit: (role: Role, name?: string) => Promise<TakenSeat>
}
export async function openRoom(origin: string, body: object = {}): Promise<TestRoom> {
  const made = await call(origin, 'POST', '/api/rooms', body)
  if (made.status !== 201) throw new Error(`no room: ${made.status} ${made.text}`)
  const { room, links } = made.json as CreatedRoom
  const key = (role: Role) => new URL(links[role]).hash.slice(1)
  const sit = async (role: Role, name: string = role) => {
    const taken = await call(origin, 'POST', `/api/rooms/${room}/seats`, { key: key(role), name })
    if (taken.status !== 201) throw new Error(`no seat: ${taken.status} ${taken.text}`)
    return taken.json as TakenSeat
  }
  return { room, links, key, sit }
}
