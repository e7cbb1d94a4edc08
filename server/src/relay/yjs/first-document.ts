/** The first change of a working document: the files a round begins with. Knows no room and no journal. */
import { seedClient } from '@signalroom/shared'
import * as Y from 'yjs'

/** The files as one update: `Y.Map('files')` of `Y.Text` by file name. */
export function firstDocument(
  files: readonly { readonly name: string; readonly text: string }[],
): Uint8Array {
  const doc = new Y.Doc()
  // Of every server, so that two seeds of the same files are one.
  doc.clientID = seedClient
  doc.transact(() => {
    const map = doc.getMap<Y.Text>('files')
    for (const { name, text } of files) map.set(name, new Y.Text(text))
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
