/** One field of an artifact card: typed or chosen, with the sentence that is wrong with it beneath. Holds no rule. */
import type { ArtifactField } from '@signalroom/shared'
import { useId, type FocusEvent, type KeyboardEvent } from 'react'
import { classes } from '../../ui/classes'

interface Given {
  readonly field: ArtifactField
  /** What the field is of, for who cannot see where it stands. */
  readonly of: string
  readonly value: string
  readonly most: number
  readonly wrong: string | undefined
  readonly change: (value: string) => void
  /** Keys that lead out of the field, and that it is left. */
  readonly pressed: (event: KeyboardEvent) => void
  readonly left: (event: FocusEvent) => void
  readonly className?: string | undefined
}

export function Cell({ field, of, value, most, wrong, change, pressed, left, className }: Given) {
  const id = useId()
  const told = {
    id,
    value,
    'aria-label': `${field.title}, ${of}`,
    'aria-invalid': wrong !== undefined,
    'aria-describedby': wrong === undefined ? undefined : `${id}-wrong`,
    onChange: (event: { target: { value: string } }) => change(event.target.value),
    onKeyDown: pressed,
    onBlur: left,
  }
  const look = classes(
    'w-full min-w-0 rounded-[8px] border bg-card px-2 text-[13.5px] text-ellipsis placeholder:text-ink-3',
    wrong === undefined ? 'border-line' : 'border-red',
  )
  return (
    <div className={classes('min-w-0', className)}>
      <label htmlFor={id} className="mb-0.5 block text-[11.5px] text-ink-3" dir="auto">
        {field.title}
      </label>
      {field.options ? (
        <select {...told} className={classes(look, 'h-9 max-sm:h-11')}>
          <option value="">—</option>
          {field.options.map(option => (
            <option key={option}>{option}</option>
          ))}
        </select>
      ) : field.long ? (
        <textarea
          {...told}
          dir="auto"
          rows={2}
          maxLength={most}
          placeholder={field.hint}
          className={classes(look, 'py-1.5')}
        />
      ) : (
        <input
          {...told}
          dir="auto"
          maxLength={most}
          placeholder={field.hint}
          className={classes(look, 'h-9 max-sm:h-11')}
        />
      )}
      {wrong === undefined ? null : (
        <p id={`${id}-wrong`} className="mt-0.5 text-[12px] text-red">
          {wrong}
        </p>
      )}
    </div>
  )
}
