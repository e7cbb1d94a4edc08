/** What people do in a working document: type and delete in files, set and delete shapes on a board, undo. Knows no network. */
import * as Y from 'yjs'
import { firstDocument } from '../../server/src/relay/yjs/first-document.js'
import type { Random } from './random.js'

/** The document that hands find. */
export const beginning = firstDocument([
  { name: 'main.py', text: 'def solve():\n    pass\n' },
  { name: 'notes.md', text: '# Notes\n' },
])

export interface Hands {
  /** One change, or none if there is nothing to change yet. */
  work(random: Random): void
}

export function handsOn(doc: Y.Doc): Hands {
  const files = doc.getMap<Y.Text>('files')
  const board = doc.getMap('board')
  // No time is taken for telling steps apart, so that chance alone decides.
  const undo = new Y.UndoManager([files, board], { captureTimeout: 0, trackedOrigins: new Set([doc]) })
  let shapes = 0
  return {
    work(random) {
      const what = random.below(100)
      if (what < 8) return void undo.undo()
      if (what < 11) return void undo.redo()
      doc.transact(() => {
        const texts = [...files.values()].sort((a, b) => a.length - b.length)
        const keys = [...board.keys()].sort()
        if (what < 60 && texts.length > 0) type(random, random.pick(texts))
        else if (what < 70 && keys.length > 0) board.delete(random.pick(keys))
        else if (what < 85 && keys.length > 0) board.set(random.pick(keys), shape(random))
        else board.set(`shape:${doc.clientID}-${shapes++}`, shape(random))
      }, doc)
    },
  }
}

function type(random: Random, text: Y.Text): void {
  const at = random.below(text.length + 1)
  if (random.chance(0.3) && text.length > 0)
    text.delete(Math.min(at, text.length - 1), Math.min(1 + random.below(4), text.length - at || 1))
  else text.insert(at, random.pick(['a', 'if x:\n', 'é', '\u{1f600}', '    return y\n']))
}
const shape = (random: Random) => ({
  type: 'geo',
  x: random.below(1000) + 0.5,
  y: random.below(1000),
  props: { label: random.pick(['cache', 'queue', 'Datenbank größer']), isLocked: random.chance(0.5) },
})
