/** A loop's calls: opened, read, changed by its owner, judged by those who were asked to. Knows what may be said, no rules. */
import {
  AskAsMember,
  AskLoop,
  CreateLoop,
  InviteMember,
  loopSeenBy,
  usualSpacing,
  type InvitedMember,
  type Loop,
  type LoopAnswer,
  type LoopViewer,
  type SeenSlot,
  type RoundRoom,
} from '@signalroom/shared'
import express, { type Request, type Response, type Router } from 'express'
import type { Asked, Content } from '../host/choose.js'
import { countries, daysOff } from '../loops/days-off.js'
import type { Answers } from '../loops/answers.js'
import type { Loops } from '../loops/loops.js'
import type { Known, Persons } from '../loops/persons.js'
import { callPlan } from '../loops/prompts.js'
import type { Slots } from '../loops/slots.js'
import type { Opened, Rooms } from '../host/rooms.js'
import type { Unfit } from '../host/choose.js'
import { perMinute } from './limits.js'
import { linkTo, originOf } from './links.js'
import { asPerson, forbidden, refusedKept, secretOf, unseen } from './persons.js'
import { problem, unfit } from './problem.js'

export interface LoopsDoorGiven {
  readonly persons: Persons | null
  readonly loops: Loops
  readonly answers: Answers
  readonly slots: Slots | null
  readonly rooms: Rooms
  readonly content: Content
  readonly publicOrigin: string | null
  /** Opens a room with its first files, as whoever asks for one gets it. */
  readonly openRoom: (
    request: Request,
    asked: Pick<Asked, 'plan' | 'title' | 'question' | 'level' | 'preset'> & { readonly plan: string },
  ) => Promise<Opened | Unfit>
}

export function loopsDoor(given: LoopsDoorGiven): Router {
  const router = express.Router()
  const { persons, loops } = given
  if (!persons) {
    router.use('/loops', forbidden)
    return router
  }
  const json = express.json({ limit: '64kb' })
  router.use('/loops', unseen)
  router.get('/countries', async (_, response) => void response.json({ countries: await countries() }))
  router.post('/loops', perMinute(60), json, async (request, response) => {
    const known = await asPerson(persons, request, response)
    if (known) await createLoop({ ...given, persons }, known, request, response)
  })
  router.get('/loops/:loop', perMinute(1200), async (request, response) => {
    const seen = await viewing(given, persons, request, response)
    if (seen) await tell(loops, response, seen.loop, seen.viewer)
  })
  router.post('/loops/:loop/commands', perMinute(600), json, async (request, response) => {
    const own = await owning(given, persons, request, response)
    if (!own) return
    const body = AskLoop.safeParse(request.body ?? {})
    if (!body.success) return unfit(response, body.error)
    const done = await loops.ask(own.loop.id, own.known.id, body.data.command)
    if (!done.ok) return refusedKept(response, done)
    if (body.data.command.type === 'loop.set')
      await persons.putLoop(own.known.id, own.loop.id, body.data.command.title)
    await tell(loops, response, done.loop, { as: 'owner' })
  })
  router.post('/loops/:loop/verdicts', perMinute(120), json, async (request, response) => {
    const member = await loops.admitMember(secretOf(request), String(request.params['loop']))
    if (!member) return noLink(response)
    const body = AskAsMember.safeParse(request.body ?? {})
    if (!body.success) return unfit(response, body.error)
    const done = await loops.askAsMember(member.loop.id, member.member, body.data.command)
    if (!done.ok) return refusedKept(response, done)
    await tell(loops, response, done.loop, { as: 'member', member: member.member })
  })
  router.post('/loops/:loop/members', perMinute(60), json, async (request, response) => {
    const own = await owning(given, persons, request, response)
    if (!own) return
    const body = InviteMember.safeParse(request.body ?? {})
    if (!body.success) return unfit(response, body.error)
    const invited = await loops.invite(own.loop, body.data)
    if (!invited.ok) return refusedKept(response, invited)
    const link = `${originOf(given.publicOrigin, request)}/loops/${own.loop.id}#${invited.secret}`
    response.status(201).json({ link } satisfies InvitedMember)
  })
  router.post('/loops/:loop/rounds/:round/room', perMinute(120), async (request, response) => {
    const own = await owning(given, persons, request, response)
    if (own) await roomOf(given, own, request, response)
  })
  router.get('/loops/:loop/calendar.ics', perMinute(600), async (request, response) => {
    const own = await owning(given, persons, request, response)
    if (own) await sendCalendar(given, request, response, [own.loop], own.loop.title)
  })
  router.get('/loops/:loop/inconsistencies', perMinute(120), async (request, response) => {
    const own = await owning(given, persons, request, response)
    if (!own) return
    const projects = own.known.person.rows.story.flatMap(({ value }) => value.project ?? [])
    response.json({ inconsistencies: await loops.inconsistencies(own.loop, projects) })
  })
  router.delete('/loops/:loop', perMinute(60), async (request, response) => {
    const own = await owning(given, persons, request, response)
    if (!own) return
    await given.answers.erase(own.loop)
    await persons.dropLoop(own.known.id, own.loop.id)
    response.status(204).end()
  })
  return router
}

/**
 * What calendar programs ask for again and again: they can send no header, so that the secret stands in the address. It opens
 * the person's rounds and their windows, and nothing else.
 */
export function calendarDoor(given: LoopsDoorGiven): Router {
  const router = express.Router()
  router.use(unseen)
  router.get('/:secret', perMinute(600), async (request, response) => {
    const secret = String(request.params['secret']).replace(/\.ics$/, '')
    const known = await given.persons?.admit(secret, 'feed')
    if (!known) return problem(response, 404, 'no-calendar', 'There is no calendar at this address.')
    const loops: Loop[] = []
    for (const { id } of known.person.rows.loop) {
      const loop = await given.loops.find(id)
      if (loop) loops.push(loop)
    }
    const mine = await given.slots?.seenBy({ person: known.id, blocks: () => Promise.resolve(true) })
    await sendCalendar(given, request, response, loops, 'Signalroom', mine?.mine)
  })
  return router
}

async function sendCalendar(
  { publicOrigin, content }: LoopsDoorGiven,
  request: Request,
  response: Response,
  loops: readonly Loop[],
  name: string,
  slots: readonly SeenSlot[] = [],
): Promise<void> {
  // Read when somebody first asks for a calendar: the memory of a server that nobody asks is for rooms.
  const { calendarOf } = await import('../loops/calendar.js')
  const urlOf = ({ id }: Loop) => `${originOf(publicOrigin, request)}/loops/${id}`
  response.type('text/calendar; charset=utf-8').send(
    calendarOf({
      loops,
      urlOf,
      name,
      slots: slots.filter(({ state, mine }) => mine === 'taken' || state === 'taken'),
      titleOf: plan => content.plans.find(({ id }) => id === plan)?.title ?? 'Rehearsal',
      hub: `${originOf(publicOrigin, request)}/hub/partners`,
    }),
  )
}

async function createLoop(
  { persons, loops, content }: LoopsDoorGiven & { readonly persons: Persons },
  known: Known,
  request: Request,
  response: Response,
): Promise<void> {
  const body = CreateLoop.safeParse(request.body ?? {})
  if (!body.success) return unfit(response, body.error)
  const { title, template, rounds, zone, country } = body.data
  const from = template === undefined ? null : content.loops?.find(({ id }) => id === template)
  if (from === undefined)
    return problem(response, 400, 'unfit', 'template: is none of this server', { field: 'template' })
  const loop = await loops.open({
    owner: known.id,
    title,
    template: from?.id ?? null,
    zone,
    country: country ?? null,
    spacing: from?.spacing ?? usualSpacing,
    rightToWork: from?.rightToWork ?? false,
    rounds: rounds ?? from?.rounds ?? [],
  })
  if ('refusal' in loop) return refusedKept(response, loop)
  const put = await persons.putLoop(known.id, loop.id, title)
  if (!put.ok) {
    await loops.erase(loop)
    return refusedKept(response, put)
  }
  response.status(201)
  await tell(loops, response, loop, { as: 'owner' })
}

/** The round's room, opened by the first who asks for it; from then on only new links into it are made. */
async function roomOf(
  given: LoopsDoorGiven,
  { loop, known }: Owning,
  request: Request,
  response: Response,
): Promise<void> {
  const round = loop.rounds.find(({ id }) => id === request.params['round'])
  if (!round) return problem(response, 404, 'unknown', 'This loop has no such round.')
  const plan = round.plan ?? (round.alone?.medium === 'takehome' ? callPlan : null)
  if (plan === null)
    return problem(response, 409, 'no-plan', 'This round is held elsewhere: there is no room to open.')
  if (round.cancelled) return problem(response, 409, 'done', 'This round was cancelled. Bring it back first.')
  let { room } = round
  if (room === null) {
    const { title } = round
    const question = round.question ?? round.alone?.question ?? null
    const { level, company } = known.person.rows.profile[0]?.value ?? {}
    const opened = await given.openRoom(request, {
      plan,
      title,
      ...(question === null ? {} : { question }),
      ...(level ? { level } : {}),
      ...(company && given.content.presets?.some(({ id }) => id === company) ? { preset: company } : {}),
    })
    if ('unfit' in opened)
      return problem(response, 400, 'unfit', `${opened.unfit}: ${opened.detail}`, { field: opened.unfit })
    const noted = await given.loops.roomOpened(loop.id, known.id, round.id, opened.room)
    // Two devices at once: the one that came second goes into the room of the first.
    room = noted.loop.rounds.find(({ id }) => id === round.id)?.room ?? opened.room
  }
  const [interviewer, candidate] = await Promise.all([
    given.rooms.linkInto(room, 'interviewer'),
    given.rooms.linkInto(room, 'candidate'),
  ])
  if (interviewer === null || candidate === null)
    return problem(response, 410, 'gone', "This round's room was erased.")
  const link = (key: string) => linkTo(given.publicOrigin, request, room, key)
  response.status(201).json({
    room,
    links: { interviewer: link(interviewer), candidate: link(candidate) },
  } satisfies RoundRoom)
}

export interface Owning {
  readonly loop: Loop
  readonly known: Known
}
/** The person whose loop it is. Whoever else asks is told what somebody is told for whom there is none. */
export async function owning(
  { loops }: Pick<LoopsDoorGiven, 'loops'>,
  persons: Persons,
  request: Request,
  response: Response,
): Promise<Owning | null> {
  const known = await asPerson(persons, request, response)
  if (!known) return null
  const id = String(request.params['loop'])
  const mine = known.person.rows.loop.some(row => row.id === id)
  const loop = mine ? await loops.find(id) : null
  if (loop?.owner === known.id) return { loop, known }
  problem(response, 404, 'no-loop', 'There is no such loop of yours.')
  return null
}

async function viewing(
  { loops }: LoopsDoorGiven,
  persons: Persons,
  request: Request,
  response: Response,
): Promise<{ readonly loop: Loop; readonly viewer: LoopViewer } | null> {
  const [secret, id] = [secretOf(request), String(request.params['loop'])]
  const known = await persons.admit(secret)
  if (known?.person.rows.loop.some(row => row.id === id)) {
    const loop = await loops.find(id)
    if (loop?.owner === known.id) return { loop, viewer: { as: 'owner' } }
  }
  const member = await loops.admitMember(secret, id)
  if (member) return { loop: member.loop, viewer: { as: 'member', member: member.member } }
  noLink(response)
  return null
}
export const noLink = (response: Response): void =>
  problem(
    response,
    401,
    'no-loop',
    'This link opens no loop. It may be mistyped, or was taken back, or the loop is gone.',
  )

const halfYearMs = 183 * 24 * 3_600_000

async function tell(loops: Loops, response: Response, loop: Loop, viewer: LoopViewer): Promise<void> {
  // Also of the months to come: rounds that have no moment yet are laid out among them.
  const moments = [loops.now, loops.now + halfYearMs, ...loop.rounds.flatMap(({ at }) => at ?? [])]
  const off =
    loop.country === null ? null : await daysOff(loop.country, Math.min(...moments), Math.max(...moments))
  const answer: LoopAnswer = {
    loop: loopSeenBy(loop, viewer),
    rooms: await loops.stages(loop),
    daysOff: off,
    now: loops.now,
  }
  response.json(answer)
}
