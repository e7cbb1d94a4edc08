/** Opens both scorecards to both. Asks once more and names what has no evidence: that stays "not final". */
import type { Debrief } from '@signalroom/shared'
import { AlertDialog } from 'radix-ui'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import { useAsk, useCan } from '../../room/RoomContext'

export function Release({ debrief }: { debrief: Debrief }) {
  const ask = useAsk()
  const can = useCan()
  const { released, alone, viewer, recommendation, own } = debrief
  if (released) return <Pill tone="green">released</Pill>
  const leads = viewer.role === 'interviewer' || (alone && viewer.role === 'candidate')
  if (!leads) return <Pill>sealed until released</Pill>
  const unproven = (alone ? own : recommendation)?.unproven ?? []
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>
        <Button look="primary" disabled={!can({ type: 'debrief.release' })}>
          {alone ? 'Finish' : 'Release to candidate'}
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-black/30" />
        <AlertDialog.Content className="fixed top-1/2 left-1/2 z-50 w-[min(440px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 rounded-card border border-line bg-card p-6 shadow-card">
          <AlertDialog.Title className="text-[18px] font-[620]">
            {alone ? 'Finish scoring?' : 'Release the debrief?'}
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-[14px] text-ink-2">
            {alone
              ? 'Your scores are closed and the recommendation is worked out.'
              : 'Scores, pins and flags of both of you open to everybody in the room. Your notes stay yours. It cannot be taken back.'}
          </AlertDialog.Description>
          {unproven.length > 0 ? (
            <p className="mt-3 rounded-m bg-amber-soft px-3 py-2 text-[13.5px] text-amber">
              No evidence yet for {unproven.join(', ')}. Those scores stay marked as not final.
            </p>
          ) : null}
          <div className="mt-6 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>Not yet</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look="primary" onClick={() => void ask({ type: 'debrief.release' })}>
                {alone ? 'Finish now' : 'Release it'}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
