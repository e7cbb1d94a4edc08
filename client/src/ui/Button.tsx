/** Buttons say what will happen. One primary a screen; quiet ones have no border until touched. */
import { forwardRef, type ComponentProps } from 'react'
import { classes } from './classes'
import { Kbd } from './Kbd'

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'm' | 's'
  /** The key that does the same, shown on the button. */
  readonly keyName?: string
}

const looks = {
  primary: 'bg-accent border-accent text-accent-ink hover:brightness-110',
  plain: 'bg-card border-line-strong text-ink hover:bg-sunk',
  quiet: 'bg-transparent border-transparent text-ink-2 hover:bg-sunk hover:text-ink',
  danger: 'bg-card border-line-strong text-red hover:bg-red-soft',
} as const
const sizes = { m: 'h-10 px-4 text-[14px] rounded-m', s: 'h-8 px-2.5 text-[12.5px] rounded-[8px]' } as const

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look = 'plain', size = 'm', keyName, className, children, type = 'button', ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      className={classes(
        'inline-flex shrink-0 items-center justify-center gap-2 border font-[560] leading-none whitespace-nowrap transition-[background,filter] duration-150 motion-reduce:transition-none disabled:opacity-50',
        looks[look],
        sizes[size],
        className,
        'slim:h-auto! slim:min-h-10 slim:max-w-full slim:shrink slim:px-2! slim:whitespace-normal',
      )}
      {...rest}
    >
      {children}
      {keyName ? (
        // A phone has no such keys.
        <span className={children === undefined ? undefined : 'max-sm:hidden'}>
          <Kbd>{keyName}</Kbd>
        </span>
      ) : null}
    </button>
  )
})
