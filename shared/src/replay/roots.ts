/** The roots of a room's documents: their names, and whether each is a map or an array in Yjs. Knows no Yjs. */
import type { DocumentName } from '../room/document.js'
import type { BoardEngine } from '../room/parts/opening/facts.js'

export type RootForms = Readonly<Record<string, 'map' | 'array'>>

/** tldraw's records are entries in an array, Excalidraw's elements a map of maps; files are a map of texts. */
export function rootsOf(document: DocumentName, engine: BoardEngine): RootForms {
  const board = { board: engine === 'tldraw' ? 'array' : 'map' } as const
  const code = { files: 'map' } as const
  return document === 'board' ? board : document === 'code' ? code : { ...board, ...code }
}
