/** An image as it was read: its kind, its size, and the parts of it that are seen. Types alone. */

export type ImageType = 'png' | 'jpeg' | 'gif' | 'webp'

export interface StillImage {
  readonly type: ImageType
  /** As it is shown, in pixels: what lies on its side in the file is counted upright. */
  readonly width: number
  readonly height: number
  /** It holds several frames, of which `parts` may not be able to leave out all but one. */
  readonly moves: boolean
  /** What is left when nothing but what is seen is kept; one behind the other they are a whole file. */
  readonly parts: readonly Uint8Array[]
}
