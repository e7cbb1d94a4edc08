/** Which seat writes under which Yjs client id, as it is noted beside a document, so that a replay can say whose hands they were. */
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'

export interface Author {
  readonly client: number
  readonly seat: string
}

export function authorRecord({ client, seat }: Author): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, client)
  writeVarString(encoder, seat)
  return toUint8Array(encoder)
}
/** Throws for a record that is none. */
export function authorIn(body: Uint8Array): Author {
  const decoder = createDecoder(body)
  return { client: readVarUint(decoder), seat: readVarString(decoder) }
}
