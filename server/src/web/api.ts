/** The HTTP calls: rooms, seats, lists, debrief. Knows what may be said to whom, not how a room works. */
import {
  CreateRoom,
  debriefFor,
  fold,
  languagesOf,
  TakeSeat,
  type CreatedRoom,
  type HostConfig,
  type PlanRow,
  type QuestionLanguages,
  type QuestionRow,
  type RunFile,
} from '@signalroom/shared'
import { z } from 'zod'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { boardEngine, type BoardChoice } from '../host/board-engine.js'
import type { Content } from '../host/choose.js'
import type { Rooms } from '../host/rooms.js'
import { perMinute } from './limits.js'
import { linkTo, originOf, renewLink, revokeLink, showOut } from './links.js'
import { problem, unfit } from './problem.js'
import { seated } from './seated.js'

export interface ApiGiven {
  readonly rooms: Rooms
  readonly content: Content
  readonly publicOrigin: string | null
  readonly board: BoardChoice
  readonly tldrawLicenseKey: string | null
  /** Puts the first files into a new room's document, durably. */
  readonly seed: (room: string, files: readonly RunFile[]) => Promise<void>
}

export function api(given: ApiGiven): Router {
  const router = express.Router()
  router.use(express.json({ limit: '32kb' }))
  router.use(onlyJson)
  router.post('/rooms', perMinute(600), (request, response) => createRoom(given, request, response))
  router.post('/rooms/:room/seats', perMinute(3000), (request, response) =>
    takeSeat(given, request, response),
  )
  router.post('/rooms/:room/links/:role', perMinute(600), (request, response) =>
    renewLink(given, request, response),
  )
  router.delete('/rooms/:room/links/:role', perMinute(600), (request, response) =>
    revokeLink(given, request, response),
  )
  router.delete('/rooms/:room/seats/:seat', perMinute(600), (request, response) =>
    showOut(given, request, response),
  )
  router.get('/rooms/:room/debrief', perMinute(600), (request, response) =>
    readDebrief(given, request, response),
  )
  router.get('/plans', (request, response) => listPlans(given.content, request, response))
  router.get('/drills', (_, response) => void response.json({ drills: drillsOf(given.content) }))
  router.get('/questions', (_, response) => void response.json({ questions: questionRows(given.content) }))
  router.get('/languages', (_, response) => void response.json({ languages: languageRows(given.content) }))
  router.get('/config', (request, response) => {
    const { tldrawLicenseKey } = given
    const config: HostConfig = { tldrawLicenseKey, board: engineAt(given, request) }
    response.json(config)
  })
  router.use((_, response) => problem(response, 404, 'no-call', 'There is no such call.'))
  return router
}

/** A body that is not JSON is refused, not taken for an empty one. */
const onlyJson: RequestHandler = (request, response, next) => {
  const sent =
    Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined
  if (sent && request.body === undefined)
    return problem(response, 415, 'not-json', 'Send JSON with content-type application/json.')
  next()
}

const engineAt = (
  { board: choice, tldrawLicenseKey: licenseKey, publicOrigin }: ApiGiven,
  request: Request,
) => boardEngine({ choice, licenseKey }, originOf(publicOrigin, request))

async function createRoom(given: ApiGiven, request: Request, response: Response): Promise<void> {
  const body = CreateRoom.safeParse(request.body ?? {})
  if (!body.success) return unfit(response, body.error)
  const opened = await given.rooms.open(body.data, engineAt(given, request))
  if ('unfit' in opened)
    return problem(response, 400, 'unfit', `${opened.unfit}: ${opened.detail}`, { field: opened.unfit })
  const { room, files, keys } = opened
  await given.seed(room, files)
  const link = (key: string) => linkTo(given.publicOrigin, request, room, key)
  const created: CreatedRoom = {
    room,
    links: {
      interviewer: link(keys.interviewer),
      candidate: link(keys.candidate),
      observer: link(keys.observer),
    },
  }
  response.status(201).json(created)
}

async function takeSeat(given: ApiGiven, request: Request, response: Response): Promise<void> {
  const body = TakeSeat.safeParse(request.body ?? {})
  if (!body.success) return unfit(response, body.error)
  const taken = await given.rooms.seat(String(request.params['room']), body.data.key, body.data.name)
  if (taken === null)
    return problem(
      response,
      404,
      'no-room',
      'This link opens no room. It may be mistyped, or the room is gone.',
    )
  if (typeof taken === 'string') return problem(response, 409, 'full', 'Every seat in this room is taken.')
  const { seat, role, token } = taken
  response.status(201).json({ seat, role, token })
}

async function readDebrief(given: ApiGiven, request: Request, response: Response): Promise<void> {
  const from = await seated(given.rooms, request, response)
  if (!from) return
  const { grant, hosted } = from
  if (hosted.room.open.stage !== 'over')
    return problem(response, 409, 'not-over', 'The round is not over yet; the debrief comes after it.')
  // Folded from what this seat may see and nothing else: what was never sent cannot be in it.
  response.setHeader('Cache-Control', 'no-store')
  response.json(debriefFor(fold(hosted.seenBy(grant, 0)), grant))
}

/** What a plan may be asked for besides, by `with`: the kinds of question that fit it, and where a page lists it. */
const moreOfPlans = z
  .object({ with: z.string().max(40).optional() })
  .transform(({ with: names }) => names?.split(',') ?? [])
  .pipe(z.array(z.enum(['kinds', 'group'])))

function listPlans(content: Content, request: Request, response: Response): void {
  const more = moreOfPlans.safeParse(request.query)
  if (!more.success)
    return problem(response, 400, 'unfit', 'with: names kinds, group, or both with a comma', {
      field: 'with',
    })
  response.json({
    plans: planRows(content).map(({ kinds, group, ...row }) => ({
      ...row,
      ...(more.data.includes('kinds') ? { kinds } : {}),
      ...(more.data.includes('group') ? { group } : {}),
    })),
  })
}

const planRows = ({ plans }: Content): readonly PlanRow[] =>
  plans.map(({ id, title, group, kinds, phases }) => ({
    id,
    title,
    minutes: phases.reduce((sum, phase) => sum + phase.minutes, 0) / 60_000,
    group,
    kinds,
    phases: phases.map(phase => ({ id: phase.id, title: phase.title, minutes: phase.minutes / 60_000 })),
  }))

/** The plans that are drills: a few minutes, and only a voice. */
const drillsOf = ({ plans }: Content): readonly string[] =>
  plans.filter(({ drill }) => drill !== undefined).map(({ id }) => id)

const questionRows = ({ questions }: Content): readonly QuestionRow[] =>
  questions.map(({ id, title, kind, level }) => ({ id, title, kind, level }))

const languageRows = ({ questions }: Content): QuestionLanguages =>
  Object.fromEntries(
    questions.filter(({ code }) => code !== undefined).map(question => [question.id, languagesOf(question)]),
  )
