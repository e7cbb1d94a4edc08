/** From any document to any other by the least change: what is bound to the shown one sees edits, never another document. */
import type { DocumentPast, RootForms } from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { random, type Random } from '../kit/random.js'

type Root = Y.Map<unknown> | Y.Array<unknown>
type State = object
const replay = (path: string) => import(new URL(`../../client/src/replay/${path}.ts`, import.meta.url).href)
const { mirror } = (await replay('mirror')) as {
  readonly mirror: (
    shown: { readonly doc: Y.Doc; readonly roots: Readonly<Record<string, Root>> },
    before: State | null,
    now: State,
  ) => void
}
const { historyOf } = (await replay('history')) as {
  readonly historyOf: (past: DocumentPast, forms: RootForms) => Promise<{ readonly states: readonly State[] }>
}

const forms: RootForms = { files: 'map', board: 'array', scene: 'map' }
/** Notes each step of a document, to be asked for the state after each. */
function noted(doc: Y.Doc) {
  const log: { readonly at: number; readonly body: Uint8Array }[] = []
  doc.on('update', (body: Uint8Array) => log.push({ at: log.length, body }))
  return {
    log,
    states: async () => (await historyOf({ log, checks: [], authors: new Map() }, forms)).states,
  }
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
  test('[R6] says what the past one says, after random steps forth and back', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const chance = random(seed)
      const [live, shown] = [new Y.Doc(), new Y.Doc()]
      rootsOf(live)
      const { log, states } = noted(live)
      const moments = [said(live)]
      for (let step = 0; step < 90; step++) {
        changeSomething(live, chance)
        while (moments.length <= log.length) moments.push(said(live))
      }
      const all = await states()
      expect(all.length).toBe(moments.length)
      let before: State | null = null
      for (let step = 0; step < 25; step++) {
        const entries = chance.below(moments.length)
        const now: State = all[entries] ?? {}
        mirror({ doc: shown, roots: rootsOf(shown) }, before, now)
        before = now
        expect(said(shown), `seed ${seed}, step ${step}`).toEqual(moments[entries])
      }
    }
  })
  test('[R6] a letter is a letter: what did not change is not touched', async () => {
    const [past, shown] = [new Y.Doc(), new Y.Doc()]
    const [from, to] = [rootsOf(past), rootsOf(shown)]
    const { states } = noted(past)
    past.transact(() => {
      from.files.set('a.py', new Y.Text('first\nsecond\n'))
      from.board.push([{ key: 'a' }, { key: 'b' }, { key: 'c' }])
    })
    past.transact(() => {
      const own = from.files.get('a.py')
      if (own instanceof Y.Text) own.insert(6, 'x')
      from.board.delete(1)
    })
    const [, one = {}, two = {}] = await states()
    mirror({ doc: shown, roots: to }, null, one)
    const text = to.files.get('a.py')
    const seen: unknown[] = []
    if (!(text instanceof Y.Text)) throw new Error('no text')
    text.observe(({ delta }) => seen.push(delta))
    to.board.observe(({ changes }) => seen.push(changes.delta))
    to.files.observe(() => seen.push('another file'))
    mirror({ doc: shown, roots: to }, one, two)
    expect(to.files.get('a.py')).toBe(text)
    expect(seen).toHaveLength(2)
    expect(seen).toContainEqual([{ retain: 6 }, { insert: 'x' }])
    expect(seen).toContainEqual([{ retain: 1 }, { delete: 1 }])
  })
  test('[R6] nothing new is nothing done', async () => {
    const [past, shown] = [new Y.Doc(), new Y.Doc()]
    const [from, to] = [rootsOf(past), rootsOf(shown)]
    const { states } = noted(past)
    past.transact(() => {
      from.board.push([{ key: 'a' }, { key: 'a' }, new Y.Map(Object.entries({ key: 'b' }))])
      from.scene.set('one', new Y.Map(Object.entries({ x: 1 })))
    })
    const scene = from.scene.get('one')
    if (scene instanceof Y.Map) scene.set('x', 1)
    const [, one = {}, two = {}] = await states()
    mirror({ doc: shown, roots: to }, null, one)
    const steps: unknown[] = []
    shown.on('update', step => steps.push(step))
    mirror({ doc: shown, roots: to }, one, two)
    expect(steps).toEqual([])
  })
})
