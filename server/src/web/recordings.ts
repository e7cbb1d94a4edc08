/** The HTTP door of recordings: pieces in, files out, and one's own erased. Knows who may; keeps nothing itself. */
import {
  at,
  RecordedPiece,
  recordingKinds,
  unwanted,
  type KeptPiece,
  type RecordingList,
  type RecordingPart,
} from '@signalroom/shared'
import express, { type Request, type Response, type Router } from 'express'
import type { Rooms } from '../host/rooms.js'
import type { Time } from '../host/time.js'
import type { PartName, Recordings, SoundKind } from '../recordings/recordings.js'
import { oneAtATime, type InTurn } from '../base/one-at-a-time.js'
import { perMinute } from './limits.js'
import { problem, unfit } from './problem.js'
import { seated, type Seated } from './seated.js'

export interface RecordingsDoorGiven {
  readonly rooms: Rooms
  readonly recordings: Recordings
  readonly time: Time
}
type Given = RecordingsDoorGiven & { readonly inTurn: InTurn }

/** A piece of two seconds holds 8 kB; what waited for a link still comes piece by piece. */
const largestPiece = '512kb'

/** To be mounted where `room` is a parameter of the path. */
export function recordingsDoor(door: RecordingsDoorGiven): Router {
  const given = { ...door, inTurn: oneAtATime() }
  const router = express.Router({ mergeParams: true })
  router.use(perMinute(6000))
  router.get('/', (request, response) => list(given, request, response))
  router.get('/:seat/:part', (request, response) => play(given, request, response))
  router.put('/:part/:offset', express.raw({ type: () => true, limit: largestPiece }), (request, response) =>
    keep(given, request, response),
  )
  router.delete('/', (request, response) => erase(given, request, response))
  return router
}

/** Interviewers and candidates of this room; everybody else gets an answer that says no more than that. */
async function admit({ rooms }: Given, request: Request, response: Response): Promise<Seated | null> {
  response.setHeader('Cache-Control', 'no-store')
  const from = await seated(rooms, request, response)
  if (from?.grant.role !== 'observer') return from
  problem(response, 403, 'role', 'Recordings are for the interviewer and the candidate of a room.')
  return null
}

async function list(given: Given, request: Request, response: Response): Promise<void> {
  const admitted = await admit(given, request, response)
  if (!admitted) return
  const { parts } = admitted.hosted.room.open.recording
  const rows = await Promise.all(
    parts.map(async (one): Promise<RecordingPart> => {
      const name = nameOf(admitted, one)
      return { ...one, bytes: name ? await given.recordings.size(name) : 0 }
    }),
  )
  const answer: RecordingList = { parts: rows }
  response.json(answer)
}

/** The whole file, or the range that was asked for. Only what the room's log names is ever opened. */
async function play(given: Given, request: Request, response: Response): Promise<void> {
  const admitted = await admit(given, request, response)
  if (!admitted) return
  const { seat, part } = request.params
  const listed = admitted.hosted.room.open.recording.parts.find(one => one.seat === seat && one.part === part)
  const name = listed && nameOf(admitted, listed)
  if (!name || (await given.recordings.size(name)) === 0)
    return problem(response, 404, 'no-part', 'There is no such recording; it may have been erased.')
  response.type(listed.mime)
  response.sendFile(given.recordings.pathOf(name), {
    root: given.recordings.folder,
    cacheControl: false,
    etag: false,
    lastModified: false,
    dotfiles: 'allow',
  })
}

async function keep(given: Given, request: Request, response: Response): Promise<void> {
  const admitted = await admit(given, request, response)
  if (!admitted) return
  const mime = request.get('content-type') ?? ''
  const kind = kindOf(mime)
  if (!kind || !/^[\w/;=., -]{1,100}$/.test(mime))
    return problem(response, 415, 'not-sound', 'Send sound as audio/webm, audio/mp4 or audio/ogg.')
  const piece = RecordedPiece.safeParse({ ...request.params, ...request.query })
  if (!piece.success) return unfit(response, piece.error)
  const bytes: unknown = request.body
  if (!(bytes instanceof Uint8Array) || bytes.length === 0)
    return problem(response, 400, 'unfit', 'body: is empty', { field: 'body' })
  const { room, seat } = admitted.grant
  await given.inTurn(`${room}/${seat}`, () =>
    write(
      given,
      admitted,
      { ...piece.data, mime, bytes, name: { room, seat, part: piece.data.part, kind } },
      response,
    ),
  )
}
interface Sound extends RecordedPiece {
  readonly mime: string
  readonly bytes: Uint8Array
  readonly name: PartName
}
async function write(
  { recordings, time }: Given,
  { hosted }: Seated,
  sound: Sound,
  response: Response,
): Promise<void> {
  const { name, offset, bytes, mime, part } = sound
  const { seat } = name
  const no = unwanted(hosted.room, { seat, from: sound.from, at: sound.at }, at(time.now()))
  if (no) return problem(response, no === 'erased' ? 410 : 409, no, refused[no])
  const appended = await recordings.append(name, offset, bytes)
  if (appended.type === 'gap')
    return problem(response, 409, 'gap', `This part ends at ${appended.size}; go on from there.`, {
      size: appended.size,
    })
  if (appended.type === 'full') return problem(response, 507, `${appended.what}-full`, full[appended.what])
  if (!hosted.room.open.recording.parts.some(one => one.seat === seat && one.part === part))
    await hosted.atDoor({ type: 'recording.keep', seat, part, mime, from: sound.from }, seat)
  const kept: KeptPiece = { size: appended.size }
  response.json(kept)
}
const refused = {
  erased: 'What was recorded before was erased; this belongs to it.',
  over: 'The round ended too long ago; nothing more is added to its recording.',
  'not-recording': 'Nothing was recorded at that time: somebody had not agreed, or the clock stood.',
} as const
const full = {
  seat: 'This seat has recorded as much as it may. The round is not harmed.',
  room: 'This room has recorded as much as it may. The round is not harmed.',
  disk: 'The server’s disk is full. The round is not harmed; the recording waits on your device and is sent later.',
} as const

/** First the files, then the word that they are gone: said twice, the second finds nothing and says so again. */
async function erase(given: Given, request: Request, response: Response): Promise<void> {
  const admitted = await admit(given, request, response)
  if (!admitted) return
  const { room, seat } = admitted.grant
  await given.inTurn(`${room}/${seat}`, async () => {
    await given.recordings.erase(room, seat)
    if (admitted.hosted.room.open.recording.parts.some(one => one.seat === seat))
      await admitted.hosted.atDoor({ type: 'recording.erase', seat }, seat)
    response.status(204).end()
  })
}

/** What follows the type says how, not what. */
const kindOf = (mime: string): SoundKind | undefined =>
  recordingKinds.get(mime.split(';')[0]?.trim().toLowerCase() ?? '')

function nameOf(
  { grant }: Seated,
  { seat, part, mime }: { readonly seat: string; readonly part: string; readonly mime: string },
): PartName | null {
  const kind = kindOf(mime)
  return kind ? { room: grant.room, seat, part, kind } : null
}
