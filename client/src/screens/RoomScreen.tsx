/** The live room: one document, one layout for the width of the screen, and what a pin made now would show. */
import type { Shown } from '@signalroom/shared'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BoardHandle } from '../board/board'
import type { CodeHandle } from '../code/code'
import { Narrow } from './room/Narrow'
import { useHands } from './room/useHands'
import { useWayOut } from './room/useWayOut'
import { useWork } from './room/useWork'
import { Wide } from './room/Wide'
import { Waiting } from './Waiting'

export function RoomScreen() {
  const work = useWork()
  const wide = useWide()
  const board = useRef<BoardHandle>(null)
  const code = useRef<CodeHandle>(null)
  const inCode = useRef(false)
  useHands(work)
  useWayOut()
  useEffect(() => {
    const touched = (event: Event) => {
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('[aria-label="Code"]')) inCode.current = true
      if (target?.closest('[aria-label="Board"]')) inCode.current = false
    }
    for (const type of ['focusin', 'pointerdown'] as const) addEventListener(type, touched, true)
    return () => {
      for (const type of ['focusin', 'pointerdown'] as const) removeEventListener(type, touched, true)
    }
  }, [])
  const capture = useCallback((): Shown | null => shownNow(inCode.current, board.current, code.current), [])
  if (!work) return <Waiting />
  const layout = { work, board, code, capture }
  return wide ? <Wide {...layout} /> : <Narrow {...layout} />
}

/** Lines if the code was touched last, else the part of the board in view. */
function shownNow(inCode: boolean, board: BoardHandle | null, code: CodeHandle | null): Shown | null {
  const lines = inCode ? code?.lines() : null
  if (lines)
    return { type: 'code', file: lines.file, from: lines.from, to: lines.to, text: lines.text.slice(0, 2000) }
  const region = board?.region()
  if (!region) return null
  return {
    type: 'board',
    x: region.x,
    y: region.y,
    w: region.w,
    h: region.h,
    shapes: region.shapes.slice(0, 50).map(id => id.slice(0, 80)),
  }
}

/** Three panes need room; below this the room is four tabs. */
function useWide(): boolean {
  const [query] = useState(() => matchMedia('(min-width: 900px)'))
  const [wide, setWide] = useState(query.matches)
  useEffect(() => {
    const changed = () => setWide(query.matches)
    query.addEventListener('change', changed)
    return () => query.removeEventListener('change', changed)
  }, [query])
  return wide
}
