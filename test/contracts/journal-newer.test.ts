/** A folder that a newer build has written is refused, and stays as that build left it. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { InUse, WrittenByNewer } from '../../server/src/journal/port.js'
import { openSqlite } from '../../server/src/journal/sqlite/open-here.js'
import { openStore } from '../../server/src/journal/sqlite/open-in-thread.js'
import { encodeGroup } from '../../server/src/journal/sqlite/group-codec.js'
import { diskThread } from '../kit/disk-thread.js'

let [folder, made, left]: [string, string, string] = ['', '', '']
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
  made = join(folder, 'made')
  left = join(folder, 'left')
  for (const empty of [made, left]) mkdirSync(empty)
  await openSqlite({ folder: made, report: () => {} }).close()
  copyWhole()
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Whatever had `made` open gives back its log and its index only when the collector comes by, so it is never looked at. */
function copyWhole(): void {
  for (const name of readdirSync(made).filter(one => !/-(wal|shm)$/.test(one)))
    copyFileSync(join(made, name), join(left, name))
}
/** Every name, size, byte and time of change. */
const everything = () =>
  readdirSync(left)
    .sort()
    .map(name => {
      const { size, mtimeMs, ctimeMs } = statSync(join(left, name))
      return { name, size, mtimeMs, ctimeMs, bytes: readFileSync(join(left, name)).toString('base64') }
    })
const raiseVersion = (db: Database.Database) => db.exec('PRAGMA user_version = 999')
/** A record of the file before the tables. */
function putRecord(group: Uint8Array, sign = 0x5165_d001): void {
  const head = Buffer.alloc(12)
  head.writeUInt32LE(sign, 0)
  head.writeUInt32LE(group.length, 4)
  head.writeUInt32LE(crc32(group, crc32(head.subarray(0, 8))), 8)
  writeFileSync(join(left, 'signalroom.redo'), Buffer.concat([head, group]))
}
/** As a process leaves its folder that is killed: with a log beside the file. */
function killedAfter(run: (db: Database.Database) => void): void {
  const live = join(folder, 'live')
  mkdirSync(live)
  const db = new Database(join(live, 'signalroom.db'))
  db.pragma('journal_mode = WAL')
  db.exec('CREATE TABLE t (a); PRAGMA user_version = 3')
  db.pragma('wal_checkpoint(TRUNCATE)')
  run(db)
  for (const name of ['signalroom.db', 'signalroom.db-wal']) copyFileSync(join(live, name), join(left, name))
  db.close()
}

const newer = {
  'tables of a newer version': () => {
    const db = new Database(join(made, 'signalroom.db'))
    raiseVersion(db)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    copyWhole()
  },
  'tables of a newer version, in a folder without a lock': () => {
    newer['tables of a newer version']()
    rmSync(join(left, 'lock.db'))
  },
  'a newer version that stands in the log of a killed process alone': () =>
    killedAfter(db => {
      raiseVersion(db)
      db.exec('INSERT INTO t VALUES (1)')
      expect(readFileSync(join(folder, 'live', 'signalroom.db')).readUInt32BE(60)).toBe(3)
    }),
  'last writes in a newer form': () => putRecord(encodeGroup([{ type: 'beat', at: 1 }]), 0x5165_d002),
  'last writes of a newer kind': () => putRecord(Uint8Array.of(9, 1, 2, 3)),
}

describe.each(Object.entries(newer))('[J12] %s', (_, leave) => {
  test('are refused with a sentence, and every file stays as it was, byte for byte', async () => {
    leave()
    const before = everything()
    const here = () => openSqlite({ folder: left, report: () => {} })
    expect(here).toThrow(WrittenByNewer)
    expect(here).toThrow('was written by a newer Signalroom')
    expect(here).not.toThrow(InUse)
    await expect(openStore({ folder: left, report: () => {}, ...diskThread })).rejects.toBeInstanceOf(
      WrittenByNewer,
    )
    expect(everything()).toEqual(before)
  })
})

test('[J12] control: a newer version that a killed process never committed is none', () => {
  killedAfter(db => {
    db.exec('INSERT INTO t VALUES (1)')
    const log = join(folder, 'live', 'signalroom.db-wal')
    db.exec('BEGIN')
    raiseVersion(db)
    db.exec('COMMIT')
    // The last frame is cut: what it ended was never on the disk.
    writeFileSync(log, readFileSync(log).subarray(0, -1))
  })
  expect(() => openSqlite({ folder: left, report: () => {} })).not.toThrow(WrittenByNewer)
})
