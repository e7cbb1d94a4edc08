/** Calls about slots offered to strangers, and about what is shared with everybody here. Knows what may be said, no rules. */
import {
  OfferSlot,
  ShareOwnRow,
  tellsWho,
  type LibraryAnswer,
  type Slot,
  type SlotRoom,
} from '@signalroom/shared'
import express, { type Request, type Response, type Router } from 'express'
import type { Logger } from 'pino'
import type { Content, Unfit } from '../host/choose.js'
import type { Opened, Rooms } from '../host/rooms.js'
import type { Library } from '../loops/library.js'
import type { Known, Persons } from '../loops/persons.js'
import type { Slots } from '../loops/slots.js'
import { perMinute } from './limits.js'
import { linkTo } from './links.js'
import { asPerson, forbidden, noPerson, refusedKept, unseen } from './persons.js'
import { problem, unfit } from './problem.js'

export interface PartnersGiven {
  readonly persons: Persons | null
  /** Null on a server that does not bring strangers together. */
  readonly slots: Slots | null
  readonly library: Library
  readonly rooms: Rooms
  readonly content: Content
  readonly publicOrigin: string | null
  readonly log: Logger
  readonly openRoom: (
    request: Request,
    asked: { readonly plan: string; readonly title: string },
  ) => Promise<Opened | Unfit>
}

export function partnersDoor(given: PartnersGiven): Router {
  const router = express.Router()
  const { persons } = given
  if (!persons) {
    router.use(['/slots', '/library'], forbidden)
    return router
  }
  router.use(['/slots', '/library'], unseen)
  libraryCalls(router, given, persons)
  if (given.slots) slotCalls(router, given, persons, given.slots)
  else
    router.use('/slots', (_, response) =>
      problem(
        response,
        403,
        'partners-off',
        'This server does not bring strangers together. Send somebody a room’s link instead.',
      ),
    )
  return router
}

function slotCalls(router: Router, given: PartnersGiven, persons: Persons, slots: Slots): void {
  const json = express.json({ limit: '8kb' })
  const blocks = (one: string, other: string) => persons.blocks(one, other)
  router.get('/slots', perMinute(600), async (request, response) => {
    const known = await asPerson(persons, request, response)
    if (known) response.json(await slots.seenBy({ person: known.id, blocks }))
  })
  router.post('/slots', perMinute(60), json, async (request, response) => {
    const known = await asPerson(persons, request, response)
    if (!known) return
    const body = OfferSlot.safeParse(request.body ?? {})
    if (!body.success) return unfit(response, body.error)
    if (!given.content.plans.some(({ id }) => id === body.data.slot.plan))
      return problem(response, 400, 'unfit', 'slot.plan: is none of this server', { field: 'slot.plan' })
    const offered = await slots.offer(known.id, body.data.slot)
    if (!(await persons.known(known.id))) {
      await slots.eraseOf(known.id)
      return noPerson(response)
    }
    return 'refusal' in offered
      ? refusedKept(response, offered)
      : void response.status(201).json({ slot: offered })
  })
  /** A slot that this person may see: their own, or an open one of somebody neither has blocked. */
  const asked = async (
    request: Request,
    response: Response,
  ): Promise<{ known: Known; slot: Slot } | null> => {
    const known = await asPerson(persons, request, response)
    if (!known) return null
    const slot = await slots.find(String(request.params['slot']))
    const mine = slot?.by === known.id || slot?.takenBy === known.id
    if (slot && (mine || !(await blocks(known.id, slot.by)))) return { known, slot }
    problem(response, 404, 'unknown', 'There is no such slot.')
    return null
  }
  router.post('/slots/:slot/take', perMinute(60), async (request, response) => {
    const one = await asked(request, response)
    if (!one) return
    const taken = await slots.take(one.slot.id, one.known.id)
    if (!taken.ok) return refusedKept(response, taken)
    await into(given, slots, taken.slot, one.known.id, request, response)
  })
  router.post('/slots/:slot/link', perMinute(120), async (request, response) => {
    const one = await asked(request, response)
    if (one) await into(given, slots, one.slot, one.known.id, request, response)
  })
  router.post('/slots/:slot/report', perMinute(30), async (request, response) => {
    const one = await asked(request, response)
    if (!one) return
    const reported = await slots.report(one.slot.id, one.known.id)
    if (!reported.ok) return refusedKept(response, reported)
    // For the host, who can look at it; what was written in it is not repeated.
    given.log.warn({ slot: one.slot.id, reports: reported.slot.reports.length }, 'slot.reported')
    response.status(204).end()
  })
  router.post('/slots/:slot/block', perMinute(30), async (request, response) => {
    const one = await asked(request, response)
    if (!one) return
    const other = one.slot.by === one.known.id ? one.slot.takenBy : one.slot.by
    if (other === null)
      return problem(response, 409, 'nothing', 'Nobody has taken it: there is nobody to block.')
    await persons.block(one.known.id, other)
    response.status(204).end()
  })
  router.delete('/slots/:slot', perMinute(60), async (request, response) => {
    const one = await asked(request, response)
    if (!one) return
    const off = await slots.withdraw(one.slot.id, one.known.id)
    return off.ok ? void response.status(204).end() : refusedKept(response, off)
  })
}

/** The person's own way into a taken slot's room; the first who asks opens it. */
async function into(
  given: PartnersGiven,
  slots: Slots,
  slot: Slot,
  person: string,
  request: Request,
  response: Response,
): Promise<void> {
  const { offered } = slot
  const offers = slot.by === person
  if (slot.takenBy !== null && !offers && slot.takenBy !== person)
    return problem(response, 409, 'done', 'Somebody was faster: it is taken.')
  if (!offered || slot.takenBy === null)
    return problem(response, 409, 'done', 'Nobody has taken it yet: there is no room.')
  if (slot.withdrawnAt !== null) return problem(response, 409, 'done', 'It was called off.')
  let { room } = slot
  if (room === null) {
    const title = given.content.plans.find(({ id }) => id === offered.plan)?.title ?? 'Rehearsal'
    const opened = await given.openRoom(request, { plan: offered.plan, title })
    if ('unfit' in opened) return problem(response, 409, 'no-plan', 'This server has no such round any more.')
    const noted = await slots.roomOpened(slot.id, opened.room)
    room = noted.slot.room ?? opened.room
  }
  const as = offers ? offered.as : offered.as === 'candidate' ? 'interviewer' : 'candidate'
  const key = await given.rooms.linkInto(room, as)
  if (key === null) return problem(response, 410, 'gone', 'Its room was erased.')
  response.status(201).json({ link: linkTo(given.publicOrigin, request, room, key) } satisfies SlotRoom)
}

function libraryCalls(router: Router, { library }: PartnersGiven, persons: Persons): void {
  const json = express.json({ limit: '8kb' })
  const rowsOf = ({ person }: Known) => [...person.rows.note, ...person.rows.writeup].map(({ id }) => id)
  router.get('/library', perMinute(600), async (request, response) => {
    const known = await asPerson(persons, request, response)
    if (!known) return
    response.json({ pieces: await library.list(known.id, rowsOf(known)) } satisfies LibraryAnswer)
  })
  router.post('/library', perMinute(60), json, async (request, response) => {
    const known = await asPerson(persons, request, response)
    if (!known) return
    const body = ShareOwnRow.safeParse(request.body ?? {})
    if (!body.success) return unfit(response, body.error)
    const { shelf, row } = body.data
    const kept =
      shelf === 'note'
        ? known.person.rows.note.find(({ id }) => id === row)
        : known.person.rows.writeup.find(({ id }) => id === row)
    if (!kept) return problem(response, 404, 'unknown', 'There is no such row of yours.')
    if (tellsWho(JSON.stringify(kept.value)))
      return problem(
        response,
        409,
        'names',
        'It holds a mail address, or the address of a room, a loop, a calendar or a person. Take that out, then share it.',
      )
    const shared = await library.share(
      known.id,
      row,
      // The shelf says which of the two it is.
      (shelf === 'note'
        ? { kind: 'note', value: kept.value }
        : { kind: 'write-up', value: kept.value }) as Parameters<Library['share']>[2],
    )
    if (!(await persons.known(known.id))) {
      await library.eraseOf(known.id)
      return noPerson(response)
    }
    return shared.ok ? void response.status(204).end() : refusedKept(response, shared)
  })
  router.delete('/library/:row', perMinute(60), async (request, response) => {
    const known = await asPerson(persons, request, response)
    if (!known) return
    await library.takeBack(known.id, String(request.params['row']))
    response.status(204).end()
  })
}
