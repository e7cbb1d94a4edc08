/**
 * Shares where one points and what one has selected, and shows the same of others. It knows no document.
 * Names and colours are never part of it: they come from the awareness field `user`, set by the room.
 */
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { Collaborator, ExcalidrawImperativeAPI, SocketId } from '@excalidraw/excalidraw/types'
import type { Awareness } from 'y-protocols/awareness'
import { asObject, fieldsOf, writerIn } from '../face/presence-fields'

const pace = 33
const field = 'board'
const mostSelected = 100

export type Presence = {
  /** The pointer in the drawing's own coordinates; null when it left. */
  readonly pointed: (at: { readonly x: number; readonly y: number } | null) => void
  /** What is selected or written may be another. */
  readonly changed: () => void
  /** Whose words are written beside the canvas; null when none are. */
  readonly writesBeside: (id: string | null) => void
  readonly close: () => void
}

/** Shares and shows until it is closed. */
export function sharePresence(api: ExcalidrawImperativeAPI, awareness: Awareness): Presence {
  let cursor: { readonly x: number; readonly y: number } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = ''
  let shown = ''
  let writing: string | null = null
  let beside: string | null = null

  function publish() {
    timer = undefined
    const { selectedElementIds } = api.getAppState()
    const selected = Object.keys(selectedElementIds).slice(0, mostSelected)
    const now = { cursor, selected, editing: writing }
    const text = JSON.stringify(now)
    if (text === told) return
    told = text
    awareness.setLocalStateField(field, now)
  }

  const show = () => {
    const others = [...awareness.getStates()].flatMap(([client, state]) => {
      const seen = client === awareness.clientID ? null : collaborator(client, state)
      return seen ? [[String(client) as SocketId, seen] as const] : []
    })
    // Much of what others say is no business of the engine's, such as what they have in view.
    const text = JSON.stringify(others)
    if (text === shown) return
    shown = text
    api.updateScene({ collaborators: new Map(others) })
  }
  awareness.on('change', show)
  show()

  const changed = () => {
    const { editingTextElement } = api.getAppState()
    const now = editingTextElement
      ? (editingTextElement.type === 'text' && editingTextElement.containerId) || editingTextElement.id
      : beside
    if (now === writing) {
      timer ??= setTimeout(publish, pace)
      return
    }
    // Nobody else opens what is being written: that is told at once.
    writing = now
    clearTimeout(timer)
    publish()
  }

  return {
    pointed: at => {
      cursor = at && { x: Math.round(at.x * 10) / 10, y: Math.round(at.y * 10) / 10 }
      timer ??= setTimeout(publish, pace)
    },
    changed,
    writesBeside: id => {
      beside = id
      changed()
    },
    close: () => {
      clearTimeout(timer)
      awareness.off('change', show)
      awareness.setLocalStateField(field, null)
    },
  }
}

/** Who writes in the label of an element on another page; null if nobody does. */
export const writerOf = (awareness: Awareness, element: ExcalidrawElement): string | null =>
  writerIn(awareness, [element.id, element.type === 'text' ? element.containerId : null])

/** A person without a name from the room, or with a state of the wrong form, is simply not drawn. */
function collaborator(client: number, state: unknown): Collaborator | null {
  const { user, board } = fieldsOf(state)
  const { name, color } = user
  if (typeof name !== 'string' || typeof color !== 'string' || !/^#[\da-f]{3,8}$/i.test(color)) return null
  const selected = Array.isArray(board['selected']) ? board['selected'].slice(0, mostSelected) : []
  const pointer = point(board['cursor'])
  return {
    id: String(client),
    socketId: String(client) as SocketId,
    username: name.slice(0, 60),
    color: { background: color, stroke: color },
    selectedElementIds: Object.fromEntries(
      selected.filter(id => typeof id === 'string').map(id => [id, true as const]),
    ),
    ...(pointer ? { pointer: { ...pointer, tool: 'pointer' as const } } : {}),
  }
}

function point(value: unknown): { readonly x: number; readonly y: number } | null {
  const { x, y } = asObject(value)
  return typeof x === 'number' && typeof y === 'number' && Math.abs(x) < 1e6 && Math.abs(y) < 1e6
    ? { x, y }
    : null
}
