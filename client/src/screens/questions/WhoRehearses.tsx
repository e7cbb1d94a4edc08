/** Who rehearses: what they are and at which level. It orders the bank, names a loop to aim at, and sets the level of new rooms. */
import { levels, loopOf, trades, type PlanRow, type Profile } from '@signalroom/shared'
import { tradeWords } from '../../link/profile'
import { Select } from '../../ui/Select'

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
      <div className="flex flex-wrap items-end gap-2">
        <Select
          label="I rehearse for"
          none="I would rather not say"
          value={profile?.trade ?? null}
          options={trades}
          wordsOf={trade => tradeWords[trade]}
          change={trade => change(trade && { trade, level: profile?.level ?? 'senior' })}
          className="min-w-[160px] flex-1"
        />
        <Select
          label="as"
          value={profile?.level ?? 'senior'}
          disabled={profile === null}
          options={levels}
          change={level => profile && level && change({ ...profile, level })}
          className="min-w-[120px]"
        />
      </div>
      <p className="mt-2 text-[13px] text-ink-2">
        {loop
          ? `A loop to aim at: ${loop.plans.map(title).join(', ')}. New rooms judge you as ${profile?.level ?? ''}, whatever the level of the question.`
          : 'Kept on this device. It orders the questions, and new rooms judge you at your level.'}
      </p>
    </section>
  )
}
