/** One kind of round, or a drill, as something to choose. */
import type { PlanRow } from '@signalroom/shared'
import { classes } from '../../ui/classes'

export function PlanChoice({
  plan,
  chosen,
  choose,
  drill = false,
  wide = false,
}: {
  plan: PlanRow
  chosen: boolean
  choose: (id: string) => void
  drill?: boolean
  wide?: boolean
}) {
  return (
    <label
      className={classes(
        'flex cursor-pointer flex-col rounded-m border has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        wide && 'col-span-2',
        drill ? 'px-3.5 py-2.5' : 'p-3.5',
        chosen
          ? 'border-accent bg-accent-soft shadow-[inset_0_0_0_1px_var(--accent)]'
          : 'border-line hover:border-line-strong',
      )}
    >
      <input type="radio" name="plan" className="sr-only" checked={chosen} onChange={() => choose(plan.id)} />
      <span className={classes('block', drill ? 'text-[13.5px] font-[560]' : 'font-[620]')}>
        {plan.title}
      </span>
      {drill ? null : (
        <span className="mt-0.5 block text-[12.5px] text-ink-2">
          {plan.minutes} min · {plan.phases.length} phases
        </span>
      )}
    </label>
  )
}
