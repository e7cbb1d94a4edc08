/** Erases the round from its server, for who leads it, after asking once and saying what goes. Holds no rule. */
import { toast } from 'sonner'
import { eraseRoom } from '../link/api'
import { sentenceOf } from '../room/invites/sentence'
import { useHere, useLeads, useRoom } from '../room/read'
import { Button } from '../ui/Button'
import { Confirm } from '../ui/Confirm'

/** `what` it is: a round that is over, or a room in which none has begun. */
export const EraseRound = ({ what = 'round' }: { what?: 'round' | 'room' }) =>
  useLeads() ? <Erases what={what} /> : null

/** The answer comes to everybody in the room alike: this page, too, shows then that the room is gone. */
function Erases({ what }: { what: 'round' | 'room' }) {
  const { me } = useHere()
  const room = useRoom(one => one.open.id)
  const others = useRoom(one => one.open.seats.length - 1)
  const act = async () => {
    try {
      await eraseRoom({ room, token: me.token })
    } catch (error) {
      toast(sentenceOf(error))
    }
  }
  return (
    <Confirm
      title={`Erase this ${what}?`}
      text="It goes from the server for good, for everybody: board, code, talk, notes, scores, debrief, replay, and every recording. Its links and seats open nothing any more."
      more={
        <p className="mt-3 rounded-m bg-amber-soft px-3 py-2 text-[13.5px] text-amber">
          {others > 0
            ? 'The others lose it too, and are told that you erased it. Export first what anybody wants to keep.'
            : 'Export first what you want to keep.'}
        </p>
      }
      keep={`Keep the ${what}`}
      act="Erase for everybody"
      onAct={() => void act()}
    >
      <Button className="max-sm:h-11">Erase this {what}…</Button>
    </Confirm>
  )
}
