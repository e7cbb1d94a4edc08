/** One part of the question's tab: a title and what stands under it. */
import type { ReactNode } from 'react'

export function Titled({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="text-[13px] font-[620]">{title}</h3>
      <div className="mt-1.5">{children}</div>
    </div>
  )
}
