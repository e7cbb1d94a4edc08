/** A person in the room: whether they speak, and whether the call hears them. Keeps its place and size whatever they do. */
import type { Seat } from '@signalroom/shared'
import { MicOff } from 'lucide-react'
import { Avatar } from '../../ui/Avatar'
import { classes } from '../../ui/classes'
import { useHere, useLink } from '../read'

export function Face({ seat, size = 30 }: { readonly seat: Seat; readonly size?: number }) {
  const { me } = useHere()
  const present = useLink(state => state.present.includes(seat.id)) || seat.id === me.seat
  const speaks = useLink(state => state.speaking[seat.id]?.to === null) && present
  const caller = useLink(state => state.callers.find(one => one.seat === seat.id))
  const muted = caller?.muted === true && seat.role !== 'observer'
  const also = [caller ? (muted ? 'muted' : 'in the call') : undefined, speaks ? 'speaking' : undefined]
  return (
    <span className="relative inline-grid" data-speaking={speaks || undefined}>
      <Avatar
        name={seat.name}
        colour={seat.colour}
        away={!present}
        size={size}
        also={also.filter(Boolean).join(', ') || undefined}
      />
      <span
        aria-hidden="true"
        style={{ borderColor: seat.colour }}
        className={classes(
          'pointer-events-none absolute -inset-[3px] rounded-full border-2 transition-opacity duration-150 motion-reduce:transition-none',
          speaks ? 'opacity-100' : 'opacity-0',
        )}
      />
      {muted ? (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute -right-1 -bottom-1 grid size-4 place-items-center rounded-full border border-line bg-card text-ink-2"
        >
          <MicOff size={10} />
        </span>
      ) : null}
    </span>
  )
}
