/** The small outlines that stand for the tools; nodes look as they will on the board. */
import { ArrowUpRight, Eraser, MousePointer2, PencilLine, Type } from 'lucide-react'
import type { ToolId } from './hands'
import { isKind, sizes, type NodeKind } from './kinds'
import { pathOf } from './kind-outline'

const drawn = { arrow: ArrowUpRight, eraser: Eraser, select: MousePointer2, draw: PencilLine, text: Type }

export function ToolIcon({ tool }: { tool: ToolId }) {
  if (isKind(tool)) return <Outline kind={tool} />
  const Icon = drawn[tool]
  return <Icon className="board-icon" strokeWidth={1.5} aria-hidden="true" />
}

const stroke = 1.5

function Outline({ kind }: { kind: NodeKind }) {
  const isTall = sizes[kind].h > 0.6 * sizes[kind].w
  const [w, h] = isTall ? [18, 17] : [24, 15]
  const d = pathOf(kind, w - stroke, h - stroke)
  return (
    <svg className="board-icon" width={w} height={h} viewBox={`0 0 ${w} ${h}`} fill="none" aria-hidden="true">
      <path
        d={d}
        transform={`translate(${stroke / 2} ${stroke / 2})`}
        stroke="currentColor"
        strokeWidth={stroke}
        strokeLinejoin="round"
      />
    </svg>
  )
}
