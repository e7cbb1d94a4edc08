/** A sheet of paper on the table. */
import type { ComponentProps } from 'react'
import { classes } from './classes'

export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      className={classes(
        'rounded-card border border-line bg-card shadow-card slim:px-3! print:break-inside-avoid print:shadow-none',
        className,
      )}
      {...rest}
    />
  )
}
