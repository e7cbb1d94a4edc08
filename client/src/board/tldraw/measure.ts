/** Counts what a drawing holds. It knows the editor and no room. */
import { react, type Editor, type TLGeoShape, type TLShape } from 'tldraw'
import type { Measure } from '../board'
import { holdsLatency } from '../latency'
import { isKind, type NodeKind } from '../face/kinds'

/** Tells the counts a second after they changed; returns the way to stop. */
export function watchMeasure(editor: Editor, tell: (measure: Measure) => void): () => void {
  let told = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = react('measure', () => {
    const counted = measure(editor)
    clearTimeout(timer)
    timer = setTimeout(() => {
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

/** Nodes are the closed shapes; free text and strokes are not counted. */
export function measure(editor: Editor): Measure {
  const shapes = editor.getCurrentPageShapes()
  const nodes = shapes.filter(shape => shape.type === 'geo')
  const arrows = shapes.filter(shape => shape.type === 'arrow')
  return {
    nodes: nodes.length,
    arrows: arrows.length,
    orphans: nodes.filter(node => editor.getBindingsToShape(node, 'arrow').length === 0).length,
    latencies: arrows.filter(arrow => holdsLatency(labelOf(editor, arrow))).length,
    stores: nodes.filter(node => kindOf(node) === 'store').length,
  }
}

/** The plain text on a shape, empty when it has none. */
const labelOf = (editor: Editor, shape: TLShape): string => editor.getShapeUtil(shape).getText(shape) ?? ''

function kindOf({ meta, props }: TLGeoShape): NodeKind | null {
  if (isKind(meta.kind)) return meta.kind
  return isKind(props.geo) ? props.geo : null
}
