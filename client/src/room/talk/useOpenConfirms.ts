/** The questions that wait for a yes. Holds no rule. */
import type { Confirm } from '@signalroom/shared'
import { useMemo } from 'react'
import { useSeats, useRoom } from '../read'

/** Questions of the candidate that nobody answered, oldest first; not of one who was shown out: nobody waits for those. */
export function useOpenConfirms(): readonly Confirm[] {
  const confirms = useRoom(room => room.open.confirms)
  const seats = useSeats()
  return useMemo(
    () => confirms.filter(({ answer, seat }) => answer === null && seats.some(({ id }) => id === seat)),
    [confirms, seats],
  )
}
