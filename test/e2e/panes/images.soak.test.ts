/** Images on a board, whichever engine draws it: how they come there, what the other sees, and what the document holds. */
import type { BoardReading } from '@signalroom/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Map as YMap, type Doc } from 'yjs'
import * as made from '../../kit/images.js'
import { canvas, eventually, type Spot } from './hands.js'
import { setStage, type Stage } from './stage.js'
import { openTwo, toFreshBoard } from './two.js'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.close())

/** `behind`: so many bytes more, that mean nothing. */
type File = { readonly name: string; readonly type: string; readonly bytes: Buffer; readonly behind?: number }
const file = (name: string, bytes: Buffer, type = 'image/png'): File => ({ name, type, bytes })

describe.each(['tldraw', 'excalidraw'] as const)('%s', engine => {
  let a: Page
  let b: Page
  let rooms = 0
  beforeAll(async () => {
    ;[a, b] = await openTwo(stage, engine, `${engine}-lobby`)
  })
  afterAll(() => stage.clear())

  async function meet() {
    const room = `${engine}-${++rooms}`
    for (const page of [a, b]) await toFreshBoard(page, room)
    return stage.doc(room)
  }
  const read = async (page: Page) => (await page.evaluate('panes.board().reading()')) as BoardReading
  const names = async (page: Page) => (await read(page)).pictures.map(({ name }) => name)
  const said = (text: string | RegExp) => a.getByRole('status').getByText(text).first().waitFor()

  /** Files come by the hand of a person, who is over a place of the page. */
  const give = (page: Page, how: 'drop' | 'paste', files: readonly File[], at: Spot = { x: 500, y: 300 }) =>
    page.evaluate(
      ([way, all, { x, y }]) => {
        const data = new DataTransfer()
        for (const { name, type, text, behind } of all) {
          const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
          data.items.add(new File([bytes, new Uint8Array(behind)], name, { type }))
        }
        const target = document.elementFromPoint(x, y)
        const given = { bubbles: true, cancelable: true }
        if (way === 'drop')
          target?.dispatchEvent(
            new DragEvent('drop', { ...given, dataTransfer: data, clientX: x, clientY: y }),
          )
        else target?.dispatchEvent(new ClipboardEvent('paste', { ...given, clipboardData: data }))
      },
      [
        how,
        files.map(({ bytes, behind = 0, ...one }) => ({ ...one, behind, text: bytes.toString('base64') })),
        at,
      ] as const,
    )

  /** The colour of the canvas at a place, as a person sees it. */
  const colourAt = async (page: Page, { x, y }: Spot) => {
    const shot = await page.screenshot({ clip: { x, y, width: 2, height: 2 } })
    return page.evaluate(async text => {
      const image = new Image()
      image.src = `data:image/png;base64,${text}`
      await image.decode()
      const context = document.createElement('canvas').getContext('2d')
      context?.drawImage(image, 0, 0)
      return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3)
    }, shot.toString('base64'))
  }
  const green = [15, 107, 92]

  test('[O17] one that is dropped stands where it was dropped, for both, and one’s own step back takes it away', async () => {
    const doc = await meet()
    await give(a, 'drop', [file('sketch.png', made.png(200, 120))], { x: 600, y: 260 })
    await said('The image is on the board.')
    for (const page of [a, b]) {
      await eventually(() => names(page)).toEqual(['sketch'])
      await eventually(() => colourAt(page, { x: 600, y: 260 })).toEqual(green)
    }
    const [picture] = (await read(b)).pictures
    expect(picture?.box).toMatchObject({ w: 200, h: 120 })
    expect(JSON.stringify(doc.toJSON()).length).toBeLessThan(20_000)
    expect(JSON.stringify(doc.toJSON())).not.toContain('data:')
    await canvas(a).focus()
    await a.keyboard.press('Control+z')
    for (const page of [a, b]) await eventually(() => names(page)).toEqual([])
    await a.keyboard.press('Control+Shift+z')
    await eventually(() => names(b)).toEqual(['sketch'])
    await eventually(() => colourAt(b, { x: 600, y: 260 })).toEqual(green)
  })

  test('[O17] chosen with Shift+I, or pasted: on free ground, several beside each other, no larger than fits', async () => {
    await meet()
    await canvas(a).focus()
    const [chooser] = await Promise.all([a.waitForEvent('filechooser'), a.keyboard.press('Shift+I')])
    const chosen = ['one.png', 'two.png'].map((name, at) => ({
      name,
      mimeType: 'image/png',
      buffer: made.png(1_200, 600, { color: [at * 200, 90, 90] }),
    }))
    await chooser.setFiles(chosen)
    await said('2 images are on the board.')
    await give(a, 'paste', [file('image.png', made.png(40, 40))])
    await eventually(() => names(b)).toEqual(expect.arrayContaining(['one', 'two', '']))
    const boxes = (await read(b)).pictures.map(({ box }) => box)
    expect(Math.max(...boxes.map(({ w }) => w))).toBe(560)
    for (const [at, one] of boxes.entries())
      for (const other of boxes.slice(at + 1))
        expect(
          one.x + one.w <= other.x ||
            other.x + other.w <= one.x ||
            one.y + one.h <= other.y ||
            other.y + other.h <= one.y,
        ).toBe(true)
  })

  test('[O17] what is none, cut off, or larger than any board, is refused in a sentence; 30 MB are made smaller', async () => {
    await meet()
    for (const [bytes, sentence] of [
      [Buffer.from('Only words.'), 'board.png: this is no image that a board takes.'],
      [made.png(90, 90).subarray(0, -20), 'board.png: the image is damaged or cut off.'],
      [made.png(1, 1, { says: [60_000, 60_000] }), 'board.png: the image is too large for a board.'],
    ] as const) {
      await give(a, 'drop', [file('board.png', bytes)])
      await said(sentence)
    }
    expect(await names(a)).toEqual([])
    await a.evaluate(
      'window.sent = []; const was = fetch; window.fetch = (url, how) => { if (how?.body) window.sent.push(how.body.size); return was(url, how) }',
    )
    const photo = { ...file('photo.jpg', made.jpeg(3_200, 1_600), 'image/jpeg'), behind: 30 << 20 }
    await give(a, 'drop', [photo])
    await eventually(() => names(b)).toEqual(['photo'])
    expect(await a.evaluate('window.sent.length === 1 && window.sent[0] < 1_000_000')).toBe(true)
  })

  test('[O17] an SVG comes as a picture and nothing of it runs; a GIF of many frames stands still', async () => {
    await meet()
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" onload="parent.hacked=1"><script>parent.hacked=1</script><rect width="60" height="40" fill="rgb(15,107,92)"/><image href="/hacked"/></svg>`
    await give(a, 'drop', [file('logo.svg', Buffer.from(svg), 'image/svg+xml')], { x: 600, y: 260 })
    await eventually(() => names(b)).toEqual(['logo'])
    await eventually(() => colourAt(b, { x: 600, y: 260 })).toEqual(green)
    await give(a, 'drop', [file('many.gif', made.gif(800), 'image/gif')], { x: 300, y: 260 })
    await eventually(() => names(b)).toEqual(expect.arrayContaining(['logo', 'many']))
    for (const page of [a, b]) expect(await page.evaluate('window.hacked')).toBeUndefined()
  })

  test('[O17] without a connection, and where one may only look, a sentence says so and nothing is drawn', async () => {
    await meet()
    await a.context().setOffline(true)
    await give(a, 'drop', [file('sketch.png', made.png(20, 20))])
    await said('sketch.png: the server cannot be reached.')
    await a.context().setOffline(false)
    await a.evaluate('panes.set({ readOnly: true })')
    await a.getByText('View only').first().waitFor()
    for (const how of ['drop', 'paste'] as const) {
      await give(a, how, [file('sketch.png', made.png(20, 20))])
      await said('View only: no image is put on the board.')
    }
    expect(await names(a)).toEqual([])
    await a.evaluate('panes.set({ readOnly: false })')
  })

  test('[O21] an image that the room does not have says so in its place, and one that holds itself is kept aside', async () => {
    const doc = await meet()
    spoil(engine, doc)
    for (const page of [a, b]) {
      await page.getByText('1 image is not there').first().waitFor()
      await page.getByText(/^[12] items? not shown/).waitFor()
    }
    if (engine === 'tldraw') await b.getByText('This image is not there.').waitFor()
    await give(b, 'drop', [file('sketch.png', made.png(200, 120))], { x: 600, y: 560 })
    await eventually(async () => (await names(a)).toSorted()).toEqual(['lost', 'sketch'])
    await eventually(() => colourAt(a, { x: 600, y: 560 })).toEqual(green)
  })

  test('[O22] in the outline an image has a name, which can be given it there; an arrow to it makes it a node', async () => {
    await meet()
    await give(a, 'drop', [file('image.png', made.png(200, 120))])
    await eventually(() => names(a)).toEqual([''])
    await canvas(a).focus()
    await a.keyboard.press('k')
    await a.getByRole('treeitem', { name: 'Image without a name' }).waitFor()
    await a.keyboard.press('Enter')
    await a.keyboard.type('Sketch of the queue')
    await a.keyboard.press('Enter')
    await a.getByRole('treeitem', { name: 'Sketch of the queue, Image' }).waitFor()
    await eventually(() => names(b)).toEqual(['Sketch of the queue'])
    expect(await read(b)).toMatchObject({ nodes: [], images: 1 })
    await a.keyboard.press('a')
    await a.keyboard.press('Enter')
    await a.keyboard.type('Queue')
    await a.keyboard.press('Enter')
    await eventually(async () => (await read(a)).nodes.length).toBe(1)
    await a.keyboard.press('c')
    await a.keyboard.type('Sketch')
    await a.keyboard.press('Enter')
    await eventually(async () => (await read(b)).nodes.map(({ name }) => name).toSorted()).toEqual([
      'Queue',
      'Sketch of the queue',
    ])
    await a.keyboard.press('Escape')
    await canvas(a).focus()
    await a.keyboard.press('k')
    await a.keyboard.press('k')
  })

  const bringIn = async (name: string, text: string) => {
    await a.getByRole('button', { name: 'Bring in a drawing' }).click()
    const dialog = a.getByRole('dialog', { name: 'Bring in a drawing' })
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })
    await dialog.getByText(/^\S+: Holds/).waitFor()
    await dialog.getByRole('button', { name: 'Put it on the board' }).click()
    return dialog
  }

  test('[O22] pictures and the own file hold it whole, and from that file it comes back, in one step', async () => {
    await meet()
    await give(a, 'drop', [file('sketch.png', made.png(200, 120))])
    await eventually(() => names(b)).toEqual(['sketch'])
    expect(await b.evaluate('panes.board().exportSvg()')).toContain('data:image/png;base64,')
    expect(await b.evaluate('panes.board().exportPng().then(blob => blob.size > 500)')).toBe(true)
    const { ending, text } = (await b.evaluate('panes.board().exportFile()')) as Record<string, string>
    expect(text).toContain(made.png(200, 120).toString('base64'))
    const dialog = await bringIn(`own.${ending}`, text ?? '')
    await dialog.waitFor({ state: 'detached' })
    await eventually(() => names(b)).toEqual(['sketch', 'sketch'])
    await canvas(a).focus()
    await a.keyboard.press('Control+z')
    await eventually(() => names(b)).toEqual(['sketch'])
  })

  test('[O22] from a file of the other engine images come with their names and arrows; what is none is counted', async () => {
    await meet()
    const url = `data:image/png;base64,${made.png(200, 120).toString('base64')}`
    const dialog = await bringIn(...foreign(engine, url))
    await dialog.getByText(/Left out: 1 picture/).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await eventually(() => names(b)).toEqual(['Sketch'])
    await eventually(async () => (await read(b)).edges.length).toBe(1)
    const { nodes } = await read(b)
    expect(nodes.map(({ name }) => name).toSorted()).toEqual(['Queue', 'Sketch'])
    expect(await b.evaluate('panes.board().exportSvg()')).toContain('data:image/png;base64,')
  })

  test('[O17] no page asked anything of another host, and none reported an error', () => {
    expect(stage.strayed).toEqual([])
    expect(stage.errors).toEqual([])
  })
})

/** One that names an image the room does not have, and some that hold an image in themselves. */
function spoil(engine: 'tldraw' | 'excalidraw', doc: Doc) {
  const lost = 'a'.repeat(64)
  const inlined = 'data:image/png;base64,iVBORw0KGgo='
  if (engine === 'excalidraw') {
    const board = doc.getMap('board')
    const put = (id: string, fields: Record<string, unknown>) =>
      board.set(
        id,
        new YMap(Object.entries({ type: 'image', x: 0, y: 0, width: 300, height: 200, ...fields })),
      )
    doc.transact(() => {
      board.set('form', 1)
      put('lost', { fileId: lost, customData: { alt: 'lost' } })
      put('inlined', { fileId: inlined })
    })
    return
  }
  const image = (id: string, assetId: string) => ({
    id: `shape:${id}`,
    typeName: 'shape',
    type: 'image',
    parentId: 'page:page',
    index: 'a1',
    x: 0,
    y: 0,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      w: 300,
      h: 200,
      playing: true,
      url: '',
      crop: null,
      flipX: false,
      flipY: false,
      assetId,
      altText: id,
    },
  })
  const asset = { w: 1, h: 1, name: '', isAnimated: false, mimeType: 'image/png', src: inlined }
  const held = { id: 'asset:own', typeName: 'asset', type: 'image', props: asset, meta: {} }
  const all = [image('lost', `asset:${lost}`), image('inlined', 'asset:own'), held]
  doc.getArray('board').push(all.map(val => ({ key: val.id, val })))
}

/** A drawing of the other engine: a box, an arrow from it to an image, and an image that is none. */
function foreign(engine: 'tldraw' | 'excalidraw', url: string): [name: string, text: string] {
  const broken = 'data:image/png;base64,AAAA'
  if (engine === 'tldraw') {
    const image = { type: 'image', y: 0, width: 200, height: 120, angle: 0, groupIds: [] }
    const elements = [
      { id: 'queue', type: 'rectangle', x: 0, y: 0, width: 140, height: 60, angle: 0, groupIds: [] },
      { id: 'name', type: 'text', x: 20, y: 20, width: 60, height: 20, text: 'Queue', containerId: 'queue' },
      { ...image, id: 'sketch', x: 400, fileId: 'one', customData: { alt: 'Sketch' } },
      { ...image, id: 'none', x: 700, fileId: 'two' },
      {
        id: 'arrow',
        type: 'arrow',
        x: 140,
        y: 30,
        width: 260,
        height: 0,
        endArrowhead: 'arrow',
        points: [
          [0, 0],
          [260, 0],
        ],
        startBinding: { elementId: 'queue', focus: 0, gap: 1 },
        endBinding: { elementId: 'sketch', focus: 0, gap: 1 },
      },
    ]
    const files = { one: { id: 'one', dataURL: url }, two: { id: 'two', dataURL: broken } }
    return ['other.excalidraw', JSON.stringify({ type: 'excalidraw', elements, files })]
  }
  const shape = (id: string, type: string, x: number, props: object) => ({
    typeName: 'shape',
    id: `shape:${id}`,
    type,
    parentId: 'page:page',
    index: `a${x + 1}`,
    x,
    y: 0,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props,
  })
  const asset = (id: string, src: string) => ({
    typeName: 'asset',
    id: `asset:${id}`,
    type: 'image',
    meta: {},
    props: { w: 200, h: 120, name: '', isAnimated: false, mimeType: 'image/png', src },
  })
  const end = (terminal: string, toId: string) => ({
    typeName: 'binding',
    id: `binding:${terminal}`,
    type: 'arrow',
    fromId: 'shape:arrow',
    meta: {},
    toId: `shape:${toId}`,
    props: { terminal },
  })
  const records = [
    shape('queue', 'geo', 0, { geo: 'rectangle', w: 140, h: 60, text: 'Queue' }),
    shape('sketch', 'image', 400, { w: 200, h: 120, assetId: 'asset:one', altText: 'Sketch' }),
    shape('none', 'image', 700, { w: 200, h: 120, assetId: 'asset:two', altText: '' }),
    shape('arrow', 'arrow', 140, { start: { x: 0, y: 30 }, end: { x: 260, y: 30 }, text: '' }),
    end('start', 'queue'),
    end('end', 'sketch'),
    asset('one', url),
    asset('two', broken),
  ]
  const schema = { schemaVersion: 2, sequences: {} }
  return ['other.tldr', JSON.stringify({ tldrawFileFormatVersion: 1, schema, records })]
}
