/** The editor as one likes it: keys, size, suggestions, a screen reader's way. Draws and asks; keeps nothing. */
import { Check, SlidersHorizontal } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { MenuContent } from '../../ui/Menu'
import { prefer, sizes, usePreferences, type Preferences } from './preferences'

const keys: readonly (readonly [Preferences['keys'], string])[] = [
  ['plain', 'Plain'],
  ['vim', 'Vim'],
  ['emacs', 'Emacs'],
]
const item =
  'flex cursor-pointer items-center gap-2 rounded-[6px] py-1.5 pr-3 pl-7 relative text-[13px] outline-none data-[highlighted]:bg-sunk max-[899px]:min-h-11'
const head = 'px-3 pt-2 pb-1 text-[11.5px] font-[560] text-ink-3'

export function EditorMenu() {
  const preferences = usePreferences()
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        aria-label="Editor settings"
        title="Editor settings"
        className="grid size-6 flex-none place-items-center rounded-[6px] text-ink-2 hover:bg-sunk max-[899px]:size-11"
      >
        <SlidersHorizontal size={14} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <MenuContent side="top">
        <DropdownMenu.Label className={head}>Keys</DropdownMenu.Label>
        <DropdownMenu.RadioGroup
          value={preferences.keys}
          onValueChange={value => prefer({ keys: value as Preferences['keys'] })}
        >
          {keys.map(([value, name]) => (
            <Radio key={value} value={value}>
              {name}
            </Radio>
          ))}
        </DropdownMenu.RadioGroup>
        <DropdownMenu.Label className={head}>Size</DropdownMenu.Label>
        <DropdownMenu.RadioGroup
          value={String(preferences.size)}
          onValueChange={value => prefer({ size: Number(value) as Preferences['size'] })}
          className="grid grid-cols-3"
        >
          {sizes.map(size => (
            <Radio key={size} value={String(size)}>
              {size}
            </Radio>
          ))}
        </DropdownMenu.RadioGroup>
        <DropdownMenu.Separator className="my-1.5 border-t border-line" />
        <Switch on={preferences.suggest} turn={suggest => prefer({ suggest })}>
          Suggest while typing
        </Switch>
        <Switch on={preferences.reader} turn={reader => prefer({ reader })}>
          Screen reader
        </Switch>
      </MenuContent>
    </DropdownMenu.Root>
  )
}

function Radio({ value, children }: { value: string; children: ReactNode }) {
  return (
    <DropdownMenu.RadioItem value={value} className={item} onSelect={event => event.preventDefault()}>
      <Mark />
      {children}
    </DropdownMenu.RadioItem>
  )
}

function Switch({ on, turn, children }: { on: boolean; turn: (on: boolean) => void; children: ReactNode }) {
  return (
    <DropdownMenu.CheckboxItem
      checked={on}
      onCheckedChange={turn}
      className={item}
      onSelect={event => event.preventDefault()}
    >
      <Mark />
      {children}
    </DropdownMenu.CheckboxItem>
  )
}

const Mark = () => (
  <DropdownMenu.ItemIndicator className="absolute left-2">
    <Check size={14} aria-hidden="true" />
  </DropdownMenu.ItemIndicator>
)
