/** What of a room is fetched after its door: the screen of the round, and the two panes. Each knows itself what it needs. */
import { laterPart } from '../ui/later-part'

export const RoomScreen = laterPart<object>(async () => ({
  default: (await import('./RoomScreen')).RoomScreen,
}))
export const CodePane = laterPart(() => import('../code/CodePane'))
export const BoardPane = laterPart(() => import('../board/BoardPane'))
