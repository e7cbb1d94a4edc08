/** The door of a room: a name, one button. Whoever was here before passes with one press of Enter. */
import { SeatName, type Role } from '@signalroom/shared'
import { useEffect, useState, type SyntheticEvent } from 'react'
import type { ZodError } from 'zod'
import { askDoor, CallFailed, takeSeat } from '../link/api'
import { forgetKey, keepSeat, lastName, seatFor, type KeptSeat } from '../link/seats'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { Field } from '../ui/Field'
import { Mark } from '../ui/Mark'
import { RoomErased, RoomFull, RoomGone } from './Gone'
import { warmRoom } from './warm'
import { Own } from '../ui/Own'

export function Join({
  room,
  roomKey,
  joined,
  again,
}: {
  room: string
  roomKey: string
  joined: (seat: KeptSeat) => void
  /** Looks anew, after the key was given up. */
  again: () => void
}) {
  const [name, setName] = useState(lastName)
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const role = useRole(room, roomKey)
  // The room loads while the name is typed.
  useEffect(() => warmRoom(), [])

  // A link must not stand before the seat that this browser has already.
  const had = seatFor(room, null)
  const back = () => {
    forgetKey(room)
    again()
  }
  if (failed?.status === 410) return <RoomErased detail={failed.message} />
  if (failed?.status === 404) return <RoomGone back={had === null ? null : back} />
  if (failed?.status === 409) return <RoomFull again={() => setFailed(null)} />

  const join = async (event: SyntheticEvent) => {
    event.preventDefault()
    const fit = SeatName.safeParse(name)
    if (!fit.success) return setFailed(new CallFailed(400, 'unfit', whatToChange(name, fit.error), 'name'))
    setAsking(true)
    setFailed(null)
    try {
      joined(keepSeat(room, roomKey, fit.data, await takeSeat(room, roomKey, fit.data)))
    } catch (error) {
      setFailed(
        error instanceof CallFailed ? error : new CallFailed(0, 'unknown', 'That did not work. Try again.'),
      )
      setAsking(false)
    }
  }
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <Card className="w-full max-w-[420px] p-8">
        <Mark size={30} />
        <h1 className="mt-5 text-[26px] leading-tight font-[650] tracking-[-0.02em]">Come in</h1>
        {/* Its line is kept free: nothing moves when the answer comes. */}
        <p role="status" className="mt-2 min-h-[22px] text-[15px] font-[560] text-ink">
          {role === null ? '' : asWhat[role]}
        </p>
        <p className="mt-1 text-[15px] text-ink-2">
          You are one step from the room. Your name is shown to the others and beside your cursor; there is no
          account.
        </p>
        <form className="mt-6 space-y-4" onSubmit={event => void join(event)} noValidate>
          <Field
            label="Your name"
            name="name"
            dir="auto"
            autoComplete="given-name"
            // The page has one purpose, and this field is it.
            autoFocus
            // What is not seen does not count; what is too long is told in a sentence.
            maxLength={400}
            value={name}
            onChange={event => setName(event.target.value)}
            wrong={failed?.message}
          />
          <Button look="primary" type="submit" className="h-11 w-full" disabled={asking}>
            {asking ? 'Opening…' : 'Join room'}
          </Button>
          {had === null ? null : (
            <Button look="quiet" className="h-11 w-full" onClick={back}>
              <span className="truncate py-1">
                Or go on as <Own>{had.name}</Own>, {had.role}
              </span>
            </Button>
          )}
        </form>
      </Card>
    </main>
  )
}

const asWhat: Readonly<Record<Role, string>> = {
  interviewer: 'This link is the interviewer’s.',
  candidate: 'This link is the candidate’s.',
  observer: 'This link is for watching.',
}

/** As what the link lets one in. Whether it opens anything is said when one joins. */
function useRole(room: string, key: string): Role | null {
  const [role, setRole] = useState<Role | null>(null)
  useEffect(() => {
    let over = false
    askDoor(room, key).then(
      answer => over || setRole(answer.role),
      () => {},
    )
    return () => {
      over = true
    }
  }, [room, key])
  return role
}

const whatToChange = (name: string, { issues: [issue] }: ZodError): string =>
  name.trim() === ''
    ? 'Type a name first. It is shown beside your cursor.'
    : `Your name ${issue?.message ?? 'does not fit'}.`
