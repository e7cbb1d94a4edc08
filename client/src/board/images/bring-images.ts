/** Brings images onto a board: each is made ready, put with the room, and then stands there. It knows no engine. */
import type { Box, Point } from '@signalroom/shared'
import type { Images } from '../../link/images'
import { freeSpots } from '../face/ground'
import type { Hands, NewImage } from '../face/hands'
import { readied } from './ready'

/** At a time. */
const most = 20

type Given = {
  readonly hands: Hands
  readonly images: Images
  /** What of the board is in view. */
  readonly view: () => Box
}

/** Ends with a sentence that says what came, and what did not and why. `at`: where on the page they were dropped. */
export async function bringImages(given: Given, files: readonly File[], at: Point | null): Promise<string> {
  const kept: Omit<NewImage, 'box'>[] = []
  const refused: string[] = []
  for (const file of files.slice(0, most)) {
    const ready = await readied(file)
    const put = 'why' in ready ? null : await given.images.put(ready.image)
    if (put?.type === 'kept') kept.push({ ...put.kept, name: nameOf(file) })
    else refused.push(`${file.name || 'The image'}: ${'why' in ready ? ready.why : (put?.why ?? '')}`)
  }
  const placed = kept.length === 0 ? 0 : place(given, kept, at)
  const [why] = placed < kept.length ? [notTaken] : refused
  if (files.length > most) return inWords(placed, files.length, `At most ${most} come at a time.`)
  return inWords(placed, files.length, why)
}

const notTaken = 'The board takes no more of them now.'

function inWords(placed: number, meant: number, why: string | undefined): string {
  if (placed === meant)
    return meant === 1 ? 'The image is on the board.' : `${meant} images are on the board.`
  const some =
    placed === 0 ? '' : `${placed} of ${meant} images ${placed === 1 ? 'is' : 'are'} on the board. `
  return `${some}${why ?? notTaken}`
}

/** As a file is called, without its ending; a browser calls everything that is pasted the same. */
function nameOf({ name }: File): string {
  const plain = name.replace(/\.[^.]{1,5}$/u, '').trim()
  return /^image$/iu.test(plain) ? '' : plain.slice(0, 200)
}

const gap = 24
/** Units of the board that one may take at first. */
const largest = { w: 560, h: 420 }

/** Beside each other, in one step, and never larger than they are. */
function place({ hands, view }: Given, images: readonly Omit<NewImage, 'box'>[], at: Point | null): number {
  const seen = view()
  const boxes: Box[] = []
  for (const image of images) {
    const size = sizeOf(image, seen)
    const before = boxes.at(-1)
    const middle = before
      ? { x: before.x + before.w + gap + size.w / 2, y: before.y + before.h / 2 }
      : (at ?? free(hands, seen, size))
    boxes.push({ x: Math.round(middle.x - size.w / 2), y: Math.round(middle.y - size.h / 2), ...size })
  }
  return hands.putImages(images.map((image, index) => ({ ...image, box: boxes[index]! })))
}

function free(hands: Hands, seen: Box, size: { readonly w: number; readonly h: number }): Point {
  const { nodes, labels, pictures } = hands.reading()
  const middle = { x: seen.x + seen.w / 2, y: seen.y + seen.h / 2 }
  const taken = [...nodes, ...labels, ...pictures].map(({ box }) => box)
  return freeSpots(taken, middle, size, gap)[0] ?? middle
}

/** Of an image as it stands on a board at first. */
export function sizeOf(
  { width, height }: Pick<NewImage, 'width' | 'height'>,
  { w, h }: Pick<Box, 'w' | 'h'>,
) {
  const scale = Math.min(1, Math.min(largest.w, w * 0.8) / width, Math.min(largest.h, h * 0.8) / height)
  return { w: Math.max(8, Math.round(width * scale)), h: Math.max(8, Math.round(height * scale)) }
}
