/** How the board does on either engine: keys, strokes, drags, five hundred shapes, and how soon it is there. */
import { CannotRun, type Bench, type Measured } from './bench.js'
import { openBare } from './board/bare-page.js'
import { drawBare } from './board/bare-twelve.js'
import { onStage, type Figures } from './board/on-stage.js'
import { readiness } from './board/readiness.js'

const engines = ['tldraw', 'excalidraw'] as const

const units: Readonly<Record<keyof Figures, readonly [Measured['unit'], string]>> = {
  keysFor12x14: ['count', 'presses beside the words for 12 named boxes and 14 labelled arrows'],
  strokeP95Ms: ['ms', 'from a move of the pen to the other page having drawn it, 95 of 100'],
  strokeWireKb: ['kB', 'sent by who draws for 5 s with a mouse, presence and all'],
  strokeStoredKb: ['kB', 'that the document has grown by when that stroke is done'],
  strokeLogKb: ['kB', 'that the log of the document has grown by meanwhile'],
  dragStoredVsToday: ['ratio', 'growth of the log while a box is dragged at 30 Hz, against 34 kB a second'],
  fps500: ['fps', 'while 500 shapes are panned'],
  heapMb500: ['count', 'MB of the page with 500 shapes, after a collection'],
}

const board: Bench = {
  async run(words) {
    if (words.length > 0)
      throw new CannotRun(`The bench of the board takes no options; found ${words.join(' ')}.`)
    const rows: Measured[] = []
    for (const engine of engines) {
      const figures = await onStage(engine)
      const bare = await actionsOfBare(engine)
      for (const [key, [unit, means]] of Object.entries(units))
        rows.push({ key: `${engine}.${key}`, value: figures[key as keyof Figures], unit, means })
      rows.push({
        key: `${engine}.actionsVsBare`,
        value: figures.keysFor12x14 / bare,
        unit: 'ratio',
        means: `the same design against the engine as it comes: presses of key and mouse there: ${bare}`,
      })
    }
    const ready = await readiness()
    for (const engine of engines)
      rows.push({
        key: `${engine}.readyVsTodaysTldraw`,
        value: ready[engine] / ready.tldraw,
        unit: 'ratio',
        means: `from a candidate's link to a board that takes a key, cold browser: ${Math.round(ready[engine])} ms`,
      })
    return rows
  },
}

/** What the same design takes with the engine as it comes. */
async function actionsOfBare(engine: (typeof engines)[number]): Promise<number> {
  const bare = await openBare()
  try {
    return await drawBare(await bare.open(engine), engine)
  } finally {
    await bare.close()
  }
}

export default board
