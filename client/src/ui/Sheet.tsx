/** A card with a head and a body that keeps its own height: for panes and lists that scroll inside. */
import type { ReactNode } from 'react'
import { Card } from './Card'
import { classes } from './classes'

export function Sheet({
  title,
  className,
  children,
}: {
  title: string
  className: string
  children: ReactNode
}) {
  return (
    <Card className={classes('flex flex-col overflow-hidden', className)}>
      <h2 className="border-b border-line px-5 py-3 text-[13.5px] font-[620]">{title}</h2>
      <div className="min-h-0 flex-1">{children}</div>
    </Card>
  )
}
