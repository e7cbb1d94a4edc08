/**
 * A pen and the hand that holds it: once a pen was seen on the board, a finger or a palm draws no more. It moves the view while
 * a tool is in hand, and does nothing at all while the pen is down. It knows hands and no engine.
 */
import type { Hands } from './hands'

/** Listens before the engine; returns the way to stop. */
export function watchPen(hands: Hands, element: HTMLElement): () => void {
  let seen = false
  let penIsDown = false
  /** Touches that the engine is not told of. */
  const kept = new Set<number>()
  let finger: { readonly id: number; readonly x: number; readonly y: number } | null = null

  // Once a frame: what an engine tells of its view may be as old as that.
  let panned = { x: 0, y: 0 }
  let frame = 0
  const pan = () => {
    const { x, y } = panned
    panned = { x: 0, y: 0 }
    frame = 0
    hands.pan(x, y)
  }

  const down = (event: PointerEvent) => {
    if (!isOnCanvas(event.target)) return
    if (event.pointerType === 'pen') {
      seen = true
      penIsDown = true
    }
    if (event.pointerType !== 'touch' || !seen) return
    if (!penIsDown && hands.seen().tool === 'select') return
    kept.add(event.pointerId)
    swallow(event)
    if (!penIsDown) finger ??= { id: event.pointerId, x: event.clientX, y: event.clientY }
  }
  const move = (event: PointerEvent) => {
    if (!kept.has(event.pointerId)) return
    swallow(event)
    if (finger?.id !== event.pointerId) return
    panned = { x: panned.x + event.clientX - finger.x, y: panned.y + event.clientY - finger.y }
    frame ||= requestAnimationFrame(pan)
    finger = { id: event.pointerId, x: event.clientX, y: event.clientY }
  }
  const end = (event: PointerEvent) => {
    if (event.pointerType === 'pen') penIsDown = false
    if (!kept.delete(event.pointerId)) return
    swallow(event)
    if (finger?.id === event.pointerId) finger = null
  }
  element.addEventListener('pointerdown', down, true)
  window.addEventListener('pointermove', move, true)
  window.addEventListener('pointerup', end, true)
  window.addEventListener('pointercancel', end, true)
  return () => {
    cancelAnimationFrame(frame)
    element.removeEventListener('pointerdown', down, true)
    window.removeEventListener('pointermove', move, true)
    window.removeEventListener('pointerup', end, true)
    window.removeEventListener('pointercancel', end, true)
  }
}

const isOnCanvas = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.tl-canvas, canvas') !== null

function swallow(event: PointerEvent) {
  event.preventDefault()
  event.stopImmediatePropagation()
}
