/**
 * Where the canvas stands, and beside it, or on a narrow pane in its place, the outline of the same drawing. It knows no
 * engine and no document.
 */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { typedKey } from '../../ui/typed-key'
import type { BoardHandle } from '../board'
import type { Edits } from './edits'
import type { Hands } from './hands'
import { Outline, type OutlineHandle } from './outline/Outline'

/** Narrower than this, one of the two is seen at a time. */
const leastForBoth = 560
/** A page as narrow as a phone, where the outline comes first. */
const phone = '(max-width: 899px)'

/** Of the canvas, to who cannot see it. */
export const outlineInWords =
  'K opens the outline: the same drawing as a list, read and changed by keys alone.'

export type Desk = {
  readonly frame: (element: HTMLDivElement | null) => void
  readonly canvas: { readonly current: HTMLDivElement | null }
  readonly outline: { readonly current: OutlineHandle | null }
  /** One of the two at a time. */
  readonly narrow: boolean
  readonly shown: boolean
  /** Shows the outline and goes there. */
  readonly open: () => void
  /** Goes to the canvas; on a narrow pane it takes the outline's place. */
  readonly toCanvas: () => void
  readonly hide: () => void
  /** Makes the canvas seen, without going there. */
  readonly showCanvas: () => void
}

export function useDesk(hands: Hands | null): Desk {
  const [element, frame] = useState<HTMLDivElement | null>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const outline = useRef<OutlineHandle>(null)
  const narrow = useNarrow(element)
  /** As it comes, until one has chosen. */
  const [chosen, choose] = useState<boolean | null>(null)
  const shown = chosen ?? (narrow && matchMedia(phone).matches)

  const open = useCallback(() => {
    flushSync(() => choose(true))
    outline.current?.focus()
  }, [])
  const hide = useCallback(() => {
    flushSync(() => choose(false))
    hands?.focus()
  }, [hands])
  const toCanvas = useCallback(() => (narrow ? hide() : hands?.focus()), [narrow, hide, hands])
  const showCanvas = useCallback(() => {
    if (narrow) choose(false)
  }, [narrow])

  useEffect(() => {
    const board = canvas.current
    if (!board || !hands) return
    // Before the board's own keys, and the engine's.
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (typedKey(event) !== 'k' || hands.seen().writing || hands.othersLabel() || isField(event.target))
        return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (!event.repeat) open()
    }
    board.addEventListener('keydown', pressed, true)
    return () => board.removeEventListener('keydown', pressed, true)
  }, [hands, open])

  return useMemo(
    () => ({ frame, canvas, outline, narrow, shown, open, toCanvas, hide, showCanvas }),
    [frame, narrow, shown, open, toCanvas, hide, showCanvas],
  )
}

/** The board's handle, where the outline may stand in the canvas's place. */
export const onDesk = (handle: BoardHandle, { narrow, shown, open, showCanvas }: Desk): BoardHandle => ({
  ...handle,
  show: region => {
    showCanvas()
    handle.show(region)
  },
  focus: narrow && shown ? open : handle.focus,
})

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null

function useNarrow(element: HTMLElement | null): boolean {
  const [narrow, setNarrow] = useState(false)
  useLayoutEffect(() => {
    if (!element) return
    const look = () => element.clientWidth > 0 && setNarrow(element.clientWidth < leastForBoth)
    look()
    const watching = new ResizeObserver(look)
    watching.observe(element)
    return () => watching.disconnect()
  }, [element])
  return narrow
}

type Props = {
  readonly desk: Desk
  readonly hands: Hands | null
  readonly edits: Edits | null
  readonly readOnly: boolean
  readonly said: string
  /** The canvas, with what lies over it. */
  readonly children: ReactNode
}

export function DeskView({ desk, hands, edits, readOnly, said, children }: Props) {
  const { frame, canvas, outline, narrow, shown } = desk
  return (
    <div
      ref={frame}
      className="board-desk"
      data-narrow={narrow || undefined}
      data-outline={shown || undefined}
    >
      {narrow && (
        <fieldset className="board-views" aria-label="View of the board">
          <button type="button" aria-pressed={!shown} onClick={desk.hide}>
            Canvas
          </button>
          <button type="button" aria-pressed={shown} onClick={desk.open}>
            Outline
          </button>
        </fieldset>
      )}
      <div ref={canvas} className="board-canvas" inert={narrow && shown}>
        {children}
      </div>
      {shown && hands && edits && (
        <Outline
          ref={outline}
          edits={edits}
          hands={hands}
          readOnly={readOnly}
          alone={narrow}
          said={said}
          toCanvas={desk.toCanvas}
          hide={desk.hide}
        />
      )}
    </div>
  )
}
