/** The HTTP calls: rooms, seats, lists, debrief. Knows what may be said to whom, not how a room works. */
import {
  AskDoor,
  ContinueRoom,
  CreateRoom,
  debriefFor,
  fold,
  languagesOf,
  noPrep,
  TakeSeat,
  type CheckedQuestion,
  type CreatedRoom,
  type Door,
  type HostConfig,
  swappedRole,
  type PlanRow,
  type PresetRow,
  type SwappedLink,
  type QuestionLanguages,
  type QuestionRow,
  type RunFile,
} from '@signalroom/shared'
import { z } from 'zod'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { boardEngine, type BoardChoice } from '../host/board-engine.js'
import type { Content } from '../host/choose.js'
import type { Opened, Rooms } from '../host/rooms.js'
import type { Erasure } from '../erasure/erasure.js'
import { checkQuestion } from './check-question.js'
import { perMinute } from './limits.js'
import { eraseRoom } from './erase.js'
import { linkTo, originOf, renewLink, revokeLink, showOut } from './links.js'
import type { Replays } from '../replay/replays.js'
import { problem, unfit } from './problem.js'
import { seated } from './seated.js'

export interface ApiGiven {
  readonly rooms: Rooms
  readonly content: Content
  readonly publicOrigin: string | null
  readonly board: BoardChoice
  readonly tldrawLicenseKey: string | null
  readonly roomDays: number | null
  readonly erasure: Pick<Erasure, 'erase'>
  /** Puts the first files into a new room's document, durably. */
  readonly seed: (room: string, files: readonly RunFile[]) => Promise<void>
  readonly replays: Pick<Replays, 'at'>
  /** Those of a room's images that a board names go into another room. */
  readonly bringImages: (from: string, to: string, board: Uint8Array) => Promise<void>
  /** Begins a new room's document with a state, durably. */
  readonly put: (room: string, document: 'board' | 'code', state: Uint8Array) => Promise<void>
}

export function api(given: ApiGiven): Router {
  const router = express.Router()
  router.use(readBody)
  router.use(onlyJson)
  router.post('/rooms', perMinute(600), (request, response) => createRoom(given, request, response))
  router.post('/rooms/:room/continue', perMinute(60), (request, response) =>
    continueRoom(given, request, response),
  )
  router.post('/rooms/:room/swapped', perMinute(60), (request, response) =>
    swappedLink(given, request, response),
  )
  router.post('/rooms/:room/door', perMinute(3000), (request, response) => askDoor(given, request, response))
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
  router.delete('/rooms/:room', perMinute(600), (request, response) => eraseRoom(given, request, response))
  router.get('/rooms/:room/debrief', perMinute(600), (request, response) =>
    readDebrief(given, request, response),
  )
  router.get('/plans', (request, response) => listPlans(given.content, request, response))
  router.get('/drills', (_, response) => void response.json({ drills: drillsOf(given.content) }))
  router.get('/questions', (request, response) => listQuestions(given.content, request, response))
  router.post('/questions/check', perMinute(120), async (request, response) => {
    const { problems, sums } = await checkQuestion(given.content, request.body)
    response.json({ problems, sums } satisfies CheckedQuestion)
  })
  router.get('/loop-templates', (_, response) => void response.json({ loops: given.content.loops ?? [] }))
  router.get('/prep', (_, response) => void response.json(given.content.prep ?? noPrep))
  router.get('/pairs', (_, response) => void response.json({ pairs: given.content.pairs ?? [] }))
  router.get('/presets', (_, response) => void response.json({ presets: presetRows(given.content) }))
  router.get('/languages', (_, response) => void response.json({ languages: languageRows(given.content) }))
  router.get('/config', (request, response) => {
    const { tldrawLicenseKey } = given
    const days = given.roomDays === null ? {} : { roomDays: given.roomDays }
    const config: HostConfig = { tldrawLicenseKey, board: engineAt(given, request), ...days }
    response.json(config)
  })
  router.use((_, response) => problem(response, 404, 'no-call', 'There is no such call.'))
  return router
}

/** Only a question of one's own is long. */
const [short, long] = [express.json({ limit: '32kb' }), express.json({ limit: '128kb' })] as const
const readBody: RequestHandler = (request, response, next) =>
  (request.query['own'] === undefined ? short : long)(request, response, next)

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
  const { ownQuestion, ...asked } = body.data
  const own = ownQuestion && (await checkQuestion(given.content, ownQuestion, asked.plan))
  const [wrong] = own?.problems ?? []
  if (wrong !== undefined)
    return problem(response, 400, 'unfit', `ownQuestion: ${wrong}`, { field: 'ownQuestion' })
  const opened = await given.rooms.open(
    own?.read ? { plan: own.read.plan.id, ...asked } : asked,
    engineAt(given, request),
    own?.read ? { own: own.read.question } : {},
  )
  if ('unfit' in opened)
    return problem(response, 400, 'unfit', `${opened.unfit}: ${opened.detail}`, { field: opened.unfit })
  const { room, files } = opened
  await given.seed(room, files)
  tellCreated(given, request, response, opened)
}

function tellCreated(given: ApiGiven, request: Request, response: Response, { room, keys }: Opened): void {
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

/** A new room with the same question, on board and code as one saw them at a moment of a round that is over. */
async function continueRoom(given: ApiGiven, request: Request, response: Response): Promise<void> {
  const body = ContinueRoom.safeParse(request.body ?? {})
  if (!body.success) return unfit(response, body.error)
  const from = await seated(given.rooms, request, response)
  if (!from) return
  const { grant, hosted } = from
  const { open } = hosted.room
  if (grant.role === 'observer')
    return problem(response, 403, 'role', 'A round is tried again by who was in it, not by an observer.')
  if (open.stage !== 'over')
    return problem(
      response,
      409,
      'not-over',
      'The round is not over yet; go on from a moment of it afterwards.',
    )
  if (open.documents.includes('work') || open.plan.drill)
    return problem(
      response,
      409,
      'no-continue',
      'This round has no board and code of a form that can be gone on with.',
    )
  const opened = await given.rooms.open(
    {
      plan: open.plan.id,
      question: open.question.id,
      title: open.title,
      mode: open.mode,
      // A candidate who tries it again leads that room; who interviews can be invited into it.
      alone: grant.role === 'candidate' || open.alone,
      ...(open.code ? { language: open.code.language } : {}),
    },
    open.engine,
    { boardIsOpen: true },
  )
  if ('unfit' in opened)
    return problem(
      response,
      409,
      'no-continue',
      'This server no longer has the question or the plan of that round.',
    )
  for (const document of ['board', 'code'] as const) {
    const state = await given.replays.at(hosted.room, document, grant, body.data.at)
    await given.put(opened.room, document, state)
    if (document === 'board') await given.bringImages(hosted.id, opened.room, state)
  }
  tellCreated(given, request, response, opened)
}

async function askDoor(given: ApiGiven, request: Request, response: Response): Promise<void> {
  const body = AskDoor.safeParse(request.body ?? {})
  if (!body.success) return unfit(response, body.error)
  const role = await given.rooms.door(String(request.params['room']), body.data.key)
  if (role === null) return noRoom(response)
  if (typeof role === 'object') return problem(response, 410, 'gone', role.gone)
  response.setHeader('Cache-Control', 'no-store')
  response.json({ role } satisfies Door)
}

const noRoom = (response: Response): void =>
  problem(response, 404, 'no-room', 'This link opens no room. It may be mistyped, or the room is gone.')

async function takeSeat(given: ApiGiven, request: Request, response: Response): Promise<void> {
  const body = TakeSeat.safeParse(request.body ?? {})
  if (!body.success) return unfit(response, body.error)
  const taken = await given.rooms.seat(String(request.params['room']), body.data.key, body.data.name)
  if (taken === null) return noRoom(response)
  if (typeof taken === 'object' && 'gone' in taken) return problem(response, 410, 'gone', taken.gone)
  if (typeof taken === 'string') return problem(response, 409, 'full', 'Every seat in this room is taken.')
  const { seat, role, token } = taken
  response.status(201).json({ seat, role, token })
}

/** A seat's link into the second half, in its swapped role. */
async function swappedLink(given: ApiGiven, request: Request, response: Response): Promise<void> {
  const from = await seated(given.rooms, request, response)
  if (!from) return
  const { grant, hosted } = from
  const half = hosted.room.open.swapped
  if (half === undefined)
    return problem(response, 409, 'not-swapped', 'There is no second half: both have to agree to it first.')
  const key = await given.rooms.linkInto(half, swappedRole(grant.role))
  if (key === null) return problem(response, 410, 'gone', 'The second half is gone.')
  const swapped: SwappedLink = { link: linkTo(given.publicOrigin, request, half, key) }
  response.setHeader('Cache-Control', 'no-store')
  response.status(201).json(swapped)
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

/** What a list is asked for besides, by `with`: some of these names; null, and the call is answered, where it names another. */
function asksFor<Name extends string>(
  request: Request,
  response: Response,
  names: readonly [Name, Name],
): ReadonlySet<Name> | null {
  const wanted = z
    .object({ with: z.string().max(40).optional() })
    .transform(given => given.with?.split(',') ?? [])
    .pipe(z.array(z.enum(names)))
    .safeParse(request.query)
  if (wanted.success) return new Set(wanted.data)
  const detail = `with: names ${names.join(', ')}, or both with a comma`
  problem(response, 400, 'unfit', detail, { field: 'with' })
  return null
}

function listPlans(content: Content, request: Request, response: Response): void {
  const more = asksFor(request, response, ['kinds', 'group'])
  if (!more) return
  response.json({
    plans: planRows(content).map(({ kinds, group, ...row }) => ({
      ...row,
      ...(more.has('kinds') ? { kinds } : {}),
      ...(more.has('group') ? { group } : {}),
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

function listQuestions(content: Content, request: Request, response: Response): void {
  const more = asksFor(request, response, ['tags', 'companies'])
  if (!more) return
  const questions = content.questions.map(({ id, title, kind, level, tags, companies }): QuestionRow => ({
    id,
    title,
    kind,
    level,
    ...(more.has('tags') ? { tags } : {}),
    ...(more.has('companies') ? { companies } : {}),
  }))
  response.json({ questions })
}

const presetRows = ({ presets = [] }: Content): readonly PresetRow[] =>
  presets.map(({ id, title, summary, weighs, gates, pay }) => ({ id, title, summary, weighs, gates, pay }))

const languageRows = ({ questions }: Content): QuestionLanguages =>
  Object.fromEntries(
    questions.filter(({ code }) => code !== undefined).map(question => [question.id, languagesOf(question)]),
  )
