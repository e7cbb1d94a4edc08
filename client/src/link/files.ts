/** The files of the code pane as they stand, by name. Knows no editor and no engine. */
import { FileName, type RunFile } from '@signalroom/shared'
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
