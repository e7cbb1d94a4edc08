/** A reading as a tree, row by row as it is read: frames hold what stands in them, nodes the arrows that leave them. It knows no page. */
import { componentKind, type BoardEdge, type BoardReading } from '@signalroom/shared'

export type Row = {
  readonly id: string
  readonly type: 'node' | 'edge' | 'label' | 'frame' | 'image'
  /** What it is called, in one line. */
  readonly name: string
  /** What it is, in a word or two; empty where its name says it. */
  readonly what: string
  /** Where its arrows come from; empty where none ends at it. */
  readonly from: string
  /** What stands on it, as it was written. */
  readonly words: string
  readonly kind: string | null
  readonly parent: string | null
  readonly level: number
  /** Its place among those of the same parent, from 1, and how many they are. */
  readonly place: number
  readonly of: number
  /** Whether what belongs to it is shown; null where nothing does. */
  readonly open: boolean | null
}

type Branch = Omit<Row, 'parent' | 'level' | 'place' | 'of' | 'open'> & { readonly below: readonly Branch[] }

/** The rows that are seen: nothing of what is closed. */
export function rowsOf(reading: BoardReading, closed: ReadonlySet<string>): readonly Row[] {
  return rowsIn(branchesOf(reading), closed, null, 1)
}

function rowsIn(
  branches: readonly Branch[],
  closed: ReadonlySet<string>,
  parent: string | null,
  level: number,
): readonly Row[] {
  return branches.flatMap(({ below, ...one }, at) => {
    const open = below.length === 0 ? null : !closed.has(one.id)
    const row = { ...one, parent, level, place: at + 1, of: branches.length, open }
    return [row, ...(open === true ? rowsIn(below, closed, one.id, level + 1) : [])]
  })
}

function branchesOf({ nodes, edges, labels, frames, pictures }: BoardReading): readonly Branch[] {
  const drawn = new Set(pictures.map(({ id }) => id))
  const whatOf = ({ id, kind }: BoardReading['nodes'][number]) => (drawn.has(id) ? 'Image' : wordOf(kind))
  const reached = new Set(nodes.map(({ id }) => id))
  const names = new Map<string, string>([
    ...nodes.map(node => [node.id, nameOf(node.name, whatOf(node))] as const),
    ...frames.map(frame => [frame.id, nameOf(frame.name, 'Frame')] as const),
  ])
  const called = (id: string | null) => (id === null ? undefined : names.get(id)) ?? 'nothing'
  const edgesOf = (id: string | null) =>
    edges.filter(edge => homeOf(edge) === id).map(edge => arrow(edge, id))
  const arrow = (edge: BoardEdge, home: string | null): Branch => ({
    ...plain,
    id: edge.id,
    type: 'edge',
    name: [leads(edge, home, called), inOneLine(edge.label)].filter(Boolean).join(', '),
    words: edge.label,
  })
  const within = (frame: string | null): readonly Branch[] => [
    ...frames
      .filter(one => one.frame === frame)
      .map(one => ({
        ...plain,
        id: one.id,
        type: 'frame' as const,
        name: called(one.id),
        what: one.name.trim() ? 'Frame' : '',
        words: one.name,
        from: comesFrom(one.id),
        below: [...edgesOf(one.id), ...within(one.id)],
      })),
    ...nodes
      .filter(node => node.frame === frame)
      .map(node => ({
        ...plain,
        id: node.id,
        type: 'node' as const,
        name: called(node.id),
        what: node.name.trim() ? whatOf(node) : '',
        words: node.name,
        kind: node.kind,
        from: comesFrom(node.id),
        below: edgesOf(node.id),
      })),
    ...pictures
      .filter(one => one.frame === frame && !reached.has(one.id))
      .map(one => ({
        ...plain,
        id: one.id,
        type: 'image' as const,
        name: nameOf(one.name, 'Image'),
        what: one.name.trim() ? 'Image' : '',
        words: one.name,
      })),
    ...labels
      .filter(label => label.frame === frame)
      .map(label => ({
        ...plain,
        id: label.id,
        type: 'label' as const,
        name: nameOf(label.text, 'Label'),
        what: 'Label',
        words: label.text,
      })),
  ]
  const comesFrom = (id: string) => {
    const all = [...new Set(edges.filter(edge => edge.to === id && edge.from).map(edge => called(edge.from)))]
    return all.length > mostNamed
      ? `${all.slice(0, mostNamed - 1).join(', ')} and ${all.length - mostNamed + 1} more`
      : all.join(', ')
  }
  return [...within(null), ...edgesOf(null)]
}

const plain = { what: '', from: '', kind: null, below: [] } as const
const mostNamed = 4

/** Where an arrow hangs: at what it leaves, else at what it ends at, else at the end of all. */
const homeOf = ({ from, to }: BoardEdge): string | null => from ?? to

function leads({ from, to, heads }: BoardEdge, home: string | null, called: (id: string | null) => string) {
  if (home === null) return 'Arrow that joins nothing'
  if (from === null) return 'from nothing'
  const words = { one: 'to', both: 'to and from', none: 'with' }
  return `${words[heads]} ${to === from ? 'itself' : called(to)}`
}

export const wordOf = (kind: BoardReading['nodes'][number]['kind']): string =>
  kind === null ? 'Box' : componentKind(kind).name

/** Characters that one may write on one thing here. */
export const longest = 2_000

/** What has no words is called by what it is. */
const nameOf = (text: string, what: string): string => inOneLine(text) || `${what} without a name`

export const inOneLine = (text: string): string =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .join(', ')
