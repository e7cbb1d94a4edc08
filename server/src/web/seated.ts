/** Which seat an HTTP call comes from, by the token in its header; or the answer that it is none. Knows no call. */
import type { Request, Response } from 'express'
import type { HostedRoom } from '../host/hosted-room.js'
import type { Grant } from '../host/capabilities.js'
import type { Rooms } from '../host/rooms.js'
import { problem } from './problem.js'

export interface Seated {
  readonly grant: Grant
  readonly hosted: HostedRoom
}

/**
 * Null where the call was answered: 401 without a token of the room in the path, 403 for a seat that was
 * shown out, 404 where that room is not known, 410 where it was erased.
 */
export async function seated(rooms: Rooms, request: Request, response: Response): Promise<Seated | null> {
  const token = /^Bearer (\S{1,200})$/.exec(request.get('authorization') ?? '')?.[1]
  const found = await rooms.admit(token ?? '', String(request.params['room']))
  if (found.admitted) return found
  if (found.why === 'gone') problem(response, 410, 'gone', found.detail)
  else if (found.why === 'no-room') problem(response, 404, 'no-room', 'There is no such room.')
  else if (found.why === 'shown-out') problem(response, 403, 'shown-out', 'You were shown out of this room.')
  else problem(response, 401, 'no-seat', 'This token is no seat of this room.')
  return null
}
