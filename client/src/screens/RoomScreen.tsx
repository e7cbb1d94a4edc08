/** The live room: one document, one layout for the width of the screen, and what a pin made now would show. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { BoardHandle } from '../board/board'
import type { CodeHandle } from '../code/code'
import { cardAround } from '../room/artifacts/pointed'
import type { Pointing } from '../room/judging/pointing'
import { KeyPill } from '../room/keys/KeyPill'
import { useWarmEngine } from '../room/code/RunContext'
import { Narrow } from './room/Narrow'
import { useFieldBounds } from '../ui/useFieldBounds'
import { useKeepsAsked } from './room/useKeepsAsked'
import { useSaveKey } from './room/useSaveKey'
import { useWayOut } from './room/useWayOut'
import { useWork } from './room/useWork'
import type { RunsHandle } from './room/CodeSection'
import { bringIntoView, bringThingIntoView, shownNow, type PlaceTouched } from './room/pinned-view'
import { Wide } from './room/Wide'
import { Waiting } from './Waiting'
import { useHandsShown } from './room/useHandsShown'

export function RoomScreen() {
  const work = useWork(true)
  const wide = useWide()
  const board = useRef<BoardHandle>(null)
  const code = useRef<CodeHandle>(null)
  const runs = useRef<RunsHandle>(null)
  const touchedLast = useRef<PlaceTouched>('board')
  useHandsShown(work)
  useWarmEngine()
  useWayOut()
  useEffect(() => {
    const touched = (event: Event) => {
      const target = event.target instanceof Element ? event.target : null
      const card = cardAround(target)
      const place = places.find(([where]) => target?.closest(where))
      if (card !== null) touchedLast.current = { card }
      else if (place) touchedLast.current = place[1]
    }
    for (const type of ['focusin', 'pointerdown'] as const) addEventListener(type, touched, true)
    return () => {
      for (const type of ['focusin', 'pointerdown'] as const) removeEventListener(type, touched, true)
    }
  }, [])
  const pointing = useMemo((): Pointing => {
    const panes = () => ({ board: board.current, code: code.current, runs: runs.current })
    return {
      capture: () => shownNow(panes(), touchedLast.current),
      show: what => bringIntoView(panes(), what),
      showThing: id => bringThingIntoView(board.current, id),
    }
  }, [])
  useSaveKey(work)
  useKeepsAsked()
  useFieldBounds()
  if (!work) return <Waiting />
  const layout = { work, board, code, runs, pointing }
  return (
    <>
      {wide ? <Wide {...layout} /> : <Narrow {...layout} />}
      <KeyPill />
    </>
  )
}

/** The innermost first: the editor and the runs under it share a pane. */
const places: readonly (readonly [string, PlaceTouched])[] = [
  ['.cm-editor', 'code'],
  ['[aria-label="Runs"]', 'runs'],
  ['[aria-label="Code"]', 'runs'],
  ['[aria-label="Board"]', 'board'],
]

/** Three panes need room, more of it with larger type; below this the room is four tabs. */
function useWide(): boolean {
  const [query] = useState(() => matchMedia('(min-width: 56.25rem)'))
  const [wide, setWide] = useState(query.matches)
  useEffect(() => {
    const changed = () => setWide(query.matches)
    query.addEventListener('change', changed)
    return () => query.removeEventListener('change', changed)
  }, [query])
  return wide
}
