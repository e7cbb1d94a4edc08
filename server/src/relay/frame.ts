/** The y-websocket wire: what a binary frame holds, both ways. Knows no socket, no document and no rule. */
import { savedKind } from '@signalroom/shared'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { Cursor } from './cursor.js'

/** One client's state as it stands on the wire; `state` is a JSON text, "null" when the client is gone. */
export interface Presence {
  readonly client: number
  readonly clock: number
  readonly state: string
}
export type Frame =
  /** "This is what I have": a state vector, to be answered with what it lacks. */
  | { readonly type: 'ask'; readonly vector: ReadonlyMap<number, number> }
  /** "This is what you lack": the answer to an ask. */
  | { readonly type: 'answer'; readonly update: Uint8Array }
  /** A change made just now. */
  | { readonly type: 'change'; readonly update: Uint8Array }
  | { readonly type: 'presence'; readonly presences: readonly Presence[] }
  /** "Who is here?" */
  | { readonly type: 'who' }

const [sync, awareness, query] = [0, 1, 3]
const [ask, answer, change] = [0, 1, 2]
const permission = 2
/** A stock client repeats everybody's state; more people than this are in no room. */
const mostPresences = 200

/** Returns undefined for anything but exactly one whole frame. The updates are views of `bytes`. */
export function parseFrame(bytes: Uint8Array): Frame | undefined {
  const cursor = new Cursor(bytes)
  const frame = readFrame(cursor)
  return cursor.finished ? frame : undefined
}

function readFrame(cursor: Cursor): Frame | undefined {
  switch (cursor.uint()) {
    case sync:
      return readSync(cursor)
    case awareness:
      return { type: 'presence', presences: inBlock(cursor, readPresences) }
    case query:
      return { type: 'who' }
    default:
      return undefined
  }
}
function readSync(cursor: Cursor): Frame | undefined {
  switch (cursor.uint()) {
    case ask:
      return { type: 'ask', vector: inBlock(cursor, readVector) }
    case answer:
      return { type: 'answer', update: cursor.block() }
    case change:
      return { type: 'change', update: cursor.block() }
    default:
      return undefined
  }
}
function inBlock<Value>(cursor: Cursor, read: (inner: Cursor) => Value): Value {
  const inner = new Cursor(cursor.block())
  const value = read(inner)
  if (!inner.finished) cursor.fail()
  return value
}
function readVector(cursor: Cursor): ReadonlyMap<number, number> {
  const vector = new Map<number, number>()
  for (let n = cursor.count(); n > 0 && !cursor.bad; n--) vector.set(cursor.uint(), cursor.uint())
  return vector
}
function readPresences(cursor: Cursor): readonly Presence[] {
  const presences: Presence[] = []
  const count = cursor.count()
  if (count > mostPresences) cursor.fail()
  for (let n = count; n > 0 && !cursor.bad; n--)
    presences.push({ client: cursor.uint(), clock: cursor.uint(), state: cursor.text() })
  return presences
}

export const askFrame = (vector: Uint8Array): Uint8Array => syncFrame(ask, vector)
export const answerFrame = (update: Uint8Array): Uint8Array => syncFrame(answer, update)
export const changeFrame = (update: Uint8Array): Uint8Array => syncFrame(change, update)

function syncFrame(step: number, body: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, sync)
  writeVarUint(encoder, step)
  writeVarUint8Array(encoder, body)
  return toUint8Array(encoder)
}

/**
 * "All changes in your first `count` frames are on the disk." Rides on the message for permissions with a kind of its
 * own, which a stock client reads and passes over.
 */
export function savedFrame(count: number): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, permission)
  writeVarUint(encoder, savedKind)
  writeVarUint(encoder, count)
  return toUint8Array(encoder)
}

/** With no presences it says nothing, which still tells a stock client that the link lives. */
export function presenceFrame(presences: readonly Presence[]): Uint8Array {
  const body = createEncoder()
  writeVarUint(body, presences.length)
  for (const { client, clock, state } of presences) {
    writeVarUint(body, client)
    writeVarUint(body, clock)
    writeVarString(body, state)
  }
  const encoder = createEncoder()
  writeVarUint(encoder, awareness)
  writeVarUint8Array(encoder, toUint8Array(body))
  return toUint8Array(encoder)
}
