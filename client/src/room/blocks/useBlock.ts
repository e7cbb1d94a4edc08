/** The block that runs, its clock, and its end by silence. Holds no rule: the room says what a block is. */
import { blockNow, blockSpent, fellSilent, type BlockNow, type Ms } from '@signalroom/shared'
import { useCallback } from 'react'
import { useHere, useLink, useServerNow } from '../read'
import { useEndBySilence } from '../voice/useEndBySilence'
import { useShallow } from 'zustand/react/shallow'

export interface RunningBlock extends BlockNow {
  readonly spent: Ms
  /** Below zero when it has run over. */
  readonly left: number
}

/** Null in a phase without blocks. */
export function useBlock(): RunningBlock | null {
  const room = useLink(useShallow(state => state.room))
  const now = useServerNow()
  const here = blockNow(room)
  if (!here) return null
  const spent = blockSpent(room, here.visit, now)
  return { ...here, spent, left: here.block.budget - spent }
}

/** What silence ends of a seat's own: a story of which enough was told. */
export const useStoryEndsBySilence = (): void => {
  const { me } = useHere()
  useEndBySilence(
    useCallback(
      ({ room, speaking }, now) => {
        const here = blockNow(room)
        return here?.block.kind === 'story' && fellSilent(room.open, me.seat, here.visit.at, now, speaking)
          ? { type: 'block.end', phase: here.phase.id, block: here.block.id, by: 'silence' }
          : null
      },
      [me.seat],
    ),
  )
}
