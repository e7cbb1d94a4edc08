/** The cameras of the call, small, in a strip of their own that covers nothing and keeps its height. Shown to who wants it. */
import type { Seat } from '@signalroom/shared'
import { Live } from '../../ui/Live'
import { useHere, useLink, useRoom } from '../read'
import { useCallState, useCamera } from './CallContext'
import { useFacesOpen } from './useFacesOpen'
import { Own } from '../../ui/Own'
import { isolated } from '../../ui/format'

export function FaceStrip() {
  const { me } = useHere()
  const open = useFacesOpen(faces => faces.open)
  const inCall = useCallState(state => state.place.status === 'in')
  const peers = useCallState(state => state.peers)
  const callers = useLink(state => state.callers)
  const seats = useRoom(room => room.open.seats)
  const camera = useCamera()
  if (!open || !inCall) return null
  const seatOf = (id: string) => seats.find(seat => seat.id === id)
  const faces = peers.filter(peer => callers.find(one => one.caller === peer.caller)?.camera === true)
  const own = camera.status === 'on' ? camera.stream : null
  return (
    <section
      aria-label="Faces"
      className="flex h-[104px] shrink-0 items-center gap-2 overflow-x-auto border-b border-line bg-paper px-3"
    >
      {faces.map(({ caller, seat, stream }) => (
        <Tile key={caller} seat={seatOf(seat)} stream={stream} />
      ))}
      {own ? <Tile seat={seatOf(me.seat)} stream={own} own /> : null}
      {faces.length === 0 && !own ? (
        <p className="text-[12.5px] text-ink-3">No camera is on. Faces are shown here.</p>
      ) : null}
    </section>
  )
}

function Tile({
  seat,
  stream,
  own = false,
}: {
  readonly seat: Seat | undefined
  readonly stream: MediaStream
  readonly own?: boolean
}) {
  const name = own ? 'You' : (seat?.name ?? '')
  return (
    <figure className="relative h-[84px] w-[112px] shrink-0 overflow-hidden rounded-m border border-line bg-sunk">
      {/* The voice is heard elsewhere, also when no face is shown. */}
      <Live stream={stream} label={own ? 'Your camera' : `${isolated(name)}’s camera`} own={own} />
      <figcaption className="absolute inset-x-0 bottom-0 truncate bg-black/65 px-1.5 py-0.5 text-[11px] leading-tight text-white">
        {own ? name : <Own>{name}</Own>}
      </figcaption>
    </figure>
  )
}
