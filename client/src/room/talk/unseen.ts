/** What came while one looked elsewhere: messages in Talk, and what lies on the candidate's own side. Holds no rule. */
import { useState } from 'react'
import { useHere, useRoom } from '../read'
import { written } from './written'

/** How many of `count` came since it was last looked at. */
export function useUnseen(count: number, reading: boolean): number {
  const [seen, setSeen] = useState(count)
  // What is taken back was no news either.
  const least = reading ? count : Math.min(seen, count)
  if (least !== seen) setSeen(least)
  return reading ? 0 : count - least
}

/** How many messages of others came since Talk was last looked at. */
export function useUnread(reading: boolean): number {
  const { me } = useHere()
  const count = useRoom(room => written(room.open).filter(message => message.seat !== me.seat).length)
  return useUnseen(count, reading)
}

/** How much was laid before the candidate since they last looked: changes, facts, push-backs, faults, people. */
export function useLaidBefore(reading: boolean): number {
  const count = useRoom(
    ({ open }) =>
      open.cards.length +
      open.hints.length +
      (open.pushes?.length ?? 0) +
      (open.injected?.length ?? 0) +
      (open.personas?.length ?? 0),
  )
  return useUnseen(count, reading)
}
