/** One round as something to choose. */
import type { PlanRow } from '@signalroom/shared'
import type { KeyboardEvent } from 'react'
import { classes } from '../../ui/classes'

export function PlanChoice({
  plan,
  chosen,
  choose,
  onKeyDown,
}: {
  plan: PlanRow
  chosen: boolean
  choose: (id: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}) {
  return (
    <label
      className={classes(
        'relative flex min-h-11 cursor-pointer scroll-my-2 flex-col justify-center rounded-m border px-3 py-1.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent',
        chosen
          ? 'border-accent bg-accent-soft shadow-[inset_0_0_0_1px_var(--accent)]'
          : 'border-line hover:border-line-strong',
      )}
    >
      <input
        type="radio"
        name="plan"
        value={plan.id}
        className="sr-only"
        checked={chosen}
        onChange={() => choose(plan.id)}
        onKeyDown={onKeyDown}
      />
      <span className="block text-[13.5px] leading-tight font-[600]">{plan.title}</span>
      <span className="block text-[12px] leading-snug text-ink-2 tabular-nums">{plan.minutes} min</span>
    </label>
  )
}
