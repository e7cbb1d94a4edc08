/** A short fact beside a title. */
import type { ComponentProps } from 'react'
import { classes } from './classes'

const tones = {
  plain: 'bg-sunk text-ink-2 border-line',
  accent: 'bg-accent-soft text-accent border-transparent',
  amber: 'bg-amber-soft text-amber border-transparent',
  green: 'bg-green-soft text-green border-transparent',
  red: 'bg-red-soft text-red border-transparent',
} as const

export function Pill({
  tone = 'plain',
  className,
  ...rest
}: ComponentProps<'span'> & { readonly tone?: keyof typeof tones }) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 rounded-full border px-2.5 py-1 text-[12px] leading-none font-[560]',
        tones[tone],
        className,
      )}
      {...rest}
    />
  )
}
