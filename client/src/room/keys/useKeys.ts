/** Keys of the room: live only while nobody is writing, drawing or in a dialog. Knows no command. */
import { useEffect, useRef } from 'react'
import { keyName } from '../../ui/typed-key'
import { typing } from './places'

/** By what a key types: `a`, `1`, `[`, `Shift+P`, `Shift+ArrowRight`, `Space`. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** Listens for keys while the component is drawn. Held keys count once. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      const name = keyName(event)
      const call = name === null ? undefined : latest.current[name]
      if (!call || event.repeat || typing(event)) return
      event.preventDefault()
      call(event)
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
}
