/** Shows one seat out, after asking once more: what happens, and what is kept. Asks the door; holds no rule. */
import type { Seat } from '@signalroom/shared'
import { toast } from 'sonner'
import { showOut } from '../../link/api'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Confirm'
import { useHere, useRoom } from '../read'
import { sentenceOf } from './sentence'
import { isolated } from '../../ui/format'

/** `done`: the seat is out, and this button will be gone: a keyboard is to go on elsewhere. */
export function ShowOut({ seat, done }: { readonly seat: Seat; readonly done: () => void }) {
  const { me } = useHere()
  const name = isolated(seat.name)
  const room = useRoom(one => one.open.id)
  const act = async () => {
    try {
      await showOut({ room, token: me.token }, seat.id)
      done()
    } catch (error) {
      toast(sentenceOf(error))
    }
  }
  return (
    <Confirm
      title={`Show ${name} out?`}
      text={`Within a second ${name} sees and hears nothing of this room any more, and cannot come back to this seat. What they wrote, drew and said stays, and the others go on.`}
      more={<StillOpen seat={seat} />}
      keep={`Keep ${name} here`}
      act="Show out"
      onAct={() => void act()}
    >
      <Button size="s" look="quiet" className="max-sm:h-11 max-sm:px-3" aria-label={`Show out ${name}`}>
        Show out
      </Button>
    </Confirm>
  )
}

/** A seat is one thing, the link it was taken with another. */
function StillOpen({ seat: { role } }: { readonly seat: Seat }) {
  const open = useRoom(room => room.open.invites[role].open)
  if (!open) return null
  return (
    <p className="mt-3 rounded-m bg-amber-soft px-3 py-2 text-[13.5px] text-amber">
      The {role} link still opens a new seat to whoever has it. If it got out, make a new one or take it back
      first.
    </p>
  )
}
