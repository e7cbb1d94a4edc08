/** What the interviewer's side reads from the room, as hooks. Holds no rule and no time of its own. */
import { roundClock, type Confirm, type PanelHalf, type Score } from '@signalroom/shared'
import { useCallback, useMemo } from 'react'
import { clockText } from '../../ui/format'
import { useHere, useRoom } from '../RoomContext'

export type Guide = NonNullable<PanelHalf['guide']>

const none: Readonly<Record<string, Score>> = {}

/** The scores of this seat, by criterion. */
export function useScores(): Readonly<Record<string, Score>> {
  const { me } = useHere()
  return useRoom(room => room.panel.scores[me.seat] ?? none)
}

/** What this seat accepted as evidence, oldest first. */
export function useEvidence() {
  const { me } = useHere()
  const evidence = useRoom(room => room.panel.evidence)
  return useMemo(() => evidence.filter(pin => pin.seat === me.seat), [evidence, me.seat])
}

/** The flags this seat raised and did not withdraw, oldest first. */
export function useRaised() {
  const { me } = useHere()
  const flags = useRoom(room => room.panel.flags)
  return useMemo(() => flags.filter(flag => flag.seat === me.seat), [flags, me.seat])
}

/** Questions of the candidate that nobody answered, oldest first. */
export function useOpenConfirms(): readonly Confirm[] {
  const confirms = useRoom(room => room.open.confirms)
  return useMemo(() => confirms.filter(confirm => confirm.answer === null), [confirms])
}

/** Writes a moment of the wall as time on the round's clock. */
export function useMoment(): (at: number) => string {
  const clock = useRoom(room => room.open.clock)
  return useCallback(at => clockText(roundClock.elapsed(clock, at)), [clock])
}

export function useCandidateName(): string {
  return useRoom(room => room.open.seats.find(seat => seat.role === 'candidate')?.name ?? 'The candidate')
}
