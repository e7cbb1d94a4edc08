/** Who rehearses: what they are and at which level. It orders the bank, names a loop to aim at, and sets the level of new rooms. */
import { levels, loopOf, trades, type PlanRow, type Profile } from '@signalroom/shared'
import { tradeWords } from '../../link/profile'

export function WhoRehearses({
  profile,
  plans,
  change,
}: {
  profile: Profile | null
  plans: readonly PlanRow[]
  change: (profile: Profile | null) => void
}) {
  const loop = profile && loopOf(profile)
  const title = (id: string) => plans.find(plan => plan.id === id)?.title ?? id
  return (
    <section aria-label="Who rehearses" className="mt-5 rounded-card border border-line bg-card p-4">
      <div className="flex flex-wrap items-end gap-2 text-[12px] text-ink-3">
        <label className="min-w-[160px] flex-1">
          I rehearse for
          <select
            value={profile?.trade ?? ''}
            onChange={event => {
              const trade = trades.find(one => one === event.target.value)
              change(trade ? { trade, level: profile?.level ?? 'senior' } : null)
            }}
            className={look}
          >
            <option value="">I would rather not say</option>
            {trades.map(trade => (
              <option key={trade} value={trade}>
                {tradeWords[trade]}
              </option>
            ))}
          </select>
        </label>
        <label className="min-w-[120px]">
          as
          <select
            value={profile?.level ?? 'senior'}
            disabled={profile === null}
            onChange={event => {
              const level = levels.find(one => one === event.target.value)
              if (profile && level) change({ ...profile, level })
            }}
            className={look}
          >
            {levels.map(level => (
              <option key={level}>{level}</option>
            ))}
          </select>
        </label>
      </div>
      <p className="mt-2 text-[13px] text-ink-2">
        {loop
          ? `A loop to aim at: ${loop.plans.map(title).join(', ')}. New rooms judge you as ${profile?.level ?? ''}, whatever the level of the question.`
          : 'Kept on this device. It orders the questions, and new rooms judge you at your level.'}
      </p>
    </section>
  )
}

const look =
  'mt-1 h-9 w-full rounded-[8px] border border-line-strong bg-card px-2.5 text-[13.5px] text-ink max-sm:h-11 disabled:opacity-50'
