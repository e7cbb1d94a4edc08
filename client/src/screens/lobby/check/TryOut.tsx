/** A corner to press keys and draw in: that hands work here as they will on the board. Nothing of it is sent or kept. */
import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { Part } from './Part'

export function TryOut() {
  const [key, setKey] = useState<string | null>(null)
  const [pen, setPen] = useState<string | null>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const field = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = field.current
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Tab' || event.key === 'Escape') return
      event.preventDefault()
      // A key tried out here does nothing else in the room.
      event.stopPropagation()
      setKey(event.key === ' ' ? 'Space' : event.key)
    }
    element?.addEventListener('keydown', pressed)
    return () => element?.removeEventListener('keydown', pressed)
  }, [])
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context || event.buttons === 0) return
    const box = element.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * element.width
    const y = ((event.clientY - box.top) / box.height) * element.height
    context.strokeStyle = getComputedStyle(element).color
    context.lineCap = 'round'
    context.lineWidth = 2 + 6 * (event.pointerType === 'pen' ? event.pressure : 0.3)
    if (event.type === 'pointerdown') {
      context.beginPath()
      context.moveTo(x, y)
    }
    context.lineTo(x, y)
    context.stroke()
    setPen(
      event.pointerType === 'pen' ? 'your pen' : event.pointerType === 'touch' ? 'your finger' : 'your mouse',
    )
  }
  const seen = [key === null ? null : `the key ${key}`, pen].filter(Boolean)
  return (
    <Part title="Keys and pen" word={seen.length > 0 ? 'Works' : 'Try them'}>
      <div
        role="application"
        aria-label="Press a key or draw here"
        {...takesKeys}
        ref={field}
        className="relative h-[72px] overflow-hidden rounded-m border border-dashed border-line-strong text-ink"
      >
        <canvas
          ref={canvas}
          width={560}
          height={144}
          className="absolute inset-0 size-full touch-none cursor-crosshair"
          onPointerDown={draw}
          onPointerMove={draw}
        />
        {seen.length === 0 ? (
          <p className="pointer-events-none absolute inset-0 grid place-items-center text-[12.5px] text-ink-3">
            Click here, press a key, draw a line
          </p>
        ) : null}
      </div>
      <p role="status" className="mt-1.5 min-h-[18px] text-[12.5px] text-ink-3">
        {seen.length > 0 ? `Seen: ${seen.join(' and ')}` : ''}
      </p>
    </Part>
  )
}

/** It has no control of its own, and must still be reached by Tab. */
const takesKeys = { tabIndex: 0 } as const
