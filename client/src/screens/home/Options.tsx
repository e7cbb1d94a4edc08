/** What few people need to change, folded away. */
import { levels, type Company, type Level, type PresetRow } from '@signalroom/shared'
import { Select } from '../../ui/Select'

export interface Chosen {
  readonly mode: 'coach' | 'strict'
  readonly exam: boolean
  readonly title: string
  /** How a company judges; null: as the rubric does. */
  readonly preset: Company | null
  readonly equalWeights: boolean
  /** The candidate's own level; null: the question's. */
  readonly level: Level | null
}

export function Options({
  chosen,
  choose,
  presets,
}: {
  chosen: Chosen
  choose: (next: Chosen) => void
  presets: readonly PresetRow[]
}) {
  return (
    <details className="group rounded-m border border-line px-3.5">
      <summary className="cursor-pointer py-2.5 text-[13px] text-ink-2 select-none">
        Options
        <span className="ml-2 text-[12px] text-ink-3">
          {chosen.mode === 'strict' ? 'strict clock' : 'calm clock'}, {chosen.exam ? 'no cues' : 'with cues'}
          {chosen.preset === null ? '' : `, ${presets.find(one => one.id === chosen.preset)?.title ?? ''}`}
          {chosen.level === null ? '' : `, ${chosen.level}`}
        </span>
      </summary>
      <div className="space-y-3 pb-3.5">
        <Choice
          label="Strict clock"
          what="A phase gives way two minutes after its time. Otherwise you move on by hand."
          checked={chosen.mode === 'strict'}
          set={strict => choose({ ...chosen, mode: strict ? 'strict' : 'coach' })}
        />
        <Choice
          label="Exam"
          what="The candidate sees no cues. The debrief shows the same."
          checked={chosen.exam}
          set={exam => choose({ ...chosen, exam })}
        />
        <Select
          label="Judged as by"
          none="the rubric as it is"
          value={chosen.preset}
          options={presets.map(({ id }) => id)}
          wordsOf={id =>
            presets.flatMap(one => (one.id === id ? [`${one.title}: ${one.summary}`] : []))[0] ?? id
          }
          change={preset => choose({ ...chosen, preset })}
        />
        <Choice
          label="Equal weights"
          what="Every row of the rubric counts the same."
          checked={chosen.equalWeights}
          set={equalWeights => choose({ ...chosen, equalWeights })}
        />
        <Select
          label="Level of the candidate"
          none="as the question’s"
          value={chosen.level}
          options={levels}
          change={level => choose({ ...chosen, level })}
        />
        <label className="block text-[12px] text-ink-3">
          Title of the room
          <input
            dir="auto"
            value={chosen.title}
            maxLength={80}
            placeholder="The question’s title"
            onChange={event => choose({ ...chosen, title: event.target.value })}
            className="mt-1 h-9 w-full rounded-[8px] border border-line-strong bg-card px-2.5 text-[13.5px] text-ink placeholder:text-ink-3"
          />
        </label>
      </div>
    </details>
  )
}

function Choice({
  label,
  what,
  checked,
  set,
}: {
  label: string
  what: string
  checked: boolean
  set: (on: boolean) => void
}) {
  return (
    <label className="flex cursor-pointer gap-3">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        onChange={event => set(event.target.checked)}
        className="mt-1 size-4 accent-[var(--accent)]"
      />
      <span>
        <span className="block text-[13.5px] font-[560]">{label}</span>
        <span className="block text-[12.5px] text-ink-3">{what}</span>
      </span>
    </label>
  )
}
