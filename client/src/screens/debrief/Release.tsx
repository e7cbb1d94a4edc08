/** Opens both scorecards to both. Asks once more and names what has no evidence: that stays "not final". */
import type { Debrief } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Confirm'
import { Pill } from '../../ui/Pill'
import { useAsk, useCan } from '../../room/ask'
import { useLeads } from '../../room/read'

export function Release({ debrief }: { debrief: Debrief }) {
  const ask = useAsk()
  const can = useCan()
  const leads = useLeads()
  const { released, alone, recommendation, own } = debrief
  if (released) return <Pill tone="green">released</Pill>
  if (!leads) return <Pill>sealed until released</Pill>
  const unproven = (alone ? own : recommendation)?.unproven ?? []
  return (
    <Confirm
      title={alone ? 'Finish scoring?' : 'Release the debrief?'}
      text={
        alone
          ? 'Your scores are closed and the recommendation is worked out.'
          : 'Scores, pins and flags of both of you open to everybody in the room. Your notes stay yours. It cannot be taken back.'
      }
      keep="Not yet"
      act={alone ? 'Finish now' : 'Release it'}
      onAct={() => void ask({ type: 'debrief.release' })}
      look="primary"
      more={
        unproven.length > 0 ? (
          <p className="mt-3 rounded-m bg-amber-soft px-3 py-2 text-[13.5px] text-amber">
            No evidence yet for {unproven.join(', ')}. Those scores stay marked as not final.
          </p>
        ) : null
      }
    >
      <Button look="primary" disabled={!can({ type: 'debrief.release' })}>
        {alone ? 'Finish' : 'Release to candidate'}
      </Button>
    </Confirm>
  )
}
