/** What others have in hand: what each has selected or writes in, as presence tells it on either engine. It knows no document. */
import type { BoardReading } from '@signalroom/shared'
import type { Awareness } from 'y-protocols/awareness'
import { fieldsOf } from './presence-fields'

/** By id of a shape, the name of who has it; one's own page is none of them. */
export function heldByOthers(awareness: Awareness): ReadonlyMap<string, string> {
  const held = new Map<string, string>()
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue
    const { user, board } = fieldsOf(state)
    const name = typeof user['name'] === 'string' ? user['name'].slice(0, 60) : 'Somebody'
    const selected = Array.isArray(board['selected']) ? board['selected'].slice(0, mostSelected) : []
    for (const id of [...selected, board['editing']]) if (typeof id === 'string') held.set(id, name)
  }
  return held
}

const mostSelected = 100

/** True where another has one of these in hand; says so, by what it is called. */
export function staysPut(
  ids: readonly string[],
  held: ReadonlyMap<string, string>,
  { nodes }: Pick<BoardReading, 'nodes'>,
  say: (sentence: string) => void,
): boolean {
  const id = ids.find(one => held.has(one))
  if (id === undefined) return false
  const name = nodes.find(node => node.id === id)?.name
  say(`${name || 'A box'} stays where it is: ${held.get(id)} has it.`)
  return true
}
