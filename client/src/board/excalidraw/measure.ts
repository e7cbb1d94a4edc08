/** Counts what a drawing holds. It knows the editor and no room. */
import type { ExcalidrawElement, ExcalidrawLinearElement } from '@excalidraw/excalidraw/element/types'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { Measure } from '../board'
import { holdsLatency } from '../latency'

/** Tells the counts a second after they changed; returns the way to stop. */
export function watchMeasure(api: ExcalidrawImperativeAPI, tell: (measure: Measure) => void): () => void {
  let told = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const count = () => {
    timer = undefined
    const counted = measure(api.getSceneElements())
    const now = JSON.stringify(counted)
    if (now === told) return
    told = now
    tell(counted)
  }
  const later = () => void (timer ??= setTimeout(count, 1_000))
  const stop = api.onChange(later)
  later()
  return () => {
    stop()
    clearTimeout(timer)
  }
}

const isArrow = (one: ExcalidrawElement): one is ExcalidrawLinearElement => one.type === 'arrow'

export function measure(elements: readonly ExcalidrawElement[]): Measure {
  const nodes = elements.filter(({ type }) => ['rectangle', 'ellipse', 'diamond'].includes(type))
  const arrows = elements.filter(isArrow)
  const bound = new Set(
    arrows.flatMap(one => [one.startBinding?.elementId ?? '', one.endBinding?.elementId ?? '']),
  )
  const labels = new Map(
    elements.flatMap(one =>
      one.type === 'text' && one.containerId ? [[one.containerId, one.originalText]] : [],
    ),
  )
  return {
    nodes: nodes.length,
    arrows: arrows.length,
    orphans: nodes.filter(({ id }) => !bound.has(id)).length,
    latencies: arrows.filter(({ id }) => holdsLatency(labels.get(id) ?? '')).length,
    stores: nodes.filter(({ customData }) => customData?.['kind'] === 'store').length,
  }
}
