/** The HTTP calls of the images of a room's board as functions. Knows addresses and shapes; keeps nothing. */
import type { KeptImage, Problem } from '@signalroom/shared'

export type PutImage =
  { readonly type: 'kept'; readonly kept: KeptImage } | { readonly type: 'refused'; readonly why: string }
/** `later`: the server is away or has too much to do, and it is worth another try. */
export type ReadImage =
  { readonly type: 'there'; readonly image: Blob } | { readonly type: 'gone' } | { readonly type: 'later' }

/** The images of one room, as one seat puts and sees them. Never rejects. */
export interface Images {
  put(image: Blob): Promise<PutImage>
  read(image: string): Promise<ReadImage>
}

const unreachable = 'the server cannot be reached. Try again once the connection is back.'

export function imagesOf({ room, token }: { readonly room: string; readonly token: string }): Images {
  const path = `/api/rooms/${encodeURIComponent(room)}/images`
  const headers = { authorization: `Bearer ${token}` }
  return {
    async put(image) {
      try {
        const response = await fetch(path, { method: 'POST', headers, body: image })
        const said = (await response.json().catch(() => null)) as (KeptImage & Partial<Problem>) | null
        if (response.ok && said) return { type: 'kept', kept: said }
        return { type: 'refused', why: said?.detail ?? `the server answered ${response.status}.` }
      } catch {
        return { type: 'refused', why: unreachable }
      }
    },
    async read(image) {
      try {
        const response = await fetch(`${path}/${encodeURIComponent(image)}`, { headers })
        if (response.ok) return { type: 'there', image: await response.blob() }
        return { type: response.status === 429 || response.status >= 500 ? 'later' : 'gone' }
      } catch {
        return { type: 'later' }
      }
    },
  }
}
