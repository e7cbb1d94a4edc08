/** Whether the page is being put on paper: then what is closed stands open, and what is pressed on a screen is a link or words. */
import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

let isPaper = false
let opened: readonly HTMLDetailsElement[] = []
const told = new Set<() => void>()

/** Told once, before anything is drawn. */
export function watchPaper(): void {
  addEventListener('beforeprint', () => {
    turn(true)
    opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
    for (const one of opened) one.open = true
  })
  addEventListener('afterprint', () => {
    for (const one of opened) one.open = false
    opened = []
    turn(false)
  })
}

/** The browser draws the page at once after it has told of it. */
const turn = (to: boolean): void =>
  flushSync(() => {
    isPaper = to
    for (const tell of told) tell()
  })

export const useIsPaper = (): boolean =>
  useSyncExternalStore(
    tell => {
      told.add(tell)
      return () => told.delete(tell)
    },
    () => isPaper,
  )
