/** Whether a key pressed now belongs to the room, or to a place where one writes, draws or answers. Knows no command. */

const places =
  'input, textarea, select, [contenteditable="true"], .cm-editor, .tl-container, .outline-pane, [role="dialog"], [role="alertdialog"], [role="menu"]'

const pressable = 'a[href], button, summary, [role="tab"], [role="radio"]'

/** Whether a key pressed now belongs to a field, the code, the board or a dialog, and must be left alone. */
export function typing(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.activeElement
  if (!target) return false
  return target.closest(places) !== null || hasLost() || pressing(event, target)
}

/** Whether what had the focus is gone from under the hands of who wrote there: a file, a dialog, a pane that was locked. */
export const hasLost = (): boolean => wrote && !leaving && isNowhere()

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body

/** Space and Enter press what the Tab key came to. What a mouse has clicked keeps no claim on them. */
const pressing = ({ key }: KeyboardEvent, target: Element): boolean =>
  (key === ' ' || key === 'Enter') && focusedByKeyboard && target.closest(pressable) !== null

/** Whether the focus came to where it is by keyboard or by pointer. `:focus-visible` cannot tell: any key makes it true. */
let focusedByKeyboard = true
/** Whether the focus was last in a place of writing, and was not led away from there by a click, by Escape or by Tab. */
let wrote = false
/** Whether a key that leads away, or what ends a field, has just been pressed, and what it did is not yet known. */
let leaving = false

addEventListener(
  'pointerdown',
  () => {
    focusedByKeyboard = false
    wrote = false
  },
  true,
)
addEventListener('focusin', ({ target }) => {
  wrote = target instanceof Element && target.closest(places) !== null
})
addEventListener(
  'keydown',
  ({ key }) => {
    focusedByKeyboard ||= key === 'Tab'
    if (key === 'Tab' || key === 'Escape') leave()
  },
  true,
)
// What is sent off ends with its field.
addEventListener('submit', leave, true)

function leave() {
  leaving = true
  setTimeout(() => {
    if (isNowhere()) wrote = false
    leaving = false
  })
}
