/** Links of a room and who sits in it, for who leads: renewed, taken back, shown out. Knows what may be said, no rules. */
import { Role, type Refusal, type RenewedLink } from '@signalroom/shared'
import type { Request, Response } from 'express'
import type { Rooms } from '../host/rooms.js'
import { problem } from './problem.js'
import { seated, type Seated } from './seated.js'

export interface LinksGiven {
  readonly rooms: Rooms
  readonly publicOrigin: string | null
}

/** What links begin with: what configuration says, or the address that was asked. */
export const originOf = (publicOrigin: string | null, request: Request): string =>
  publicOrigin ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`

/** The key stands in the fragment, which no browser sends to any server. */
export function linkTo(publicOrigin: string | null, request: Request, room: string, key: string): string {
  return `${originOf(publicOrigin, request)}/r/${room}#${key}`
}

export async function renewLink(given: LinksGiven, request: Request, response: Response): Promise<void> {
  const asked = await askedOfRole(given, request, response)
  if (!asked) return
  const { grant, hosted, role } = asked
  const key = await given.rooms.renewLink(hosted, role, grant.seat)
  if (typeof key !== 'string') return refused(response, key)
  const renewed: RenewedLink = { link: linkTo(given.publicOrigin, request, grant.room, key) }
  response.setHeader('Cache-Control', 'no-store')
  response.status(201).json(renewed)
}

export async function revokeLink(given: LinksGiven, request: Request, response: Response): Promise<void> {
  const asked = await askedOfRole(given, request, response)
  if (!asked) return
  const { grant, hosted, role } = asked
  const answer = await hosted.atDoor({ type: 'invite.revoke', role, by: grant.seat }, grant.seat)
  return answer.ok ? void response.status(204).end() : refused(response, answer)
}

export async function showOut({ rooms }: LinksGiven, request: Request, response: Response): Promise<void> {
  const asked = await seated(rooms, request, response)
  if (!asked) return
  const by = asked.grant.seat
  const seat = String(request.params['seat'])
  const answer = await asked.hosted.atDoor({ type: 'seat.remove', seat, by }, by)
  return answer.ok ? void response.status(204).end() : refused(response, answer)
}

async function askedOfRole(
  { rooms }: LinksGiven,
  request: Request,
  response: Response,
): Promise<(Seated & { readonly role: Role }) | null> {
  const asked = await seated(rooms, request, response)
  const role = Role.safeParse(request.params['role'])
  if (!asked) return null
  if (role.success) return { ...asked, role: role.data }
  problem(response, 404, 'unknown', 'There is no such role.')
  return null
}

/** 403 for who does not lead, 404 for what is not there, else 409. */
function refused(response: Response, { refusal, detail }: Refusal): void {
  problem(response, refusal === 'role' ? 403 : refusal === 'unknown' ? 404 : 409, refusal, detail)
}
