/** What one copy of a document has and the other never took: what was written offline and came after the end. Knows no screen. */
import type { RunFile } from '@signalroom/shared'
import { ContentString, getState, type Doc, type Text as YText } from 'yjs'
import { fileOf, namesOf } from './files'

export interface LeftBehind {
  /** Files in which letters stand that are not `there`, each whole. */
  readonly files: readonly RunFile[]
  /** Whether anything else is missing there, as of a drawing. */
  readonly more: boolean
}

export function leftBehind(kept: Doc, there: Doc): LeftBehind {
  const files = kept.getMap<YText>('files')
  const found = namesOf(files).flatMap(name => {
    const text = fileOf(files, name)
    return text && hasMore(text, there) ? [{ name, text: text.toString() }] : []
  })
  const more = [...kept.store.clients.keys()].some(
    client => getState(kept.store, client) > getState(there.store, client),
  )
  return { files: found, more: more && found.length === 0 }
}

function hasMore(text: YText, there: Doc): boolean {
  for (let item = text._start; item !== null; item = item.right) {
    const { id, length, deleted, content } = item
    if (deleted || !(content instanceof ContentString)) continue
    if (id.clock + length > getState(there.store, id.client)) return true
  }
  return false
}
