/** The server with a store that says "written" before anything is: what the tests of durability must see through. */
import { pino } from 'pino'
import { fileURLToPath } from 'node:url'
import { loadRounds } from '../../server/src/content/rounds.js'
import { systemTime } from '../../server/src/host/time.js'
import type { Store } from '../../server/src/journal/port.js'
import { openStore } from '../../server/src/journal/sqlite/open-in-thread.js'
import { openImages } from '../../server/src/images/images.js'
import { openShares } from '../../server/src/shares/shares.js'
import { openRecordings } from '../../server/src/recordings/recordings.js'
import { serve } from '../../server/src/serve.js'

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const folder = process.env['SIGNALROOM_DATA'] ?? ''
const store = await openStore({
  folder,
  report: () => {},
  windowMs: 1500,
})
const careless: Store = {
  append: async (stream, expected, drafts) => void store.append(stream, expected, drafts),
  read: (stream, after) => store.read(stream, after),
  end: stream => store.end(stream),
  keepSnapshot: (stream, snapshot) => store.keepSnapshot(stream, snapshot),
  snapshot: stream => store.snapshot(stream),
  streams: prefix => store.streams(prefix),
  erase: streams => store.erase(streams),
  rewrite: (stream, drafts) => store.rewrite(stream, drafts),
  forget: part => store.forget(part),
  keep: (hash, grant) => store.keep(hash, grant),
  find: hash => store.find(hash),
  heartbeat: at => store.heartbeat(at),
  lastHeartbeat: () => store.lastHeartbeat(),
  answers: () => store.answers(),
  close: () => store.close(),
}
const serving = await serve({
  host: '127.0.0.1',
  port: Number(process.env['PORT']),
  publicOrigin: null,
  board: 'auto',
  tldrawLicenseKey: null,
  trustProxy: false,
  ice: [],
  store: careless,
  recordings: openRecordings({ folder: `${folder}/recordings` }),
  answers: openRecordings({ folder: `${folder}/answers` }),
  images: openImages({ folder: `${folder}/images` }),
  shares: openShares({ folder: `${folder}/shares` }),
  content: loadRounds(here('../../server/content')),
  time: systemTime,
  log: pino({ level: 'warn', base: null }),
  client: here('../../client/dist'),
})
process.stdout.write(`Signalroom is open at ${serving.origin}\n`)
