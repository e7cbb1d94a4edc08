/** The plan of the round with its minutes to scale. */
import { clockText } from '@signalroom/shared'
import { useRoom } from '../../room/read'
import { ToScale } from '../../ui/ToScale'

export function PlanStrip() {
  const plan = useRoom(room => room.open.plan)
  const whole = plan.phases.reduce((sum, phase) => sum + phase.budget, 0)
  return (
    <section aria-labelledby="plan">
      <h2 id="plan" className="flex items-baseline justify-between text-[13.5px] font-[620]">
        The plan{' '}
        <span className="text-[12.5px] font-[400] text-ink-3 tabular-nums">{clockText(whole)} in all</span>
      </h2>
      <div className="mt-3">
        <ToScale parts={plan.phases.map(({ id, budget }) => ({ id, size: budget }))} />
      </div>
      <ol className="mt-4 grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {plan.phases.map(phase => (
          <li key={phase.id} className="flex gap-3">
            <span className="w-11 shrink-0 text-right text-[13px] text-ink-3 tabular-nums">
              {clockText(phase.budget)}
            </span>
            <span>
              <span className="block text-[14px] leading-tight font-[600]">{phase.title}</span>
              <span className="block text-[12.5px] text-ink-2">{phase.goal}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
