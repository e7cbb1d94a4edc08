/** One of several, under its label. Knows nothing of what is chosen. */
import { useId, type ReactNode } from 'react'
import { classes } from './classes'

export function Select<Value extends string>({
  label,
  value,
  options,
  change,
  none,
  wordsOf = option => option,
  disabled = false,
  className,
}: {
  label: ReactNode
  value: Value | null
  options: readonly Value[]
  /** What stands for `null`; left out, something is always chosen. */
  none?: string
  change: (value: Value | null) => void
  wordsOf?: (option: Value) => string
  disabled?: boolean
  className?: string
}) {
  const id = useId()
  return (
    <div className={classes('text-[12px] text-ink-3', className)}>
      <label htmlFor={id} className="block">
        {label}
      </label>
      <select
        id={id}
        value={value ?? ''}
        disabled={disabled}
        onChange={event => change(options.find(one => one === event.target.value) ?? null)}
        className="mt-1 h-9 w-full rounded-[8px] border border-line-strong bg-card px-2.5 text-[13.5px] text-ellipsis text-ink disabled:opacity-50 max-sm:h-11"
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {options.map(option => (
          <option key={option} value={option}>
            {wordsOf(option)}
          </option>
        ))}
      </select>
    </div>
  )
}
