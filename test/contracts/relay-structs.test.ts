/** A document as bytes against a document as Yjs builds it: whatever people do, both say the same. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { compacted } from '../../server/src/relay/yjs/compact.js'
import { openCompactor } from '../../server/src/relay/yjs/compactor.js'
import { DeleteSet } from '../../server/src/relay/yjs/delete-set.js'
import { Structs } from '../../server/src/relay/yjs/structs.js'
import { inspectUpdate } from '../../server/src/relay/yjs/inspect.js'
import { seeded } from '../kit/seeds.js'

/** What a person does to their own copy. */
type Deed = readonly [who: number, what: number, where: number]
const deeds = fc.array(fc.tuple(fc.nat(2), fc.nat(7), fc.nat(1000)), { maxLength: 80, size: 'max' })

const textOf = (doc: Y.Doc) => doc.getText('t')
function act(doc: Y.Doc, what: number, where: number): void {
  const text = textOf(doc)
  const at = where % (text.length + 1)
  const board = doc.getMap<unknown>('board')
  if (what < 3) text.insert(at, ['a', 'é–', 'bc'][where % 3] ?? '')
  else if (what === 3) text.delete(at, Math.min(3, text.length - at))
  else if (what === 4) board.set(`s${where % 5}`, { x: where, label: 'lb' })
  else if (what === 5) board.delete(`s${where % 5}`)
  else if (what === 6) text.format(0, at, { bold: where % 2 === 0 })
  else doc.getArray('l').insert(0, [where, 'x', null])
}
/** Three people who see each other now and then; gives every update as it was made. */
function play(steps: readonly Deed[], onUpdate: (update: Uint8Array) => void): readonly Y.Doc[] {
  const docs = [1, 2, 3].map(id => {
    const doc = new Y.Doc()
    doc.clientID = id * 1000
    doc.on('update', (update: Uint8Array, origin: unknown) => origin === 'peer' || onUpdate(update))
    return doc
  })
  for (const [who, what, where] of steps) {
    const doc = docs[who]
    if (!doc) continue
    if (where % 7 === 0)
      for (const other of docs)
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), 'peer')
    else act(doc, what, where)
  }
  for (const doc of docs)
    for (const other of docs)
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), 'peer')
  return docs
}
const shown = (doc: Y.Doc) => [
  textOf(doc).toDelta(),
  doc.getMap('board').toJSON(),
  doc.getArray('l').toJSON(),
]
function takeAll(structs: Structs, updates: readonly Uint8Array[]): void {
  const open = [...updates]
  for (let tries = 0; open.length > 0 && tries < 100_000; tries++) {
    const update = open.shift() ?? new Uint8Array()
    const parts = inspectUpdate(update)
    if (!parts) throw new Error('an honest update was refused')
    if (structs.groundOf(parts) === 'gap') open.push(update)
    else structs.take(update, parts)
  }
}
const vectorOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc))

test('[Y18] what was taken as bytes is what Yjs builds, for a newcomer and for whoever has a part of it', () => {
  fc.assert(
    fc.property(deeds, fc.nat(80), (steps, cut) => {
      const updates: Uint8Array[] = []
      const [whole] = play(steps, update => updates.push(update))
      const structs = new Structs()
      takeAll(structs, updates)
      const fresh = new Y.Doc()
      Y.applyUpdate(fresh, structs.lackedBy())
      expect(shown(fresh)).toEqual(whole && shown(whole))
      expect(vectorOf(fresh)).toEqual(Y.decodeStateVector(structs.vector()))
      const partial = new Y.Doc()
      for (const update of updates.slice(0, cut)) Y.applyUpdate(partial, update)
      Y.applyUpdate(partial, structs.lackedBy(vectorOf(partial)))
      expect([partial.store.pendingStructs, partial.store.pendingDs]).toEqual([null, null])
      expect(shown(partial)).toEqual(shown(fresh))
    }),
    seeded(300),
  )
})

test('[Y16] what was found in one update stays as it was found, whatever is inspected after it', () => {
  fc.assert(
    fc.property(deeds, steps => {
      const updates: Uint8Array[] = []
      play(steps, update => updates.push(update))
      const kept = updates.map(update => inspectUpdate(update))
      const alone = updates.map(update => structuredClone(inspectUpdate(update)))
      expect(kept).toEqual(alone)
    }),
    seeded(100),
  )
})

test('[Y18] what is known is known, in whatever piece it comes again', () => {
  fc.assert(
    fc.property(deeds, steps => {
      const updates: Uint8Array[] = []
      const [whole] = play(steps, update => updates.push(update))
      const structs = new Structs()
      takeAll(structs, updates)
      // Once: building it may have deleted more than the updates say.
      const state = Y.encodeStateAsUpdate(whole ?? new Y.Doc())
      takeAll(structs, [state])
      for (const update of [...updates, state]) {
        const parts = inspectUpdate(update)
        expect(parts && structs.newsOf(parts)).toEqual({ sections: [], deletes: false })
      }
    }),
    seeded(300),
  )
})

test('[Y19] compacted while people write on, it says the same, then and later', () => {
  fc.assert(
    fc.property(deeds, fc.nat(80), fc.nat(80), (steps, a, b) => {
      const updates: Uint8Array[] = []
      const [whole] = play(steps, update => updates.push(update))
      const [cut, landed] = [Math.min(a, b), Math.max(a, b)]
      const structs = new Structs()
      // In the order they were made each finds its ground, but for what another had not seen yet.
      const ordered = inOrder(updates)
      takeAll(structs, ordered.slice(0, cut))
      const [extents, body] = [structs.extents(), compacted(structs.lackedBy())]
      takeAll(structs, ordered.slice(cut, landed))
      const parts = inspectUpdate(body)
      if (!parts) throw new Error('a compacted document was refused')
      structs.replace(extents, body, parts)
      takeAll(structs, ordered.slice(landed))
      const fresh = new Y.Doc()
      Y.applyUpdate(fresh, structs.lackedBy())
      expect(shown(fresh)).toEqual(whole && shown(whole))
    }),
    seeded(300),
  )
})
function inOrder(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  const [structs, ordered, open] = [new Structs(), [] as Uint8Array[], [...updates]]
  while (open.length > 0) {
    const update = open.shift() ?? new Uint8Array()
    const parts = inspectUpdate(update)
    if (!parts || structs.groundOf(parts) === 'gap') open.push(update)
    else {
      structs.take(update, parts)
      ordered.push(update)
    }
  }
  return ordered
}

test('[Y19] a compaction that reaches elsewhere is refused and changes nothing', () => {
  const doc = new Y.Doc()
  textOf(doc).insert(0, 'abc')
  const structs = new Structs()
  takeAll(structs, [Y.encodeStateAsUpdate(doc)])
  const before = structs.lackedBy()
  const other = new Y.Doc()
  textOf(other).insert(0, 'xyz')
  const body = Y.encodeStateAsUpdate(other)
  const parts = inspectUpdate(body)
  expect(() => parts && structs.replace(structs.extents(), body, parts)).toThrow('as far')
  expect(structs.lackedBy()).toEqual(before)
})

test('[Y19] the thread compacts as the function does, says what it cannot, and goes on after a failure', async () => {
  const doc = new Y.Doc()
  for (let i = 0; i < 500; i++) doc.getMap('board').set('a', { i })
  const log = Y.encodeStateAsUpdate(doc)
  const { compact, close } = openCompactor()
  const answers = await Promise.allSettled([compact(log), compact(Uint8Array.from([9, 9])), compact(log)])
  expect(answers.map(answer => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(answers[0]).toEqual({ status: 'fulfilled', value: compacted(log) })
  close()
  await expect(compact(log)).rejects.toThrow('closed')
})

test('[Y18] merged ranges hold exactly the clocks that were put in', () => {
  const range = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 }))
  fc.assert(
    fc.property(fc.array(range, { maxLength: 40 }), range, (put, [from, length]) => {
      const deleted = new DeleteSet()
      const model = new Set<number>()
      for (const [start, size] of put) {
        deleted.add({ client: 1, from: start, to: start + size })
        for (let clock = start; clock < start + size; clock++) model.add(clock)
      }
      const asked = Array.from({ length }, (_, i) => from + i)
      expect(deleted.has({ client: 1, from, to: from + length })).toBe(asked.every(clock => model.has(clock)))
    }),
    seeded(1000),
  )
})
