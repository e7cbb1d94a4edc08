/** Who has a seat, and whether they are here at this moment. */
import { Face } from '../../room/call/Face'
import { useHere, useLink, useRoom } from '../../room/read'

export function People() {
  const { me } = useHere()
  const seats = useRoom(room => room.open.seats)
  const present = useLink(state => state.present)
  return (
    <ul aria-label="People in the room" className="mt-5 flex min-h-[44px] flex-wrap gap-x-6 gap-y-3">
      {seats.map(seat => {
        const away = seat.id !== me.seat && !present.includes(seat.id)
        return (
          <li key={seat.id} className="flex items-center gap-2.5">
            <Face seat={seat} size={36} />
            <span>
              <span className="block leading-tight font-[600]">
                {seat.id === me.seat ? `${seat.name} (you)` : seat.name}
              </span>
              <span className="block text-[12.5px] leading-tight text-ink-3">
                {seat.role}
                {away ? ', away' : ''}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
