/** The one button, for whoever leads; for everybody else what they wait for. */
import { useState } from 'react'
import { useLeads, useLink, useRoom, useSeats } from '../../room/read'
import { Button } from '../../ui/Button'
import { useAsk, useCan } from '../../room/ask'
import { Own } from '../../ui/Own'

export function Start() {
  const ask = useAsk()
  const can = useCan()
  const [asking, setAsking] = useState(false)
  const seats = useSeats()
  const alone = useRoom(room => room.open.alone)
  const drills = useRoom(room => room.open.plan.drill !== undefined)
  const present = useLink(state => state.present)
  const live = useLink(state => state.status === 'live')
  const leads = useLeads()
  if (!leads)
    return (
      <p className="mt-6 text-[15px] text-ink-2">
        <WaitsFor interviewer={seats.find(seat => seat.role === 'interviewer')?.name} />
      </p>
    )
  const candidateHere = seats.some(seat => seat.role === 'candidate' && present.includes(seat.id))
  const start = async () => {
    setAsking(true)
    if (!(await ask({ type: 'round.start' }))) setAsking(false)
  }
  return (
    <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button
        look="primary"
        className="h-11 px-6"
        disabled={asking || !can({ type: 'round.start' })}
        onClick={() => void start()}
      >
        Start the round
      </Button>
      <p className="text-[13px] text-ink-2">
        {!live
          ? 'You are offline. The button comes back with your connection.'
          : alone
            ? `The clock starts at once. ${drills ? 'You' : 'Cards come by themselves; you'} end the round when you are done.`
            : candidateHere
              ? 'The clock starts at once, for everybody.'
              : 'The candidate is not here yet. You can start, but better wait.'}
      </p>
    </div>
  )
}

const WaitsFor = ({ interviewer }: { interviewer: string | undefined }) =>
  interviewer === undefined ? (
    'Your interviewer is not here yet. The round starts when they say so.'
  ) : (
    <>
      <Own>{interviewer}</Own> starts the round when you are both ready.
    </>
  )
