/**
 * Makes an image ready to be put on a board: what is too large is made smaller, what moves stands still, and a drawing that a
 * program wrote becomes a picture, in which nothing of it runs. It knows no board and no server.
 */
import { imageBounds, readStillImage, type StillImage } from '@signalroom/shared'

/** Or why not, in words for a person that stand behind its name. */
export type Readied = { readonly image: Blob } | { readonly why: string }

/** Pixels of the longer side; a page of paper can still be read at it. */
const longest = 2_560
/** What is not even looked into. */
const mostBytes = 80_000_000
/** Pixels that a browser is asked to decode; the largest photos of phones have fewer. */
const mostPixels = 120_000_000
/** What is larger is made anew, though it would be taken. */
const easyBytes = 3_000_000

const none = 'this is no image that a board takes.'
const damaged = 'the image is damaged or cut off.'
const tooLarge = 'the image is too large for a board.'

export async function readied(file: Blob): Promise<Readied> {
  if (file.size > mostBytes) return { why: tooLarge }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const read = readStillImage(bytes)
  if (read === 'damaged') return { why: damaged }
  if (read === 'svg') return redrawn(new Blob([bytes], { type: 'image/svg+xml' }), 'svg')
  // What only the browser knows, such as AVIF; but not words that are called an image.
  if (read === 'unknown')
    return /^image\/(?:avif|bmp|heic|heif|jxl)$/.test(file.type) ? redrawn(file, null) : { why: none }
  if (read.width * read.height > mostPixels || Math.max(read.width, read.height) > 30_000)
    return { why: tooLarge }
  if (isEasy(read, bytes.length)) return { image: new Blob([bytes]) }
  return redrawn(new Blob([bytes]), read.type)
}

const isEasy = ({ type, width, height, moves }: StillImage, bytes: number): boolean =>
  bytes <= easyBytes && Math.max(width, height) <= longest && !(moves && type === 'webp')

async function redrawn(source: Blob, type: StillImage['type'] | 'svg' | null): Promise<Readied> {
  const url = URL.createObjectURL(source)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = drawn(image, type === 'svg')
    // Only a photo has no pixel that one sees through.
    const forms =
      type === 'jpeg' ? (['image/jpeg'] as const) : (['image/png', 'image/webp', 'image/jpeg'] as const)
    for (const form of forms) {
      const blob = await blobOf(canvas, form)
      if (blob && blob.type === form && blob.size <= imageBounds.bytes) return { image: blob }
    }
    return { why: tooLarge }
  } catch {
    return { why: type === null || type === 'svg' ? none : damaged }
  } finally {
    URL.revokeObjectURL(url)
  }
}

function drawn(image: HTMLImageElement, isSharp: boolean): HTMLCanvasElement {
  const { naturalWidth, naturalHeight } = image
  // What is drawn by a program is as sharp at any size, and may have none of its own.
  const [width, height] = naturalWidth > 0 && naturalHeight > 0 ? [naturalWidth, naturalHeight] : [1_024, 768]
  const fit = longest / Math.max(width, height)
  const scale = Math.min(isSharp ? 2 : 1, fit)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser gives no canvas')
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas
}

const blobOf = (canvas: HTMLCanvasElement, form: string): Promise<Blob | null> =>
  new Promise(done => canvas.toBlob(done, form, 0.86))
