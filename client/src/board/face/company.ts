/**
 * What others see and point at on the same board, and what of one's own they are told: the part in view, a laser, whose
 * label one writes. It is presence, and no history. It knows no engine.
 */
import type { Box, Point } from '@signalroom/shared'
import type { Awareness } from 'y-protocols/awareness'
import { asObject, fieldsOf } from './presence-fields'

/** The awareness field: `{ view: Box, laser: Point | null }` in page units, or null while no board is open. */
const field = 'look'
/** Milliseconds between two tellings. */
const pace = 50
const farthest = 10_000_000

/** Another person with this board before them. */
export type Other = {
  readonly client: number
  readonly name: string
  readonly color: string
  readonly view: Box
  readonly laser: Point | null
  /** The element whose label they write. */
  readonly writes: string | null
}

/** Everybody else, by client; whoever has no name from the room, or says nothing of a view, is left out. */
export const othersIn = (awareness: Awareness): readonly Other[] =>
  [...awareness.getStates()]
    .filter(([client]) => client !== awareness.clientID)
    .sort(([a], [b]) => a - b)
    .flatMap(([client, state]) => otherOf(client, state) ?? [])

function otherOf(client: number, state: unknown): Other | null {
  const { user, board, look } = fieldsOf(state)
  const { name, color } = user
  const view = boxOf(look['view'])
  if (typeof name !== 'string' || typeof color !== 'string' || !/^#[\da-f]{3,8}$/i.test(color) || !view)
    return null
  const writes = board['editing']
  return {
    client,
    name: name.slice(0, 60),
    color,
    view,
    laser: pointOf(look['laser']),
    writes: typeof writes === 'string' ? writes : null,
  }
}

export type Telling = {
  readonly view: (view: Box) => void
  readonly laser: (at: Point | null) => void
  readonly close: () => void
}

/** Tells of oneself, at most twenty times a second, and nothing that was told already. */
export function tell(awareness: Awareness): Telling {
  let now: { readonly view: Box | null; readonly laser: Point | null } = { view: null, laser: null }
  let told = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  function publish() {
    timer = undefined
    const text = JSON.stringify(now)
    if (text === told) return
    told = text
    awareness.setLocalStateField(field, now)
  }
  const later = () => void (timer ??= setTimeout(publish, pace))
  return {
    view: ({ x, y, w, h }) => {
      now = { ...now, view: { x: tenth(x), y: tenth(y), w: tenth(w), h: tenth(h) } }
      later()
    },
    laser: at => {
      now = { ...now, laser: at && { x: tenth(at.x), y: tenth(at.y) } }
      later()
    },
    close: () => {
      clearTimeout(timer)
      awareness.setLocalStateField(field, null)
    },
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10

const isNear = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) < farthest

function pointOf(value: unknown): Point | null {
  const { x, y } = asObject(value)
  return isNear(x) && isNear(y) ? { x, y } : null
}

function boxOf(value: unknown): Box | null {
  const at = pointOf(value)
  const { w, h } = asObject(value)
  return at && isNear(w) && isNear(h) && w > 1 && h > 1 ? { ...at, w, h } : null
}
