/** The pictures that stand whole in a drawing from elsewhere: which record shows which, and how the room comes to have them. */
import type { KeptImage } from '@signalroom/shared'
import type { Images } from '../../link/images'
import { readied } from '../images/ready'
import type { Readable } from './sort'

/** By the record that shows it, what the room has of a picture. */
export type Kept = ReadonlyMap<string, KeptImage>
export const noneKept: Kept = new Map()

/** Of one drawing; a seat may put a few more at a time. */
const most = 50

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** By the record that shows it, the text in which all of a picture stands. */
export function picturesIn(sorted: Readable): ReadonlyMap<string, string> {
  if (sorted.form === 'mermaid') return new Map()
  const records = (sorted.form === 'tldraw' ? sorted.records : sorted.elements).filter(isFields)
  const urlOf = sorted.form === 'tldraw' ? inAssets(records) : inFiles(sorted.files)
  return new Map(
    records.flatMap(record => {
      const url = record['type'] === 'image' && typeof record['id'] === 'string' ? urlOf(record) : null
      return typeof url === 'string' && /^data:image\//i.test(url)
        ? [[record['id'] as string, url] as const]
        : []
    }),
  )
}

function inAssets(records: readonly Fields[]): (shape: Fields) => unknown {
  const assets = new Map(
    records.filter(one => one['typeName'] === 'asset').map(one => [one['id'], one['props']]),
  )
  return ({ typeName, props }) => {
    const asset = typeName === 'shape' && isFields(props) ? assets.get(props['assetId']) : null
    return isFields(asset) ? asset['src'] : null
  }
}

function inFiles(files: unknown): (element: Fields) => unknown {
  return ({ fileId, isDeleted }) => {
    const file = isFields(files) && typeof fileId === 'string' && isDeleted !== true ? files[fileId] : null
    return isFields(file) ? file['dataURL'] : null
  }
}

/** Puts them with the room, one after the other; what is none, or is not taken, is left out. */
export async function keepPictures(
  pictures: ReadonlyMap<string, string>,
  images: Images | null,
): Promise<Kept> {
  const kept = new Map<string, KeptImage>()
  if (!images) return kept
  const known = new Map<string, KeptImage | null>()
  for (const [id, url] of pictures) {
    if (!known.has(url) && known.size < most) known.set(url, await keep(url, images))
    const one = known.get(url)
    if (one) kept.set(id, one)
  }
  return kept
}

async function keep(url: string, images: Images): Promise<KeptImage | null> {
  try {
    const ready = await readied(await (await fetch(url)).blob())
    const put = 'why' in ready ? null : await images.put(ready.image)
    return put?.type === 'kept' ? put.kept : null
  } catch {
    // A text that is no picture.
    return null
  }
}
