/** Excalidraw's own keys, held back but for those that draw: what it opens with others is no part of a room. */
import { commandKey } from '../../ui/typed-key'

const through = new Set([
  'Enter',
  'Escape',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  ' ',
  'Tab',
  'Shift',
])
const commands = new Set(['c', 'x', 'v'])

/** Behind the board's own keys and before the engine's; returns the way to stop. `closed` says, and tells, whether a label may not be opened. */
export function holdKeys(element: HTMLElement, closed: () => boolean): () => void {
  const down = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement) return
    if (event.key === 'Enter' && closed()) return stop(event)
    if (through.has(event.key)) return
    if ((event.ctrlKey || event.metaKey) && !event.altKey && commands.has(commandKey(event))) return
    // What the browser does with it is not ours to keep.
    event.stopPropagation()
  }
  const twice = (event: MouseEvent) => {
    if (event.target instanceof HTMLCanvasElement && closed()) stop(event)
  }
  element.addEventListener('keydown', down, true)
  element.addEventListener('dblclick', twice, true)
  return () => {
    element.removeEventListener('keydown', down, true)
    element.removeEventListener('dblclick', twice, true)
  }
}

function stop(event: Event) {
  event.preventDefault()
  event.stopPropagation()
}
