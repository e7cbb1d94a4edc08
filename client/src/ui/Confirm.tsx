/** Asks once more before something that cannot be taken back. The trigger is the child. */
import { AlertDialog } from 'radix-ui'
import type { ReactElement } from 'react'
import { Button } from './Button'

export function Confirm({
  title,
  text,
  keep,
  act,
  onAct,
  children,
}: {
  title: string
  text: string
  /** What the way back is called, and the way on. */
  keep: string
  act: string
  onAct: () => void
  children: ReactElement
}) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>{children}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-black/30" />
        <AlertDialog.Content className="fixed top-1/2 left-1/2 z-50 w-[min(420px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 rounded-card border border-line bg-card p-6 text-ink shadow-card">
          <AlertDialog.Title className="text-[18px] font-[620]">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-[14px] text-ink-2">{text}</AlertDialog.Description>
          <div className="mt-6 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{keep}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look="danger" onClick={onAct}>
                {act}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
