/** What stands in a document, as a hash: the same for two that hold the same, however they came to it. Knows no Yjs. */
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'

/** By root name: what a root of the document says of itself. */
export type Roots = Readonly<Record<string, { toJSON(): unknown }>>

const hashBytes = 16

/** The first bytes of the SHA-256 of all roots as JSON, the names of fields in order. */
export function contentHash(roots: Roots): Uint8Array {
  const said = Object.fromEntries(Object.entries(roots).map(([name, root]) => [name, root.toJSON()]))
  return digest(encodeUtf8(canonical(said))).slice(0, hashBytes)
}

/** JSON with the fields of every object in the order of their names; what JSON knows nothing of is left out, as there. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}
