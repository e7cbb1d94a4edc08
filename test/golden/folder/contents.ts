/** What is recorded of a folder beside it, and how it is opened again. Knows no server. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Doc } from 'yjs'

/** What a document holds, by its roots. */
export interface Contents {
  readonly board: unknown
  readonly files: unknown
  readonly notes: string
}
export interface RecordedRoom {
  readonly room: string
  readonly state: 'over' | 'live' | 'lobby'
  readonly tokens: Readonly<Record<'lee' | 'mina', string>>
  /** The last event that Lee was told. */
  readonly seq: number
  /** The document `work` as each of them had it. */
  readonly work: Readonly<Record<'lee' | 'mina', Contents>>
  readonly desk: Contents
  readonly debrief?: Readonly<Record<'lee' | 'mina', unknown>>
}
export interface RecordedFolder {
  /** The commit of the release. */
  readonly release: string
  /** The moment on its clock at which it was asked to end. */
  readonly stoppedAt: number
  readonly rooms: Readonly<Record<'design' | 'coding' | 'live' | 'lobby', RecordedRoom>>
}

export const contentsOf = (doc: Doc): Contents => ({
  board: doc.getArray('board').toJSON(),
  files: doc.getMap('files').toJSON(),
  notes: doc.getText('notes').toString(),
})

/** A copy of a recorded folder that may be written to, and what was recorded of it. */
export function unpacked(name: string): { readonly folder: string; readonly recorded: RecordedFolder } {
  const from = fileURLToPath(new URL(`../${name}`, import.meta.url))
  const folder = mkdtempSync(path.join(tmpdir(), 'signalroom-'))
  for (const file of readdirSync(path.join(from, 'data')))
    writeFileSync(
      path.join(folder, file.replace(/\.gz$/, '')),
      gunzipSync(readFileSync(path.join(from, 'data', file))),
    )
  const recorded = JSON.parse(readFileSync(path.join(from, 'recorded.json'), 'utf8')) as RecordedFolder
  return { folder, recorded }
}
