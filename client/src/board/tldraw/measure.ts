/** Tells what a drawing holds, counted by its neutral reading. It knows the editor and no room. */
import { measureOf, readBoard } from '@signalroom/shared'
import { react, type Editor } from 'tldraw'
import type { Measure } from '../board'

/** Tells the counts a second after they changed; returns the way to stop. */
export function watchMeasure(editor: Editor, tell: (measure: Measure) => void): () => void {
  let told = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = react('measure', () => {
    const records = recordsOf(editor)
    clearTimeout(timer)
    // Read only once it rests: a drag changes a record at every frame.
    timer = setTimeout(() => {
      const counted = measureOf(readBoard(records))
      const now = JSON.stringify(counted)
      if (now === told) return
      told = now
      tell(counted)
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
