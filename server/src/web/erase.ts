/** Erases a room for who leads it: files gone, a tombstone left. Knows who may and what is said, not how it is done. */
import { leads, type Eraser } from '@signalroom/shared'
import type { Request, Response } from 'express'
import type { Erasure } from '../erasure/erasure.js'
import type { Rooms } from '../host/rooms.js'
import { problem } from './problem.js'
import { seated } from './seated.js'

export interface EraseGiven {
  readonly rooms: Rooms
  readonly erasure: Pick<Erasure, 'erase'>
}

/** Asked once more, by the same or by another, the answer is that of an erased room. */
export async function eraseRoom(given: EraseGiven, request: Request, response: Response): Promise<void> {
  response.setHeader('Cache-Control', 'no-store')
  const from = await seated(given.rooms, request, response)
  if (!from) return
  const { grant, hosted } = from
  const { role, room } = grant
  if (!leads(hosted.room, role) || role === 'observer')
    return problem(
      response,
      403,
      'role',
      'Only who leads the room erases it: its interviewer or, alone, its candidate.',
    )
  if (hosted.room.open.stage === 'live')
    return problem(response, 409, 'live', 'The round is live. End it first; then the room can be erased.')
  const outcome = await tried(() => given.erasure.erase(room, role satisfies Eraser))
  if (outcome === true) return void response.status(204).end()
  if (outcome === 'unfinished') return problem(response, 500, 'unfinished', unfinished)
  problem(response, 410, 'gone', (await given.rooms.goneSentence(room)) ?? 'This room was erased.')

  /** Once its tombstone stands, the room is gone whatever else fails; before, nothing has happened. */
  async function tried(run: () => Promise<boolean>): Promise<boolean | 'unfinished'> {
    try {
      return await run()
    } catch (error) {
      if (!given.rooms.isErased(room)) throw error
      return 'unfinished'
    }
  }
}
const unfinished =
  'The room is closed to everybody, but not all of it could be removed from the disk yet. The server tries again within the hour.'
