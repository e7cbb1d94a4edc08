/** Puts the server together from its floors and opens its one port. Reads no environment: everything is given. */
import { accessTo, maySee, protocol, type Room, type RunFile } from '@signalroom/shared'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Logger } from 'pino'
import { askEndpoint, type AssistantEndpoint } from './assistant/endpoint.js'
import { answerAsked, noEndpoint, type AskAssistant } from './host/assistants.js'
import { boardEngine, type BoardChoice } from './host/board-engine.js'
import type { Ground } from './host/hosted-room.js'
import type { Content } from './host/choose.js'
import { ErasedRooms } from './host/erased.js'
import { Rooms } from './host/rooms.js'
import { openSecondHalf } from './host/second-half.js'
import type { Time } from './host/time.js'
import { openErasure } from './erasure/erasure.js'
import { Answers } from './loops/answers.js'
import { Loops } from './loops/loops.js'
import { Library } from './loops/library.js'
import { Persons } from './loops/persons.js'
import { Slots } from './loops/slots.js'
import type { Store } from './journal/port.js'
import { openCompactor } from './relay/yjs/compactor.js'
import { firstDocument } from './relay/yjs/first-document.js'
import { bringImages } from './images/bring-images.js'
import type { Images } from './images/images.js'
import type { Recordings } from './recordings/recordings.js'
import type { RelayReport } from './relay/reports.js'
import { openRelay } from './relay/relay.js'
import type { Shares } from './shares/shares.js'
import { openLogReader } from './replay/log-reader.js'
import { openReplays } from './replay/replays.js'
import { aloneDoor } from './web/alone.js'
import { api } from './web/api.js'
import { endUnless } from './web/body-time.js'
import { openControl } from './web/control.js'
import { openDocuments, refuseUpgrade } from './web/documents.js'
import { engines } from './web/engines.js'
import type { ConfiguredIce } from './web/ice.js'
import { imageBodyMs, imagesDoor } from './web/images.js'
import { measures } from './web/measures.js'
import { originAllowed } from './web/origin.js'
import { originOf } from './web/links.js'
import { calendarDoor, loopsDoor, type LoopsDoorGiven } from './web/loops.js'
import { headers, pages, powers } from './web/pages.js'
import { partnersDoor } from './web/partners.js'
import { personsDoor } from './web/persons.js'
import { onError } from './web/problem.js'
import { recordingsDoor } from './web/recordings.js'
import { replayDoor } from './web/replay.js'
import { shareBodyMs, sharedDoor, sharesDoor } from './web/shares.js'
import { CallsUnderWay } from './web/under-way.js'

export interface ServeGiven {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly publicOrigin: string | null
  /** What draws on the boards of new rooms. */
  readonly board: BoardChoice
  readonly tldrawLicenseKey: string | null
  /** After how many days rooms erase themselves; never if not said. */
  readonly roomDays?: number | null
  /** Whether persons may keep loops here; they may if not said. */
  readonly persons?: boolean
  /** Whether persons may offer slots to strangers; they may not if not said. */
  readonly partners?: boolean
  /** What answers for the assistants of new rooms; people and the script if nothing does. */
  readonly assistant?: AssistantEndpoint | null
  readonly trustProxy: boolean
  /** STUN and TURN servers for calls. */
  readonly ice: readonly ConfiguredIce[]
  readonly store: Store
  readonly recordings: Recordings
  /** Recorded answers of loops, of the same kind in a folder of their own. */
  readonly answers: Recordings
  readonly images: Images
  readonly shares: Shares
  readonly content: Content
  readonly time: Time
  readonly log: Logger
  /** The guard of all secrets; given only by a test that shows what it holds back. */
  readonly maySee?: typeof maySee
  /** The gate of all documents; likewise. */
  readonly accessTo?: typeof accessTo
  /** The form of the wire; another one is given only by a test of pages and servers that differ. */
  readonly protocol?: number
  /** The folder of the built client. */
  readonly client: string
  /** How long a connection may stay without saying who it is, in milliseconds; another one is given only by a test. */
  readonly unprovenMs?: number
  /** How long a room and a document that nobody looks at stay in memory; another one is given only by a test. */
  readonly idleMs?: number
}
export interface Serving {
  readonly origin: string
  /** Readiness off, documents written and closed with 1012, control links cut. Over in seconds. The store stays open: it was given. */
  close(): Promise<void>
}

const heartbeatMs = 1000
/** How often what is shared is looked through for what is over. */
const tidyMs = 3_600_000
/** With the time for looking at it and for ending it, nobody stays five seconds without a word. */
const usualUnprovenMs = 3000

export async function serve(given: ServeGiven): Promise<Serving> {
  const { store, time, log, content, publicOrigin, board, tldrawLicenseKey } = given
  const unprovenMs = given.unprovenMs ?? usualUnprovenMs
  const idle = given.idleMs === undefined ? {} : { idleMs: given.idleMs }
  const lastAlive = await store.lastHeartbeat()
  const beating = setInterval(() => store.heartbeat(time.now()), heartbeatMs)
  store.heartbeat(time.now())

  const report: Ground['report'] = ({ type, room, error }) => log.error({ room, err: error }, type)
  const erased = await ErasedRooms.load(store)
  const journal = erased.guarded()
  const rooms = new Rooms({
    store,
    erased,
    time,
    content,
    lastAlive,
    report,
    maySee: given.maySee ?? maySee,
    onAccess: room => relay.look(room),
    onShownOut: (room, seat) => relay.kick(room, seat),
    onOver: room => replays.prepare(room),
    onWordsErased: (room, whose) => void closeShares(room, whose),
    assistant: given.assistant ? 'endpoint' : 'people',
    onAsked: room => {
      const endpoint = given.assistant
      const ask: AskAssistant = endpoint
        ? (brief, dialogue) => askEndpoint(endpoint, brief, dialogue)
        : noEndpoint
      answerAsked(rooms, ask, room).catch((error: unknown) =>
        report({ type: 'write.failed', room: room.open.id, error }),
      )
    },
    onSwapDue: room => {
      openHalf(room).catch((error: unknown) => report({ type: 'write.failed', room: room.open.id, error }))
    },
    ...idle,
  })
  const failedToClose = new Set<string>()
  /** Closes what was shared by then: it may hold what was erased. Of a note, that only interviewers had, their own. */
  const closeShares = async ({ open }: Room, whose: 'all' | 'interviewers', madeBy?: number) => {
    const seats = open.seats.filter(({ role }) => role === 'interviewer').map(({ id }) => id)
    try {
      await given.shares.revokeAll(open.id, time.now(), {
        madeBy,
        seats: whose === 'all' ? undefined : seats,
      })
      failedToClose.delete(open.id)
    } catch (error) {
      failedToClose.add(open.id)
      log.error({ err: error, room: open.id }, 'shares.revoke-failed')
    }
  }
  /** What should have been closed before this server stopped, or its disk failed. */
  const closeStale = async (ids: Iterable<string>) => {
    for (const id of ids) {
      if (state.closing) return
      const hosted = await rooms.find(id)
      for (const [role, whose] of [
        ['candidate', 'all'],
        ['interviewer', 'interviewers'],
      ] as const) {
        const erasure = hosted?.erasure(role)
        if (hosted && erasure) await closeShares(hosted.room, whose, erasure.at)
      }
    }
  }
  /** The second half is there, with its first files, before anybody is told of it. */
  const openHalf = async (room: Room): Promise<void> => {
    const opened = await openSecondHalf(rooms, content, room)
    if (!opened) return
    await seed(opened.room, opened.files)
    const hosted = await rooms.find(room.open.id)
    await hosted?.atDoor({ type: 'swap.make', room: opened.room }, 'clock')
  }
  const compactor = openCompactor()
  const relay = openRelay({
    journal,
    compact: compactor.compact,
    now: () => time.now(),
    report: event => logRelay(log, event),
    ...idle,
  })
  const logReader = openLogReader()
  const replays = openReplays({
    journal,
    checks: logReader.checks,
    state: logReader.state,
    onFailed: (stream, error) => {
      if (!state.closing) log.error({ stream, err: error }, 'checks.failed')
    },
  })
  const calls = new CallsUnderWay()
  const roomDays = given.roomDays ?? null
  const erasure = openErasure({
    store,
    erased,
    rooms,
    relay,
    folders: [given.recordings.folder, given.images.folder, given.shares.folder],
    days: roomDays,
    time,
    quiet: room => calls.quiet(room),
    onFailed: (room, error) => log.error({ room, err: error }, 'erasing.failed'),
  })
  const state = { closing: false }
  let forgetTidying = () => {}
  const tidyShares = (stale: () => Promise<Iterable<string>>) => {
    given.shares
      .tidy(time.now())
      .then(stale)
      .then(closeStale)
      .catch((error: unknown) => log.error({ err: error }, 'shares.tidy-failed'))
    forgetTidying = time.wake(time.now() + tidyMs, () => tidyShares(async () => [...failedToClose]))
  }
  tidyShares(() => given.shares.rooms())

  const app = express()
  app.disable('x-powered-by')
  // One proxy, our own: what it was told by others is not believed.
  app.set('trust proxy', given.trustProxy ? 1 : false)
  app.use('/engines', engines(given.client, publicOrigin))
  app.use(headers, powers)
  app.get('/healthz', (_, response) => void response.json({ up: true }))
  app.get('/readyz', async (_, response) => {
    const ready = !state.closing && (await store.answers())
    response.status(ready ? 200 : 503).json({ ready })
  })

  const http = createServer(
    {
      headersTimeout: unprovenMs,
      // Of what takes longest; `endUnless` is stricter with all else.
      requestTimeout: 2 * unprovenMs + Math.max(imageBodyMs, shareBodyMs),
      // Node itself adds a second.
      keepAliveTimeout: unprovenMs - 1000,
      connectionsCheckingInterval: 500,
    },
    app,
  )
  const allowed = originAllowed(publicOrigin)
  const open = () => !state.closing
  const control = openControl(http, {
    rooms,
    time,
    log,
    allowed,
    ice: given.ice,
    unprovenMs,
    protocol: given.protocol ?? protocol,
    open,
  })
  // Before whatever answers, socket.io's own calls as well.
  http.prependListener('request', request => endUnless(request, 2 * unprovenMs))
  const access = given.accessTo ?? accessTo
  const documents = openDocuments({ rooms, relay, log, allowed, accessTo: access })
  const registry = measures({
    rooms: () => rooms.count,
    links: () => control.engine.clientsCount,
    documents: () => relay.counts.documents,
  })
  app.get(
    '/metrics',
    async (_, response) => void response.type(registry.contentType).send(await registry.metrics()),
  )
  const seed = async (room: string, files: readonly RunFile[]): Promise<void> => {
    await relay.seed(room, 'code', firstDocument(files))
  }
  const put = async (room: string, document: 'board' | 'code', whole: Uint8Array): Promise<void> => {
    // Of nothing nothing is made.
    if (whole.some(byte => byte !== 0)) await relay.seed(room, document, whole)
  }
  app.use('/api/rooms/:room', calls.count)
  app.use('/api/rooms/:room/images', imagesDoor({ rooms, images: given.images, time, accessTo: access }))
  app.use('/api/rooms/:room/shares', sharesDoor({ rooms, shares: given.shares, time }))
  app.use('/api/shares', sharedDoor({ shares: given.shares, time }))
  app.use('/api/rooms/:room/recordings', recordingsDoor({ rooms, recordings: given.recordings, time }))
  app.use('/api/rooms/:room/replay', replayDoor({ rooms, replays }))
  const loops = new Loops({ store, time, rooms, content })
  const answers = new Answers({ files: given.answers, loops })
  const persons = given.persons === false ? null : new Persons({ store, time })
  const slots = given.partners === true ? new Slots({ store, time }) : null
  const library = new Library({ store, time })
  app.use('/api', personsDoor({ persons, loops, answers, slots, library, publicOrigin }))
  const loopsGiven: LoopsDoorGiven = {
    slots,
    persons,
    loops,
    answers,
    rooms,
    content,
    publicOrigin,
    async openRoom(request, asked) {
      const choice = { choice: board, licenseKey: tldrawLicenseKey }
      const opened = await rooms.open(asked, boardEngine(choice, originOf(publicOrigin, request)))
      if (!('unfit' in opened)) await seed(opened.room, opened.files)
      return opened
    },
  }
  app.use('/api', loopsDoor(loopsGiven))
  app.use('/api', aloneDoor(loopsGiven))
  app.use('/calendar', calendarDoor(loopsGiven))
  app.use('/api', partnersDoor({ ...loopsGiven, slots, library, log }))
  app.use(
    '/api',
    api({
      rooms,
      content,
      publicOrigin,
      board,
      tldrawLicenseKey,
      roomDays,
      erasure,
      seed,
      replays,
      put,
      bringImages: (from, to, drawn) => bringImages(given.images, { from, to, board: drawn, at: time.now() }),
    }),
  )
  app.use(pages(given.client))
  app.use(onError(log))

  http.on('upgrade', (request, socket, head) => {
    if (documents.upgrade(request, socket, head)) return
    // socket.io answers its own path; nobody answers any other.
    if (request.url?.startsWith('/socket.io/')) return
    refuseUpgrade(socket, '404 Not Found')
  })
  await new Promise<void>((ready, failed) => http.once('error', failed).listen(given.port, given.host, ready))
  void erasure.begin()
  const { port } = http.address() as AddressInfo
  const shown = given.host.includes(':') ? `[${given.host}]` : given.host

  return {
    origin: `http://${shown}:${port}`,
    async close() {
      state.closing = true
      forgetTidying()
      clearInterval(beating)
      erasure.close()
      // Documents first: commands are still taken while what was typed is written.
      await relay.close()
      compactor.close()
      logReader.close()
      documents.close()
      control.engine.close()
      http.closeAllConnections()
      await Promise.all([
        control.close(),
        rooms.close(),
        loops.close(),
        persons?.close(),
        slots?.close(),
        library.close(),
      ])
      store.heartbeat(time.now())
    },
  }
}

/** A refused frame is the sender's doing and says little; a failed document is ours. */
function logRelay(log: Logger, event: Parameters<RelayReport>[0]): void {
  if ('error' in event && event.error !== undefined) {
    const { type, error, ...more } = event
    return log.error({ ...more, err: error }, type)
  }
  const { type, ...more } = event
  log.warn(more, type)
}
