/** The HTTP call of replay as a function. Knows its address and shape; keeps nothing. */
import { decodePast, type DocumentName, type DocumentPast, type Problem } from '@signalroom/shared'
import type { Asking } from './recordings'

/** Rejects with a sentence. */
export async function readPast({ room, token }: Asking, document: DocumentName): Promise<DocumentPast> {
  const path = `/api/rooms/${encodeURIComponent(room)}/replay/${document}`
  const response = await fetch(path, { headers: { authorization: `Bearer ${token}` } }).catch(() => {
    throw new Error('The server cannot be reached.')
  })
  if (response.ok) return decodePast(new Uint8Array(await response.arrayBuffer()))
  const said = (await response.json().catch(() => null)) as Partial<Problem> | null
  throw new Error(said?.detail ?? `The server answered ${response.status}.`)
}
