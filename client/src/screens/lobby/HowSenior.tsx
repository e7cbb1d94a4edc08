/** The interviewer says how senior they are: it stands in the debrief, beside what they judged. */
import type { Seniority } from '@signalroom/shared'
import { useAsk } from '../../room/ask'
import { useHere, useRoom } from '../../room/read'

export const seniorityWords: Readonly<Record<Seniority, string>> = {
  peer: 'A peer',
  senior: 'A senior',
  staff: 'Staff or principal',
  manager: 'A hiring manager',
}

export function HowSenior() {
  const { me } = useHere()
  const ask = useAsk()
  const said = useRoom(room => room.open.seniority?.[me.seat])
  const plays = useRoom(room => room.panel.guide?.personas)
  if (me.role !== 'interviewer') return null
  return (
    <fieldset className="mt-5">
      <legend className="text-[13.5px] font-[620]">How senior are you?</legend>
      <p className="mt-0.5 text-[13px] text-ink-2">
        {plays
          ? 'In this round you play somebody. A senior who has sat on that side is worth more to them than a peer; a peer who takes it seriously is welcome.'
          : 'It stands in the debrief beside what you judged. Nothing else changes.'}
      </p>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {(Object.keys(seniorityWords) as Seniority[]).map(as => (
          <label
            key={as}
            className="flex min-h-9 cursor-pointer items-center gap-2 rounded-m border border-line px-3 text-[13.5px] has-checked:border-accent has-checked:bg-accent-soft max-sm:min-h-11"
          >
            <input
              type="radio"
              name="seniority"
              className="size-4 accent-accent"
              checked={said === as}
              onChange={() => void ask({ type: 'seniority.say', as })}
            />
            {seniorityWords[as]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
