/** A server as a process that lets go of rooms after a moment, and says how large its heap is when asked by SIGUSR2. */
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { loadRounds } from '../../server/src/content/rounds.js'
import { systemTime } from '../../server/src/host/time.js'
import { openSqlite } from '../../server/src/journal/sqlite/open-here.js'
import { openImages } from '../../server/src/images/images.js'
import { openShares } from '../../server/src/shares/shares.js'
import { openRecordings } from '../../server/src/recordings/recordings.js'
import { serve } from '../../server/src/serve.js'

const folder = process.env['SIGNALROOM_DATA']
const { gc } = globalThis
if (folder === undefined || gc === undefined) throw new Error('which folder? and it needs --expose-gc')
const store = openSqlite({ folder, report: () => {} })
const serving = await serve({
  host: '127.0.0.1',
  port: 0,
  publicOrigin: null,
  board: 'auto',
  tldrawLicenseKey: null,
  // Callers come from many addresses, so that none is over its rate.
  trustProxy: true,
  ice: [],
  store,
  recordings: openRecordings({ folder: `${folder}/recordings` }),
  answers: openRecordings({ folder: `${folder}/answers` }),
  images: openImages({ folder: `${folder}/images` }),
  shares: openShares({ folder: `${folder}/shares` }),
  content: loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url))),
  time: systemTime,
  log: pino({ level: 'error', base: null }),
  client: fileURLToPath(new URL('../../client/dist', import.meta.url)),
  idleMs: Number(process.argv[2]),
})
process.on('SIGUSR2', () => {
  for (let pass = 0; pass < 4; pass += 1) gc()
  process.stdout.write(`heap ${process.memoryUsage().heapUsed}\n`)
})
process.on('SIGTERM', () => {
  void serving
    .close()
    .then(() => store.close())
    .then(() => process.exit(0))
})
process.stdout.write(`Signalroom is open at ${serving.origin}\n`)
