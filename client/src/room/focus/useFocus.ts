/** Private focus as this seat sees it. Holds no rule and no time of its own. */
import { focusing, type Focus } from '@signalroom/shared'
import { leftText } from '../../ui/format'
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

/** "4:12", turning with everybody's clock. */
export function useFocusLeft({ until }: Focus): string {
  return leftText(Math.max(0, until - useServerNow(1000)))
}
