/** What each phase took against the plan, and what it left open where these eyes may see it. */
import { clockText, phaseWords, type Debrief } from '@signalroom/shared'
import { Card } from '../../ui/Card'
import { classes } from '../../ui/classes'

export function Phases({ debrief }: { debrief: Debrief }) {
  const longest = Math.max(1, ...debrief.phases.map(phase => Math.max(phase.planned, phase.spent)))
  return (
    <Card className="p-5">
      <h2 className="text-[13.5px] font-[620]">Phases against plan</h2>
      <ul className="mt-3 space-y-3">
        {debrief.phases.map(phase => {
          const over = phase.spent > phase.planned
          return (
            <li key={phase.id}>
              <div className="flex flex-wrap items-baseline gap-x-3 text-[13.5px]">
                <span className="min-w-[72px] flex-1">{phase.title}</span>
                <span className="text-[12.5px] text-ink-3 tabular-nums">
                  {clockText(phase.spent)} of {clockText(phase.planned)}
                </span>
                <span
                  className={classes(
                    'w-[76px] text-right text-[12.5px]',
                    phase.state === 'skipped' ? 'text-amber' : 'text-ink-3',
                  )}
                >
                  {phaseWords(phase)}
                </span>
              </div>
              <div
                aria-hidden="true"
                className="relative mt-1 h-1.5 rounded-full bg-sunk forced-color-adjust-none"
              >
                <span
                  className="absolute inset-y-0 left-0 rounded-full bg-line-strong"
                  style={{ width: `${(phase.planned / longest) * 100}%` }}
                />
                <span
                  className={classes(
                    'absolute inset-y-0 left-0 rounded-full',
                    over ? 'bg-amber' : 'bg-accent',
                  )}
                  style={{ width: `${(phase.spent / longest) * 100}%` }}
                />
              </div>
              {phase.unmet !== null && phase.unmet.length > 0 && phase.state !== 'skipped' ? (
                <p className="mt-1 text-[12.5px] text-ink-3">Open: {phase.unmet.join('; ')}</p>
              ) : null}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
