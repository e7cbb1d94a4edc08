/** Page and server are of different versions: asks to load the page again, over what is there, which stays until then. */
import { AlertDialog } from 'radix-ui'
import { useStore } from 'zustand'
import { keeping } from '../link/outbox'
import { Button } from '../ui/Button'

export function OtherVersion() {
  const kept = useStore(keeping)
  return (
    <AlertDialog.Root open>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-black/30" />
        <AlertDialog.Content className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-16px)] overflow-y-auto w-[min(440px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 rounded-card border border-line bg-card p-6 text-ink shadow-card">
          <AlertDialog.Title className="text-[18px] font-[620]">
            Signalroom has another version now
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-[14px] text-ink-2">
            This page and its server no longer speak alike. Load the page again to go on.{' '}
            {kept
              ? 'What you typed is kept, and your seat is still yours.'
              : 'Your seat is still yours. This browser keeps nothing, so copy first what you typed just now.'}
          </AlertDialog.Description>
          <div className="mt-6 flex justify-end">
            <AlertDialog.Action asChild>
              <Button look="primary" className="max-sm:h-11" onClick={() => location.reload()}>
                Load again
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
