/** Keys of the room: live only while nobody is writing, drawing or in a dialog. Knows no command. */
import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'

const places =
  'input, textarea, select, [contenteditable="true"], .cm-editor, .tl-container, [role="dialog"], [role="alertdialog"], [role="menu"]'

const pressable = 'a[href], button, summary, [role="tab"], [role="radio"]'

/** Whether a key pressed now belongs to a field, the code, the board or a dialog, and must be left alone. */
export function typing(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.activeElement
  if (!target) return false
  return target.closest(places) !== null || pressing(event, target)
}

/** Space and Enter press what the Tab key came to. What a mouse has clicked keeps no claim on them. */
const pressing = ({ key }: KeyboardEvent, target: Element): boolean =>
  (key === ' ' || key === 'Enter') && focusedByKeyboard && target.closest(pressable) !== null

/** Whether the focus came to where it is by keyboard or by pointer. `:focus-visible` cannot tell: any key makes it true. */
let focusedByKeyboard = true

addEventListener('pointerdown', () => (focusedByKeyboard = false), true)
addEventListener('keydown', event => (focusedByKeyboard ||= event.key === 'Tab'), true)

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** Listens for keys (in tinykeys' notation) while the component is drawn. Held keys count once. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  const names = Object.keys(keys).join(' ')
  useEffect(() => {
    const bound = names
      .split(' ')
      .filter(Boolean)
      .map(
        name =>
          [
            name,
            (event: KeyboardEvent) => {
              if (event.repeat || typing(event)) return
              const call = latest.current[name]
              if (!call) return
              event.preventDefault()
              call(event)
            },
          ] as const,
      )
    return tinykeys(window, Object.fromEntries(bound))
  }, [names])
}
