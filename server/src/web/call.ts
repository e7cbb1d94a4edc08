/** The call's part of a room's socket: parses what callers say, bounds it, and passes it on. Logs nothing of it. */
import {
  CallAsk,
  CallerLook,
  callRefusals,
  Signal,
  type CallAnswer,
  type CallRefusal,
  type ClientToServer,
  type IceServer,
  type ServerToClient,
} from '@signalroom/shared'
import type { Socket } from 'socket.io'
import type { InTheCall } from '../host/callers.js'
import type { Viewer } from '../host/audience.js'
import type { HostedRoom } from '../host/hosted-room.js'
import { bucket } from './limits.js'

type Talking = Pick<Socket<ClientToServer, ServerToClient>, 'on' | 'emit'>

/** Three other callers, some twenty ways to be reached each, all found within a moment. */
const [burst, perSecond] = [200, 20]
/** Joining again is pressing a button, or a network that comes and goes. */
const [joinBurst, joinsPerSecond] = [10, 0.5]

export function admitToCall(
  socket: Talking,
  given: { readonly hosted: HostedRoom; readonly viewer: Viewer; readonly ice: () => readonly IceServer[] },
): void {
  const { hosted, viewer, ice } = given
  const maySay = bucket(burst, perSecond, () => performance.now())
  const mayJoin = bucket(joinBurst, joinsPerSecond, () => performance.now())
  let mine: InTheCall | null = null

  const join = (asked: unknown): CallAnswer => {
    if (!mayJoin()) return refused('busy')
    const ask = CallAsk.safeParse(asked)
    if (!ask.success) return refused('malformed')
    // One that is in already begins anew, and must not be told that another tab took its place.
    mine?.leave()
    mine = hosted.callers.join(viewer, ask.data, {
      signal: signal => socket.emit('signal', signal),
      taken: () => socket.emit('call.taken'),
    })
    return mine ? { ok: true, caller: mine.caller, ice: ice() } : refused('full')
  }
  socket.on('call.join', (asked: unknown, answer: unknown) => {
    if (typeof answer === 'function') answer(join(asked))
  })
  socket.on('call.look', (said: unknown) => {
    const look = CallerLook.safeParse(said)
    if (look.success && maySay()) mine?.look(look.data)
  })
  socket.on('signal', (said: unknown) => {
    // Counted before it is read: reading is what costs.
    if (!mine || !maySay()) return
    const signal = Signal.safeParse(said)
    if (signal.success) mine.say(signal.data)
  })
  socket.on('call.leave', () => {
    mine?.leave()
    mine = null
  })
  socket.on('disconnect', () => mine?.lose())
}

const refused = (refusal: CallRefusal): CallAnswer => ({
  ok: false,
  refusal,
  detail: callRefusals[refusal],
})
