/** Makes ids of rooms, seats, persons and loops: in links and addresses, no secret. Knows nothing of what they name. */
import { randomInt } from 'node:crypto'

const letters = '23456789abcdefghjkmnpqrstuvwxyz'
const word = (length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

export const newRoomId = (): string => word(10)
export const newSeatId = (): string => `s-${word(10)}`
export const newPersonId = (): string => `p-${word(10)}`
export const newLoopId = (): string => `l-${word(10)}`
/** Of a round or a member within a loop. */
export const newPartId = (): string => word(6)
