/** What a newcomer is sent before he has said a word, and what he gets when he then asks. No network. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { settle, type FakeSocket } from '../kit/fake-socket.js'
import { openLone } from '../kit/lone-relay.js'
import { change, letter } from '../kit/relay-door.js'

/** "I have nothing", and "I have the first letter of client 5". */
const [asksForAll, asksForRest] = [
  [0, 0, 1, 0],
  [0, 0, 3, 1, 5, 1],
]

async function open(...letters: readonly string[]) {
  const { journal, join } = openLone()
  const bodies = letters.map((text, clock) => Uint8Array.from(letter(5, clock, text)))
  await journal.append(
    'doc/r/work',
    0,
    bodies.map(body => ({ at: 1, body })),
  )
  return {
    async join(seat: string) {
      const socket = join(seat)
      await settle()
      return socket
    },
  }
}
/** The updates in the answers a socket was sent. */
const answers = ({ sent }: FakeSocket): readonly Uint8Array[] =>
  sent
    .filter(frame => frame[0] === 0 && frame[1] === 1)
    .map(frame => frame.subarray(2 + (frame.length > 130 ? 2 : 1)))
/** The updates it was told of as they were made. */
const changes = ({ sent }: FakeSocket): readonly Uint8Array[] =>
  sent.filter(frame => frame[0] === 0 && frame[1] === 2).map(frame => frame.subarray(3))
const built = (updates: readonly Uint8Array[]) => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getText('t').toString()
}

test('[Y23] a newcomer is sent the document before he asks for it', async () => {
  const { join } = await open('a', 'b')
  const ann = await join('ann')
  expect(answers(ann)).toHaveLength(1)
  expect(built(answers(ann))).toMatch(/^(ab|ba)$/)
})

test('[Y23] who then asks with nothing in his hands has been told all that came since, and gets nothing twice', async () => {
  const { join } = await open('a')
  const [ann, ben] = [await join('ann'), await join('ben')]
  ben.receive(change(letter(7, 0, 'b')))
  ann.receive(asksForAll)
  await settle()
  const [ahead, asked, ...more] = answers(ann)
  expect(built([ahead ?? new Uint8Array()])).toBe('a')
  expect([[...(asked ?? [])], more]).toEqual([[0, 0], []])
  expect(built([ahead ?? new Uint8Array(), ...changes(ann)])).toMatch(/^(ab|ba)$/)
  ann.receive(asksForAll)
  await settle()
  expect(built(answers(ann).slice(2))).toMatch(/^(ab|ba)$/)
})

test('[Y23] who asks with something in his hands gets what he lacks', async () => {
  const { join } = await open('a', 'b')
  const ann = await join('ann')
  ann.receive(asksForRest)
  await settle()
  const [, asked] = answers(ann)
  expect(Y.parseUpdateMeta(asked ?? new Uint8Array()).from).toEqual(new Map([[5, 1]]))
})

test('[Y23] a large document waits until it is asked for', async () => {
  const { join } = await open('a'.repeat(70_000))
  const ann = await join('ann')
  expect(answers(ann)).toEqual([])
  ann.receive(asksForAll)
  await settle()
  expect(ann.sent.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(70_000)
})
