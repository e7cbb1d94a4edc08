/** Opens both scorecards to both. Asks once more and names what has no evidence: that stays "not final". */
import type { Debrief } from '@signalroom/shared'
import { Lock } from 'lucide-react'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Confirm'
import { Pill } from '../../ui/Pill'
import { useAsk, useCan } from '../../room/ask'
import { useHere, useLeads, useRoom } from '../../room/read'
import { named, Submit, useOtherInterviewers } from './Submit'

export function Release({ debrief }: { debrief: Debrief }) {
  const { me } = useHere()
  const others = useOtherInterviewers()
  const submitted = useRoom(room => room.panel.submitted)
  const ask = useAsk()
  const can = useCan()
  const leads = useLeads()
  const { released, alone, recommendation, own } = debrief
  if (released) return <Pill tone="green">released</Pill>
  // Among buttons, and none itself.
  if (!leads)
    return (
      <p className="flex items-center gap-1.5 text-[12.5px] text-ink-3">
        <Lock size={13} aria-hidden="true" />
        sealed until released
      </p>
    )
  const title = (id: string) => debrief.rows.find(row => row.id === id)?.title ?? id
  const unproven = (alone ? own : recommendation)?.unproven ?? []
  const open = others.filter(seat => !submitted.includes(seat.id))
  if (others.length > 0 && !submitted.includes(me.seat)) return <Submit others={others} />
  return (
    <Confirm
      title={alone ? 'Finish scoring?' : 'Release the debrief?'}
      text={
        alone
          ? 'Your scores are closed and the recommendation is worked out.'
          : `Scores, pins and flags of both of you open to everybody in the room. ${giving(debrief)} It cannot be taken back.`
      }
      keep="Not yet"
      act={alone ? 'Finish now' : 'Release it'}
      onAct={() => void ask({ type: 'debrief.release' })}
      look="primary"
      more={
        <>
          {open.length > 0 ? (
            <p className="mt-3 rounded-m bg-amber-soft px-3 py-2 text-[13.5px] text-amber">
              {named(open)} {open.length === 1 ? 'has' : 'have'} not submitted yet. Their scores open as they
              stand.
            </p>
          ) : null}
          {unproven.length > 0 ? (
            <p className="mt-3 rounded-m bg-amber-soft px-3 py-2 text-[13.5px] text-amber">
              No evidence yet for {unproven.map(title).join(', ')}. Those scores stay marked as not final.
            </p>
          ) : null}
        </>
      }
    >
      <Button look="primary" disabled={!can({ type: 'debrief.release' })}>
        {alone ? 'Finish' : 'Release to candidate'}
      </Button>
    </Confirm>
  )
}

/** What of one's own notes goes along, so that nobody gives one away unawares. */
function giving({ notes, viewer }: Debrief): string {
  const offered = (notes ?? []).filter(note => note.offered && note.seat === viewer.seat).length
  if (offered === 0) return 'Your notes stay yours.'
  return offered === 1
    ? 'One of your notes goes with it; the others stay yours.'
    : `${offered} of your notes go with it; the others stay yours.`
}
