/** The y-websocket wire: what a binary message holds, both ways. Knows no socket, no document and no rule. */
import { savedKind } from '@signalroom/shared'
import { Cursor } from './cursor.js'
import { pen, sizeOf, sizeOfAll } from './pen.js'

/** One client's state: a JSON text, "null" when the client is gone. */
export interface Presence {
  readonly client: number
  readonly clock: number
  readonly state: string
}
/** The same as it came: bytes that should be such a text. */
export interface Claim extends Omit<Presence, 'state'> {
  readonly state: Uint8Array
}
export type Frame =
  /** "This is what I have": a state vector, to be answered with what it lacks. */
  | { readonly type: 'ask'; readonly vector: ReadonlyMap<number, number> }
  /** "This is what you lack": the answer to an ask. */
  | { readonly type: 'answer'; readonly update: Uint8Array }
  /** A change made just now. */
  | { readonly type: 'change'; readonly update: Uint8Array }
  | { readonly type: 'presence'; readonly claims: readonly Claim[] }
  /** "Who is here?" */
  | { readonly type: 'who' }

const [sync, awareness, query] = [0, 1, 3]
/** The first byte of every presence. */
export const presenceKind = awareness
const [ask, answer, change] = [0, 1, 2]
const permission = 2
/** A stock client repeats everybody's state; more people than this are in no room. */
const mostPresences = 200

/** One for all messages: each is read in one go. */
const cursor = new Cursor(new Uint8Array(0))

/** Returns undefined for anything but exactly one whole frame. Updates and states are views of `bytes`. */
export function parseFrame(bytes: Uint8Array): Frame | undefined {
  cursor.reset(bytes)
  const frame = readFrame()
  return cursor.finished ? frame : undefined
}

function readFrame(): Frame | undefined {
  switch (cursor.uint()) {
    case sync:
      return readSync()
    case awareness:
      openBlock()
      return { type: 'presence', claims: readClaims() }
    case query:
      return { type: 'who' }
    default:
      return undefined
  }
}
function readSync(): Frame | undefined {
  switch (cursor.uint()) {
    case change:
      return { type: 'change', update: cursor.block() }
    case answer:
      return { type: 'answer', update: cursor.block() }
    case ask:
      openBlock()
      return { type: 'ask', vector: readVector() }
    default:
      return undefined
  }
}
/** What follows is the rest of the message, and nothing but that. */
function openBlock(): void {
  if (cursor.uint() !== cursor.left) cursor.fail()
}
function readVector(): ReadonlyMap<number, number> {
  const vector = new Map<number, number>()
  for (let n = cursor.count(); n > 0 && !cursor.bad; n--) vector.set(cursor.uint(), cursor.uint())
  return vector
}
function readClaims(): readonly Claim[] {
  const claims: Claim[] = []
  const count = cursor.count()
  if (count > mostPresences) cursor.fail()
  for (let n = count; n > 0 && !cursor.bad; n--)
    claims.push({ client: cursor.uint(), clock: cursor.uint(), state: cursor.block() })
  return claims
}

// What goes out, each in its envelope.

export const askFrame = (vector: Uint8Array): Buffer => pen.uint(sync).uint(ask).block(vector).envelope()
/** A frame in pieces that follow each other, as the update is given in pieces: a whole document is not copied. */
export const answerPieces = (update: readonly Uint8Array[]): readonly Uint8Array[] => inPieces(answer, update)
export const changePieces = (update: readonly Uint8Array[]): readonly Uint8Array[] => inPieces(change, update)
function inPieces(kind: number, update: readonly Uint8Array[]): readonly Uint8Array[] {
  const size = sizeOfAll(update)
  return [pen.uint(sync).uint(kind).uint(size).envelope(size), ...update]
}
export const changeFrame = (update: Uint8Array): Buffer =>
  pen.uint(sync).uint(change).block(update).envelope()
/** "You lack nothing": an update of no structs and no deletions. */
export const nothingMoreFrame: Uint8Array = pen.uint(sync).uint(answer).block(Uint8Array.of(0, 0)).envelope()

/**
 * "All changes in your first `count` frames are on the disk." Rides on the message for permissions with a kind of its
 * own, which a stock client reads and passes over.
 */
export const savedFrame = (count: number): Buffer =>
  pen.uint(permission).uint(savedKind).uint(count).envelope()

/** With no presences it says nothing, which still tells a stock client that the link lives. */
export function presenceFrame(presences: readonly Presence[]): Buffer {
  let size = sizeOf(presences.length)
  for (const { client, clock, state } of presences) {
    const length = Buffer.byteLength(state)
    size += sizeOf(client) + sizeOf(clock) + sizeOf(length) + length
  }
  pen.uint(awareness).uint(size).uint(presences.length)
  for (const { client, clock, state } of presences)
    pen.uint(client).uint(clock).text(state, Buffer.byteLength(state))
  return pen.envelope()
}
