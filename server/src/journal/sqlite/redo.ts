/**
 * A file of groups of writes that are on the disk but not in their tables yet: each group is one record, whole or not
 * there. Knows nothing of what is in a group.
 */
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs'
import { crc32 } from 'node:zlib'

/**
 * A record's head: a sign that one begins, the length of what follows, and a checksum over that. The last three hexadecimal
 * digits of the sign number the form of the file: a later form has a higher number, by which this program knows to refuse it.
 */
const [head, sign] = [12, 0x5165_d001]

export interface Redo {
  /** Bytes of all records. */
  readonly size: number
  /** Puts a group on the disk; throws if it is not there for certain. */
  put(group: Uint8Array): void
  /** Forgets all records: everything in them stands elsewhere on the disk. */
  clear(): void
  close(): void
}

/** What stands in the file, without touching it. */
export function peekRedo(path: string): {
  readonly found: readonly Uint8Array[]
  readonly isOfNewerForm: boolean
} {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  const first = bytes.length < 4 ? sign : bytes.readUInt32LE(0)
  return { found: recordsIn(bytes).found, isOfNewerForm: first >>> 12 === sign >>> 12 && first > sign }
}

/** Opens the file, made if missing, and returns the whole records found in it, and how many bytes behind them were none. */
export function openRedo(path: string): {
  readonly redo: Redo
  readonly found: readonly Uint8Array[]
  readonly torn: number
} {
  const file = openSync(path, 'a+')
  closeSync(file)
  const handle = openSync(path, 'r+')
  const { found, end, torn } = recordsIn(contentsOf(handle))
  return { redo: writer(handle, end), found, torn }
}

function contentsOf(handle: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(fstatSync(handle).size)
  let read = 0
  while (read < bytes.length) {
    const more = readSync(handle, bytes, read, bytes.length - read, read)
    if (more === 0) break
    read += more
  }
  return bytes.subarray(0, read)
}

function recordsIn(bytes: Buffer) {
  const found: Uint8Array[] = []
  let end = 0
  for (;;) {
    const record = recordAt(bytes, end)
    if (!record) return { found, end, torn: bytes.length - end }
    found.push(record.group)
    end = record.end
  }
}
function recordAt(bytes: Buffer, at: number) {
  if (bytes.length - at < head || bytes.readUInt32LE(at) !== sign) return undefined
  const end = at + head + bytes.readUInt32LE(at + 4)
  if (end > bytes.length) return undefined
  const group = bytes.subarray(at + head, end)
  if (crc32(group, crc32(bytes.subarray(at, at + 8))) !== bytes.readUInt32LE(at + 8)) return undefined
  return { group, end }
}

function writer(handle: number, from: number): Redo {
  let size = from
  return {
    get size() {
      return size
    },
    put(group) {
      const record = Buffer.allocUnsafe(head + group.length)
      record.writeUInt32LE(sign, 0)
      record.writeUInt32LE(group.length, 4)
      record.writeUInt32LE(crc32(group, crc32(record.subarray(0, 8))), 8)
      record.set(group, head)
      // What fails half-way is overwritten by the next one, which begins at the same place.
      let written = 0
      while (written < record.length)
        written += writeSync(handle, record, written, record.length - written, size + written)
      fdatasyncSync(handle)
      size += record.length
    },
    clear() {
      ftruncateSync(handle, 0)
      size = 0
    },
    close: () => closeSync(handle),
  }
}
