/**
 * Whether a folder was written by a newer build: looks at its files and touches none, for what opens a file of SQLite
 * changes the folder. Knows no table.
 */
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { WrittenByNewer } from '../port.js'
import { decodeGroup } from './group-codec.js'
import { peekRedo } from './redo.js'
import { newestVersion } from './schema.js'

/** Throws `WrittenByNewer`, and leaves every byte of the folder as it was. */
export function refuseNewer(folder: string): void {
  const path = join(folder, 'signalroom.db')
  const version = Math.max(versionInFile(path), versionInLog(`${path}-wal`))
  if (version > newestVersion)
    throw new WrittenByNewer(folder, `its tables have version ${version}, this one knows ${newestVersion}`)
  const { found, isOfNewerForm } = peekRedo(join(folder, 'signalroom.redo'))
  if (isOfNewerForm || !found.every(isKnown))
    throw new WrittenByNewer(folder, 'its last writes are of a kind that this one does not know')
}

/** A group that is whole and cannot be read holds a write that came later than this program. */
function isKnown(group: Uint8Array): boolean {
  try {
    decodeGroup(group)
    return true
  } catch {
    return false
  }
}

// SQLite's own form: https://www.sqlite.org/fileformat2.html, sections 1.3 and 4.

/** Where a file's first page holds the number that its program gave it. */
const versionAt = 60
const [logHead, frameHead] = [32, 24]

function versionInFile(path: string): number {
  if (!existsSync(path)) return 0
  const head = Buffer.alloc(100)
  const file = openSync(path, 'r')
  const read = readSync(file, head, 0, head.length, 0)
  closeSync(file)
  return read === head.length && head.toString('latin1', 0, 15) === 'SQLite format 3' ? versionIn(head) : 0
}
const versionIn = (page: Buffer): number => page.readUInt32BE(versionAt)

/** A process that was killed leaves its last commits in the log beside the file. */
function versionInLog(path: string): number {
  if (!existsSync(path)) return 0
  const log = readFileSync(path)
  if (log.length < logHead || log.readUInt32BE(0) >>> 1 !== 0x377f_0682 >>> 1) return 0
  const pageSize = log.readUInt32BE(8)
  let sum = checksum(log, 0, 24, [0, 0])
  let [version, committed] = [0, 0]
  for (let at = logHead; at + frameHead + pageSize <= log.length; at += frameHead + pageSize) {
    const [page, end] = [at + frameHead, at + frameHead + pageSize]
    sum = checksum(log, page, end, checksum(log, at, at + 8, sum))
    // What follows was left from before the log began anew, or was torn.
    if (!isOfLog(log, at) || sum[0] !== log.readUInt32BE(at + 16) || sum[1] !== log.readUInt32BE(at + 20))
      break
    if (log.readUInt32BE(at) === 1) version = versionIn(log.subarray(page, end))
    // The last frame of a commit names the size of the file.
    if (log.readUInt32BE(at + 4) > 0) committed = version
  }
  return committed
}
/** Both salts of a frame are the log's. */
const isOfLog = (log: Buffer, at: number): boolean => log.compare(log, 16, 24, at + 8, at + 16) === 0

type Checksum = readonly [number, number]
/** The first number of the log says in which order its checksums read bytes. */
function checksum(log: Buffer, from: number, to: number, before: Checksum): Checksum {
  const isBigEndian = (log[3] ?? 0) % 2 === 1
  const word = (at: number) => (isBigEndian ? log.readUInt32BE(at) : log.readUInt32LE(at))
  let [a, b] = before
  for (let at = from; at < to; at += 8) {
    a = (a + word(at) + b) >>> 0
    b = (b + word(at + 4) + a) >>> 0
  }
  return [a, b]
}
