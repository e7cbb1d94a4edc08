/** What presences hold, read as anybody may have written them, and who writes in which label. It knows no engine. */
import type { Awareness } from 'y-protocols/awareness'

export type Fields = Readonly<Record<string, unknown>>

/** What is no object is an empty one. */
export const asObject = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

/** `user` is the room's word; `board` and `look` are what a page says of itself. */
export function fieldsOf(state: unknown): {
  readonly user: Fields
  readonly board: Fields
  readonly look: Fields
} {
  const { user, board, look } = asObject(state)
  return { user: asObject(user), board: asObject(board), look: asObject(look) }
}

/** Who writes on another page in a label of one of these ids; null if nobody does. */
export function writerIn(awareness: Awareness, ids: readonly (string | null | undefined)[]): string | null {
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue
    const { user, board } = fieldsOf(state)
    const { editing } = board
    if (typeof editing !== 'string' || !ids.includes(editing)) continue
    return typeof user['name'] === 'string' ? user['name'].slice(0, 60) : 'Somebody'
  }
  return null
}

/** What who comes second is told. */
export const writesHere = (writer: string): string =>
  `${writer} is writing here. It opens when they are done.`
