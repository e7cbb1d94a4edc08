/** One seat in the list of people: who, whether here, and the way to show them out. Keeps its place and height. */
import { shownOut, type Seat } from '@signalroom/shared'
import { useRef } from 'react'
import { Face } from '../call/Face'
import { useHere, useLink, useRoom } from '../read'
import { ShowOut } from './ShowOut'
import { Own } from '../../ui/Own'

export function SeatRow({ seat }: { readonly seat: Seat }) {
  const { me } = useHere()
  const mine = seat.id === me.seat
  const out = useRoom(room => shownOut(room, seat.id))
  const present = useLink(state => state.present.includes(seat.id)) || mine
  const row = useRef<HTMLLIElement>(null)
  const where = out ? 'shown out' : present ? 'here' : 'away'
  return (
    <li ref={row} tabIndex={-1} className="flex min-h-[52px] items-center gap-3 outline-none">
      {out ? (
        <span className="size-8 shrink-0 rounded-full border-2 border-dashed border-line-strong" />
      ) : (
        <Face seat={seat} size={32} />
      )}
      <span className="min-w-0 flex-1">
        <span dir="auto" title={seat.name} className="block truncate leading-tight font-[600]">
          <Own>{seat.name}</Own>
          {mine ? ' (you)' : null}
        </span>
        <span role="status" className="block text-[12.5px] leading-tight text-ink-3">
          {seat.role}, {where}
        </span>
      </span>
      {mine || out ? null : <ShowOut seat={seat} done={() => row.current?.focus()} />}
    </li>
  )
}
