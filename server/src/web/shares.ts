/**
 * The HTTP doors of shares: a copy of a finished round in from who was in it, out to whoever has its link. Knows who may;
 * keeps nothing itself.
 */
import { ShareAsked, shareBounds, type MadeShare, type ShareList } from '@signalroom/shared'
import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import type { Rooms } from '../host/rooms.js'
import type { Time } from '../host/time.js'
import type { Put, Shares } from '../shares/shares.js'
import { endUnless } from './body-time.js'
import { perMinute } from './limits.js'
import { problem, unfit } from './problem.js'
import { seated, type Seated } from './seated.js'

export interface SharesDoorGiven {
  readonly rooms: Rooms
  readonly shares: Shares
  readonly time: Time
}

/** How long one may take to send it: 64 MiB over two megabits a second. */
export const shareBodyMs = 300_000
const dayMs = 24 * 3_600_000

/** For those who share, to be mounted where `room` is a parameter of the path. */
export function sharesDoor(given: SharesDoorGiven): Router {
  const router = express.Router({ mergeParams: true })
  router.use(perMinute(600))
  router.post(
    '/',
    // Nobody's bytes are read who may not leave them here.
    (request: Request, response: Response, next: NextFunction) =>
      void mayPut(given, request, response).then(may => may && next(), next),
    perMinute(20, request => request.get('authorization') ?? ''),
    (request: Request, response: Response) => keep(given, request, response),
  )
  router.get('/', (request, response) => list(given, request, response))
  router.delete('/:share', (request, response) => takeBack(given, request, response))
  return router
}

/** Interviewers and candidates of this room; everybody else gets an answer that says no more than that. */
async function admit({ rooms }: SharesDoorGiven, request: Request, response: Response) {
  response.setHeader('Cache-Control', 'no-store')
  const from = await seated(rooms, request, response)
  if (from?.grant.role !== 'observer') return from
  problem(response, 403, 'role', 'A round is shared by those who were in it: interviewer and candidate.')
  return null
}

async function mayPut(given: SharesDoorGiven, request: Request, response: Response): Promise<boolean> {
  const from = await admit(given, request, response)
  if (!from) return false
  if (from.hosted.room.open.stage !== 'over') {
    problem(response, 409, 'not-over', 'The round is not over yet; it is shared after it.')
    return false
  }
  const asked = ShareAsked.safeParse(request.query)
  if (!asked.success) {
    unfit(response, asked.error)
    return false
  }
  if (Number(request.get('content-length') ?? 0) > shareBounds.bytes) {
    problem(response, ...refused['too-large'])
    return false
  }
  response.locals['from'] = from
  response.locals['days'] = asked.data.days
  response.locals['log'] = asked.data.log
  return true
}

async function keep(given: SharesDoorGiven, request: Request, response: Response): Promise<void> {
  // Both were put there by `mayPut`.
  const { from, days, log } = response.locals as Pick<ShareAsked, 'days' | 'log'> & { readonly from: Seated }
  const { room, seat, role } = from.grant
  // Nothing is waited for between this and the moment from which an erasure finds it.
  if (log !== undefined && log < (from.hosted.erasure(role)?.seq ?? 0)) {
    endUnless(request, 5000)
    return problem(response, ...refused.erased)
  }
  const made = given.time.now()
  const until = made + days * dayMs
  endUnless(request, shareBodyMs)
  const put = await given.shares
    .put({ room, seat, made, until }, request.iterator({ destroyOnReturn: false }) as Pieces)
    .catch((error: unknown) => {
      if (request.complete) throw error
      return null
    })
  // Who sent it has gone.
  if (put === null) return
  if (put.type !== 'kept') {
    endUnless(request, 5000)
    return problem(response, ...refused[put.type === 'full' ? put.what : put.type])
  }
  const answer: MadeShare = { share: put.share, secret: put.secret, until }
  response.status(201).json(answer)
}
type Pieces = AsyncIterable<Uint8Array>
type No = Exclude<Put, { readonly type: 'kept' | 'full' }>['type'] | Extract<Put, { type: 'full' }>['what']
const refused: Readonly<Record<No, readonly [number, string, string]>> = {
  'no-copy': [415, 'no-copy', 'This is no copy of a round: send the zip that a debrief makes.'],
  erased: [409, 'erased', 'Words were erased while this copy was made. Share it again.'],
  'too-large': [413, 'too-large', 'This copy is larger than a link takes: 64 MiB.'],
  shares: [507, 'shares-full', 'Ten links of this room open already. Take one back first.'],
  room: [507, 'room-full', 'This room shares as many bytes as it may. Take a link back first.'],
  line: [429, 'too-many', 'Others of this room are just sharing it. Try again in a minute.'],
  disk: [507, 'disk-full', 'The server’s disk is full; the link was not made.'],
}

async function list(given: SharesDoorGiven, request: Request, response: Response): Promise<void> {
  const from = await admit(given, request, response)
  if (!from) return
  const answer: ShareList = {
    shares: await given.shares.list(from.grant.room, from.grant.seat, given.time.now()),
  }
  response.json(answer)
}

async function takeBack(given: SharesDoorGiven, request: Request, response: Response): Promise<void> {
  const from = await admit(given, request, response)
  if (!from) return
  const { room, seat } = from.grant
  const was = await given.shares.revoke(room, seat, String(request.params['share']), given.time.now())
  if (!was) return problem(response, 404, 'no-share', 'You have no such link that still opens.')
  response.status(204).end()
}

/** For whoever has a link: no seat, only its secret, in the header and in no address. */
export function sharedDoor({ shares, time }: Pick<SharesDoorGiven, 'shares' | 'time'>): Router {
  const router = express.Router()
  router.get('/:share', perMinute(60), async (request: Request, response: Response) => {
    response.setHeader('Cache-Control', 'no-store')
    const secret = /^Bearer (\S{1,200})$/.exec(request.get('authorization') ?? '')?.[1] ?? ''
    const found = await shares.find(String(request.params['share']), secret, time.now())
    if (found.type !== 'here') return problem(response, ...shut[found.type])
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
    response.setHeader('Content-Disposition', 'attachment; filename="round.zip"')
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.type('application/zip')
    response.sendFile(found.path, {
      root: shares.folder,
      cacheControl: false,
      etag: false,
      lastModified: false,
      acceptRanges: false,
      dotfiles: 'allow',
    })
  })
  return router
}
const shut: Readonly<Record<'unknown' | 'expired' | 'revoked', readonly [number, string, string]>> = {
  unknown: [404, 'no-share', 'This link opens nothing. It may be mistyped or cut off.'],
  expired: [410, 'expired', 'This link is over. Whoever gave it can make another.'],
  revoked: [410, 'revoked', 'This link was taken back by whoever gave it.'],
}
