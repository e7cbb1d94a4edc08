/** The list a button opens. Keyboard, focus and roles are radix's; the look is ours. */
import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes'

export function MenuContent({ className, ...rest }: ComponentProps<typeof DropdownMenu.Content>) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        align="end"
        sideOffset={6}
        className={classes(
          'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-[180px] overflow-y-auto rounded-m border border-line bg-card p-1.5 text-ink shadow-card',
          className,
        )}
        {...rest}
      />
    </DropdownMenu.Portal>
  )
}

const row =
  'flex cursor-pointer items-center rounded-[6px] px-3 py-2 text-[13.5px] outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-sunk max-sm:min-h-11'

export function MenuItem({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item className={classes(row, className)} {...rest} />
}

/** One of several, in a `DropdownMenu.RadioGroup`. */
export function MenuChoice({ children, ...rest }: ComponentProps<typeof DropdownMenu.RadioItem>) {
  return (
    <DropdownMenu.RadioItem className={row} {...rest}>
      <Ticked>{children}</Ticked>
    </DropdownMenu.RadioItem>
  )
}
/** Something that is or is not so; the menu stays open. */
export function MenuSwitch({ children, ...rest }: ComponentProps<typeof DropdownMenu.CheckboxItem>) {
  return (
    <DropdownMenu.CheckboxItem className={row} onSelect={event => event.preventDefault()} {...rest}>
      <Ticked>{children}</Ticked>
    </DropdownMenu.CheckboxItem>
  )
}
const Ticked = ({ children }: { readonly children: ReactNode }) => (
  <>
    <span className="mr-2 w-4 shrink-0">
      <DropdownMenu.ItemIndicator>
        <Check size={15} aria-hidden="true" />
      </DropdownMenu.ItemIndicator>
    </span>
    {children}
  </>
)

export function MenuTitle(rest: ComponentProps<typeof DropdownMenu.Label>) {
  return <DropdownMenu.Label className="px-3 pt-1.5 pb-1 text-[12px] text-ink-3" {...rest} />
}
export function MenuLine() {
  return <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
}
