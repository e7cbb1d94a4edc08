/** The candidate's way into private focus and out of it: asks once before it begins, because it is there once a round. */
import { AlertDialog } from 'radix-ui'
import { EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { useAsk, useCan, useRoom } from '../RoomContext'
import { useKeys } from '../shell/shortcuts'
import { useFocus } from './useFocus'

export function FocusKey() {
  const ask = useAsk()
  const can = useCan()
  const focus = useFocus()
  const alone = useRoom(room => room.open.alone)
  const used = useRoom(room => room.open.focus !== null)
  const [asking, setAsking] = useState(false)
  const press = () => {
    if (focus?.mine) void ask({ type: 'focus.end' })
    else if (can({ type: 'focus.begin' })) setAsking(true)
  }
  useKeys(alone ? {} : { f: press })
  // Alone there is nobody to hide from.
  if (alone) return null
  return (
    <>
      <Button
        size="s"
        look="quiet"
        className="h-9 min-w-[148px] max-sm:h-11"
        aria-keyshortcuts="f"
        keyName="F"
        disabled={used}
        title={
          used
            ? 'Private focus is there once a round'
            : 'Hides your code and drawing from the others for up to five minutes, once a round'
        }
        onClick={press}
      >
        <EyeOff size={15} aria-hidden="true" />
        Private focus
      </Button>
      <AlertDialog.Root open={asking} onOpenChange={setAsking}>
        <AlertDialog.Portal>
          <AlertDialog.Overlay className="fixed inset-0 z-40 bg-black/30" />
          <AlertDialog.Content className="fixed top-1/2 left-1/2 z-50 w-[min(440px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 rounded-card border border-line bg-card p-6 text-ink shadow-card">
            <AlertDialog.Title className="text-[18px] font-[620]">Five minutes unseen?</AlertDialog.Title>
            <AlertDialog.Description className="mt-2 text-[14px] text-ink-2">
              For up to five minutes nobody sees what you type and draw, and what you run stays with you. The
              coach rests, and quiet is normal. Talk, cards and worksheet are seen as ever. It is there once a
              round; then everything is shown.
            </AlertDialog.Description>
            <div className="mt-6 flex justify-end gap-2">
              <AlertDialog.Cancel asChild>
                <Button className="max-sm:h-11">Not now</Button>
              </AlertDialog.Cancel>
              <AlertDialog.Action asChild>
                <Button
                  look="primary"
                  className="max-sm:h-11"
                  onClick={() => void ask({ type: 'focus.begin' })}
                >
                  Begin
                </Button>
              </AlertDialog.Action>
            </div>
          </AlertDialog.Content>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </>
  )
}
