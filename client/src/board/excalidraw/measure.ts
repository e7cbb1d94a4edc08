/** Tells what a drawing holds, counted by its neutral reading. It knows the editor and no room. */
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { measureOf, readBoard, type BoardReading } from '@signalroom/shared'
import type { Measure } from '../board'

type Telling = {
  readonly measure: (measure: Measure) => void
  readonly read: (reading: BoardReading) => void
}

/** Tells what is read a second after a change, and the counts where they are others; returns the way to stop. */
export function watchMeasure(api: ExcalidrawImperativeAPI, tell: Telling): () => void {
  let told = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const count = () => {
    const reading = readBoard(api.getSceneElements())
    tell.read(reading)
    const counted = measureOf(reading)
    const now = JSON.stringify(counted)
    if (now === told) return
    told = now
    tell.measure(counted)
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
