/** The files of the code pane as they stand, by name, and how one is added. Knows no editor and no engine. */
import { FileName, fileIdOf, seedClient, type RunFile } from '@signalroom/shared'
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

/** A stretch of a text, in characters. */
export interface Given {
  readonly from: number
  readonly to: number
}
/** A file, and what of it stands there since the round began, unchanged: nobody here has written that. */
export interface WrittenFile extends RunFile {
  readonly given: readonly Given[]
}
/** In the order of the alphabet. */
export const writtenFilesOf = (files: YMap<YText>): readonly WrittenFile[] =>
  filesOf(files).map(file => ({ ...file, given: givenIn(fileOf(files, file.name)) }))

function givenIn(text: YText | null): readonly Given[] {
  const found: { from: number; to: number }[] = []
  let at = 0
  for (let item = text?._start ?? null; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    const to = at + item.length
    const last = found.at(-1)
    if (item.id.client === seedClient) {
      if (last?.to === at) last.to = to
      else found.push({ from: at, to })
    }
    at = to
  }
  return found
}

const testOf = /^(?:test_(.+)\.py|(.+)_test\.py|(.+)\.(?:test|spec)\.[mc]?[jt]sx?)$/
/** The file that is to be written: the answer, or what a test is named after; not its helper and not its test. */
export function frontOf(names: readonly string[]): string | null {
  const tested = names.map(name =>
    testOf
      .exec(name)
      ?.slice(1)
      .find(one => one !== undefined),
  )
  const stem = (name: string) => name.replace(/\.\w+$/, '')
  const isTest = (name: string) => testOf.test(name)
  return (
    names.find(name => name === 'answer.sql') ??
    names.find(name => !isTest(name) && tested.includes(stem(name))) ??
    names.find(name => !isTest(name)) ??
    names[0] ??
    null
  )
}
