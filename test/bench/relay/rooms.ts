/** Opens rooms by the doors that people use, three seats that may write in each, and starts their rounds. Knows no load. */
import { control } from '../../kit/clients.js'
import { openRoom } from '../../kit/server.js'

export interface Seats {
  readonly room: string
  /** Of an interviewer and two candidates. */
  readonly tokens: readonly string[]
}

const atOnce = 8

export async function liveRooms(origin: string, count: number): Promise<readonly Seats[]> {
  const rooms: Seats[] = []
  while (rooms.length < count) {
    const some = Math.min(atOnce, count - rooms.length)
    rooms.push(...(await Promise.all(Array.from({ length: some }, () => liveRoom(origin)))))
  }
  return rooms
}

async function liveRoom(origin: string): Promise<Seats> {
  const { room, sit } = await openRoom(origin)
  const seats = [await sit('interviewer'), await sit('candidate'), await sit('candidate')]
  const lead = control(origin, seats[0]?.token ?? '')
  await lead.welcome
  const answer = await lead.ask({ type: 'round.start' })
  lead.close()
  if (!answer.ok) throw new Error(`the round did not start: ${answer.detail}`)
  return { room, tokens: seats.map(({ token }) => token) }
}
