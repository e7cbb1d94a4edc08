/** Seals as screens ask for them. Holds no rule: each is a seal of the room, the same object while it lasts. */
import { lasting, type Pane, type Room, type Seal } from '@signalroom/shared'

/** The lock that an interviewer set on a pane. */
export const lockOn = (room: Room, pane: Pane): Seal | undefined =>
  lasting(room).find(
    ({ reason, does, on }) =>
      reason === 'locked' && does === 'closes' && on.type === 'documents' && on.documents.includes(pane),
  )

/** Whether a block of the round keeps a pane closed just now. */
export const waitsOn = (room: Room, pane: Pane): boolean =>
  lasting(room).some(
    ({ seal, on }) => seal.startsWith('block-') && on.type === 'documents' && on.documents.includes(pane),
  )
