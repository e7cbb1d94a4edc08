/** What holds a dialog in the middle of a dimmed page. Knows nothing of what stands in it. */
import { Dialog } from 'radix-ui'
import type { ComponentProps } from 'react'
import { classes } from './classes'

/** Within a `Dialog.Root`. `className` says how wide it is and how it scrolls. */
export function DialogBox({ className, ...content }: ComponentProps<typeof Dialog.Content>) {
  return (
    <Dialog.Portal>
      <Dialog.Overlay className="fixed inset-0 z-40 bg-black/30" />
      <Dialog.Content
        {...content}
        className={classes(
          'fixed top-1/2 left-1/2 z-50 max-h-[88dvh] -translate-x-1/2 -translate-y-1/2 rounded-card border border-line bg-card text-ink shadow-card',
          className,
        )}
      />
    </Dialog.Portal>
  )
}
