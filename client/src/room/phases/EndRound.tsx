/** Asks once more before the bell: after it nobody writes on board and code. */
import { Confirm } from '../../ui/Confirm'
import { useAsk } from '../ask'
import { useRoom } from '../read'

export function EndRound({ open, close }: { open: boolean; close: () => void }) {
  const ask = useAsk()
  const alone = useRoom(room => room.open.alone)
  const drill = useRoom(room => room.open.plan.drill !== undefined)
  const after = drill
    ? 'What became of it opens at once.'
    : alone
      ? 'You score yourself; the recommendation stands once you finish.'
      : 'Both of you score, each for yourself; the scores open to both when you release the debrief.'
  return (
    <Confirm
      title="End the round?"
      text={`The clock stops, and board and code become read-only for everybody. ${after}`}
      keep="Go on with it"
      act="End it now"
      onAct={() => void ask({ type: 'round.end' })}
      open={open}
      onOpenChange={next => !next && close()}
    />
  )
}
