/** What the board said at moments along the round, read without an engine: small pictures are drawn of it. Draws nothing. */
import { readBoard, type BoardReading } from '@signalroom/shared'
import { Array as YArray, Map as YMap } from 'yjs'
import { boardRoot } from '../../../board/board'
import { openEntries } from '../../../board/tldraw/entries'
import type { History } from '../../../replay/history'
import { ShownDocument } from '../../../replay/shown-document'

export interface Still {
  /** On the round's clock. */
  readonly at: number
  readonly reading: BoardReading
}

/** One still at each of these moments, in their order. `on` gives the moment of the server's clock. */
export function stillsOf(
  history: History,
  moments: readonly number[],
  on: (elapsed: number) => number,
): readonly Still[] {
  const shown = new ShownDocument(history, {})
  const stills: Still[] = []
  let before: BoardReading | null = null
  for (const at of moments) {
    if (shown.goTo(on(at)) || before === null) before = readBoard(recordsIn(shown.roots[boardRoot]))
    stills.push({ at, reading: before })
  }
  shown.close()
  return stills
}

function recordsIn(root: unknown): readonly unknown[] {
  if (root instanceof YMap)
    return [...root.entries()].flatMap(([id, held]) =>
      held instanceof YMap ? [{ id, isDeleted: false, ...(held.toJSON() as object) }] : [],
    )
  if (!(root instanceof YArray)) return []
  const entries = openEntries(root as YArray<unknown>, () => {})
  const records = [...entries.keys()].map(key => entries.get(key))
  entries.close()
  return records
}
