/** A copy of a round in one file: what one seat may see of it, to be opened in any Signalroom. Knows no screen. */
import {
  capsuleForm,
  debriefMarkdown,
  encodePast,
  type Capsule,
  type Debrief,
  type DocumentName,
  type Event,
  type RecordingPart,
} from '@signalroom/shared'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { digest } from 'lib0/hash/sha256'
import type { Source } from '../debrief/source'

export interface CopyAsked {
  readonly source: Source
  readonly debrief: Debrief
  /** All that this seat was told. */
  readonly events: readonly Event[]
  readonly name: string
  readonly documents: readonly DocumentName[]
  /** Whether one's own voice goes with it. */
  readonly voice: boolean
  readonly made: number
}

/** Rejects with a sentence where something of it cannot be fetched: a copy that lacks something would say it was whole. */
export async function makeCopy(asked: CopyAsked): Promise<Blob> {
  const { source, debrief, events, documents } = asked
  const { seat } = debrief.viewer
  const parts = new Map<string, Uint8Array>()
  parts.set('events.json', strToU8(JSON.stringify(events)))
  for (const name of documents) parts.set(pastFile(name), encodePast(await source.past(name)))
  const voices = asked.voice
    ? (await source.voices()).filter(part => part.seat === seat && part.bytes > 0)
    : []
  for (const part of voices)
    parts.set(voiceFile(part), new Uint8Array(await (await source.voice(part)).arrayBuffer()))
  parts.set('debrief.md', strToU8(debriefMarkdown(debrief)))
  parts.set('debrief.json', strToU8(JSON.stringify(debrief, null, 2)))
  const capsule: Capsule = {
    signalroom: 'capsule',
    form: capsuleForm,
    viewer: { ...debrief.viewer, name: asked.name },
    room: debrief.room,
    title: debrief.title,
    made: asked.made,
    documents: [...documents],
    voices: voices.map(part => ({
      seat,
      part: part.part,
      mime: part.mime,
      from: part.from,
      file: voiceFile(part),
    })),
    hashes: Object.fromEntries([...parts].map(([file, bytes]) => [file, hexOf(bytes)])),
  }
  // First what says what follows: of a copy that is cut short as much as came can be shown.
  const files: Zippable = { 'capsule.json': strToU8(JSON.stringify(capsule, null, 2)) }
  // Sound is packed already.
  for (const [file, bytes] of parts) files[file] = [bytes, { level: file.startsWith('voices/') ? 0 : 6 }]
  const zipped = zipSync(files, { mtime: asked.made })
  return new Blob([zipped as Uint8Array<ArrayBuffer>], { type: 'application/zip' })
}

export const pastFile = (name: DocumentName): string => `documents/${name}.past`
const voiceFile = ({ seat, part, mime }: RecordingPart): string =>
  `voices/${seat}-${part}.${/^audio\/(\w+)/.exec(mime)?.[1] ?? 'webm'}`

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(digest(bytes), byte => byte.toString(16).padStart(2, '0')).join('')
