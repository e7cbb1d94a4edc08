/** What another company would make of the same evidence: weights and gates change, what was scored stays. Only looks; changes nothing. */
import { verdictWords, type Debrief, type PresetRow, type Weighing } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { listPresets } from '../../link/api'
import { useRoom } from '../../room/read'
import { Select } from '../../ui/Select'

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
  const here = [opened?.title, opened?.equal ? 'equal weights' : null].filter(Boolean).join(', ')
  const wordsOf = (id: string): string => {
    if (id === 'equal') return 'all weights equal'
    if (id === 'room') return `this room did${here === '' ? '' : ` (${here})`}`
    return presets.find(one => one.id === id)?.title ?? id
  }
  return (
    <div className="mt-4 border-t border-line pt-3 print:hidden">
      <Select
        label="Judged as"
        value={chosen.id}
        options={['room', 'equal', ...presets.map(({ id }) => id)]}
        wordsOf={wordsOf}
        change={id => {
          const preset = presets.find(one => one.id === id)
          if (id === 'equal') choose({ id, as: { equal: true } })
          else choose(preset ? { id: preset.id, as: { preset } } : asItWas)
        }}
      />
      {chosen.id !== 'room' && shown ? (
        <p role="status" className="mt-1.5 text-[12.5px] text-ink-2">
          The same evidence, weighed so: {verdictWords[shown.verdict]}, {shown.score.toFixed(2)}. Nothing that
          was recorded changes.
        </p>
      ) : null}
    </div>
  )
}
