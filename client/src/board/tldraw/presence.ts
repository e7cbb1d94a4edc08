/**
 * Shares where one points and what one has selected, and shows the same of others. It knows no document.
 * Names and colours are never part of it: they come from the awareness field `user`, set by the room.
 */
import {
  atom,
  createPresenceStateDerivation,
  createUserId,
  InstancePresenceRecordType,
  react,
  UserRecordType,
  type Atom,
  type Editor,
  type TLInstancePresence,
  type TLInstancePresenceID,
  type TLShapeId,
} from 'tldraw'
import type { Awareness } from 'y-protocols/awareness'
import { asObject, fieldsOf } from '../face/presence-fields'
import type { Person } from '../../link/person'

/** The awareness field of the board: page coordinates, or null while the pointer is elsewhere. */
type PointerSeen = {
  readonly cursor: { readonly x: number; readonly y: number } | null
  readonly selected: readonly string[]
  /** The shape whose label is written; null while none is. */
  readonly editing: string | null
}

const pace = 33
const field = 'board'
const mostSelected = 100

/** Shares and shows until the returned function is called. */
export function sharePresence(editor: Editor, awareness: Awareness, person: Person): () => void {
  const stopSending = send(editor, awareness, person)
  const stopShowing = show(editor, awareness)
  return () => {
    stopSending()
    stopShowing()
  }
}

/** The shape whose words are written beside the canvas; null while none are. */
export function writtenBeside(editor: Editor): Atom<string | null> {
  const known = beside.get(editor) ?? atom<string | null>('written beside', null)
  beside.set(editor, known)
  return known
}
const beside = new WeakMap<Editor, Atom<string | null>>()

function send(editor: Editor, awareness: Awareness, person: Person): () => void {
  const over = atom('pointer is over the board', false)
  const container = editor.getContainer()
  const enter = () => over.set(true)
  const leave = () => over.set(false)
  container.addEventListener('pointermove', enter)
  container.addEventListener('pointerleave', leave)

  const user = atom('me', UserRecordType.create({ id: createUserId(person.seat), name: person.name }))
  const presence = createPresenceStateDerivation(user)(editor.store)
  let latest: PointerSeen | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let told: string | null = null
  const publish = () => {
    timer = undefined
    awareness.setLocalStateField(field, latest)
  }
  const stop = react('share presence', () => {
    latest = pointing(presence.get(), over.get(), editor.getEditingShapeId() ?? writtenBeside(editor).get())
    // Nobody else opens what is being written: that is told at once.
    if (latest && latest.editing !== told) {
      told = latest.editing
      clearTimeout(timer)
      return publish()
    }
    timer ??= setTimeout(publish, pace)
  })
  return () => {
    stop()
    clearTimeout(timer)
    container.removeEventListener('pointermove', enter)
    container.removeEventListener('pointerleave', leave)
    awareness.setLocalStateField(field, null)
  }
}

function pointing(
  presence: TLInstancePresence | null,
  over: boolean,
  editing: string | null,
): PointerSeen | null {
  if (!presence) return null
  const { cursor, selectedShapeIds } = presence
  return {
    cursor: over && cursor ? { x: cursor.x, y: cursor.y } : null,
    selected: selectedShapeIds.slice(0, mostSelected),
    editing,
  }
}

function show(editor: Editor, awareness: Awareness): () => void {
  const { store } = editor
  const shown = new Set<TLInstancePresenceID>()

  const refresh = (clients: Iterable<number>) => {
    store.mergeRemoteChanges(() => {
      for (const client of clients) {
        const id = InstancePresenceRecordType.createId(String(client))
        const record =
          client === awareness.clientID ? null : recordOf(editor, id, awareness.getStates().get(client))
        if (record) store.put([record])
        else if (store.has(id)) store.remove([id])
        if (record) shown.add(id)
        else shown.delete(id)
      }
    })
  }
  const change = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) =>
    refresh([...added, ...updated, ...removed])

  awareness.on('change', change)
  refresh(awareness.getStates().keys())
  return () => {
    awareness.off('change', change)
    store.mergeRemoteChanges(() => store.remove([...shown]))
  }
}

/** A person without a name from the room, or with a state of the wrong form, is simply not drawn. */
function recordOf(editor: Editor, id: TLInstancePresenceID, state: unknown): TLInstancePresence | null {
  const { user, board } = fieldsOf(state)
  if (
    typeof user['seat'] !== 'string' ||
    typeof user['name'] !== 'string' ||
    typeof user['color'] !== 'string'
  )
    return null
  const selected = Array.isArray(board['selected']) ? board['selected'].slice(0, mostSelected) : []
  const record = InstancePresenceRecordType.create({
    id,
    userId: createUserId(user['seat']),
    userName: user['name'].slice(0, 60),
    color: user['color'],
    currentPageId: editor.getCurrentPageId(),
    cursor: point(board['cursor']),
    // The schema checks below that each of them is the id of a shape.
    selectedShapeIds: selected as TLShapeId[],
    lastActivityTimestamp: Date.now(),
  })
  try {
    editor.store.schema.validateRecord(editor.store, record, 'initialize', null)
    return record
  } catch {
    return null
  }
}

function point(value: unknown): TLInstancePresence['cursor'] {
  const { x, y } = asObject(value)
  return typeof x === 'number' && typeof y === 'number' ? { x, y, type: 'default', rotation: 0 } : null
}
