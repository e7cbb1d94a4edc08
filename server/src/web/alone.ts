/** The calls of a round that is answered alone: its prompt, its answer, takes in pieces, and who reviews it. Holds no rule. */
import {
  aloneSeenBy,
  AskAlone,
  InviteReviewer,
  OWNER,
  PieceAt,
  takeKinds,
  takeThatCounts,
  type AloneAnswer,
  type InvitedMember,
  type KeptPiece,
  type Loop,
} from '@signalroom/shared'
import express, { type Request, type Response, type Router } from 'express'
import { takeOf, type KeptOfTake } from '../loops/answers.js'
import type { Persons } from '../loops/persons.js'
import { perMinute } from './limits.js'
import { originOf } from './links.js'
import { noLink, owning, type LoopsDoorGiven } from './loops.js'
import { forbidden, refusedKept, secretOf, unseen } from './persons.js'
import { problem, unfit } from './problem.js'

type Given = LoopsDoorGiven & { readonly persons: Persons }
interface Viewing {
  readonly loop: Loop
  /** `OWNER`, or a reviewer. */
  readonly by: string
}
const at = '/loops/:loop/rounds/:round'
/** Two seconds of video are under 300 kB; what waited for a line still comes piece by piece. */
const largestPiece = '4mb'

export function aloneDoor(door: LoopsDoorGiven): Router {
  const router = express.Router()
  const { persons } = door
  if (!persons) {
    router.use(at, forbidden)
    return router
  }
  const given = { ...door, persons }
  const { loops } = given
  router.use(at, unseen)
  router.get(at, perMinute(1200), async (request, response) => {
    const seen = await viewing(given, request, response)
    if (seen) await tell(given, request, response, seen)
  })
  router.post(`${at}/commands`, perMinute(600), express.json({ limit: '1mb' }), async (request, response) => {
    const seen = await viewing(given, request, response)
    if (!seen) return
    const body = AskAlone.safeParse(request.body ?? {})
    if (!body.success) return unfit(response, body.error)
    const asked = { round: roundIn(request), by: seen.by, command: body.data.command }
    const done = await loops.askAlone(seen.loop, asked)
    if (!done.ok) return refusedKept(response, done)
    await tell(given, request, response, { ...seen, loop: done.loop })
  })
  router.post(`${at}/reviewers`, perMinute(60), express.json(), async (request, response) => {
    const own = await owning(given, persons, request, response)
    if (!own) return
    const body = InviteReviewer.safeParse(request.body ?? {})
    if (!body.success) return unfit(response, body.error)
    const invited = await loops.inviteReviewer(own.loop, roundIn(request), body.data)
    if (!invited.ok) return refusedKept(response, invited)
    const page = `${originOf(given.publicOrigin, request)}/loops/${own.loop.id}/rounds/${roundIn(request)}`
    response.status(201).json({ link: `${page}#${invited.secret}` } satisfies InvitedMember)
  })
  const raw = express.raw({ type: () => true, limit: largestPiece })
  router.put(`${at}/takes/:take/:offset`, perMinute(6000), raw, (request, response) =>
    keepPiece(given, request, response),
  )
  router.get(`${at}/takes/:take`, perMinute(600), async (request, response) => {
    const seen = await viewing(given, request, response)
    if (seen) await play(given, seen, request, response)
  })
  return router
}

const roundIn = (request: Request): string => String(request.params['round'])

/** Whoever else asks is told what somebody is told for whom there is none. */
async function viewing(
  { loops, persons }: Given,
  request: Request,
  response: Response,
): Promise<Viewing | null> {
  const [secret, id] = [secretOf(request), String(request.params['loop'])]
  const known = await persons.admit(secret)
  if (known?.person.rows.loop.some(row => row.id === id)) {
    const loop = await loops.find(id)
    if (loop?.owner === known.id) return { loop, by: OWNER }
  }
  const reviewer = await loops.admitReviewer(secret, id, roundIn(request))
  if (reviewer) return { loop: reviewer.loop, by: reviewer.reviewer }
  noLink(response)
  return null
}

async function tell({ loops }: Given, request: Request, response: Response, { loop, by }: Viewing) {
  const seen = aloneSeenBy(loop, roundIn(request), by)
  if (!seen) return problem(response, 404, 'unknown', 'This loop has no such round that is answered alone.')
  const stages = by === OWNER ? await loops.stages(loop) : {}
  const answer: AloneAnswer = {
    loop: { id: loop.id, title: by === OWNER ? loop.title : '' },
    seen,
    stage: stages[seen.round.id] ?? null,
    now: loops.now,
  }
  response.json(answer)
}

async function keepPiece(given: Given, request: Request, response: Response): Promise<void> {
  const own = await owning(given, given.persons, request, response)
  if (!own) return
  const mime = request.get('content-type') ?? ''
  const base = mime.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!takeKinds.has(base) || !/^[\w/;=., -]{1,100}$/.test(mime))
    return problem(response, 415, 'not-a-take', 'Send sound or video as webm, mp4 or ogg.')
  const piece = PieceAt.safeParse(request.params)
  if (!piece.success) return unfit(response, piece.error)
  const bytes: unknown = request.body
  if (!(bytes instanceof Uint8Array) || bytes.length === 0)
    return problem(response, 400, 'unfit', 'body: is empty', { field: 'body' })
  const { take, offset } = piece.data
  const { loop, known } = own
  const kept = await given.answers.keep({
    loop: loop.id,
    owner: known.id,
    round: roundIn(request),
    take,
    mime,
    offset,
    bytes,
  })
  toldKept(response, kept)
}
function toldKept(response: Response, kept: KeptOfTake): void {
  switch (kept.type) {
    case 'kept':
      return void response.json({ size: kept.size } satisfies KeptPiece)
    case 'gap':
      return problem(response, 409, 'gap', `This take ends at ${kept.size}; go on from there.`, {
        size: kept.size,
      })
    case 'unwanted':
      return problem(response, 409, 'done', kept.why)
    case 'full':
      return problem(response, 507, `${kept.what}-full`, full[kept.what])
  }
}
const full = {
  seat: 'The takes of this round are as large as they may be. What came before is kept.',
  room: 'The answers of this loop are as large as they may be. What came before is kept.',
  disk: 'The server’s disk is full. The recording waits on your device and is sent later.',
} as const

/** The whole file, or the range that was asked for. Who reviews hears the take that counts, and no other. */
async function play({ answers }: Given, { loop, by }: Viewing, request: Request, response: Response) {
  const [round, id] = [roundIn(request), String(request.params['take'])]
  const answer = loop.answers.find(one => one.round === round)
  const take = takeOf(loop, round, id)
  const may = by === OWNER || (answer !== undefined && takeThatCounts(answer) === id)
  const file = take && may ? await answers.find(loop.id, round, take) : null
  if (!file) return problem(response, 404, 'no-take', 'There is no such take; it may have been erased.')
  response.type(file.mime)
  response.sendFile(file.path, {
    root: answers.folder,
    cacheControl: false,
    etag: false,
    lastModified: false,
    dotfiles: 'allow',
  })
}
