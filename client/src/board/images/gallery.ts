/** The images that a board shows, fetched once each and then kept for as long as the page lives. It knows no engine. */
import type { Images } from '../../link/images'

export type Gallery = {
  /** Undefined while it is on its way; `gone` where the room has none of that id. Asks for it the first time. */
  readonly get: (image: string) => Blob | 'gone' | undefined
  /** The address of one that is there, within this page. */
  readonly url: (image: string) => string | null
  /** Once it is there; null where the room has none of that id. */
  readonly whole: (image: string) => Promise<Blob | null>
  /** How many of those asked for the room does not have. */
  readonly gone: () => number
  readonly watch: (changed: () => void) => () => void
}

/** Milliseconds until the next try. */
const [soonest, latest] = [1_000, 30_000]

/** The same one for the same images. */
export function galleryOf(images: Images): Gallery {
  const made = all.get(images) ?? open(images)
  all.set(images, made)
  return made
}
const all = new WeakMap<Images, Gallery>()

function open(images: Images): Gallery {
  const held = new Map<string, Blob | 'gone'>()
  const coming = new Map<string, Promise<Blob | null>>()
  const urls = new Map<string, string>()
  const watchers = new Set<() => void>()

  async function fetched(image: string): Promise<Blob | null> {
    for (let wait = soonest; ; wait = Math.min(latest, wait * 2)) {
      const read = await images.read(image)
      if (read.type !== 'later') {
        held.set(image, read.type === 'there' ? read.image : 'gone')
        watchers.forEach(watcher => watcher())
        return read.type === 'there' ? read.image : null
      }
      await passed(wait)
    }
  }
  function whole(image: string): Promise<Blob | null> {
    const known = coming.get(image) ?? fetched(image)
    coming.set(image, known)
    return known
  }
  return {
    get: image => {
      const known = held.get(image)
      if (known === undefined) void whole(image)
      return known
    },
    url: image => {
      const known = held.get(image)
      if (!(known instanceof Blob)) return null
      const url = urls.get(image) ?? URL.createObjectURL(known)
      urls.set(image, url)
      return url
    },
    whole,
    gone: () => [...held.values()].filter(one => one === 'gone').length,
    watch: changed => {
      watchers.add(changed)
      return () => void watchers.delete(changed)
    },
  }
}

/** A while, or until the connection is back. */
const passed = (milliseconds: number) =>
  new Promise<void>(done => {
    const timer = setTimeout(end, milliseconds)
    function end() {
      clearTimeout(timer)
      removeEventListener('online', end)
      done()
    }
    addEventListener('online', end)
  })

/** All of it as text, for a file that holds everything itself. */
export const dataUrlOf = (image: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => done(String(reader.result)))
    reader.addEventListener('error', () =>
      failed(new Error('An image could not be read', { cause: reader.error })),
    )
    reader.readAsDataURL(image)
  })
