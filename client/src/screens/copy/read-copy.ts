/** Opens a copy of a round: says what of it is whole, and never takes one thing for another. Knows no screen. */
import {
  capsuleForm,
  Capsule,
  decodePast,
  fold,
  UnreadablePast,
  type DocumentName,
  type DocumentPast,
  type Event,
  type RecordingPart,
} from '@signalroom/shared'
import { strFromU8, Unzip, UnzipInflate, UnzipPassThrough } from 'fflate'
import type { Source } from '../debrief/source'
import { hexOf, imageFile, pastFile } from './make-copy'

export interface OpenedCopy {
  readonly capsule: Capsule
  readonly events: readonly Event[]
  readonly source: Source
  /** What of it is missing or is not as it was written, one sentence each. */
  readonly wrong: readonly string[]
}

/** It cannot be shown at all; the message is a sentence. */
export class NotACopy extends Error {
  override readonly name = 'NotACopy'
}

/** All parts together, unpacked. */
const mostBytes = 400 << 20

export async function readCopy(file: Blob): Promise<OpenedCopy> {
  const { parts, isWhole } = unpacked(new Uint8Array(await file.arrayBuffer()))
  const capsule = capsuleIn(parts.get('capsule.json'))
  const wrong: string[] = isWhole ? [] : ['The file is cut short: what follows of it is missing.']
  for (const [name, hash] of Object.entries(capsule.hashes)) {
    const bytes = parts.get(name)
    if (!bytes) {
      if (isWhole) wrong.push(`${name} is missing.`)
    } else if (hexOf(bytes) !== hash) wrong.push(`${name} is not as it was written when the copy was made.`)
  }
  const pasts = new Map<DocumentName, DocumentPast | string>()
  for (const name of capsule.documents) pasts.set(name, pastIn(parts.get(pastFile(name))))
  const events = eventsIn(parts.get('events.json'))
  const voices = capsule.voices.filter(voice => parts.has(voice.file))
  return {
    capsule,
    events,
    wrong,
    source: {
      isCopy: true,
      leftOut: fold(events).open.documents.filter(
        name => name !== 'desk' && !capsule.documents.includes(name),
      ),
      past(name) {
        const past = pasts.get(name)
        return typeof past === 'object'
          ? Promise.resolve(past)
          : Promise.reject(new Error(past ?? 'It was left out of this copy.'))
      },
      images: {
        put: () => Promise.resolve({ type: 'refused', why: 'This is a copy; nothing in it changes.' }),
        read(image) {
          const bytes = parts.get(imageFile(image))
          if (!bytes || !capsule.images.includes(image)) return Promise.resolve({ type: 'gone' })
          return Promise.resolve({ type: 'there', image: new Blob([bytes as Uint8Array<ArrayBuffer>]) })
        },
      },
      voices: () =>
        Promise.resolve(
          voices.map((voice): RecordingPart => {
            const { seat, part, mime, from } = voice
            return { seat, part, mime, from, bytes: parts.get(voice.file)?.length ?? 0 }
          }),
        ),
      voice(part) {
        const found = voices.find(voice => voice.part === part.part && voice.seat === part.seat)
        return Promise.resolve(
          new Blob([(parts.get(found?.file ?? '') ?? new Uint8Array()) as Uint8Array<ArrayBuffer>]),
        )
      },
    },
  }
}

/** Every part that is there whole, in the order in which they stand. */
function unpacked(bytes: Uint8Array): {
  readonly parts: ReadonlyMap<string, Uint8Array>
  readonly isWhole: boolean
} {
  const parts = new Map<string, Uint8Array>()
  let [size, isWhole] = [0, true]
  const unzip = new Unzip(part => {
    const pieces: Uint8Array[] = []
    part.ondata = (error, data, isLast) => {
      if (error) {
        isWhole = false
        return
      }
      size += data.length
      if (size > mostBytes)
        throw new NotACopy('This file unpacks to more than any round holds; it is not opened.')
      pieces.push(data)
      if (isLast) parts.set(part.name, joined(pieces))
    }
    part.start()
  })
  unzip.register(UnzipInflate)
  unzip.register(UnzipPassThrough)
  try {
    unzip.push(bytes, true)
  } catch (error) {
    if (error instanceof NotACopy) throw error
    isWhole = false
  }
  // Where a file of this kind ends stands what is in it.
  const end = bytes.subarray(-22)
  const endsWhole = end.length === 22 && end[0] === 0x50 && end[1] === 0x4b && end[2] === 5 && end[3] === 6
  return { parts, isWhole: isWhole && endsWhole }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, one) => sum + one.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

function capsuleIn(bytes: Uint8Array | undefined): Capsule {
  const said = parsed(bytes)
  if (typeof said !== 'object' || said === null || !('signalroom' in said))
    throw new NotACopy('This is no copy of a round. Copies are made in a debrief, under Export.')
  const form: unknown = 'form' in said ? said.form : null
  if (typeof form === 'number' && form > capsuleForm)
    throw new NotACopy(
      'This copy was made by a newer Signalroom. Open it there, or bring this one up to date.',
    )
  const capsule = Capsule.safeParse(said)
  if (!capsule.success)
    throw new NotACopy('What this copy says of itself does not fit; it was changed or damaged.')
  return capsule.data
}

/** Folded once to see whether it can be: a log that was changed may be none. */
function eventsIn(bytes: Uint8Array | undefined): readonly Event[] {
  if (!bytes)
    throw new NotACopy('The log of the round is missing from this copy, so that nothing can be shown.')
  const events = parsed(bytes)
  try {
    const room = fold(events as readonly Event[])
    if (room.open.stage !== 'over') throw new Error('not over')
    return events as readonly Event[]
  } catch {
    throw new NotACopy('The log in this copy is damaged, so that nothing can be shown.')
  }
}

function pastIn(bytes: Uint8Array | undefined): DocumentPast | string {
  if (!bytes) return 'It is missing from this copy.'
  try {
    return decodePast(bytes)
  } catch (error) {
    return error instanceof UnreadablePast && error.why === 'newer'
      ? 'It was written by a newer Signalroom.'
      : 'It is damaged in this copy.'
  }
}

function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes ? JSON.parse(strFromU8(bytes)) : null
  } catch {
    return null
  }
}
