/**
 * Awareness as the editor may see it. It knows no editor. y-codemirror writes colours into a style attribute and
 * trusts every caret, so what others send is checked here: a person the room did not name is not drawn.
 */
import type { Awareness } from 'y-protocols/awareness'
import { createAbsolutePositionFromRelativePosition } from 'yjs'

type State = Record<string, unknown>

/** The same awareness with others' states reduced to a name, a colour and a caret that exists within `reach()`. */
export function checked(awareness: Awareness, reach: () => number): Awareness {
  const getStates = () => {
    const states = new Map<number, State>()
    for (const [client, state] of awareness.getStates()) {
      const person = client === awareness.clientID ? state : readable(awareness, state, reach())
      if (person) states.set(client, person)
    }
    return states
  }
  // Everything else is inherited, so listeners and the local state stay those of the real one.
  return Object.create(awareness, { getStates: { value: getStates } }) as Awareness
}

function readable(awareness: Awareness, { user, cursor }: State, reach: number): State | null {
  const { name, color } = asState(user)
  if (typeof name !== 'string' || typeof color !== 'string') return null
  return {
    user: colored(name.slice(0, 60), color),
    cursor: standing(awareness, cursor, reach) ? cursor : null,
  }
}

function colored(name: string, wish: string) {
  const color = /^(#[0-9a-f]{6}|var\(--[a-z0-9-]+\))$/i.test(wish) ? wish : 'var(--ink-2)'
  return { name, color, colorLight: `color-mix(in srgb, ${color} 20%, transparent)` }
}

function standing({ doc }: Awareness, cursor: unknown, reach: number): boolean {
  const { anchor, head } = asState(cursor)
  return [anchor, head].every(end => {
    try {
      // A value that is no relative position throws or finds nothing, which is the question asked.
      const place = createAbsolutePositionFromRelativePosition(end as never, doc)
      return place !== null && place.index <= reach
    } catch {
      return false
    }
  })
}

const asState = (value: unknown): State =>
  typeof value === 'object' && value !== null ? (value as State) : {}
