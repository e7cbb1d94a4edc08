/** Presses keys anew that came while a label was still on its way, and were meant for what comes after it. It knows no engine. */

/** What of a press is needed to press it again. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>

export const pressed = ({ key, code, shiftKey }: KeyboardEvent): Pressed => ({ key, code, shiftKey })

export function pressAgain(target: HTMLElement, presses: readonly Pressed[]): void {
  for (const press of presses)
    target.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true }))
}

/** The presses by which one goes on from a label that Tab has ended. */
export const goingOn = ({ shiftKey }: Pressed): readonly Pressed[] => {
  const begin = { key: 'a', code: 'KeyA', shiftKey: false }
  return shiftKey ? [begin, begin] : [begin]
}
