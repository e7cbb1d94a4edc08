/** From any document to any other by the least change: what is bound to the shown one sees edits, never another document. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { random, type Random } from '../kit/random.js'

type Root = Y.Map<unknown> | Y.Array<unknown>
const { mirror } = (await import(new URL('../../client/src/replay/mirror.ts', import.meta.url).href)) as {
  readonly mirror: (
    shown: { readonly doc: Y.Doc; readonly roots: Readonly<Record<string, Root>> },
    past: Readonly<Record<string, Root>>,
  ) => void
}

const rootsOf = (doc: Y.Doc) => ({
  files: doc.getMap('files'),
  board: doc.getArray('board'),
  scene: doc.getMap('scene'),
})
const said = (doc: Y.Doc) => {
  const { files, board, scene } = rootsOf(doc)
  return { files: files.toJSON(), board: board.toJSON(), scene: scene.toJSON() }
}

/** One change as people make them, in any of the three forms in which work is kept. */
function changeSomething(doc: Y.Doc, { below, chance, pick }: Random): void {
  const { files, board, scene } = rootsOf(doc)
  const name = pick(['a.py', 'b.py', 'c.py'])
  const text = files.get(name)
  const act = below(7)
  if (act < 2 && text instanceof Y.Text) {
    const at = below(text.length + 1)
    if (chance(0.4) && text.length > at) text.delete(at, 1 + below(text.length - at))
    else text.insert(at, pick(['x', 'word ', '\n', '漢']))
  } else if (act === 2) {
    if (chance(0.3)) files.delete(name)
    else files.set(name, new Y.Text(pick(['', 'fresh'])))
  } else if (act === 3) {
    const id = pick(['one', 'two', 'three'])
    const element = scene.get(id)
    if (element instanceof Y.Map && chance(0.7)) element.set(pick(['x', 'y']), below(9))
    else scene.set(id, new Y.Map(Object.entries({ type: 'box', x: below(9) })))
  } else if (act === 4) {
    const line = new Y.Map<unknown>(Object.entries({ key: below(9), line: new Y.Text('AA') }))
    board.insert(below(board.length + 1), [chance(0.3) ? line : { key: below(9), val: { x: below(9) } }])
  } else if (act === 5 && board.length > 0) board.delete(below(board.length), 1)
  else {
    const grown = board.toArray().find(one => one instanceof Y.Map)
    const line = grown instanceof Y.Map ? grown.get('line') : null
    if (line instanceof Y.Text) line.insert(line.length, 'BB')
  }
}

describe('the shown document', () => {
  test('[R6] says what the past one says, after random steps forth and back', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const chance = random(seed)
      const [live, shown] = [new Y.Doc(), new Y.Doc()]
      rootsOf(live)
      const moments: Uint8Array[] = []
      for (let step = 0; step < 40; step++) {
        changeSomething(live, chance)
        moments.push(Y.encodeStateAsUpdate(live))
      }
      for (let step = 0; step < 25; step++) {
        const past = new Y.Doc()
        rootsOf(past)
        Y.applyUpdate(past, chance.pick(moments))
        mirror({ doc: shown, roots: rootsOf(shown) }, rootsOf(past))
        expect(said(shown), `seed ${seed}, step ${step}`).toEqual(said(past))
      }
    }
  })
  test('[R6] a letter is a letter: what did not change is not touched', () => {
    const [past, shown] = [new Y.Doc(), new Y.Doc()]
    const [from, to] = [rootsOf(past), rootsOf(shown)]
    from.files.set('a.py', new Y.Text('first\nsecond\n'))
    from.board.push([{ key: 'a' }, { key: 'b' }, { key: 'c' }])
    mirror({ doc: shown, roots: to }, from)
    const text = to.files.get('a.py')
    const seen: unknown[] = []
    if (!(text instanceof Y.Text)) throw new Error('no text')
    text.observe(({ delta }) => seen.push(delta))
    to.board.observe(({ changes }) => seen.push(changes.delta))
    to.files.observe(() => seen.push('another file'))
    const own = from.files.get('a.py')
    if (own instanceof Y.Text) own.insert(6, 'x')
    from.board.delete(1)
    mirror({ doc: shown, roots: to }, from)
    expect(to.files.get('a.py')).toBe(text)
    expect(seen).toEqual([
      [{ retain: 6 }, { insert: 'x' }],
      [{ retain: 1 }, { delete: 1 }],
    ])
  })
  test('[R6] nothing new is nothing done', () => {
    const [past, shown] = [new Y.Doc(), new Y.Doc()]
    const [from, to] = [rootsOf(past), rootsOf(shown)]
    from.board.push([{ key: 'a' }, { key: 'a' }, new Y.Map(Object.entries({ key: 'b' }))])
    from.scene.set('one', new Y.Map(Object.entries({ x: 1 })))
    mirror({ doc: shown, roots: to }, from)
    const steps: unknown[] = []
    shown.on('update', step => steps.push(step))
    mirror({ doc: shown, roots: to }, from)
    expect(steps).toEqual([])
  })
})
