/** Dark or light: chosen by hand, else by the system. `public/theme.js` sets it before the first paint. */
import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark'
const kept = 'signalroom:theme'
const listeners = new Set<() => void>()

export const theme = (): Theme => (document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light')

/** By hand, on this page: what is kept may be forbidden to be. */
let isChosen = false

export function setTheme(next: Theme): void {
  isChosen = true
  try {
    localStorage.setItem(kept, next)
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  show(next)
}
/** Goes with the system when that turns to night in mid-round, unless somebody has chosen by hand. */
export function followSystem(): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
    if (!isChosen && !wasChosen()) show(matches ? 'dark' : 'light')
  })
}
function wasChosen(): boolean {
  try {
    return localStorage.getItem(kept) !== null
  } catch {
    return false
  }
}
function show(next: Theme): void {
  document.documentElement.dataset['theme'] = next
  for (const listener of listeners) listener()
}

export const useTheme = (): Theme =>
  useSyncExternalStore(listener => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, theme)
