/** What a key means in the outline. Letters are commands here; what is called something is found behind `/`. It knows no page. */
import { commandKey, typedKey } from '../../../ui/typed-key'

export type Action =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'open'
  | 'close'
  | 'rename'
  | 'add'
  | 'connect'
  | 'label'
  | 'move'
  | 'forward'
  | 'back'
  | 'remove'
  | 'tidy'
  | 'find'
  | 'undo'
  | 'redo'
  | 'canvas'
  | 'hide'

export const lookingInWords = 'Slash finds by name. Escape goes to the canvas.'
export const keysInWords =
  'Enter names, A adds beside, C connects, L labels an arrow, M moves, Shift T lays all out anew, Delete takes away, slash ' +
  'finds by name. Escape goes to the canvas.'

const plain: Readonly<Record<string, Action>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  ArrowRight: 'open',
  ArrowLeft: 'close',
  Home: 'first',
  End: 'last',
  Enter: 'rename',
  F2: 'rename',
  Insert: 'add',
  a: 'add',
  c: 'connect',
  l: 'label',
  m: 'move',
  Delete: 'remove',
  Backspace: 'remove',
  '/': 'find',
  Escape: 'canvas',
  k: 'hide',
}
const withAlt: Readonly<Record<string, Action>> = {
  ArrowDown: 'forward',
  ArrowRight: 'forward',
  ArrowUp: 'back',
  ArrowLeft: 'back',
}

/** Null for a key that means nothing here. */
export function actionOf(event: KeyboardEvent): Action | null {
  if (event.isComposing) return null
  if (event.ctrlKey || event.metaKey) {
    if (event.altKey) return null
    const key = commandKey(event)
    if (key === 'y') return 'redo'
    return key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : null
  }
  const key = typedKey(event)
  // On some keyboards a sign is typed with Alt or Shift, and no letter of ours.
  if (key === '/') return 'find'
  if (event.altKey) return withAlt[key] ?? null
  // As on the canvas.
  if (event.shiftKey) return key === 't' ? 'tidy' : null
  return plain[key] ?? null
}
