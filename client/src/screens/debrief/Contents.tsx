/** What the debrief holds, as a list at its side, or a choice where there is no room beside it: each goes there. */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { classes } from '../../ui/classes'

/** A part of the debrief that stands in the list. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div data-part={title} tabIndex={-1} className="scroll-mt-16 outline-none empty:hidden">
      {children}
    </div>
  )
}

/** So far below the top of the window a part begins to be the one that is read. */
const readAt = 140

export function Contents() {
  const [{ titles, current }, see] = useState<{
    readonly titles: readonly string[]
    readonly current: string
  }>({
    titles: [],
    current: '',
  })
  const id = useId()
  const last = useRef('')
  useEffect(() => {
    let waits = 0
    const look = () => {
      waits = 0
      const parts = allParts()
      const all = parts.map(titleOf)
      const above = parts.filter(part => part.getBoundingClientRect().top <= readAt)
      const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2
      const read = (atEnd && scrollY > 0 ? all.at(-1) : titleOf(above.at(-1) ?? parts[0])) ?? ''
      const said = [...all, read].join('\n')
      if (said !== last.current) see({ titles: all, current: read })
      last.current = said
    }
    const soon = () => (waits ||= requestAnimationFrame(look))
    look()
    addEventListener('scroll', soon, { passive: true })
    const resized = new ResizeObserver(soon)
    resized.observe(document.body)
    return () => {
      cancelAnimationFrame(waits)
      removeEventListener('scroll', soon)
      resized.disconnect()
    }
  }, [])
  if (titles.length < 2) return null
  return (
    <>
      <nav
        aria-label="In this debrief"
        className="fixed top-24 left-[max(12px,calc(50vw-560px-152px))] hidden w-[140px] min-[1420px]:block print:hidden"
      >
        <ul>
          {titles.map(title => (
            <li key={title}>
              <button
                type="button"
                aria-current={title === current}
                onClick={() => show(title)}
                className={classes(
                  'w-full border-l-2 px-3 py-1 text-left text-[12.5px] hover:text-ink',
                  title === current ? 'border-accent font-[560] text-ink' : 'border-line text-ink-2',
                )}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className="sticky top-0 z-20 -mx-4 flex items-center gap-2 border-b border-line bg-paper px-4 py-1.5 min-[1420px]:hidden slim:-mx-2 slim:px-2 sm:-mx-8 sm:px-8 low:static print:hidden">
        <label htmlFor={id} className="text-[12.5px] text-ink-3">
          Go to
        </label>
        <select
          id={id}
          value={current}
          onChange={event => show(event.target.value)}
          className="h-8 min-w-0 flex-1 rounded-[8px] border border-line bg-card px-2 text-[13px] text-ink sm:max-w-[260px] max-sm:h-11"
        >
          {titles.map(title => (
            <option key={title}>{title}</option>
          ))}
        </select>
      </div>
    </>
  )
}

const allParts = (): readonly HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-part]')].filter(part => part.childElementCount > 0)
const titleOf = (part: HTMLElement | undefined): string => part?.dataset['part'] ?? ''

/** Whoever goes by keyboard goes on from there. */
function show(title: string): void {
  const part = allParts().find(one => titleOf(one) === title)
  part?.scrollIntoView({ block: 'start' })
  part?.focus({ preventScroll: true })
}
