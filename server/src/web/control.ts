/** The socket.io door of room control: maps a token to a seat, lets commands in and events out. Knows no rules. */
import {
  at,
  Command,
  refuse,
  RunOutput,
  shownOut,
  Speaking,
  versionRefusal,
  type ClientToServer,
  type CommandAnswer,
  type ConnectRefusal,
  type Removed,
  type ServerToClient,
} from '@signalroom/shared'
import type { Server as HttpServer } from 'node:http'
import type { Logger } from 'pino'
import { Server, type Socket } from 'socket.io'
import { z } from 'zod'
import { youWereShownOut } from '../host/audience.js'
import type { HostedRoom } from '../host/hosted-room.js'
import type { Grant } from '../host/capabilities.js'
import type { Rooms } from '../host/rooms.js'
import type { Time } from '../host/time.js'
import { admitToCall } from './call.js'
import { iceFor, type ConfiguredIce } from './ice.js'
import { bucket } from './limits.js'
import type { originAllowed } from './origin.js'
import { PromptSocketServer } from './prompt-socket-server.js'

const Handshake = z.object({
  token: z.string().min(1).max(200),
  /** The last seq it holds; 0 the first time. */
  after: z.int().min(0).max(1e9).default(0),
  /** The room that it believes to be in: of one that was erased no token is known any more. */
  room: z.string().min(1).max(80).optional(),
  /** The form of the wire that a page speaks; whoever names none is taken as one of ours. */
  protocol: z.int().min(0).max(1e6).optional(),
})

interface ControlGiven {
  readonly rooms: Rooms
  readonly time: Time
  readonly log: Logger
  readonly allowed: ReturnType<typeof originAllowed>
  /** STUN and TURN servers, told to whoever joins a call and to nobody else. */
  readonly ice: readonly ConfiguredIce[]
  /** How long a connection may stay without a seat, in milliseconds. */
  readonly unprovenMs: number
  /** The form of the wire that is spoken here. */
  readonly protocol: number
  /** False while the server stops. */
  readonly open: () => boolean
}
interface Seated {
  grant: Grant
  hosted: HostedRoom
  after: number
}
/** What there is of a connection below its messages. */
interface Transported {
  on(event: 'packet', heard: (packet: { readonly data?: string | Uint8Array }) => void): void
  close(discard: boolean): void
}
type Control = Server<ClientToServer, ServerToClient, Record<never, never>, Seated>
type ControlSocket = Socket<ClientToServer, ServerToClient, Record<never, never>, Seated>

/** A command each 50 ms over time, and a burst of 80: more than hands can ask for. */
const [burst, perSecond] = [80, 20]
/** Pieces of a run's output: an engine sends ten a second. */
const [outputBurst, outputsPerSecond] = [40, 15]
/** Beginnings and ends of speech: nobody has more than a few a second. */
const [speakingBurst, speakingsPerSecond] = [20, 10]
/** The largest message, in bytes: a run with all its text, or with all that came of it. */
const largest = 512 * 1024
/** Bytes of one connection: far less than its commands would hold if all of them were as large as may be. */
const [bytesBurst, bytesPerSecond] = [4 * largest, largest / 2]

export function openControl(http: HttpServer, given: ControlGiven): Control {
  const io: Control = new Server(http, {
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: largest,
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: 5000,
    pingTimeout: 4000,
    connectTimeout: given.unprovenMs,
    wsEngine: PromptSocketServer,
    allowRequest: (request, answer) => {
      const no = !given.allowed(request) ? 'foreign origin' : !given.open() ? 'stopping' : null
      answer(no, no === null)
    },
  })
  io.engine.on('connection', (connection: Transported) => {
    const maySend = bucket(bytesBurst, bytesPerSecond, () => performance.now())
    connection.on('packet', ({ data }) => {
      const bytes = typeof data === 'string' ? Buffer.byteLength(data) : (data?.byteLength ?? 0)
      if (bytes > 0 && !maySend(bytes)) connection.close(true)
    })
  })
  io.use((socket, next) => {
    seated(socket, given).then(
      refusal => next(refusal),
      (error: unknown) => {
        given.log.error({ err: error }, 'a seat could not be connected')
        next(refused('busy'))
      },
    )
  })
  io.on('connection', socket => admit(socket, given))
  return io
}

/** Only a refusal that asks something of a person has a sentence. */
const refused = (reason: ConnectRefusal, detail?: string): Error =>
  Object.assign(new Error('connection refused'), {
    data: detail === undefined ? { reason } : { reason, detail },
  })

async function seated(
  socket: ControlSocket,
  { rooms, protocol }: Pick<ControlGiven, 'rooms' | 'protocol'>,
): Promise<Error | undefined> {
  const parsed = Handshake.safeParse(socket.handshake.auth)
  if (!parsed.success)
    return refused(typeof socket.handshake.auth['token'] === 'string' ? 'bad-handshake' : 'bad-token')
  if ((parsed.data.protocol ?? protocol) !== protocol) return refused('version', versionRefusal)
  const found = await rooms.admit(parsed.data.token, parsed.data.room)
  if (!found.admitted) {
    if (found.why === 'gone') return refused('gone', found.detail)
    return refused(found.why === 'other-room' ? 'bad-token' : found.why)
  }
  const { grant, hosted } = found
  Object.assign(socket.data, { grant, hosted, after: parsed.data.after })
  return undefined
}

function admit(socket: ControlSocket, { rooms, time, log, ice, protocol }: ControlGiven): void {
  const { grant, hosted, after } = socket.data
  const { room, seat, role } = grant
  // It may have been shown out since it was let in, or the room erased.
  if (shownOut(hosted.room, seat)) return sendAway(socket, youWereShownOut)
  if (rooms.isErased(room)) return void socket.disconnect(true)
  const mayAsk = bucket(burst, perSecond, () => performance.now())

  socket.emit('welcome', { now: at(time.now()), seat, role, protocol })
  const leave = hosted.watch(grant, after, {
    events: events => socket.emit('events', events),
    presence: seats => socket.emit('presence', seats),
    output: output => socket.emit('output', output),
    callers: callers => socket.emit('callers', callers),
    speaking: spoken => socket.emit('speaking', spoken),
    removed: removed => sendAway(socket, removed),
  })
  socket.on('disconnect', leave)
  admitToCall(socket, { hosted, viewer: grant, ice: () => iceFor(ice, seat, time.now()) })

  socket.on('time', (answer: unknown) => {
    if (typeof answer === 'function') answer({ now: at(time.now()) })
  })
  const maySay = bucket(outputBurst, outputsPerSecond, () => performance.now())
  socket.on('output', (said: unknown) => {
    const output = RunOutput.safeParse(said)
    if (output.success && maySay()) hosted.output(grant, output.data)
  })
  const mayTell = bucket(speakingBurst, speakingsPerSecond, () => performance.now())
  socket.on('speaking', (said: unknown) => {
    const spoken = Speaking.safeParse(said)
    if (spoken.success && mayTell()) hosted.speaking(grant, spoken.data)
  })
  socket.on('command', (asked: unknown, answer: unknown) => {
    const reply = (said: CommandAnswer) => {
      if (typeof answer === 'function') answer(said)
    }
    if (!mayAsk()) return reply(refuse('busy'))
    const command = Command.safeParse(asked)
    if (!command.success) return reply(refuse('malformed', explain(command.error)))
    hosted.ask(command.data, { seat, role }).then(reply, (error: unknown) => {
      log.error({ err: error, room, seat, command: command.data.type }, 'a command could not be made durable')
      reply(refuse('busy', 'The server could not write that down. Nothing was changed; try again.'))
    })
  })
}

/** Says why, then ends the connection for good: a stock client does not come back from that by itself. */
function sendAway(socket: ControlSocket, removed: Removed): void {
  socket.emit('removed', removed)
  socket.disconnect(true)
}

function explain(error: z.ZodError): string {
  const issue = error.issues[0]
  const field = issue?.path.join('.') || 'type'
  return `${field}: ${issue?.message ?? 'does not fit'}`
}
