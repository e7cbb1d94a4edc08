/** The questions that wait for a yes. Holds no rule. */
import type { Confirm } from '@signalroom/shared'
import { useMemo } from 'react'
import { useRoom } from '../read'

/** Questions of the candidate that nobody answered, oldest first. */
export function useOpenConfirms(): readonly Confirm[] {
  const confirms = useRoom(room => room.open.confirms)
  return useMemo(() => confirms.filter(confirm => confirm.answer === null), [confirms])
}
