/** The chosen plan with its minutes to scale: what the 45 minutes will be. */
import type { PlanRow } from '@signalroom/shared'
import { ToScale } from '../../ui/ToScale'

export function PlanPreview({ plan }: { plan: PlanRow | undefined }) {
  if (!plan) return null
  return (
    <div className="px-0.5 py-1">
      <ToScale parts={plan.phases.map(({ id, minutes }) => ({ id, size: minutes }))} />
      <p className="mt-2 text-[12.5px] leading-relaxed text-ink-3">
        {plan.phases.map(phase => `${phase.title} ${phase.minutes}`).join(' · ')}
      </p>
    </div>
  )
}
