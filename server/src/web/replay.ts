/** The HTTP door of replay: a document's past for one seat's eyes, once the round is over. Keeps nothing itself. */
import express, { type Request, type Response, type Router } from 'express'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { Rooms } from '../host/rooms.js'
import { Corrupt } from '../journal/port.js'
import { replayed, type Replays } from '../replay/replays.js'
import { perMinute } from './limits.js'
import { problem } from './problem.js'
import { seated } from './seated.js'

export interface ReplayDoorGiven {
  readonly rooms: Rooms
  readonly replays: Replays
}

const packed = promisify(gzip)

/** To be mounted where `room` is a parameter of the path. */
export function replayDoor(given: ReplayDoorGiven): Router {
  const router = express.Router({ mergeParams: true })
  router.use(perMinute(600))
  router.get('/:document', (request, response) => readPast(given, request, response))
  return router
}

async function readPast(
  { rooms, replays }: ReplayDoorGiven,
  request: Request,
  response: Response,
): Promise<void> {
  response.setHeader('Cache-Control', 'no-store')
  const from = await seated(rooms, request, response)
  if (!from) return
  const { grant, hosted } = from
  const document = replayed(hosted.room).find(name => name === request.params['document'])
  if (!document) return problem(response, 404, 'no-document', 'This room has no such document to replay.')
  if (hosted.room.open.stage !== 'over')
    return problem(response, 409, 'not-over', 'The round is not over yet; the replay comes after it.')
  try {
    await send(request, response, await replays.past(hosted.room, document, grant))
  } catch (error) {
    if (!(error instanceof Corrupt)) throw error
    problem(
      response,
      500,
      'damaged',
      'What was written here is damaged on the server’s disk and is not shown in part.',
    )
  }
}

/** Most of a past says the same again and again. */
async function send(request: Request, response: Response, bytes: Uint8Array): Promise<void> {
  response.type('application/octet-stream').setHeader('Vary', 'Accept-Encoding')
  if (request.acceptsEncodings('gzip') !== 'gzip') return void response.send(Buffer.from(bytes))
  response.setHeader('Content-Encoding', 'gzip')
  response.send(await packed(bytes, { level: constants.Z_BEST_SPEED }))
}
