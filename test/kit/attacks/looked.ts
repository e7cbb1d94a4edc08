/** How an attacker knows that the relay has dealt with what it sent. */
import type { Raw } from '../relay-door.js'

/** Asks for the document, which is answered after all that came before, and at once; or is over with the connection. */
export async function looked(raw: Raw): Promise<void> {
  raw.got.length = 0
  raw.send(0, 0, 1, 0)
  await Promise.race([raw.frame(answer => answer[0] === 0 && answer[1] === 1), raw.closed])
}
