/** Asks once more before the bell: after it nobody writes on board and code. */
import { Confirm } from '../../ui/Confirm'
import { useAsk } from '../ask'

export function EndRound({ open, close }: { open: boolean; close: () => void }) {
  const ask = useAsk()
  return (
    <Confirm
      title="End the round?"
      text="Board and code become read-only for everybody. Scoring, notes and talk go on; the debrief opens."
      keep="Go on with it"
      act="End it now"
      onAct={() => void ask({ type: 'round.end' })}
      open={open}
      onOpenChange={next => !next && close()}
    />
  )
}
