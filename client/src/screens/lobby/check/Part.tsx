/** One thing to check: what it is, how it stands, and what to do about it. */
import type { ReactNode } from 'react'

export function Part({ title, word, children }: { title: string; word: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="flex items-baseline justify-between gap-3 text-[13px] font-[620]">
        {title}
        <span className="truncate text-[12.5px] font-[400] text-ink-3">{word}</span>
      </h3>
      <div className="mt-2">{children}</div>
    </div>
  )
}
