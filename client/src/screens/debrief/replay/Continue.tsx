/** Opens a new room on board and code as they stand at the moment that is shown, to try it again from there. */
import { clockText } from '@signalroom/shared'
import { useState } from 'react'
import { toast } from 'sonner'
import { CallFailed, continueRoom } from '../../../link/api'
import { useHere, useRoom } from '../../../room/read'
import { Button } from '../../../ui/Button'
import { Confirm } from '../../../ui/Confirm'
import { momentAt } from '../moments'

/** `at`: the moment on the round's clock; null at its end. */
export function Continue({ at }: { at: number | null }) {
  const { me } = useHere()
  const room = useRoom(one => one.open)
  const [busy, setBusy] = useState(false)
  if (me.role === 'observer' || room.documents.includes('work') || room.plan.drill) return null
  const open = async () => {
    setBusy(true)
    try {
      const moment = at === null ? (room.endedAt ?? 0) : momentAt(room.clock, at)
      const { links } = await continueRoom(room.id, me.token, moment)
      location.assign(links[me.role])
    } catch (error) {
      setBusy(false)
      toast(error instanceof CallFailed ? error.message : 'No room could be opened. Try again.')
    }
  }
  return (
    <Confirm
      title={at === null ? 'Go on from the end?' : `Try it again from ${clockText(at)}?`}
      text={
        me.role === 'candidate'
          ? 'A new room opens with the same question, and with this board and code. You lead it yourself; an interviewer can be invited. This round stays as it is.'
          : 'A new room opens with the same question, and with this board and code. You find the links for the others in it. This round stays as it is.'
      }
      keep="Stay here"
      act="Open the room"
      onAct={() => void open()}
    >
      <Button size="s" disabled={busy}>
        Continue from here
      </Button>
    </Confirm>
  )
}
