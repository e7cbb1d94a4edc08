/** Writes a diagram as a flowchart of Mermaid: frames as subgraphs, kinds as shapes and classes. Knows no board. */
import { componentKind } from '../kinds.js'
import type { Diagram, DiagramEdge, DiagramNode } from '../reading.js'
import { danglingClass, textClass } from './classes.js'
import { quoted } from './label.js'
import { around } from './outlines.js'

/** Ids are given anew, by place: nobody's words are taken for a command. */
export function toMermaid({ nodes, edges, labels, frames }: Diagram): string {
  const ids = new Map([
    ...frames.map(({ id }, i) => [id, `f${i + 1}`] as const),
    ...nodes.map(({ id }, i) => [id, `n${i + 1}`] as const),
  ])
  const within = (frame: string | null) => (frame !== null && ids.has(frame) ? frame : null)
  const seen = new Set<string>()
  const content = (frame: string | null, indent: string): readonly string[] => [
    ...nodes
      .filter(node => within(node.frame) === frame)
      .map(node => `${indent}${nodeLine(node, ids.get(node.id)!)}`),
    ...labels.flatMap((label, i) =>
      within(label.frame) === frame ? [`${indent}t${i + 1}[${quoted(label.text)}]:::${textClass}`] : [],
    ),
    ...frames
      .filter(one => within(one.frame) === frame && !seen.has(one.id))
      .flatMap(one => {
        seen.add(one.id)
        const inner = content(one.id, `${indent}  `)
        return [`${indent}subgraph ${ids.get(one.id)}[${quoted(one.name)}]`, ...inner, `${indent}end`]
      }),
  ]
  const lines = edges.map((edge, i) => `  ${edgeLine(edge, ids, i + 1)}`)
  return [
    'flowchart LR',
    ...content(null, '  '),
    ...lines,
    ...(labels.length > 0 ? [`  classDef ${textClass} fill:none,stroke:none`] : []),
    ...(lines.some(line => line.includes(`:::${danglingClass}`))
      ? [`  classDef ${danglingClass} fill:none,stroke:none`]
      : []),
    '',
  ].join('\n')
}

function nodeLine({ kind, name }: DiagramNode, id: string): string {
  const [open, close] = around[kind === null ? 'box' : componentKind(kind).outline]
  return `${id}${open}${quoted(name)}${close}${kind === null ? '' : `:::${kind}`}`
}

const links = { one: '-->', both: '<-->', none: '---' } as const

function edgeLine(
  { from, to, heads, label }: DiagramEdge,
  ids: ReadonlyMap<string, string>,
  number: number,
): string {
  const end = (id: string | null, side: string) =>
    (id === null ? undefined : ids.get(id)) ?? `d${number}${side}[" "]:::${danglingClass}`
  const text = label === '' ? '' : `|${quoted(label)}|`
  return `${end(from, 'a')} ${links[heads]}${text} ${end(to, 'b')}`
}
