/** How far from 20,000 ms after the story a sketch arrives on three screens, many times. Speaks to a server by its doors alone. */
import type { Event } from '@signalroom/shared'
import { control, type Control } from '../../kit/clients.js'
import { openRoom } from '../../kit/server.js'

const gapMs = 20_000
/** Stories end one after the other, as people would end them. */
const apartMs = 60

/** One figure a screen: later than due is more than 0. The screens' clock is the server's: it is the same machine. */
export async function sealErrors(origin: string, openings: number): Promise<readonly number[]> {
  const rooms = []
  for (let i = 0; i < openings; i += 1) rooms.push(await opened(origin))
  const errors: number[] = []
  const waiting = rooms.map(async ({ screens, mina }, i) => {
    await new Promise(done => setTimeout(done, i * apartMs))
    const arrived = screens.map(arrival)
    await mina.ask({ type: 'block.end', phase: 'block-1', block: 'story' })
    for (const { at, gap } of await Promise.all(arrived)) errors.push(at - (gap + gapMs))
  })
  await Promise.all(waiting)
  for (const { screens } of rooms) for (const screen of screens) screen.close()
  return errors
}

async function opened(origin: string) {
  const room = await openRoom(origin, { plan: 'bar-raiser' })
  const [lee, mina, omar] = await Promise.all(
    (['interviewer', 'candidate', 'observer'] as const).map(async role =>
      control(origin, (await room.sit(role)).token),
    ),
  )
  if (!lee || !mina || !omar) throw new Error('three seats were taken')
  await Promise.all([lee, mina, omar].map(one => one.welcome))
  await lee.ask({ type: 'round.start' })
  const plan = await lee.seen('room.opened')
  const phases = plan.type === 'room.opened' ? plan.plan.phases : []
  await lee.ask({ type: 'phase.enter', from: phases[0]?.id ?? '', to: phases[1]?.id ?? '' })
  return { screens: [lee, mina, omar], mina }
}

/** When the sketch came here by the machine's clock, and when the gap had begun by the server's stamp. */
function arrival({ socket }: Control): Promise<{ readonly at: number; readonly gap: number }> {
  return new Promise(resolve => {
    let gap = 0
    socket.on('events', (list: readonly Event[]) => {
      for (const event of list) {
        if (event.type !== 'block.entered') continue
        if (event.block === 'gap') gap = event.at
        if (event.block === 'sketch') resolve({ at: Date.now(), gap })
      }
    })
  })
}
