/** How shares lie on the disk: of each a small file that says what it is, and its zip. Knows no time and no room's rules. */
import { readFile, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { half, lay, namesIn, syncFolder } from '../base/files.js'

/** What is kept of a share, also for a while after its zip is gone. */
export const Share = z.object({
  share: z.string(),
  room: z.string(),
  seat: z.string(),
  /** Of its secret, which is kept nowhere. */
  hash: z.string(),
  made: z.number(),
  until: z.number(),
  bytes: z.number(),
  /** Why its zip is gone, and since when. */
  gone: z.object({ why: z.enum(['expired', 'revoked']), at: z.number() }).nullable(),
})
export type Share = Readonly<z.infer<typeof Share>>

export type Writes = (file: FileHandle, bytes: Uint8Array) => Promise<unknown>

export const zipOf = ({ room, share }: Pick<Share, 'room' | 'share'>) => path.join(room, `${share}.zip`)
const saidOf = ({ room, share }: Share) => path.join(room, `${share}.json`)
/** All that are there. What a crash left unfinished goes, and so does a zip that nothing says what it is. */
export async function readShares(folder: string): Promise<readonly Share[]> {
  const found: Share[] = []
  for (const room of await namesIn(folder)) {
    const names = await namesIn(path.join(folder, room))
    const here: Share[] = []
    for (const name of names.filter(one => one.endsWith('.json'))) {
      const share = await readSaid(path.join(folder, room, name))
      if (share?.room === room && name === `${share.share}.json`) here.push(share)
    }
    const zips = new Set(here.filter(({ gone }) => gone === null).map(one => path.basename(zipOf(one))))
    for (const name of names)
      if (name.endsWith(half) || (name.endsWith('.zip') && !zips.has(name)))
        await rm(path.join(folder, room, name), { force: true })
    found.push(...here)
  }
  return found
}

async function readSaid(file: string): Promise<Share | null> {
  const read = Share.safeParse(parsed(await readFile(file, 'utf8')))
  return read.success ? read.data : null
}
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const writeSaid = (folder: string, share: Share): Promise<void> =>
  lay(path.dirname(folder), path.join(folder, saidOf(share)), async file => {
    await file.writeFile(JSON.stringify(share))
  })

/** Off the disk for good; the folder goes with the last of a room. */
export async function erase(folder: string, share: Share, what: 'zip' | 'all'): Promise<void> {
  const into = path.join(folder, share.room)
  await rm(path.join(folder, zipOf(share)), { force: true })
  if (what === 'all') await rm(path.join(folder, saidOf(share)), { force: true })
  const names = await namesIn(into)
  if (names.length === 0) await rm(into, { recursive: true, force: true })
  else await syncFolder(into)
}
