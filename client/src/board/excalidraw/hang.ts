/** Gives Excalidraw the images that its elements name, as they come. It knows no Yjs. */
import type { BinaryFileData, BinaryFiles, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import { dataUrlOf, type Gallery } from '../images/gallery'

export type Hanging = {
  /** To be called whenever the elements may be others. */
  readonly look: () => void
  readonly close: () => void
}

export function hang(api: ExcalidrawImperativeAPI, gallery: Gallery): Hanging {
  const given = new Set<string>()
  let closed = false

  function look() {
    for (const element of api.getSceneElements() as readonly ExcalidrawElement[]) {
      if (element.type !== 'image' || element.fileId === null || given.has(element.fileId)) continue
      const held = gallery.get(element.fileId)
      if (held === undefined) continue
      given.add(element.fileId)
      void (held === 'gone' ? notThere(element) : fileOf(element.fileId, held)).then(file => {
        if (!closed && file) api.addFiles([file])
      })
    }
  }
  const stop = gallery.watch(look)
  look()
  return {
    look,
    close: () => {
      closed = true
      stop()
    },
  }
}

/** All that these elements name, for a picture or a file of the drawing. */
export async function filesOf(
  elements: readonly ExcalidrawElement[],
  gallery: Gallery | null,
): Promise<BinaryFiles> {
  const ids = new Set(
    elements.flatMap(one => (one.type === 'image' && one.fileId !== null ? [one.fileId] : [])),
  )
  const files = await Promise.all(
    [...ids].map(async id => {
      const blob = (await gallery?.whole(id)) ?? null
      return blob && (await fileOf(id, blob))
    }),
  )
  return Object.fromEntries(files.flatMap(file => (file ? [[file.id, file]] : [])))
}

async function fileOf(id: string, image: Blob): Promise<BinaryFileData> {
  const dataURL = await dataUrlOf(image)
  return { id, dataURL, mimeType: image.type, created: Date.now() } as BinaryFileData
}

/** A page of paper that says so, in the place of one that the room does not have. */
async function notThere({ fileId, width, height }: ExcalidrawElement & { readonly type: 'image' }) {
  const canvas = document.createElement('canvas')
  const scale = 560 / Math.max(1, width)
  canvas.width = 560
  canvas.height = Math.min(2_000, Math.max(60, Math.round(height * scale)))
  const context = canvas.getContext('2d')
  if (!context || fileId === null) return null
  context.fillStyle = '#f1f1ef'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#57534a'
  context.font = '28px Inter, system-ui, sans-serif'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText('This image is not there.', canvas.width / 2, canvas.height / 2, canvas.width - 24)
  const image = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/png'))
  return image && fileOf(fileId, image)
}
