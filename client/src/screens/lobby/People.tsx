/** Who has a seat, and whether they are here at this moment; who leads shows them out from here. */
import { useRef } from 'react'
import { Face } from '../../room/call/Face'
import { ShowOut } from '../../room/invites/ShowOut'
import { useHere, useLeads, useLink, useSeats } from '../../room/read'
import { Own } from '../../ui/Own'

export function People() {
  const { me } = useHere()
  const leads = useLeads()
  const seats = useSeats()
  const present = useLink(state => state.present)
  const list = useRef<HTMLUListElement>(null)
  return (
    <ul
      ref={list}
      tabIndex={-1}
      aria-label="People in the room"
      className="mt-5 flex min-h-[44px] flex-wrap gap-x-6 gap-y-3 outline-none"
    >
      {seats.map(seat => {
        const away = seat.id !== me.seat && !present.includes(seat.id)
        return (
          <li key={seat.id} className="flex min-h-[44px] max-w-full items-center gap-2.5">
            <Face seat={seat} size={36} />
            <span className="min-w-0">
              <span dir="auto" className="block leading-tight font-[600] wrap-anywhere">
                <Own>{seat.name}</Own>
                {seat.id === me.seat ? ' (you)' : null}
              </span>
              <span className="block text-[12.5px] leading-tight text-ink-3">
                {seat.role}
                {away ? ', away' : ''}
              </span>
            </span>
            {leads && seat.id !== me.seat ? <ShowOut seat={seat} done={() => list.current?.focus()} /> : null}
          </li>
        )
      })}
    </ul>
  )
}
