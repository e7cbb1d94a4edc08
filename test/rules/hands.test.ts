/** Whose hands were where, found in what was written: carets in the code, selections on the board. */
import type { DocumentPast, RootForms } from '@signalroom/shared'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

interface Shown {
  readonly doc: Y.Doc
  readonly awareness: {
    readonly states: ReadonlyMap<number, Record<string, unknown>>
    readonly clientID: number
  }
  goTo(moment: number): void
  close(): void
}
const { ShownDocument } = (await import(
  new URL('../../client/src/replay/shown-document.ts', import.meta.url).href
)) as {
  readonly ShownDocument: new (
    history: History,
    people: Readonly<Record<string, { readonly name: string; readonly colour: string }>>,
  ) => Shown
}
type History = { readonly states: readonly unknown[] }
const { historyOf } = (await import(new URL('../../client/src/replay/history.ts', import.meta.url).href)) as {
  readonly historyOf: (past: DocumentPast, forms: RootForms) => Promise<History>
}
const shownOf = async (past: DocumentPast): Promise<Shown> =>
  new ShownDocument(await historyOf(past, { files: 'map', board: 'map' }), people)

const people = { mina: { name: 'Mina', colour: '#aa5500' }, lee: { name: 'Lee', colour: '#0055aa' } }

/** Mina and Lee write in one document; each step is an update at its own time. */
function written(): DocumentPast {
  const [hers, his] = [new Y.Doc(), new Y.Doc()]
  hers.clientID = 11
  his.clientID = 22
  const log: { at: number; body: Uint8Array }[] = []
  let at = 0
  const step = (doc: Y.Doc, other: Y.Doc, change: () => void) => {
    at += 1000
    doc.once('update', (body: Uint8Array) => log.push({ at, body }))
    doc.transact(change)
    Y.applyUpdate(other, log.at(-1)?.body ?? new Uint8Array())
  }
  const text = (doc: Y.Doc) => doc.getMap<Y.Text>('files').get('a.py') ?? new Y.Text()
  step(hers, his, () => hers.getMap('files').set('a.py', new Y.Text('one\ntwo\n')))
  step(hers, his, () => text(hers).insert(3, '!!'))
  step(his, hers, () => text(his).insert(text(his).length, 'three'))
  step(his, hers, () =>
    his.getMap('board').set('box', new Y.Map(Object.entries({ type: 'rectangle', x: 1 }))),
  )
  return {
    log,
    checks: [],
    authors: new Map([
      [11, 'mina'],
      [22, 'lee'],
    ]),
  }
}
const hands = ({ awareness, doc }: Shown) =>
  [...awareness.states].flatMap(([client, state]) => {
    if (client === awareness.clientID) return []
    const { user, cursor, board } = state as {
      user: { name: string }
      cursor?: { head: Y.RelativePosition }
      board?: { selected: readonly string[] }
    }
    const caret = cursor && Y.createAbsolutePositionFromRelativePosition(cursor.head, doc)?.index
    return [`${user.name} ${caret ?? board?.selected.join(' ') ?? ''}`]
  })

test('[R16] a caret stands behind what its person wrote last, a box that was drawn on is theirs, and both go after a while', async () => {
  const shown = await shownOf(written())
  shown.goTo(2500)
  expect(hands(shown)).toEqual(['Mina 5'])
  shown.goTo(3500)
  expect(hands(shown)).toEqual(['Lee 15', 'Mina 5'])
  shown.goTo(4500)
  expect(hands(shown)).toEqual(['Lee box', 'Mina 5'])
  shown.goTo(2500)
  expect(hands(shown)).toEqual(['Mina 5'])
  shown.goTo(60_000)
  expect(hands(shown)).toEqual([])
  shown.goTo(3500)
  shown.goTo(Number.POSITIVE_INFINITY)
  expect(hands(shown)).toEqual([])
  shown.close()
})
test('[R16] who was not noted has no caret', async () => {
  const shown = await shownOf({ ...written(), authors: new Map([[22, 'lee']]) })
  shown.goTo(3500)
  expect(hands(shown)).toEqual(['Lee 15'])
  shown.close()
})
