/** A labelled place to type in, a line or several, with what is wrong with it said beneath. */
import { useId, type ComponentProps, type ReactNode } from 'react'
import { classes } from './classes'

interface Labelled {
  readonly label: string
  readonly wrong?: string | undefined
  /** What is still missing, said calmly: it may be kept all the same. */
  readonly open?: string | undefined
}

export function Field({ label, wrong, open, className, ...rest }: ComponentProps<'input'> & Labelled) {
  return (
    <Framed label={label} wrong={wrong} open={open} className={className}>
      {told => <input {...told} className={classes('h-11 text-[15px]', lookOf(wrong))} {...rest} />}
    </Framed>
  )
}

/** Several lines. */
export function LongField({ label, wrong, open, className, ...rest }: ComponentProps<'textarea'> & Labelled) {
  return (
    <Framed label={label} wrong={wrong} open={open} className={className}>
      {told => <textarea {...told} className={classes('py-2 text-[14px]', lookOf(wrong))} {...rest} />}
    </Framed>
  )
}

const lookOf = (wrong: string | undefined): string =>
  classes(
    'w-full rounded-m border bg-card px-3.5 text-ink placeholder:text-ink-3 focus-visible:outline-2 focus-visible:outline-accent',
    wrong === undefined ? 'border-line-strong' : 'border-red',
  )

function Framed({
  label,
  wrong,
  open,
  className,
  children,
}: Labelled & {
  readonly className: string | undefined
  readonly children: (
    told: Pick<ComponentProps<'input'>, 'id' | 'aria-invalid' | 'aria-describedby'>,
  ) => ReactNode
}) {
  const id = useId()
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-[12px] font-[560] text-ink-2">
        {label}
      </label>
      {children({
        id,
        'aria-invalid': wrong !== undefined,
        'aria-describedby':
          wrong !== undefined ? `${id}-wrong` : open !== undefined ? `${id}-open` : undefined,
      })}
      {wrong === undefined ? null : (
        <p id={`${id}-wrong`} role="alert" className="mt-1.5 text-[12.5px] text-red">
          {wrong}
        </p>
      )}
      {open === undefined || wrong !== undefined ? null : (
        <p id={`${id}-open`} className="mt-1.5 text-[12.5px] text-amber">
          {open}
        </p>
      )}
    </div>
  )
}
