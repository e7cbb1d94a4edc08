/** The files of the code pane as they stand, by name. Knows no editor and no engine. */
import type { RunFile } from '@signalroom/shared'
import { Text as YText, type Map as YMap } from 'yjs'

/** In the order of the alphabet; what is no text is no file, and `except` is left out. */
export const filesOf = (files: YMap<YText>, except?: string): readonly RunFile[] =>
  [...files.entries()]
    .filter(([name, text]) => text instanceof YText && name !== except)
    .map(([name, text]) => ({ name, text: text.toString() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
