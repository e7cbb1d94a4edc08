/** Who rehearses: what they are and at which level. It orders the bank, names a loop to aim at, and sets the level of new rooms. */
import { levels, loopOf, trades, type LoopTemplate, type PlanRow, type Profile } from '@signalroom/shared'
import { tradeWords } from '../../link/profile'
import { Select } from '../../ui/Select'

export function WhoRehearses({
  profile,
  plans,
  loops,
  change,
}: {
  profile: Profile | null
  plans: readonly PlanRow[]
  loops: readonly LoopTemplate[]
  change: (profile: Profile | null) => void
}) {
  const loop = profile && loopOf(profile, loops)
  const title = (id: string) => plans.find(plan => plan.id === id)?.title ?? id
  const named = loop?.rounds.map(round => (round.plan === undefined ? round.title : title(round.plan)))
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
          className="min-w-[160px] flex-1 slim:min-w-0"
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
          ? `A loop to aim at: ${(named ?? []).join(', ')}. New rooms judge you as ${profile?.level ?? ''}, whatever the level of the question.`
          : 'Kept on this device. It orders the questions, and new rooms judge you at your level.'}
      </p>
    </section>
  )
}
