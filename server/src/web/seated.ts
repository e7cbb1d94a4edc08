/** Which seat an HTTP call comes from, by the token in its header; or the answer that it is none. Knows no call. */
import type { Request, Response } from 'express'
import type { HostedRoom } from '../host/hosted-room.js'
import type { Grant, Rooms } from '../host/rooms.js'
import { problem } from './problem.js'

export interface Seated {
  readonly grant: Grant
  readonly hosted: HostedRoom
}

/** Null where the call was answered: 401 without a token of the room in the path, 404 where that room is gone. */
export async function seated(rooms: Rooms, request: Request, response: Response): Promise<Seated | null> {
  const token = /^Bearer (\S{1,200})$/.exec(request.get('authorization') ?? '')?.[1]
  const grant = token === undefined ? null : await rooms.grant(token)
  if (!grant || grant.room !== request.params['room']) {
    problem(response, 401, 'no-seat', 'This token is no seat of this room.')
    return null
  }
  const hosted = await rooms.find(grant.room)
  if (hosted) return { grant, hosted }
  problem(response, 404, 'no-room', 'There is no such room.')
  return null
}
