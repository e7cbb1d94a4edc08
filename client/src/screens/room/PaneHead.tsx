/** The head of a pane: what it is, how it stands, and one honest word about the document. */
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { DocumentState } from '../../link/documents'
import { keeping } from '../../link/outbox'
import { classes } from '../../ui/classes'

type Status = DocumentState['status']
/** Saved is said only of what is on the server's disk. */
const words: Readonly<Record<Exclude<Status, 'offline'>, string>> = {
  loading: '',
  saved: 'Saved',
  saving: 'Saving',
}
interface Standing {
  readonly readOnly: boolean
  readonly locked: boolean
  /** The device keeps what is typed offline; where its storage fails, the tab itself is all that has it. */
  readonly kept: boolean
}
function wordFor(status: Status, { readOnly, locked, kept }: Standing): string {
  // What was typed offline before the lock is not taken while it lasts, so nothing is being saved.
  if (status === 'saving' && locked) return kept ? 'Kept on this device' : 'Kept in this tab'
  if (status !== 'offline') return readOnly ? 'Read-only' : words[status]
  if (readOnly) return 'Offline'
  return kept ? 'Offline, kept on this device' : 'Offline, kept in this tab'
}

export function PaneHead({
  title,
  status,
  readOnly,
  locked = false,
  children,
  aside,
  tall = false,
}: {
  title: string
  status: Status
  readOnly: boolean
  /** Closed to this seat by a seal, until that is lifted. */
  locked?: boolean
  children?: ReactNode
  aside?: ReactNode
  /** Holds buttons that a finger must find. */
  tall?: boolean
}) {
  const kept = useStore(keeping)
  return (
    <div
      className={classes(
        '@container flex min-h-[38px] shrink-0 items-center gap-x-2.5 border-b border-line bg-paper px-3',
        tall && 'flex-wrap py-0.5 max-[899px]:min-h-[52px] slim:py-1',
      )}
    >
      <h2 className="text-[13px] font-[620]">{title}</h2>
      <div
        className={classes(
          'flex flex-1 items-center gap-2 overflow-hidden slim:order-last slim:basis-full',
          // What does not fit beside the buttons goes into a line of its own.
          tall ? 'min-w-[106px] max-[899px]:min-w-[132px]' : 'min-w-0',
        )}
      >
        {children}
      </div>
      {aside}
      <span className="text-[12px] whitespace-nowrap text-ink-3">
        {wordFor(status, { readOnly, locked, kept })}
        {status === 'saving' && locked ? (
          <span className="@max-[700px]:sr-only"> until it is unlocked</span>
        ) : null}
      </span>
    </div>
  )
}
