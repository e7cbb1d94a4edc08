/** A person's calls: begun, read, changed, carried to another device, erased. Knows what may be said, no rules. */
import {
  AskPerson,
  type CreatedPerson,
  roundsInShort,
  type KeptRefusal,
  type OwnRounds,
  type PersonAnswer,
  type RenewedAddress,
  type RoundInShort,
} from '@signalroom/shared'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import type { Library } from '../loops/library.js'
import type { Answers } from '../loops/answers.js'
import type { Loops } from '../loops/loops.js'
import type { Slots } from '../loops/slots.js'
import type { Known, Persons } from '../loops/persons.js'
import { perMinute } from './limits.js'
import { originOf } from './links.js'
import { problem, unfit } from './problem.js'

export interface PersonsGiven {
  /** Null on a server that forbids them: it still has rooms. */
  readonly persons: Persons | null
  readonly loops: Loops
  readonly answers: Answers
  readonly slots: Slots | null
  readonly library: Library
  readonly publicOrigin: string | null
}

export function personsDoor(given: PersonsGiven): Router {
  const router = express.Router()
  const { persons } = given
  if (!persons) {
    router.use(['/persons', '/me'], forbidden)
    return router
  }
  const json = express.json({ limit: '1mb' })
  router.use(['/persons', '/me'], unseen)
  router.post('/persons', perMinute(60), async (request, response) => {
    const { id, secret } = await persons.begin()
    const created: CreatedPerson = { person: id, secret, link: personLink(given, request, secret) }
    response.status(201).json(created)
  })
  router.get('/me', perMinute(600), async (request, response) => {
    const known = await asPerson(persons, request, response)
    if (known) response.json(told(known))
  })
  router.get('/me/rounds', perMinute(300), async (request, response) => {
    const known = await asPerson(persons, request, response)
    if (!known) return
    const rounds: RoundInShort[] = []
    for (const { id } of known.person.rows.loop) {
      const loop = await given.loops.find(id)
      if (loop) rounds.push(...roundsInShort(loop))
    }
    response.json({ rounds } satisfies OwnRounds)
  })
  router.post('/me/commands', perMinute(600), json, async (request, response) => {
    const known = await asPerson(persons, request, response)
    if (!known) return
    const body = AskPerson.safeParse(request.body ?? {})
    if (!body.success) return unfit(response, body.error)
    const done = await persons.command(known.id, body.data.command)
    return done.ok ? void response.json(told({ ...known, person: done.person })) : refusedKept(response, done)
  })
  router.post('/me/link', perMinute(60), async (request, response) => {
    const known = await asPerson(persons, request, response)
    if (!known) return
    const secret = await persons.renew(known.id, 'person')
    if (secret === null) return noPerson(response)
    response.status(201).json({ secret, link: personLink(given, request, secret) } satisfies RenewedAddress)
  })
  router.post('/me/calendar', perMinute(60), async (request, response) => {
    const known = await asPerson(persons, request, response)
    if (!known) return
    const secret = await persons.renew(known.id, 'feed')
    if (secret === null) return noPerson(response)
    const link = `${originOf(given.publicOrigin, request)}/calendar/${secret}.ics`
    response.status(201).json({ secret, link } satisfies RenewedAddress)
  })
  router.delete('/me', perMinute(60), async (request, response) => {
    const known = await asPerson(persons, request, response)
    if (!known) return
    for (const { id } of known.person.rows.loop) {
      const loop = await given.loops.find(id)
      if (loop) await given.answers.erase(loop)
    }
    await given.slots?.eraseOf(known.id)
    await given.library.eraseOf(known.id)
    await persons.erase(known.id)
    response.status(204).end()
  })
  return router
}

const personLink = ({ publicOrigin }: PersonsGiven, request: Request, secret: string): string =>
  `${originOf(publicOrigin, request)}/me#${secret}`
const told = ({ id, person }: Known): PersonAnswer => ({ person: id, seq: person.seq, rows: person.rows })

export const forbidden: RequestHandler = (_, response) =>
  problem(
    response,
    403,
    'persons-off',
    'This server keeps no persons and no loops. Rooms work as ever: open one from the start page.',
  )
/** What a secret opens is nobody else's, no cache's either. */
export const unseen: RequestHandler = (_, response, next) => {
  response.setHeader('Cache-Control', 'no-store')
  next()
}

export const secretOf = (request: Request): string =>
  /^Bearer (\S{1,200})$/.exec(request.get('authorization') ?? '')?.[1] ?? ''

/** Who asks; or null, and the call was answered with 401. */
export async function asPerson(
  persons: Persons,
  request: Request,
  response: Response,
): Promise<Known | null> {
  const known = await persons.admit(secretOf(request))
  if (!known) noPerson(response)
  return known
}
export const noPerson = (response: Response): void =>
  problem(
    response,
    401,
    'no-person',
    'This link opens nothing here any more. It may be mistyped, or was renewed or erased on another device.',
  )

/** 400 names the field, 403 for who may not, 404 for what is not there, else 409. */
export function refusedKept(response: Response, { refusal, detail, field }: KeptRefusal): void {
  const status = refusal === 'unfit' ? 400 : refusal === 'role' ? 403 : refusal === 'unknown' ? 404 : 409
  problem(response, status, refusal, detail, field === undefined ? {} : { field })
}
