/** What another company would make of the same evidence: weights and gates change, what was scored stays. Only looks; changes nothing. */
import { verdictWords, type Debrief, type PresetRow, type Weighing } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { listPresets } from '../../link/api'
import { useRoom } from '../../room/read'

export interface JudgedAsChoice {
  readonly id: string
  readonly as: Weighing | undefined
}
export const asItWas: JudgedAsChoice = { id: 'room', as: undefined }

export function JudgedAs({
  debrief,
  chosen,
  choose,
}: {
  debrief: Debrief
  chosen: JudgedAsChoice
  choose: (choice: JudgedAsChoice) => void
}) {
  const opened = useRoom(room => room.open.preset)
  const [presets, setPresets] = useState<readonly PresetRow[]>([])
  const weighs = debrief.rows.some(row => (row.weight ?? 0) > 0)
  useEffect(() => {
    let wanted = true
    if (weighs)
      listPresets().then(
        rows => wanted && setPresets(rows),
        () => {},
      )
    return () => {
      wanted = false
    }
  }, [weighs])
  if (!weighs) return null
  const shown = debrief.recommendation ?? debrief.own
  return (
    <div className="mt-4 border-t border-line pt-3 print:hidden">
      <label className="block text-[12.5px] text-ink-3">
        Judged as
        <select
          value={chosen.id}
          onChange={event => {
            const id = event.target.value
            const preset = presets.find(one => one.id === id)
            choose(
              id === 'room'
                ? asItWas
                : { id, as: id === 'equal' ? { equal: true } : { preset: preset ?? null } },
            )
          }}
          className="mt-1 h-9 w-full rounded-[8px] border border-line-strong bg-card px-2.5 text-[13.5px] text-ink max-sm:h-11"
        >
          <option value="room">
            this room did
            {opened
              ? ` (${[opened.title, opened.equal ? 'equal weights' : null].filter(Boolean).join(', ')})`
              : ''}
          </option>
          <option value="equal">all weights equal</option>
          {presets.map(preset => (
            <option key={preset.id} value={preset.id}>
              {preset.title}
            </option>
          ))}
        </select>
      </label>
      {chosen.id !== 'room' && shown ? (
        <p role="status" className="mt-1.5 text-[12.5px] text-ink-2">
          The same evidence, weighed so: {verdictWords[shown.verdict]}, {shown.score.toFixed(2)}. Nothing that
          was recorded changes.
        </p>
      ) : null}
    </div>
  )
}
