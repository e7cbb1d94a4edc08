/** The list a button opens. Keyboard, focus and roles are radix's; the look is ours. */
import { DropdownMenu } from 'radix-ui'
import type { ComponentProps } from 'react'
import { classes } from './classes'

export function MenuContent({ className, ...rest }: ComponentProps<typeof DropdownMenu.Content>) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        align="end"
        sideOffset={6}
        className={classes(
          'z-50 min-w-[180px] rounded-m border border-line bg-card p-1.5 text-ink shadow-card',
          className,
        )}
        {...rest}
      />
    </DropdownMenu.Portal>
  )
}

export function MenuItem({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) {
  return (
    <DropdownMenu.Item
      className={classes(
        'flex cursor-pointer items-center rounded-[6px] px-3 py-2 text-[13.5px] outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-sunk',
        className,
      )}
      {...rest}
    />
  )
}
