/**
 * A pen and the hand that holds it: once a pen was seen on the board, a finger or a palm draws no more. It moves the view while
 * a tool is in hand, two of them zoom, and while the pen is down they do nothing at all. It knows hands and no engine.
 */
import type { Hands, Spot } from './hands'

/** Listens before the engine; returns the way to stop. */
export function watchPen(hands: Hands, element: HTMLElement): () => void {
  let seen = false
  let penIsDown = false
  /** Touches that the engine is not told of. */
  const kept = new Set<number>()
  const fingers = new Map<number, Spot>()
  /** All that are on the canvas; the engine is told that the first of them came and went, and not what two of them do. */
  const touches = new Map<number, Spot>()

  // Once a frame: what an engine tells of its view may be as old as that.
  let panned = { x: 0, y: 0 }
  let spread: Spread | null = null
  let frame = 0
  const follow = () => {
    const { x, y } = panned
    const now = spreadOf([...fingers.values()])
    panned = { x: 0, y: 0 }
    frame = 0
    if (!now) hands.pan(x, y)
    else if (spread) hands.pinch?.move(now.wide / spread.wide, spread.at, now.at)
    spread = now
  }

  const down = (event: PointerEvent) => {
    if (!isOnCanvas(event.target)) return
    if (event.pointerType === 'pen') {
      seen = true
      penIsDown = true
    }
    if (event.pointerType !== 'touch') return
    touches.set(event.pointerId, spotOf(event))
    if (!penIsDown && hands.seen().tool === 'select') return
    const zooms = hands.pinch !== null && touches.size > 1
    if (!seen && !zooms) return
    if (zooms && !penIsDown) {
      for (const [id, at] of touches) fingers.set(id, at)
      hands.pinch?.begin()
    }
    kept.add(event.pointerId)
    swallow(event)
    if (!penIsDown) fingers.set(event.pointerId, spotOf(event))
    spread = spreadOf([...fingers.values()])
  }
  const move = (event: PointerEvent) => {
    if (touches.has(event.pointerId)) touches.set(event.pointerId, spotOf(event))
    if (!kept.has(event.pointerId) && !fingers.has(event.pointerId)) return
    swallow(event)
    const finger = fingers.get(event.pointerId)
    if (!finger) return
    if (fingers.size === 1)
      panned = { x: panned.x + event.clientX - finger.x, y: panned.y + event.clientY - finger.y }
    fingers.set(event.pointerId, spotOf(event))
    frame ||= requestAnimationFrame(follow)
  }
  const end = (event: PointerEvent) => {
    if (event.pointerType === 'pen') penIsDown = false
    touches.delete(event.pointerId)
    fingers.delete(event.pointerId)
    spread = spreadOf([...fingers.values()])
    if (kept.delete(event.pointerId)) swallow(event)
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

/** How far two fingers are apart, and the middle between them. */
type Spread = { readonly wide: number; readonly at: Spot }

const spotOf = ({ clientX, clientY }: PointerEvent): Spot => ({ x: clientX, y: clientY })

function spreadOf([a, b]: readonly Spot[]): Spread | null {
  if (!a || !b) return null
  return {
    wide: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)),
    at: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
  }
}

const isOnCanvas = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.tl-canvas, canvas') !== null

function swallow(event: PointerEvent) {
  event.preventDefault()
  event.stopImmediatePropagation()
}
