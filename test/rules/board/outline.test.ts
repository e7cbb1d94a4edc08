/** A reading as the rows of an outline, of drawings that were made elsewhere; and what of a drawing stands for nothing by itself. */
import { readFileSync } from 'node:fs'
import { ownersIn, readBoard, type BoardReading } from '@signalroom/shared'
import { expect, test } from 'vitest'
import { boundText, boxOf, joinOf, textOf } from './records.js'

interface Row {
  readonly id: string
  readonly name: string
  readonly what: string
  readonly from: string
  readonly level: number
  readonly place: number
  readonly of: number
  readonly open: boolean | null
}
const { rowsOf } = (await import(
  new URL('../../../client/src/board/face/outline/tree.ts', import.meta.url).href
)) as { rowsOf: (reading: BoardReading, closed: ReadonlySet<string>) => readonly Row[] }

const recordsOf = (name: string): readonly unknown[] =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')).elements
const lines = (rows: readonly Row[]) =>
  rows.map(({ level, name, what, from }) =>
    ['  '.repeat(level - 1) + name, what, from && `from ${from}`].filter(Boolean).join(', '),
  )
const none: ReadonlySet<string> = new Set()

test('[O5] every node, arrow, label and frame of a drawing is one row, each in its place among its like', () => {
  for (const name of ['shortener.excalidraw', 'byhand.excalidraw']) {
    const reading = readBoard(recordsOf(name))
    const { nodes, edges, labels, frames } = reading
    const rows = rowsOf(reading, none)
    expect(rows.map(({ id }) => id).toSorted()).toEqual(
      [...nodes, ...edges, ...labels, ...frames].map(({ id }) => id).toSorted(),
    )
    for (const row of rows) {
      expect(row.place).toBeLessThanOrEqual(row.of)
      expect(row.name).not.toBe('')
    }
  }
})

test('[O5] a node tells its kind and who leads to it, and holds the arrows that leave it; what is closed is not read', () => {
  const reading = readBoard([
    boxOf('gw', 0, 0),
    boundText('its', 'gw', 'Gateway'),
    boxOf('db', 300, 0),
    boundText('theirs', 'db', 'Orders DB\n40 GB'),
    boxOf('bare', 600, 400),
    joinOf('hop', 'gw', 'db'),
    boundText('time', 'hop', '12 ms'),
    { ...joinOf('away', 'bare', 'gone'), endBinding: null, x: 720, y: 430 },
  ])
  expect(lines(rowsOf(reading, none))).toEqual([
    'Gateway, Gateway',
    '  to Orders DB, 40 GB, 12 ms',
    'Orders DB, 40 GB, Database, from Gateway',
    'Box without a name',
    '  to nothing',
  ])
  const closed = rowsOf(reading, new Set(['gw']))
  expect(closed.map(({ open }) => open)).toEqual([false, null, true, null])
})

test('[O5] a text that names a box or an arrow goes with it, and one that stands alone does not', () => {
  const owners = ownersIn([
    boxOf('box', 0, 0),
    textOf('name', 20, 20, 'Orders'),
    textOf('note', 900, 900, 'a remark'),
  ])
  expect([...owners]).toEqual([['name', 'box']])
})

test('[O22] an image is one row with its name, whether an arrow ends at it or not', () => {
  const image = (id: string, x: number, alt: string) => ({
    ...boxOf(id, x, 0),
    type: 'image',
    customData: { alt },
  })
  const records = [
    image('p', 0, 'Sketch'),
    image('q', 300, ''),
    boxOf('a', 600, 0),
    boundText('its', 'a', 'Queue'),
  ]
  expect(lines(rowsOf(readBoard(records), none)).toSorted()).toEqual([
    'Image without a name',
    'Queue, Queue',
    'Sketch, Image',
  ])
  const joined = lines(rowsOf(readBoard([...records, joinOf('e', 'a', 'p')]), none))
  expect(joined).toContain('Sketch, Image, from Queue')
  expect(joined).toContain('  to Sketch')
})
