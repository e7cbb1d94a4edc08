/** A page of its own for what keeps a person from a room: what happened, what was kept, what to do. */
import { useEffect, useRef, type ReactNode } from 'react'
import { Card } from './Card'
import { Mark } from './Mark'

export function Notice({
  title,
  children,
  action,
  arrived = false,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
  /** It has taken the place of another page by itself: the focus goes to its title, which is read out. */
  arrived?: boolean
}) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (arrived) head.current?.focus()
  }, [arrived])
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <Card className="w-full max-w-[460px] p-8">
        <a href="/" aria-label="Signalroom, home" className="inline-block">
          <Mark size={28} />
        </a>
        <h1
          ref={head}
          tabIndex={arrived ? -1 : undefined}
          className="mt-5 text-[24px] leading-tight font-[650] tracking-[-0.02em] outline-none"
        >
          {title}
        </h1>
        <div className="mt-3 space-y-3 text-[15px] text-ink-2">{children}</div>
        {action ? <div className="mt-6 flex flex-wrap gap-2">{action}</div> : null}
      </Card>
    </main>
  )
}
