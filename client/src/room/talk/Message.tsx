/** One message: who, when on the round's clock, what. */
import { clockText, roundClock, type OpenHalf } from '@signalroom/shared'
import { useHere, useRoom } from '../read'
import { Own } from '../../ui/Own'

export function Message({ message }: { message: OpenHalf['chat'][number] }) {
  const { me } = useHere()
  const seats = useRoom(room => room.open.seats)
  const clock = useRoom(room => room.open.clock)
  const startedAt = useRoom(room => room.open.startedAt)
  const seat = seats.find(one => one.id === message.seat)
  const when =
    startedAt !== null && message.at >= startedAt ? clockText(roundClock.elapsed(clock, message.at)) : 'lobby'
  return (
    <li>
      <p className="flex items-baseline gap-2 text-[12px] text-ink-3">
        <span
          className="size-2 shrink-0 self-center rounded-full"
          style={{ background: seat?.colour }}
          aria-hidden="true"
        />
        <span dir="auto" className="min-w-0 font-[600] text-ink-2 wrap-anywhere">
          {message.seat === me.seat ? 'You' : <Own>{seat?.name}</Own>}
        </span>
        <span className="tabular-nums">{when}</span>
      </p>
      <p dir="auto" className="mt-0.5 pl-4 text-[14px] wrap-anywhere whitespace-pre-wrap">
        {message.text}
      </p>
    </li>
  )
}
