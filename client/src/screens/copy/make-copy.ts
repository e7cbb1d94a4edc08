/** A copy of a round in one file: what one seat may see of it, to be opened in any Signalroom. Knows no screen. */
import {
  capsuleForm,
  debriefFor,
  debriefMarkdown,
  noticedIn,
  encodePast,
  fold,
  type Capsule,
  imageIdsIn,
  type Debrief,
  type DocumentName,
  type DocumentPast,
  type Event,
  type RecordingPart,
  rootsOf,
} from '@signalroom/shared'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { digest } from 'lib0/hash/sha256'
import type { Source } from '../debrief/source'
import { everSaid } from '../../replay/ever-said'
import { historyOf } from '../../replay/history'
import { withoutCode } from './without-code'
import { withoutNames } from './without-names'

export interface CopyAsked {
  readonly source: Source
  readonly debrief: Debrief
  /** All that this seat was told. */
  readonly events: readonly Event[]
  readonly name: string
  readonly documents: readonly DocumentName[]
  /** Whether one's own voice goes with it. */
  readonly voice: boolean
  /** Roles stand for names, and one's own voice does not go with it. */
  readonly nameless?: boolean
  readonly made: number
}

/** Rejects with a sentence where something of it cannot be fetched: a copy that lacks something would say it was whole. */
export async function makeCopy(asked: CopyAsked): Promise<Blob> {
  const { source, documents } = asked
  const { viewer } = asked.debrief
  const { seat } = viewer
  const hasCode = documents.includes('code') || documents.includes('work')
  const nameless = asked.nameless ? withoutNames(asked.events) : null
  const named = nameless?.events ?? asked.events
  const events = hasCode ? named : withoutCode(named)
  const debrief = hasCode && !nameless ? asked.debrief : debriefFor(fold(events), viewer)
  const parts = new Map<string, Uint8Array>()
  parts.set('events.json', strToU8(JSON.stringify(events)))
  const pasts = await Promise.all(documents.map(async name => ({ name, past: await source.past(name) })))
  const { engine } = fold(events).open
  for (const { name, past } of nameless ? pasts : []) {
    const history = await historyOf(past, rootsOf(name, engine))
    // What was written cannot be other words: nobody would have written them.
    if (everSaid(history, nameless?.isNamed ?? (() => false)))
      throw new Error(
        `In ${name === 'work' ? 'board or code' : `the ${name}`} stands, or stood, somebody’s name. Leave it out, or share the round with names.`,
      )
  }
  for (const { name, past } of pasts) parts.set(pastFile(name), encodePast(past))
  const images: string[] = []
  for (const image of imagesOf(pasts.map(({ past }) => past))) {
    const read = await source.images.read(image)
    if (read.type === 'later') throw new Error('An image of the board could not be fetched. Try again.')
    if (read.type === 'gone') continue
    images.push(image)
    parts.set(imageFile(image), new Uint8Array(await read.image.arrayBuffer()))
  }
  const voices =
    asked.voice && !nameless
      ? (await source.voices()).filter(part => part.seat === seat && part.bytes > 0)
      : []
  for (const part of voices)
    parts.set(voiceFile(part), new Uint8Array(await (await source.voice(part)).arrayBuffer()))
  parts.set(
    'debrief.md',
    strToU8(debriefMarkdown(debrief, { noticed: noticedIn(events, fold(events), viewer) })),
  )
  parts.set('debrief.json', strToU8(JSON.stringify(debrief, null, 2)))
  const capsule: Capsule = {
    signalroom: 'capsule',
    form: capsuleForm,
    viewer: { ...debrief.viewer, name: nameless?.said(asked.name) ?? asked.name },
    room: debrief.room,
    title: debrief.title,
    made: asked.made,
    documents: [...documents],
    images,
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
  // Sound and pictures are packed already.
  for (const [file, bytes] of parts) files[file] = [bytes, { level: /^(voices|images)\//.test(file) ? 0 : 6 }]
  const zipped = zipSync(files, { mtime: asked.made })
  return new Blob([zipped as Uint8Array<ArrayBuffer>], { type: 'application/zip' })
}

export const pastFile = (name: DocumentName): string => `documents/${name}.past`
export const imageFile = (image: string): string => `images/${image}`
/** The ids of all images that ever stood in these documents. */
function imagesOf(pasts: readonly DocumentPast[]): ReadonlySet<string> {
  const latin = new TextDecoder('latin1')
  return new Set(pasts.flatMap(({ log }) => log.flatMap(({ body }) => [...imageIdsIn(latin.decode(body))])))
}
const voiceFile = ({ seat, part, mime }: RecordingPart): string =>
  `voices/${seat}-${part}.${/^audio\/(\w+)/.exec(mime)?.[1] ?? 'webm'}`

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(digest(bytes), byte => byte.toString(16).padStart(2, '0')).join('')
