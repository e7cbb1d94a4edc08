/** The interviewer's lock on board or code: closed for the candidate until it is lifted, here or with the round. */
import type { Command, Pane } from '@signalroom/shared'
import { Lock, LockOpen } from 'lucide-react'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { useAsk, useCan } from '../ask'
import { useHere, useRoom } from '../read'
import { lockOn } from './seals'

const words = { board: 'the board', code: 'the code' } as const

export function LockKey({ pane }: { pane: Pane }) {
  const { me } = useHere()
  const ask = useAsk()
  const can = useCan()
  const lock = useRoom(room => lockOn(room, pane))
  const command: Command = lock
    ? { type: 'seal.lift', seal: lock.seal }
    : {
        type: 'seal.set',
        on: { type: 'documents', documents: [pane] },
        does: 'closes',
        for: ['candidate'],
      }
  // A room in which board and code are one document can lock neither.
  if (me.role !== 'interviewer' || !can(command)) return null
  return (
    <Button
      size="s"
      look="quiet"
      className={classes('h-[30px] w-[92px] max-[899px]:h-[44px]', lock && 'bg-amber-soft! text-amber!')}
      aria-label={`${lock ? 'Unlock' : 'Lock'} ${words[pane]}`}
      title={
        lock
          ? 'The candidate sees it and cannot write. Press to open it again'
          : 'Lets the candidate see, not write'
      }
      onClick={() => void ask(command)}
    >
      {lock ? <Lock size={14} aria-hidden="true" /> : <LockOpen size={14} aria-hidden="true" />}
      {lock ? 'Unlock' : 'Lock'}
    </Button>
  )
}
