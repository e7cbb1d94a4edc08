/** The files of the code pane as they stand, by name, and how one is added. Knows no editor and no engine. */
import { FileName, fileIdOf, type RunFile } from '@signalroom/shared'
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import { Text as YText, XmlText, type Map as YMap } from 'yjs'

/** The names of the files, in the order of the alphabet; what is no text, or has no file's name, is no file. */
export const namesOf = (files: YMap<YText>): readonly string[] =>
  [...files.keys()].filter(name => fileOf(files, name) !== null).sort()

/** The text of a file; null where there is none of that name. */
export function fileOf(files: YMap<YText>, name: string): YText | null {
  if (!FileName.safeParse(name).success) return null
  const text: unknown = files.get(name)
  // A text of XML is one too, but its words are markup.
  return text instanceof YText && !(text instanceof XmlText) ? text : null
}

/** In the order of the alphabet; `except` is left out. */
export const filesOf = (files: YMap<YText>, except?: string): readonly RunFile[] =>
  namesOf(files)
    .filter(name => name !== except)
    .map(name => ({ name, text: fileOf(files, name)?.toString() ?? '' }))

/**
 * Adds a file, and gives its text. A map keeps one of two values that are set under one key at once, and drops the other
 * with all that is written in it. So the id of a new file is made of its name and of what stood there last: whoever else
 * adds it without having heard of this one makes the very same text, and both write in it.
 */
export function addFile(files: YMap<YText>, name: string, content = ''): YText {
  const { doc } = files
  if (!doc) throw new Error('the files are of no document')
  const before = files._map.get(name)?.lastId
  const made = [name, before?.client, before?.clock, content]
  let id = idOf(made)
  // One that is taken, as by chance, is the same for all who know of it.
  for (let turn = 1; doc.store.clients.has(id); turn += 1) id = idOf([...made, turn])
  const text = new YText(content)
  const own = doc.clientID
  doc.clientID = id
  try {
    doc.transact(() => files.set(name, text))
  } finally {
    doc.clientID = own
  }
  return text
}

function idOf(made: readonly unknown[]): number {
  const bytes = digest(encodeUtf8(JSON.stringify(made)))
  return fileIdOf(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0))
}
