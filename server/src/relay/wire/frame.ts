/** The y-websocket wire: what a binary message holds, both ways. Knows no socket, no document and no rule. */
import { savedKind } from '@signalroom/shared'
import { ByteReader } from '../yjs/byte-reader.js'
import { writer, sizeOf, sizeOfAll } from './frame-writer.js'

/** One client's state: a JSON text, "null" when the client is gone. */
export interface PresenceState {
  readonly client: number
  readonly clock: number
  readonly state: string
}
/** The same as it came: bytes that should be such a text. */
export interface PresenceClaim extends Omit<PresenceState, 'state'> {
  readonly state: Uint8Array
}
export type WireFrame =
  /** "This is what I have": a state vector, to be answered with what it lacks. */
  | { readonly type: 'ask'; readonly vector: ReadonlyMap<number, number> }
  | ChangeFrame
  | { readonly type: 'presence'; readonly claims: readonly PresenceClaim[] }
  /** "Who is here?" */
  | { readonly type: 'who' }

/** `answer`: "this is what you lack", said to whoever asked. `change`: what was changed just now. */
export interface ChangeFrame {
  readonly type: 'answer' | 'change'
  readonly update: Uint8Array
}

const [sync, awareness, query] = [0, 1, 3]
/** The first byte of every presence. */
export const presenceKind = awareness
const [ask, answer, change] = [0, 1, 2]
const permission = 2
/** A stock client repeats everybody's state; more people than this are in no room. */
const mostPresences = 200

/** One for all messages: each is read in one go. */
const reader = new ByteReader(new Uint8Array(0))

/** Returns undefined for anything but exactly one whole frame. Updates and states are views of `bytes`. */
export function parseFrame(bytes: Uint8Array): WireFrame | undefined {
  reader.reset(bytes)
  const frame = readFrame()
  return reader.finished ? frame : undefined
}

function readFrame(): WireFrame | undefined {
  switch (reader.uint()) {
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
function readSync(): WireFrame | undefined {
  switch (reader.uint()) {
    case change:
      return { type: 'change', update: reader.block() }
    case answer:
      return { type: 'answer', update: reader.block() }
    case ask:
      openBlock()
      return { type: 'ask', vector: readVector() }
    default:
      return undefined
  }
}
/** What follows is the rest of the message, and nothing but that. */
function openBlock(): void {
  if (reader.uint() !== reader.left) reader.fail()
}
function readVector(): ReadonlyMap<number, number> {
  const vector = new Map<number, number>()
  for (let n = reader.count(); n > 0 && !reader.bad; n--) vector.set(reader.uint(), reader.uint())
  return vector
}
function readClaims(): readonly PresenceClaim[] {
  const claims: PresenceClaim[] = []
  const count = reader.count()
  if (count > mostPresences) reader.fail()
  for (let n = count; n > 0 && !reader.bad; n--)
    claims.push({ client: reader.uint(), clock: reader.uint(), state: reader.block() })
  return claims
}

// What goes out, each in its envelope.

export const askFrame = (vector: Uint8Array): Buffer => writer.uint(sync).uint(ask).block(vector).envelope()
/** A frame in pieces that follow each other, as the update is given in pieces: a whole document is not copied. */
export const answerPieces = (update: readonly Uint8Array[]): readonly Uint8Array[] => inPieces(answer, update)
export const changePieces = (update: readonly Uint8Array[]): readonly Uint8Array[] => inPieces(change, update)
function inPieces(kind: number, update: readonly Uint8Array[]): readonly Uint8Array[] {
  const size = sizeOfAll(update)
  return [writer.uint(sync).uint(kind).uint(size).envelope(size), ...update]
}
export const changeFrame = (update: Uint8Array): Buffer =>
  writer.uint(sync).uint(change).block(update).envelope()
/** "You lack nothing": an update of no structs and no deletions. */
export const nothingMoreFrame: Uint8Array = writer
  .uint(sync)
  .uint(answer)
  .block(Uint8Array.of(0, 0))
  .envelope()

/**
 * "All changes in your first `count` frames are on the disk." Rides on the message for permissions with a kind of its
 * own, which a stock client reads and passes over.
 */
export const savedFrame = (count: number): Buffer =>
  writer.uint(permission).uint(savedKind).uint(count).envelope()

/** With no presences it says nothing, which still tells a stock client that the link lives. */
export function presenceFrame(presences: readonly PresenceState[]): Buffer {
  let size = sizeOf(presences.length)
  for (const { client, clock, state } of presences) {
    const length = Buffer.byteLength(state)
    size += sizeOf(client) + sizeOf(clock) + sizeOf(length) + length
  }
  writer.uint(awareness).uint(size).uint(presences.length)
  for (const { client, clock, state } of presences)
    writer.uint(client).uint(clock).text(state, Buffer.byteLength(state))
  return writer.envelope()
}
