#!/bin/sh
# libsql 0.5.29: `close()` does not let go of the file; the garbage collector does.
#
# Guess: the API is that of better-sqlite3, so after `close()` nothing of this process has the database open any more, and the
#        log beside it has been folded in and is gone.
# Seen:  `open` is false, but `-wal` and `-shm` still lie there and the process still has the database's files open. They are
#        let go of once the collector has come by, however late that is.
# So:    fold the log in by hand before closing, copy a folder only after that, and do not look at what lies beside the
#        database to tell whether somebody has it open.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund libsql@0.5.29
cat >try.cjs <<'JS'
const Database = require('libsql')
const { readdirSync, readlinkSync, mkdirSync } = require('node:fs')
const { resolve } = require('node:path')

mkdirSync('kept')
const beside = () => readdirSync('kept').filter(name => name !== 'a.db').sort()
const openHere = () =>
  process.platform === 'linux'
    ? readdirSync('/proc/self/fd').filter(fd => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`).startsWith(resolve('kept'))
        } catch {
          return false
        }
      }).length
    : null
function use() {
  const db = new Database('kept/a.db')
  db.pragma('journal_mode = WAL')
  db.exec('CREATE TABLE t (a)')
  const add = db.prepare('INSERT INTO t VALUES (?)')
  add.run(1)
  db.close()
  return db.open
}
const open = use()
const after = { open, beside: beside(), files: openHere() }
void (async () => {
  for (let i = 0; i < 20; i++) {
    global.gc()
    await new Promise(done => setTimeout(done, 20))
  }
  const later = { beside: beside(), files: openHere() }
  console.log(JSON.stringify({ after, later }))
  const waits = after.beside.length === 2 && (after.files === null || after.files > 0)
  const letsGo = later.beside.length === 0 && (later.files === null || later.files === 0)
  process.exit(waits && letsGo ? 0 : 1)
})()
JS
node --expose-gc try.cjs
