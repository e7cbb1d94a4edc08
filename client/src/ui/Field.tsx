/** A labelled line to type in, with what is wrong with it said beneath. */
import { useId, type ComponentProps } from 'react'
import { classes } from './classes'

export function Field({
  label,
  wrong,
  className,
  ...rest
}: ComponentProps<'input'> & { readonly label: string; readonly wrong?: string | undefined }) {
  const id = useId()
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-[12px] font-[560] text-ink-2">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
        className={classes(
          'h-11 w-full rounded-m border bg-card px-3.5 text-[15px] text-ink placeholder:text-ink-3 focus-visible:outline-2 focus-visible:outline-accent',
          wrong === undefined ? 'border-line-strong' : 'border-red',
        )}
        {...rest}
      />
      {wrong === undefined ? null : (
        <p id={`${id}-wrong`} role="alert" className="mt-1.5 text-[12.5px] text-red">
          {wrong}
        </p>
      )}
    </div>
  )
}
