/** How one likes to type: kept on this device, for this browser alone. It knows no editor. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { z } from 'zod'
import { siteStorage } from '../../link/storage'

export const sizes = [12, 13, 14, 16, 18, 20] as const

const Preferences = z.object({
  keys: z.enum(['plain', 'vim', 'emacs']).catch('plain'),
  size: z.union(sizes.map(size => z.literal(size))).catch(13),
  /** For a screen reader: nothing is drawn over the text or put in unasked, and lines wrap. */
  reader: z.boolean().catch(false),
  /** Suggestions come while one types. */
  suggest: z.boolean().catch(true),
  /** What Tab does has been read once. */
  tabRead: z.boolean().catch(false),
})
export type Preferences = z.infer<typeof Preferences>

const kept = 'signalroom:editor'
export const preferences = createStore<Preferences>(() => read())

/** Changes what is named and keeps it; where storage is forbidden it lasts as long as the page. */
export function prefer(change: Partial<Preferences>): void {
  preferences.setState(change)
  siteStorage.setItem(kept, JSON.stringify(preferences.getState()))
}

export const usePreferences = (): Preferences => useStore(preferences)

function read(): Preferences {
  try {
    return Preferences.parse(JSON.parse(siteStorage.getItem(kept) ?? '{}'))
  } catch {
    return Preferences.parse({})
  }
}
