/** Makes ids of rooms and seats: in links and addresses, no secret. Knows nothing of what they name. */
import { randomInt } from 'node:crypto'

const letters = '23456789abcdefghjkmnpqrstuvwxyz'
const word = (length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

export const newRoomId = (): string => word(10)
export const newSeatId = (): string => `s-${word(10)}`
