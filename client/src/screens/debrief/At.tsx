/** A moment of the round as its time, to press. */
import { clockText } from '@signalroom/shared'
import type { ReactNode } from 'react'
import { classes } from '../../ui/classes'
import { ToMoment } from './ToMoment'

export const At = ({
  elapsed,
  go,
  className,
  children,
}: {
  elapsed: number
  go: (elapsed: number) => void
  className?: string | undefined
  /** Said before the time. */
  children?: ReactNode
}) => (
  <ToMoment
    at={elapsed}
    go={() => go(elapsed)}
    className={classes('text-accent tabular-nums underline underline-offset-2 max-sm:min-h-11', className)}
  >
    {children}
    {clockText(elapsed)}
  </ToMoment>
)
