/** The chosen plan with its minutes to scale: what the 45 minutes will be. */
import type { PlanRow } from '@signalroom/shared'

export function PlanPreview({ plan }: { plan: PlanRow | undefined }) {
  if (!plan) return null
  return (
    <div className="px-0.5 py-1">
      <div aria-hidden="true" className="flex gap-1">
        {plan.phases.map((phase, i) => (
          <span
            key={phase.id}
            className="h-1.5 rounded-full bg-accent forced-color-adjust-none"
            style={{ flexGrow: phase.minutes, flexBasis: 0, opacity: 0.4 + (i % 2) * 0.3 }}
          />
        ))}
      </div>
      <p className="mt-2 text-[12.5px] leading-relaxed text-ink-3">
        {plan.phases.map(phase => `${phase.title} ${phase.minutes}`).join(' · ')}
      </p>
    </div>
  )
}
