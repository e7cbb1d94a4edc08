/** What the store and its thread say to each other, and how bytes and errors travel. Knows no SQLite. */
import type { Objection, Reads } from '../disk.js'
import { Conflict, Corrupt, InUse, WrittenByNewer, type Snapshot, type StoreEvent } from '../port.js'
import { packOf, unpack, type Pack } from './pack.js'

/** What the thread is started with. */
export interface ThreadGiven {
  readonly folder: string
  readonly settleMs: number
}
/** What the thread is asked; `id` comes back with the answer. The opening of the folder is asked by starting it: id 0. */
export type Request = { readonly id: number } & (
  | { readonly type: 'commit'; readonly group: Uint8Array }
  | { readonly type: 'ask'; readonly name: keyof Reads; readonly of: readonly unknown[] }
  | { readonly type: 'close' }
)
export type Reply =
  | { readonly type: 'answer'; readonly id: number; readonly answer?: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly failure: ToldError }
  | { readonly type: 'event'; readonly event: StoreEvent }

/** An error on its way between threads, which would take the class from it. */
export type ToldError =
  | { readonly type: 'conflict'; readonly stream: string; readonly expected: number; readonly end: number }
  | {
      readonly type: 'corrupt'
      readonly stream: string
      readonly position: number
      readonly cause?: ToldError
    }
  | { readonly type: 'inUse'; readonly folder: string }
  | { readonly type: 'newer'; readonly folder: string; readonly why: string }
  | { readonly type: 'other'; readonly message: string; readonly stack?: string | undefined }

export function told(thrown: unknown): ToldError {
  if (thrown instanceof Conflict) {
    const { stream, expected, end } = thrown
    return { type: 'conflict', stream, expected, end }
  }
  if (thrown instanceof Corrupt) {
    const { stream, position, cause } = thrown
    return { type: 'corrupt', stream, position, ...(cause === undefined ? {} : { cause: told(cause) }) }
  }
  if (thrown instanceof InUse) return { type: 'inUse', folder: thrown.folder }
  if (thrown instanceof WrittenByNewer) return { type: 'newer', folder: thrown.folder, why: thrown.why }
  if (thrown instanceof Error) return { type: 'other', message: thrown.message, stack: thrown.stack }
  return { type: 'other', message: String(thrown) }
}
export function retold(it: ToldError): Error {
  switch (it.type) {
    case 'conflict':
      return new Conflict(it.stream, it.expected, it.end)
    case 'corrupt':
      return new Corrupt(it.stream, it.position, it.cause && retold(it.cause))
    case 'inUse':
      return new InUse(it.folder)
    case 'newer':
      return new WrittenByNewer(it.folder, it.why)
    case 'other': {
      const error = new Error(it.message)
      if (it.stack !== undefined) error.stack = it.stack
      return error
    }
  }
}
export const toldAll = (
  objections: readonly (Objection | undefined)[],
): readonly (ToldError | undefined)[] =>
  objections.some(one => one !== undefined) ? objections.map(one => one && told(one)) : []

/** Entries travel as one pack: however many, they are one buffer. */
type Parcel = Pack & { readonly position: number }

/** An answer as it travels, and the buffers that it gives away. */
export function parcelOf(name: keyof Reads, answer: ReturnType<Reads[keyof Reads]>) {
  switch (name) {
    case 'read': {
      // The answer to `read`.
      const entries = answer as ReturnType<Reads['read']>
      const last = entries.at(-1)
      if (!last) return { answer: undefined, give: [] }
      const parcel: Parcel = { ...packOf(entries), position: last.position }
      return { answer: parcel, give: ownBuffer(parcel.body) }
    }
    case 'snapshot': {
      // The answer to `snapshot`.
      const kept = answer as Snapshot | undefined
      return { answer: kept, give: kept ? ownBuffer(kept.body) : [] }
    }
    default:
      return { answer, give: [] }
  }
}
export function opened<Name extends keyof Reads>(name: Name, answer: unknown): ReturnType<Reads[Name]> {
  // Made by `parcelOf` of the same name.
  if (name !== 'read') return answer as ReturnType<Reads[Name]>
  const parcel = answer as Parcel | undefined
  return (parcel ? unpack(parcel.position, parcel) : []) as ReturnType<Reads[Name]>
}
/** A buffer that holds nothing else may be given away; of another one the part is copied. */
const ownBuffer = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
