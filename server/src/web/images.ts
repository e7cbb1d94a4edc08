/**
 * The HTTP door of the images on a room's board: one in from who may draw there at that moment, out to who may see it. What
 * is kept of one is what is seen of it. Knows who may; keeps nothing itself.
 */
import {
  imageBounds,
  imageMime,
  readStillImage,
  type accessTo,
  type DocumentName,
  type KeptImage,
  type NoImage,
  type StillImage,
} from '@signalroom/shared'
import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import { oneAtATime, type InTurn } from '../base/one-at-a-time.js'
import type { Rooms } from '../host/rooms.js'
import type { Time } from '../host/time.js'
import type { Images } from '../images/images.js'
import { endUnless } from './body-time.js'
import { perMinute } from './limits.js'
import { problem } from './problem.js'
import { seated, type Seated } from './seated.js'

export interface ImagesDoorGiven {
  readonly rooms: Rooms
  readonly images: Images
  readonly time: Time
  /** Who may do what with a document: `accessTo`, but for a test that shows what it holds back. */
  readonly accessTo: typeof accessTo
}
type Given = ImagesDoorGiven & { readonly inTurn: InTurn }

/** How long one may take to send it: a megabyte over a thin line. */
export const imageBodyMs = 90_000

/** To be mounted where `room` is a parameter of the path. */
export function imagesDoor(door: ImagesDoorGiven): Router {
  const given = { ...door, inTurn: oneAtATime() }
  const router = express.Router({ mergeParams: true })
  const mayPut = (request: Request, response: Response, next: NextFunction) =>
    void writing(given, request, response).then(from => {
      if (!from) return
      endUnless(request, imageBodyMs)
      next()
    }, next)
  router.post(
    '/',
    perMinute(600),
    // Nobody's bytes are read who may not leave them here.
    mayPut,
    perMinute(60, request => request.get('authorization') ?? ''),
    express.raw({ type: () => true, limit: imageBounds.bytes }),
    (request: Request, response: Response) => keep(given, request, response),
  )
  router.get('/:image', perMinute(6000), (request: Request, response: Response) =>
    show(given, request, response),
  )
  return router
}

/** The seat, where it may draw on the board now; else the call is answered. */
async function writing(given: Given, request: Request, response: Response): Promise<Seated | null> {
  response.setHeader('Cache-Control', 'no-store')
  const from = await seated(given.rooms, request, response)
  if (!from) return null
  const { grant, hosted } = from
  const { stage } = hosted.room.open
  const no =
    grant.role === 'observer'
      ? 'role'
      : stage !== 'live'
        ? stage === 'over'
          ? 'over'
          : 'not-begun'
        : boardTo(given, from).mayWrite
          ? null
          : 'closed'
  if (no === null) return from
  problem(response, no === 'role' ? 403 : 409, no, mayNot[no])
  return null
}
const mayNot = {
  role: 'An observer looks on; images come from the interviewer and the candidate.',
  'not-begun': 'The round has not begun, and its board takes nothing yet.',
  over: 'The round is over, and its board takes nothing more.',
  closed: 'The board is closed to you now.',
} as const

const boardTo = ({ accessTo: access }: Given, { grant, hosted }: Seated) => {
  const document: DocumentName = hosted.room.open.documents.includes('board') ? 'board' : 'work'
  return access(document, hosted.room, grant)
}

async function keep(given: Given, request: Request, response: Response): Promise<void> {
  const bytes: unknown = request.body
  if (!(bytes instanceof Uint8Array) || bytes.length === 0)
    return problem(response, 400, 'unfit', 'body: is empty', { field: 'body' })
  const read = readStillImage(bytes)
  const no = typeof read === 'string' ? read : refusalOf(read)
  if (no !== null) return problem(response, ...refused[no], { field: 'body' })
  const image = read as StillImage
  // It may have been closed while this was on its way.
  const from = await writing(given, request, response)
  if (!from) return
  const { room } = from.grant
  await given.inTurn(room, async () => {
    const put = await given.images.put(room, image.type, image.parts, given.time.now())
    if (put.type === 'full') return problem(response, 507, `${put.what}-full`, full[put.what])
    const { width, height, type } = image
    const kept: KeptImage = { image: put.image, width, height, type: imageMime[type], bytes: put.bytes }
    response.status(201).json(kept)
  })
}

function refusalOf({ width, height, moves, parts }: StillImage): 'vast' | 'moves' | null {
  if (width * height > imageBounds.pixels || Math.max(width, height) > imageBounds.side) return 'vast'
  return moves && parts.length === 0 ? 'moves' : null
}
const refused: Readonly<Record<NoImage | 'vast' | 'moves', readonly [number, string, string]>> = {
  unknown: [415, 'no-image', 'This is no image that is read here: send PNG, JPEG, GIF or WebP.'],
  svg: [415, 'svg', 'An SVG may hold programs and is not taken: send it as PNG.'],
  damaged: [400, 'damaged', 'This image is damaged or cut off.'],
  vast: [413, 'too-many-pixels', 'This image has more pixels than a board takes: 40 million, 16,000 a side.'],
  moves: [415, 'moves', 'An image on a board stands still: send one frame of it.'],
}
const full = {
  room: 'This room’s board has taken as many images as it may.',
  disk: 'The server’s disk is full; the image was not kept.',
} as const

/** Only what is asked by its own id; whoever guesses learns nothing, since an id is made of all of an image. */
async function show(given: Given, request: Request, response: Response): Promise<void> {
  response.setHeader('Cache-Control', 'no-store')
  const from = await seated(given.rooms, request, response)
  if (!from) return
  const { grant } = from
  const found = await given.images.find(grant.room, String(request.params['image']))
  const { hidden } = boardTo(given, from)
  const isHidden = found && hidden && !hidden.seats.includes(grant.seat) && found.at >= hidden.since
  if (!found || isHidden) return problem(response, 404, 'no-image', 'There is no such image in this room.')
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
  response.setHeader('Content-Disposition', `attachment; filename="image.${found.type}"`)
  response.setHeader('Cache-Control', 'private, max-age=31536000, immutable')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.type(imageMime[found.type])
  response.sendFile(found.path, {
    root: given.images.folder,
    cacheControl: false,
    etag: false,
    lastModified: false,
    dotfiles: 'allow',
  })
}
