/** Makes ids, keys and tokens, and the hashes they are kept under. Knows nothing of what they open. */
import { createHash, randomBytes, randomInt } from 'node:crypto'

const letters = '23456789abcdefghjkmnpqrstuvwxyz'
const word = (length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** A room's id: in links and addresses, no secret. */
export const newRoomId = (): string => word(10)
export const newSeatId = (): string => `s-${word(10)}`
/** 128 bits: a role's key in a link's fragment, or a seat's token. */
export const newSecret = (): string => randomBytes(16).toString('base64url')

/** What is stored in place of a secret. With 128 random bits no salt and no slow hash is needed. */
export const hashOf = (kind: 'key' | 'token', secret: string): string =>
  createHash('sha256').update(`${kind}:${secret}`).digest('base64url')
