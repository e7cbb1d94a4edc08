/** What is done in the outline, and the one sentence that says so. It knows no engine and draws nothing. */
import type { BoardReading } from '@signalroom/shared'
import type { Edits } from '../edits'
import type { Hands } from '../hands'
import type { NodeKind } from '../kinds'
import { tidy } from '../tidy'
import type { Action } from './keys'
import { inOneLine, wordOf, type Row } from './tree'
import type { Current } from './useCurrent'

/** What is being asked: the words of a row in its place, the rest below the tree. */
export type Form = {
  readonly asks: 'words' | 'add' | 'connect' | 'move' | 'find'
  /** The row it is about; null for one that needs none. */
  readonly id: string | null
}

type Given = {
  readonly edits: Edits
  readonly hands: Hands
  readonly readOnly: boolean
  readonly rows: readonly Row[]
  readonly current: Current
  readonly again: () => BoardReading
  readonly ask: (form: Form | null) => void
  readonly tell: (sentence: string) => void
  readonly turn: (id: string, open: boolean) => void
  readonly toCanvas: () => void
  readonly hide: () => void
}

export function actsOf(given: Given) {
  const { edits, hands, readOnly, rows, current, again, ask, tell, turn, toCanvas, hide } = given
  const { row, go } = current
  const nameIn = (id: string) => rows.find(one => one.id === id)?.name ?? 'it'

  const step = (by: number) => {
    const next = rows[(row ? rows.indexOf(row) : 0) + by]
    if (next) go(next.id)
  }
  function open() {
    if (row?.open === false) turn(row.id, true)
    else if (row?.open) step(1)
  }
  function close() {
    if (row?.open) turn(row.id, false)
    else if (row?.parent) go(row.parent)
  }
  function words() {
    if (row && edits.mayName(row.id)) ask({ asks: 'words', id: row.id })
  }
  function remove() {
    if (!row) return
    const theirs = again().edges.filter(({ from, to }) => from === row.id || to === row.id).length
    const next = neighbourOf(rows, row)
    if (!edits.remove(row.id)) return
    again()
    const name = row.type === 'edge' ? `Arrow ${row.name}` : row.name
    tell(`${name} deleted${theirs === 0 ? '' : `, with ${theirs === 1 ? 'its arrow' : `${theirs} arrows`}`}`)
    go(next?.id)
  }
  function trade(by: 1 | -1) {
    if (row?.type !== 'node') return
    const like = rows.filter(one => one.parent === row.parent && one.type === 'node')
    const other = like[like.indexOf(row) + by]
    if (!other) return tell(by === 1 ? 'It is the last one' : 'It is the first one')
    if (!edits.swap(row.id, other.id)) return
    again()
    tell(`${row.name} and ${other.name} changed places`)
    go(row.id)
  }
  function takeBack(steps: () => void, done: string, none: string) {
    const before = JSON.stringify(again())
    steps()
    tell(JSON.stringify(again()) === before ? none : done)
    go()
  }

  async function layOut() {
    const before = JSON.stringify(again())
    await tidy(hands)
    if (JSON.stringify(again()) !== before) tell('Laid out anew')
  }

  const looks: Partial<Record<Action, () => void>> = {
    next: () => step(1),
    previous: () => step(-1),
    first: () => go(rows[0]?.id),
    last: () => go(rows.at(-1)?.id),
    open,
    close,
    find: () => rows.length > 0 && ask({ asks: 'find', id: null }),
    canvas: toCanvas,
    hide,
  }
  const writes: Partial<Record<Action, () => void>> = {
    rename: words,
    label: () => row?.type === 'edge' && words(),
    // Beside an arrow is beside what it leaves.
    add: () => ask({ asks: 'add', id: (row?.type === 'edge' ? row.parent : row?.id) ?? null }),
    connect: () => row && holdsArrows(row) && ask({ asks: 'connect', id: row.id }),
    move: () =>
      (row?.type === 'node' || row?.type === 'label' || row?.type === 'image') &&
      ask({ asks: 'move', id: row.id }),
    forward: () => trade(1),
    back: () => trade(-1),
    remove,
    tidy: () => void layOut(),
    undo: () => takeBack(hands.undo, 'Taken back', 'Nothing to take back'),
    redo: () => takeBack(hands.redo, 'Done again', 'Nothing to do again'),
  }

  return {
    act: (action: Action) => {
      const does = looks[action] ?? (readOnly ? undefined : writes[action])
      does?.()
    },
    add: (kind: NodeKind, name: string, beside: Row | null) => {
      const id = edits.add(kind, name, beside?.id ?? null)
      again()
      ask(null)
      if (id !== null) tell(`${wordOf(kind)} ${name} added${beside === null ? '' : ` beside ${beside.name}`}`)
      go(id ?? undefined)
    },
    write: (of: Row, text: string | null, stays: boolean) => {
      ask(null)
      if (text !== null && text !== of.words && edits.rename(of.id, text.trim())) {
        again()
        tell(text.trim() === '' ? 'Words taken away' : `Now ${inOneLine(text)}`)
      }
      if (stays) go(of.id)
    },
    connect: (from: Row, to: string, label: string) => {
      const id = edits.connect(from.id, to, label)
      again()
      ask(null)
      turn(from.id, true)
      if (id !== null) tell(`Arrow from ${from.name} to ${nameIn(to)} added`)
      go(id ?? from.id)
    },
    move: (one: Row, beside: string) => {
      const moved = edits.moveBeside(one.id, beside)
      again()
      ask(null)
      if (moved) tell(`${one.name} moved beside ${nameIn(beside)}`)
      go(one.id)
    },
    goTo: (id: string) => {
      ask(null)
      go(id)
    },
    leave: () => {
      ask(null)
      go()
    },
  }
}

export const holdsArrows = ({ type }: Row): boolean => type === 'node' || type === 'frame' || type === 'image'

/** Where one goes from what is deleted: the next of the same, the one before, what it belonged to. */
function neighbourOf(rows: readonly Row[], row: Row): Row | undefined {
  const like = rows.filter(one => one.parent === row.parent)
  const at = like.indexOf(row)
  return like[at + 1] ?? like[at - 1] ?? rows.find(one => one.id === row.parent)
}
