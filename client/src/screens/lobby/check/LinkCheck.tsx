/** How good the way to the server is, and to each of the others once in the call. */
import { useRoom, useHere, useLink } from '../../../room/read'
import { useCallState } from '../../../room/call/CallContext'
import { linkWord } from '../../../room/call/words'
import { useNow } from '../../../ui/useNow'
import { Part } from './Part'
import { Own } from '../../../ui/Own'

/** Above these a voice call and a shared board feel late. Ours. */
const [goodMs, fairMs] = [100, 300]

export function LinkCheck() {
  const { link } = useHere()
  const lost = useLink(state => state.status !== 'live')
  useNow(performance.now.bind(performance), 1000)
  const trip = link.clock.roundTrip
  const peers = useCallState(state => state.peers)
  const seats = useRoom(room => room.open.seats)
  const word = lost
    ? 'Lost'
    : trip === null
      ? 'Measuring'
      : trip <= goodMs
        ? 'Good'
        : trip <= fairMs
          ? 'Fair'
          : 'Slow'
  return (
    <Part title="Connection" word={word}>
      <ul className="space-y-1 text-[13px] text-ink-2">
        <li className="flex justify-between gap-3">
          <span>To this server and back</span>
          <span className="tabular-nums">{trip === null || lost ? '–' : `${Math.round(trip)} ms`}</span>
        </li>
        {peers.map(peer => (
          <li key={peer.caller} className="flex justify-between gap-3">
            <span className="truncate">
              <Own>{seats.find(seat => seat.id === peer.seat)?.name}</Own>
            </span>
            <span>{linkWord(peer)}</span>
          </li>
        ))}
      </ul>
      {word === 'Slow' ? (
        <p className="mt-1.5 text-[12.5px] text-amber">
          What you say and draw arrives late. A cable or a nearer network helps.
        </p>
      ) : null}
    </Part>
  )
}
