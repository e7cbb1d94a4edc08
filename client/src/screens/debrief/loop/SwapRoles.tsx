/** The second half with the roles swapped: both agree, then each goes there by a link of their own; and the way between the halves. */
import { useState } from 'react'
import { Link } from 'wouter'
import { toast } from 'sonner'
import { CallFailed, swappedLink } from '../../../link/api'
import { useAsk, useCan } from '../../../room/ask'
import { useHere, useRoom, useSeats } from '../../../room/read'
import { Button } from '../../../ui/Button'
import { isolated } from '../../../ui/format'

export function SwapRoles() {
  const { me } = useHere()
  const ask = useAsk()
  const can = useCan()
  const seats = useSeats()
  const room = useRoom(one => one.open)
  const [busy, setBusy] = useState(false)
  const agreed = room.swapAgreed ?? []
  const other = seats.find(seat => seat.role !== me.role && seat.role !== 'observer')
  const first =
    room.follows === undefined ? null : (
      <Link
        href={`/r/${room.follows}`}
        className="inline-flex h-10 items-center text-[13.5px] font-[560] text-accent underline underline-offset-4"
      >
        First half
      </Link>
    )
  const enter = async () => {
    setBusy(true)
    try {
      location.assign((await swappedLink(room.id, me.token)).link)
    } catch (error) {
      setBusy(false)
      toast(error instanceof CallFailed ? error.message : 'The second half could not be entered. Try again.')
    }
  }
  if (room.swapped !== undefined)
    return (
      <>
        {first}
        <Button look="primary" disabled={busy} onClick={() => void enter()}>
          To the second half
        </Button>
      </>
    )
  if (me.role === 'observer' || room.plan.drill || room.alone || !other) return first
  const mine = agreed.includes(me.seat)
  const theirs = agreed.includes(other.id)
  return (
    <>
      {first}
      <Button
        look={theirs ? 'primary' : 'plain'}
        disabled={!can({ type: mine ? 'swap.decline' : 'swap.agree' })}
        title="A second half: roles swapped, another question, a fresh board. This half stays as it is."
        onClick={() => void ask({ type: mine ? 'swap.decline' : 'swap.agree' })}
      >
        {mine
          ? 'Waiting for the other. Take it back'
          : theirs
            ? `${isolated(other.name)} wants to swap: agree`
            : 'Swap roles'}
      </Button>
    </>
  )
}
