/** The block that runs, its clock, and its end by silence. Holds no rule: the room says what a block is. */
import {
  blockNow,
  blockSpent,
  storySilence,
  storySpeech,
  type BlockNow,
  type Ms,
  type Room,
} from '@signalroom/shared'
import { useEffect } from 'react'
import { useOwnEar } from '../cue/heard'
import { useHere, useLink, useServerNow } from '../read'
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

/** Whose microphone is listened to need not press a key: four seconds of silence end the story. */
export function useEndBySilence(): void {
  const { link, me } = useHere()
  const heard = useOwnEar()
  useEffect(() => {
    if (!heard || me.role !== 'candidate') return
    const timer = setInterval(() => {
      const { room, speaking } = link.state.getState()
      const here = blockNow(room)
      if (
        here?.block.kind !== 'story' ||
        !isOver(room, me.seat, here.visit.at, link.now(), speaking[me.seat])
      )
        return
      void link.ask({ type: 'block.end', phase: here.phase.id, block: here.block.id, by: 'silence' })
    }, 250)
    return () => clearInterval(timer)
  }, [heard, link, me])
}

type Spoken = { readonly from: number; readonly to: number | null } | undefined

/** Of what is known in this tab, speech of this instant with it. */
function isOver({ open }: Room, seat: string, since: number, now: number, speaking: Spoken): boolean {
  if (speaking && speaking.to === null) return false
  let said = 0
  let last = speaking?.to ?? 0
  for (const event of open.heard)
    if (event.type === 'voice.spoke' && event.actor === seat && event.to > since) {
      said += event.to - Math.max(event.from, since)
      last = Math.max(last, event.to)
    }
  return said >= storySpeech && last > 0 && now - last >= storySilence
}
