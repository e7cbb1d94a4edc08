/** Takes along the images that a board names, from one room into another. Knows no rule and no transport. */
import { imageIdsIn } from '@signalroom/shared'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Images } from './images.js'

/** `board` is its document as an update. One that is not there, or finds no room, is left out. */
export async function bringImages(
  images: Images,
  {
    from,
    to,
    board,
    at,
  }: { readonly from: string; readonly to: string; readonly board: Uint8Array; readonly at: number },
): Promise<void> {
  for (const id of imageIdsIn(Buffer.from(board).toString('latin1'))) {
    const found = await images.find(from, id)
    if (found) await images.put(to, found.type, [await readFile(path.join(images.folder, found.path))], at)
  }
}
