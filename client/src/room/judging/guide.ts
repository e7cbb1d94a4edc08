/** What an interviewer judges by, as hooks: the guide, own scores, pins and flags. Holds no rule and no time of its own. */
import type { PanelHalf, Score } from '@signalroom/shared'
import { useMemo } from 'react'
import { useHere, useRoom } from '../read'

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
