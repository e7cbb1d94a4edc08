/** Goes along with what another has in view until one moves the view oneself. It knows no engine and no screen. */
import type { Box } from '@signalroom/shared'
import type { Awareness } from 'y-protocols/awareness'
import { othersIn } from './company'
import type { Sight } from './sight'

/** Milliseconds in which an engine has shown what it was told to. */
const patience = 400

/** Follows a client; `left` is called once, when the other has gone or one has moved the view oneself. */
export function follow(awareness: Awareness, sight: Sight, client: number, left: () => void): () => void {
  let goal: Box | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What was in view when the goal was reached, which an engine may do some frames later. */
  let shown: Box | null = null
  let wanted = ''
  const go = () => {
    const other = othersIn(awareness).find(one => one.client === client)
    if (!other) return end()
    const next = JSON.stringify(other.view)
    if (next === wanted) return
    wanted = next
    goal = other.view
    shown = null
    sight.show(goal)
    moved()
    // Where the engine cannot go so near or so far, what it shows by then is as good as it gets.
    clearTimeout(timer)
    timer = setTimeout(() => (shown ??= sight.view()), patience)
  }
  const moved = () => {
    const view = sight.view()
    if (shown === null) shown = goal && isAround(view, goal) ? view : null
    else if (!isSame(shown, view)) end()
  }
  const stops = [() => awareness.off('change', go), sight.watch(moved), () => clearTimeout(timer)]
  awareness.on('change', go)
  const stop = () => stops.splice(0).forEach(one => one())
  function end() {
    stop()
    left()
  }
  go()
  return stop
}

const isSame = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) < a.w / 200 && Math.abs(a.y - b.y) < a.h / 200 && Math.abs(a.w - b.w) < a.w / 100

/** The same middle, and all of the part as large as it fits. */
const isAround = (view: Box, { x, y, w, h }: Box): boolean =>
  Math.abs(view.x + view.w / 2 - (x + w / 2)) < view.w / 100 &&
  Math.abs(view.y + view.h / 2 - (y + h / 2)) < view.h / 100 &&
  Math.abs(Math.min(view.w / w, view.h / h) - 1) < 0.02
