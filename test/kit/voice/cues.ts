/**
 * The lines of the coach: when each came onto a screen, and when it was due by the coach's own function on what is true.
 * Knows no room.
 */
import type { Page } from 'playwright-core'
import { unmarked } from '../page-code.js'

/** A line, and the moment it came: on the clock of the wall, in milliseconds. */
export interface Shown {
  readonly at: number
  readonly text: string
}

/** Watches every line that is said to a screen reader as it comes; each bears the moment its frame was drawn. */
export const watchLines = async (page: Page): Promise<void> => {
  await page.evaluate(`${unmarked}(${watcher})()`)
}
export const linesOf = (page: Page): Promise<readonly Shown[]> =>
  page.evaluate(() => (globalThis as unknown as { lines: Shown[] }).lines)

/** Runs in the page. */
function watcher(): void {
  const lines: { readonly at: number; readonly text: string }[] = []
  Object.assign(globalThis, { lines })
  let before: readonly string[] = []
  const look = () => {
    const now = [...document.querySelectorAll('[role=status]')].map(one => one.textContent)
    const fresh = now.filter(text => text !== '' && !before.includes(text))
    before = now
    if (fresh.length === 0) return
    // A task that is asked for in a frame runs once the frame is drawn.
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      const at = Date.now()
      for (const text of fresh) lines.push({ at, text })
      port1.close()
    })
    port1.start()
    requestAnimationFrame(() => port2.postMessage(null))
  }
  new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true })
}

export interface Due<Kind> extends Shown {
  readonly kind: Kind
  /** How long it stands; Infinity where the other side's act ends it. */
  readonly stands: number
}
type Line<Kind> = Pick<Due<Kind>, 'kind' | 'text'>

const stepMs = 50
/** A line that stands for less is not owed to anybody. */
const owedMs = 300
/** When a line turns, as a function of the moment says it: to the millisecond, unless it stands for less than a step. */
export function duesOf<Kind>(
  lineAt: (moment: number) => Line<Kind>,
  from: number,
  until: number,
): readonly Due<Kind>[] {
  const turns: Omit<Due<Kind>, 'stands'>[] = []
  const start = Math.ceil(from)
  let last = lineAt(start)
  for (let end = start + stepMs; end <= until; end += stepMs) {
    const next = lineAt(end)
    if (next.text !== last.text) turns.push({ ...next, at: turn(lineAt, last.text, end - stepMs, end) })
    last = next
  }
  return turns.map((one, i) => ({ ...one, stands: (turns[i + 1]?.at ?? until) - one.at }))
}
/** The first whole moment after `from` at which it says something else. */
function turn<Kind>(lineAt: (moment: number) => Line<Kind>, text: string, from: number, to: number): number {
  if (to - from <= 1) return to
  const middle = Math.floor((from + to) / 2)
  return lineAt(middle).text === text ? turn(lineAt, text, middle, to) : turn(lineAt, text, from, middle)
}

/** Further apart, a line that came is not the one that was due. */
const reach = 1500
export interface Followed<Kind> {
  /** How long after its cause each came; less than nothing is early. */
  readonly late: readonly { readonly kind: Kind; readonly ms: number }[]
  readonly missed: readonly Due<Kind>[]
  /** Lines that came and that nothing had caused. */
  readonly invented: readonly Shown[]
}
/** Compares what was due with what came. Lines that are never due are none of the coach's. */
export function follow<Kind>(dues: readonly Due<Kind>[], shown: readonly Shown[]): Followed<Kind> {
  const near = (one: Shown, other: Shown) => one.text === other.text && Math.abs(one.at - other.at) <= reach
  const owed = dues.filter(one => one.stands >= owedMs)
  const late = owed.flatMap(due => {
    const [ms] = shown
      .filter(one => near(one, due))
      .map(one => one.at - due.at)
      .toSorted((a, b) => Math.abs(a) - Math.abs(b))
    return ms === undefined ? [] : [{ kind: due.kind, ms }]
  })
  return {
    late,
    missed: owed.filter(due => !shown.some(one => near(one, due))),
    invented: shown.filter(
      one => dues.some(due => due.text === one.text) && !dues.some(due => near(due, one)),
    ),
  }
}
