/** What a code pane is to the room: its props and its handle. It knows no editor. */
import type { CodeMeasure } from '@signalroom/shared'
import type { Ref } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { Map as YMap, Text as YText } from 'yjs'
import type { KeptFile } from '../link/kept-files'
import type { Person } from '../link/person'

/** A run of whole lines, numbered from 1. */
export type Lines = {
  readonly file: string
  readonly from: number
  readonly to: number
  readonly text: string
}

/** What the room may ask of a mounted code pane. */
export type CodeHandle = {
  /** The selected lines, or the one the caret stands on; null while there is no file. */
  lines(): Lines | null
  /** Opens a file and selects lines of it; those that no longer exist are left out. */
  show(file: string, from: number, to: number): void
  focus(): void
}

export type CodeProps = {
  /** The map `files` of the document that holds the code, already synced; seeded by the server, never from here. */
  readonly files: YMap<YText>
  readonly awareness: Awareness
  readonly person: Person
  readonly readOnly: boolean
  readonly theme: 'light' | 'dark'
  /** Given where the round asks for the three sections; told what they hold, whenever that may be another thing. */
  readonly sections?:
    { readonly shown: boolean; readonly onMeasure?: ((measure: CodeMeasure) => void) | undefined } | undefined
  /** Marks the guards that are missing: for the interviewer. */
  readonly marked?: boolean | undefined
  /** Told which file is in front, whenever it is another; null while there is none. */
  readonly onFront?: ((file: string | null) => void) | undefined
  /** The last file whose text was kept under its own name or another one, though its name went. */
  readonly kept?: KeptFile | null | undefined
  readonly ref?: Ref<CodeHandle> | undefined
}
