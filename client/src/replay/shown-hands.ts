/** Shows whose hands were where at a moment as the panes show it live: carets in the code, what is selected on the board. */
import type { Awareness } from 'y-protocols/awareness'
import {
  createRelativePositionFromTypeIndex,
  Map as YMap,
  Text as YText,
  type AbstractType,
  type Doc,
} from 'yjs'
import type { Hand, Root } from './past'

export interface Someone {
  readonly name: string
  /** A CSS colour of six hexadecimal digits. */
  readonly colour: string
}
export type People = Readonly<Record<string, Someone>>

/** Replaces what was shown; `hands` are places in `past`, which stand in `shown` at the same names. */
export function showHands(
  awareness: Awareness,
  shown: { readonly doc: Doc; readonly roots: Readonly<Record<string, Root>> },
  past: Readonly<Record<string, Root>>,
  hands: readonly Hand[],
  people: People,
): void {
  const before = [...awareness.states.keys()].filter(client => client !== awareness.clientID)
  const now = hands.flatMap((hand, i) => {
    const person = people[hand.seat]
    const place = person && placeOf(hand, past, shown.roots)
    return place
      ? [{ client: i + 1, state: { user: { name: person.name, color: person.colour }, ...place } }]
      : []
  })
  if (before.length === 0 && now.length === 0) return
  for (const client of before) awareness.states.delete(client)
  for (const { client, state } of now) awareness.states.set(client, state)
  const clients = now.map(({ client }) => client)
  const change = {
    added: clients.filter(client => !before.includes(client)),
    updated: clients.filter(client => before.includes(client)),
    removed: before.filter(client => !clients.includes(client)),
  }
  awareness.emit('change', [change, 'replay'])
  awareness.emit('update', [change, 'replay'])
}

function placeOf(
  { type, index }: Hand,
  past: Readonly<Record<string, Root>>,
  shown: Readonly<Record<string, Root>>,
) {
  const [files, board] = [past['files'], past['board']]
  if (type instanceof YText && files instanceof YMap && type.parent === files) {
    const text = nameIn(files, type)
    const own = typeof text === 'string' && shown['files'] instanceof YMap ? shown['files'].get(text) : null
    if (!(own instanceof YText)) return null
    const caret = createRelativePositionFromTypeIndex(own, Math.min(index, own.length))
    return { cursor: { anchor: caret, head: caret } }
  }
  const key = board ? keyOn(board, type) : null
  return key === null ? null : { board: { cursor: null, selected: [key], editing: null } }
}

function nameIn(files: YMap<unknown>, text: object): string | null {
  for (const [name, value] of files.entries()) if (value === text) return name
  return null
}

/** The id of the element or record in which `type` lies, or that stands in it. */
function keyOn(board: Root, type: AbstractType<unknown>): string | null {
  let inner: AbstractType<unknown> | null = type
  while (inner && inner.parent !== board) inner = inner.parent as AbstractType<unknown> | null
  if (!inner) return null
  if (board instanceof YMap) {
    const map: YMap<unknown> = board
    return nameIn(map, inner)
  }
  const key = inner instanceof YMap ? inner.get('key') : null
  return typeof key === 'string' ? key : null
}
