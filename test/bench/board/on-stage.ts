/** What two pages with a board each do and what it costs, over a relay that checks nothing. Knows the panes' stage. */
import type { Page } from 'playwright-core'
import { encodeStateAsUpdate, type Doc } from 'yjs'
import { setStage, type Stage } from '../../e2e/panes/stage.js'
import { drawTwelve } from '../../e2e/panes/twelve.js'
import { emptyBoard, openTwo } from '../../e2e/panes/two.js'
import { percentile } from '../bench.js'

export type Figures = {
  readonly keysFor12x14: number
  readonly strokeP95Ms: number
  readonly strokeWireKb: number
  readonly strokeStoredKb: number
  readonly strokeLogKb: number
  readonly dragStoredVsToday: number
  readonly fps500: number
  readonly heapMb500: number
}

/** What a board wrote in a second that wrote the whole record with each move, in bytes. */
const wholeRecords = 34_000

type Ground = { readonly a: Page; readonly b: Page; readonly doc: Doc; readonly sent: () => number }

export async function onStage(engine: 'tldraw' | 'excalidraw'): Promise<Figures> {
  const stage = await setStage('production')
  try {
    const keys = await meet(stage, engine, 'keys')
    const keysFor12x14 = await drawTwelve(keys.a)
    await stage.clear()
    const delay = await meet(stage, engine, 'delay')
    const strokeP95Ms = percentile(await delays(delay), 0.95)
    await stage.clear()
    const strokes = await stroke(await meet(stage, engine, 'stroke'))
    await stage.clear()
    const dragStoredVsToday = (await drag(await meet(stage, engine, 'drag'))) / wholeRecords
    await stage.clear()
    const many = await fiveHundred(await meet(stage, engine, 'many'))
    return { keysFor12x14, strokeP95Ms, ...strokes, dragStoredVsToday, ...many }
  } finally {
    await stage.close()
  }
}

async function meet(stage: Stage, engine: string, what: string): Promise<Ground> {
  const room = `${engine}-${what}`
  const [a, b] = await openTwo(stage, engine, room)
  let bytes = 0
  // Before it connects anew, so that its frames are seen.
  a.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => {
      bytes += typeof payload === 'string' ? payload.length : payload.byteLength
    }),
  )
  await a.reload()
  for (const page of [b, a]) await emptyBoard(page)
  return { a, b, doc: stage.doc(room), sent: () => bytes }
}

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** Each move of the pen by itself, so that what comes is known to be of it; a hundred in one stroke. */
async function delays({ a, b }: Ground): Promise<readonly number[]> {
  await b.evaluate(
    `seen = []; panes.doc().on('update', () => requestAnimationFrame(() => seen.push(Date.now())))`,
  )
  await a.keyboard.press('p')
  await a.mouse.move(200, 300)
  await a.mouse.down()
  const found: number[] = []
  for (let at = 0; at < 100; at += 1) {
    await pause(60 + ((at * 37) % 80))
    const before = (await b.evaluate('seen.length')) as number
    const began = Date.now()
    await a.mouse.move(204 + at * 6, 300 + ((at * 53) % 90))
    await b.waitForFunction(`seen.length > ${before}`, undefined, { polling: 20 })
    found.push(((await b.evaluate(`seen[${before}]`)) as number) - began)
  }
  await a.mouse.up()
  return found
}

/** Bytes of all updates of a document from now on. */
function logOf(doc: Doc): () => number {
  let bytes = 0
  doc.on('update', (update: Uint8Array) => (bytes += update.length))
  return () => bytes
}

async function stroke({ a, doc, sent }: Ground) {
  await a.keyboard.press('p')
  await a.mouse.move(200, 300)
  await pause(300)
  const [before, wire, log] = [encodeStateAsUpdate(doc).length, sent(), logOf(doc)]
  const began = Date.now()
  await a.mouse.down()
  for (let at = 0; Date.now() - began < 5_000; at += 1) {
    await a.mouse.move(500 + 300 * Math.cos(at / 14), 380 + 200 * Math.sin(at / 9))
    await pause(12)
  }
  await a.mouse.up()
  await pause(800)
  return {
    strokeWireKb: (sent() - wire) / 1000,
    strokeStoredKb: (encodeStateAsUpdate(doc).length - before) / 1000,
    strokeLogKb: log() / 1000,
  }
}

/** Bytes a second. */
async function drag({ a, doc }: Ground): Promise<number> {
  await a.keyboard.press('s')
  await a.keyboard.type('Orders')
  await a.keyboard.press('Enter')
  await pause(800)
  const { box } = (await a.evaluate('panes.board().reading().nodes[0]')) as {
    box: { x: number; y: number; w: number; h: number }
  }
  // A new board shows its origin at its corner.
  const [x, y] = [box.x + 12, box.y + 10]
  await a.mouse.move(x, y)
  await a.mouse.down()
  const log = logOf(doc)
  const began = Date.now()
  for (let at = 1; Date.now() - began < 5_000; at += 1) {
    await a.mouse.move(x + 120 * Math.sin(at / 20), y + 90 * Math.cos(at / 20))
    await pause(30)
  }
  const seconds = (Date.now() - began) / 1000
  await a.mouse.up()
  await pause(500)
  return log() / seconds
}

async function fiveHundred({ a }: Ground) {
  const elements = Array.from({ length: 500 }, (_, at) => ({
    id: `e${at}`,
    type: at % 3 === 0 ? 'ellipse' : 'rectangle',
    x: (at % 25) * 180,
    y: Math.floor(at / 25) * 120,
    width: 120,
    height: 60,
    angle: 0,
  }))
  await a.getByRole('button', { name: 'Bring in a drawing' }).click()
  const dialog = a.getByRole('dialog', { name: 'Bring in a drawing' })
  const buffer = Buffer.from(JSON.stringify({ type: 'excalidraw', elements }))
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'many.excalidraw', mimeType: 'application/json', buffer })
  await dialog.getByRole('button', { name: 'Put it on the board' }).click()
  await dialog.waitFor({ state: 'detached' })
  await pause(1_500)
  await a.mouse.move(600, 400)
  // As text: what compiles this file gives functions names by a helper that no page has.
  await a.evaluate('frames = 0; count = () => { frames += 1; requestAnimationFrame(count) }; count()')
  const began = Date.now()
  for (let at = 0; Date.now() - began < 4_000; at += 1) {
    await a.mouse.wheel(30 * Math.cos(at / 10), 20 * Math.sin(at / 10))
    await pause(8)
  }
  const fps500 = (((await a.evaluate('frames')) as number) * 1000) / (Date.now() - began)
  const session = await a.context().newCDPSession(a)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return { fps500, heapMb500: usedSize / 1e6 }
}
