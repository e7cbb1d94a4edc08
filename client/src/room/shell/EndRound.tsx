/** Asks once more before the bell: after it nobody writes on board and code. */
import { AlertDialog } from 'radix-ui'
import { Button } from '../../ui/Button'
import { useAsk } from '../RoomContext'

export function EndRound({ open, close }: { open: boolean; close: () => void }) {
  const ask = useAsk()
  return (
    <AlertDialog.Root open={open} onOpenChange={next => !next && close()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-black/30" />
        <AlertDialog.Content className="fixed top-1/2 left-1/2 z-50 w-[min(420px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 rounded-card border border-line bg-card p-6 shadow-card">
          <AlertDialog.Title className="text-[18px] font-[620]">End the round?</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-[14px] text-ink-2">
            Board and code become read-only for everybody. Scoring, notes and talk go on; the debrief opens.
          </AlertDialog.Description>
          <div className="mt-6 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>Go on with it</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look="danger" onClick={() => void ask({ type: 'round.end' })}>
                End it now
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
