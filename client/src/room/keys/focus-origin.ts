/** Whether the focus came to where it is by keyboard or by pointer. `:focus-visible` cannot tell: any key makes it true. */
let keyboard = true

addEventListener('pointerdown', () => (keyboard = false), true)
addEventListener('keydown', event => (keyboard ||= event.key === 'Tab'), true)

/** True until a pointer is used, and again after Tab. */
export const focusedByKeyboard = (): boolean => keyboard
