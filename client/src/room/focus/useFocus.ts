/** Private focus as this seat sees it. Holds no rule and no time of its own. */
import { focusing, leftText, type Focus, type Pane } from '@signalroom/shared'
import { useHere, useRoom, useServerNow } from '../read'

export interface FocusNow extends Focus {
  readonly mine: boolean
}

/** Null while there is none. */
export function useFocus(): FocusNow | null {
  const { me } = useHere()
  const focus = useRoom(room => (focusing(room) ? room.open.focus : null))
  return focus && { ...focus, mine: focus.seat === me.seat }
}

/** What is hidden, as its own seat is told. */
export const hiddenWords = (hides: readonly Pane[]): string =>
  hides.length > 1 ? 'your code and drawing' : hides.includes('code') ? 'your code' : 'your drawing'

/** "4:12", turning with everybody's clock. */
export function useFocusLeft({ until }: Focus): string {
  return leftText(Math.max(0, until - useServerNow(1000)))
}
