/** The phases with their minutes to scale; the current one fills. Draws the clock's reading, computes no time. */
import { clockText, roundClock } from '@signalroom/shared'
import { useRoom, useServerNow } from '../read'
import { classes } from '../../ui/classes'

export function PhaseRail({ names = true }: { names?: boolean }) {
  const phases = useRoom(room => room.open.plan.phases)
  const clock = useRoom(room => room.open.clock)
  const now = useServerNow(1000)
  const current = phases.findIndex(phase => phase.id === clock.phase)
  const next = current < 0 ? undefined : phases[current + 1]
  return (
    <section aria-label="Phases" className="@container min-w-0 flex-1">
      <ol className="flex gap-1">
        {phases.map((phase, i) => {
          const budget = clock.budgets[phase.id] ?? phase.budget
          const spent = roundClock.spentOn(clock, phase.id, now)
          const here = i === current
          return (
            <li
              key={phase.id}
              aria-current={here ? 'step' : undefined}
              title={`${phase.title}, ${clockText(budget)}`}
              style={{ flexGrow: Math.max(budget, 60_000), flexBasis: 0 }}
              className="min-w-0"
            >
              <div
                className={classes(
                  'h-[5px] overflow-hidden rounded-full forced-color-adjust-none',
                  here ? 'bg-accent-soft' : spent > 0 ? 'bg-line-strong' : 'bg-line',
                )}
              >
                {here ? (
                  <div
                    className="h-full rounded-full bg-accent"
                    style={{ width: `${Math.min(100, (spent / Math.max(1, budget)) * 100)}%` }}
                  />
                ) : null}
              </div>
              {names ? (
                <span
                  className={classes(
                    'mt-1.5 block truncate text-[12px] leading-tight @max-[719px]:sr-only',
                    here ? 'font-[650] text-ink' : 'text-ink-3',
                  )}
                >
                  {phase.title}
                </span>
              ) : (
                <span className="sr-only">{phase.title}</span>
              )}
            </li>
          )
        })}
      </ol>
      {names ? (
        // Too narrow for all their names: the one that counts, and the one after it. Pieces of names say nothing.
        <p
          aria-hidden="true"
          className="mt-1.5 truncate text-[12px] leading-tight font-[650] @min-[720px]:hidden"
        >
          {phases[current]?.title}
          {next === undefined ? null : <span className="font-[400] text-ink-3">, then {next.title}</span>}
        </p>
      ) : null}
    </section>
  )
}
