/** A card with a head and a body that keeps its own height: for panes and lists that scroll inside. */
import type { ReactNode } from 'react'
import { Card } from './Card'
import { classes } from './classes'

export function Sheet({
  title,
  className,
  aside,
  children,
}: {
  title: string
  /** At the end of the head. */
  aside?: ReactNode
  className: string
  children: ReactNode
}) {
  return (
    <Card className={classes('flex flex-col overflow-hidden', className)}>
      <div className="flex min-h-[45px] items-center justify-between gap-3 border-b border-line pr-3 pl-5">
        <h2 className="text-[13.5px] font-[620] whitespace-nowrap">{title}</h2>
        {aside}
      </div>
      <div className="min-h-0 flex-1">{children}</div>
    </Card>
  )
}
