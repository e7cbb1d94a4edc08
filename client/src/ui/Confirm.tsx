/** Asks once more before something that cannot be taken back. The trigger is the child, or whoever opens it by `open`. */
import { AlertDialog } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { Button } from './Button'

export function Confirm({
  title,
  text,
  keep,
  act,
  onAct,
  look = 'danger',
  more,
  open,
  onOpenChange,
  children,
}: {
  title: string
  text: string
  /** What the way back is called, and the way on. */
  keep: string
  act: string
  onAct: () => void
  /** `primary` where the way on is what one came for. */
  look?: 'danger' | 'primary'
  /** What stands between the text and the buttons. */
  more?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children?: ReactElement
}) {
  const opened = open === undefined ? {} : { open }
  return (
    <AlertDialog.Root {...opened} {...(onOpenChange ? { onOpenChange } : {})}>
      {children ? <AlertDialog.Trigger asChild>{children}</AlertDialog.Trigger> : null}
      <AlertDialog.Portal>
        {/* Above a dialog it may have been opened from. */}
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-black/30" />
        <AlertDialog.Content className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-16px)] overflow-y-auto w-[min(440px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 rounded-card border border-line bg-card p-6 text-ink low:p-4 shadow-card">
          <AlertDialog.Title className="text-[18px] font-[620]">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-[14px] text-ink-2">{text}</AlertDialog.Description>
          {more}
          <div className="mt-6 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button className="max-w-full max-sm:h-11">
                {/* It may hold a name of any length. */}
                <span className="truncate py-1">{keep}</span>
              </Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look={look} className="max-sm:h-11" onClick={onAct}>
                {act}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
