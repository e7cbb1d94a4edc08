/** What somebody would bring onto the board: a file of either engine, or a flowchart of Mermaid. It knows no engine and no screen. */
import { fromMermaid, type MermaidDiagram } from '@signalroom/shared'

/** Read as what it is, nothing of it judged yet but its form; or why it is none, in words for a person. */
export type Sorted =
  | { readonly form: 'tldraw'; readonly records: readonly unknown[]; readonly schema: unknown }
  | { readonly form: 'excalidraw'; readonly elements: readonly unknown[]; readonly files: unknown }
  | { readonly form: 'mermaid'; readonly diagram: MermaidDiagram; readonly further: number }
  | Refused
export type Readable = Exclude<Sorted, Refused>
/** `line` of the text, from 1, where one line is at fault. */
export type Refused = { readonly form: 'refused'; readonly line: number | null; readonly reason: string }

/** Characters. A board full to its brim takes less than a tenth of it; the rest is for pictures. */
export const longestFile = 60_000_000
/** How many records are looked at; no board of ours holds as many. */
const mostRecords = 20_000

const unknown =
  'This is no drawing that can be read here. The board takes a .tldr or .excalidraw file, or a flowchart of Mermaid.'

export function sort(text: string): Sorted {
  if (text.length > longestFile) return refused('This is too large for a drawing.')
  const plain = text.replace(/^\uFEFF/u, '')
  if (/^\s*$/u.test(plain)) return refused('There is nothing in it.')
  if (/^\s*[{[]/u.test(plain)) return sortJson(plain)
  if (/^\s*<(?:\?xml|!doctype|svg|html)\b/iu.test(plain)) return refused(picture)
  if (/[\0\uFFFD]/u.test(plain.slice(0, 2_000))) return refused(unknown)
  return sortMermaid(plain)
}

export const picture =
  'A picture holds no boxes and arrows to go on with. Bring the file that it was made from: .tldr or .excalidraw.'

const refused = (reason: string, line: number | null = null): Refused => ({ form: 'refused', line, reason })

function sortJson(text: string): Sorted {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refused('The file is damaged or cut off: it is no whole JSON.')
  }
  if (typeof value !== 'object' || value === null) return refused(unknown)
  const file = value as Readonly<Record<string, unknown>>
  if (file['type'] === 'excalidrawlib')
    return refused('This is a library of Excalidraw: parts to draw with, and no drawing.')
  if (file['type'] === 'excalidraw' || file['type'] === 'excalidraw/clipboard')
    return counted(file['elements'], elements => ({ form: 'excalidraw', elements, files: file['files'] }))
  if ('tldrawFileFormatVersion' in file)
    return counted(file['records'], records => ({ form: 'tldraw', records, schema: file['schema'] }))
  return snapshot(file['document']) ?? snapshot(file) ?? older(file) ?? refused(unknown)
}

function counted(list: unknown, sorted: (list: readonly unknown[]) => Sorted): Sorted {
  if (!Array.isArray(list)) return refused('The file is damaged: it has no list of what was drawn.')
  if (list.length > mostRecords) return refused('This drawing is too large: no board holds as much.')
  return sorted(list as readonly unknown[])
}

/** What tldraw's own editor gives by `getSnapshot`. */
function snapshot(value: unknown): Sorted | null {
  if (typeof value !== 'object' || value === null || !('store' in value) || !('schema' in value)) return null
  const { store, schema } = value
  if (typeof store !== 'object' || store === null) return null
  return counted(Object.values(store), records => ({ form: 'tldraw', records, schema }))
}

/** The files of tldraw before its present engine. */
const older = ({ document }: Readonly<Record<string, unknown>>): Refused | null =>
  typeof document === 'object' && document !== null && 'pages' in document
    ? refused('This file is of tldraw’s first version. Open it there once, and save it anew.')
    : null

/** The diagram alone, or the first one of a text in Markdown; lines are counted in the whole text. */
function sortMermaid(text: string): Sorted {
  const fences = [
    ...text.matchAll(
      /^[^\S\n]*(`{3,}|~{3,})[^\S\n]*mermaid\b[^\n]*\n([\s\S]*?)(?:^[^\S\n]*\1|(?![\s\S]))/gmu,
    ),
  ]
  const [first] = fences
  const source = first?.[2] ?? text
  const before = first ? text.slice(0, first.index + first[0].indexOf('\n') + 1).split('\n').length - 1 : 0
  const read = fromMermaid(source)
  if ('reason' in read) {
    const isDiagram = first !== undefined || /^\s*(?:flowchart|graph)\b/u.test(withoutHead(source))
    return isDiagram || looksLikeMermaid(source) ? refused(read.reason, before + read.line) : refused(unknown)
  }
  if (read.nodes.length + read.labels.length + read.frames.length === 0)
    return refused('There is nothing in this flowchart.')
  return { form: 'mermaid', diagram: read, further: Math.max(0, fences.length - 1) }
}

const withoutHead = (text: string): string =>
  text.replace(/^\s*---\n[\s\S]*?\n---\n/u, '').replace(/^(?:\s*%%[^\n]*\n)+/u, '')

const looksLikeMermaid = (text: string): boolean =>
  /^\s*(?:sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie|mindmap|journey|gitGraph|timeline|quadrantChart|C4\w+|block|architecture|sankey|xychart|kanban|packet)\b/u.test(
    withoutHead(text),
  )
