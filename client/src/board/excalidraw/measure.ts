/** Tells what a drawing holds, counted by its neutral reading. It knows the editor and no room. */
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { measureOf, readBoard } from '@signalroom/shared'
import type { Measure } from '../board'

/** Tells the counts a second after they changed; returns the way to stop. */
export function watchMeasure(api: ExcalidrawImperativeAPI, tell: (measure: Measure) => void): () => void {
  let told = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const count = () => {
    const counted = measureOf(readBoard(api.getSceneElements()))
    const now = JSON.stringify(counted)
    if (now === told) return
    told = now
    tell(counted)
  }
  // Read only once it rests: a drag changes an element at every frame.
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(count, 1_000)
  }
  const stop = api.onChange(later)
  later()
  return () => {
    stop()
    clearTimeout(timer)
  }
}
