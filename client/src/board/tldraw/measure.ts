/** Tells what a drawing holds, counted by its neutral reading. It knows the editor and no room. */
import { measureOf, readBoard, type BoardReading } from '@signalroom/shared'
import { react, type Editor } from 'tldraw'
import type { Measure } from '../board'

type Telling = {
  readonly measure: (measure: Measure) => void
  readonly read: (reading: BoardReading) => void
}

/** Tells what is read a second after a change, and the counts where they are others; returns the way to stop. */
export function watchMeasure(editor: Editor, tell: Telling): () => void {
  let told = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = react('measure', () => {
    const records = recordsOf(editor)
    clearTimeout(timer)
    // Read only once it rests: a drag changes a record at every frame.
    timer = setTimeout(() => {
      const reading = readBoard(records)
      tell.read(reading)
      const counted = measureOf(reading)
      const now = JSON.stringify(counted)
      if (now === told) return
      told = now
      tell.measure(counted)
    }, 1_000)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}

/** The shapes and what binds arrows to them, as the store holds them. */
export const recordsOf = (editor: Editor) => [
  ...editor.getCurrentPageShapes(),
  ...editor.store.query.records('binding').get(),
]
