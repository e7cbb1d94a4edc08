/** The small outlines that stand for the tools; nodes look as they will on the board. */
import { ArrowUpRight, Eraser, MousePointer2, PencilLine, Type } from 'lucide-react'
import { isKind, type NodeKind } from './kinds'
import type { ToolId } from './hands'

const drawn = { arrow: ArrowUpRight, eraser: Eraser, select: MousePointer2, draw: PencilLine, text: Type }

export function ToolIcon({ tool }: { tool: ToolId }) {
  if (isKind(tool)) return <Outline kind={tool} />
  const Icon = drawn[tool]
  return <Icon className="board-icon" strokeWidth={1.5} aria-hidden="true" />
}

const outline = (kind: NodeKind) => {
  const [w, h] = kind === 'store' ? [18, 17] : [24, 15]
  return { w, h, d: paths[kind] }
}

/** Drawn by hand at this size: the board's own outlines have corners made for large shapes. */
const paths: Readonly<Record<NodeKind, string>> = {
  service:
    'M3 .75h18a2.25 2.25 0 0 1 2.25 2.25v9a2.25 2.25 0 0 1-2.25 2.25h-18a2.25 2.25 0 0 1-2.25-2.25v-9a2.25 2.25 0 0 1 2.25-2.25z',
  store: 'M.75 3.5c0-3.6 16.5-3.6 16.5 0v10c0 3.6-16.5 3.6-16.5 0zM.75 3.5c0 3.6 16.5 3.6 16.5 0',
  cache: 'M4.5.75h15l3.75 6.75-3.75 6.75h-15l-3.75-6.75z',
  queue: 'M3.5.75h17c3.7 0 3.7 13.5 0 13.5h-17c-3.7 0-3.7-13.5 0-13.5zM20.5.75c-3.7 0-3.7 13.5 0 13.5',
  model: 'M3.75.75h16.5l3 3v7.5l-3 3h-16.5l-3-3v-7.5z',
  client:
    'M3 .75h18a2.25 2.25 0 0 1 2.25 2.25v9a2.25 2.25 0 0 1-2.25 2.25h-18a2.25 2.25 0 0 1-2.25-2.25v-9a2.25 2.25 0 0 1 2.25-2.25zM.75 4.5h22.5',
}

function Outline({ kind }: { kind: NodeKind }) {
  const { w, h, d } = outline(kind)
  return (
    <svg className="board-icon" width={w} height={h} viewBox={`0 0 ${w} ${h}`} fill="none" aria-hidden="true">
      <path d={d} stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  )
}
