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
/** Keys with which the engine moves what is selected, or opens its label. */
const changing = new Set(['Enter', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])
const commands = new Set(['c', 'x', 'v'])

/**
 * Behind the board's own keys and before the engine's; returns the way to stop. `closed` says, and tells, whether a label may
 * not be opened; `letGo` selects nothing any more, which the engine's own Escape does not; with `step` another step begins.
 */
export function holdKeys(
  element: HTMLElement,
  { closed, letGo, step }: { closed: () => boolean; letGo: () => void; step: () => void },
): () => void {
  const down = (event: KeyboardEvent) => {
    // The board's own keys listen at the same place, and have taken what is prevented.
    if (event.defaultPrevented || event.target instanceof HTMLTextAreaElement) return
    if (event.key === 'Enter' && closed()) return stop(event)
    if (event.key === 'Escape') letGo()
    // The Enter that opens a label of a new box is no person's.
    if (event.isTrusted && !event.repeat && changing.has(event.key)) step()
    if (through.has(event.key)) return
    if ((event.ctrlKey || event.metaKey) && !event.altKey && commands.has(commandKey(event))) return step()
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
