/** Shows whose hands were where at a moment as the panes show it live: carets in the code, what is selected on the board. */
import type { Awareness } from 'y-protocols/awareness'
import { createRelativePositionFromTypeIndex, Map as YMap, Text as YText } from 'yjs'
import type { Hand } from './history'
import type { DocumentRoots } from './roots'

export interface Someone {
  readonly name: string
  /** A CSS colour of six hexadecimal digits. */
  readonly colour: string
}
export type People = Readonly<Record<string, Someone>>

/** Replaces what was shown; `hands` are places of the moment that stands in `roots`. */
export function showHands(
  awareness: Awareness,
  roots: DocumentRoots,
  hands: readonly Hand[],
  people: People,
): void {
  const before = [...awareness.states.keys()].filter(client => client !== awareness.clientID)
  const now = hands.flatMap((hand, i) => {
    const person = people[hand.seat]
    const place = person && placeOf(hand, roots)
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

function placeOf({ root, key, index }: Hand, roots: DocumentRoots) {
  if (root === 'board') return { board: { cursor: null, selected: [key], editing: null } }
  const files = roots[root]
  const text = files instanceof YMap ? files.get(key) : null
  if (!(text instanceof YText)) return null
  const caret = createRelativePositionFromTypeIndex(text, Math.min(index ?? text.length, text.length))
  return { cursor: { anchor: caret, head: caret } }
}
