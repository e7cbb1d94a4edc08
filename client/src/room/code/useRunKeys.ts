/** Ctrl or Cmd with Enter runs the file in front, with Shift its tests: from the editor too, never from another field. */
import { useEffect, useRef } from 'react'
import { testable, type RunActions } from './useRunActions'

const elsewhere =
  'input, textarea, select, [role="dialog"], [role="alertdialog"], [role="menu"], .tl-container'

export function useRunKeys(actions: RunActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      const target = event.target instanceof Element ? event.target : null
      const inCode = target?.closest('.cm-content') !== null && target !== null
      if ((!inCode && target?.closest(elsewhere)) || event.isComposing) return
      const { mayRun, run, tests } = latest.current
      if (!mayRun) return
      // The editor has a meaning of its own for these keys.
      event.preventDefault()
      event.stopPropagation()
      if (event.repeat) return
      if (!event.shiftKey) run()
      else if (testable(latest.current)) tests()
    }
    addEventListener('keydown', pressed, true)
    return () => removeEventListener('keydown', pressed, true)
  }, [])
}

const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
/** As printed on the keyboard in front of this person. */
export const runKeyNames = apple
  ? ({ run: '⌘ ⏎', tests: '⇧ ⌘ ⏎' } as const)
  : ({ run: 'Ctrl ⏎', tests: 'Ctrl ⇧ ⏎' } as const)
