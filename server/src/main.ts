/** Starts the server: the only reader of the environment. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { pino } from 'pino'
import { readConfig, type Config } from './config.js'
import { ContentError } from './content/load.js'
import { loadRounds } from './content/rounds.js'
import { boardSentence } from './host/board-engine.js'
import { systemTime } from './host/time.js'
import { openImages } from './images/images.js'
import { InUse, WrittenByNewer, type StoreEvent } from './journal/port.js'
import { openStore } from './journal/sqlite/open-in-thread.js'
import { answerLimits } from './loops/answers.js'
import { openRecordings } from './recordings/recordings.js'
import { serve } from './serve.js'
import { openShares } from './shares/shares.js'

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

function stop(...lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(1)
}

function configured(): Config {
  const config = readConfig(process.env)
  return 'PORT' in config
    ? config
    : stop('Signalroom cannot start with this configuration:', ...config.map(line => `  ${line}`))
}

/**
 * V8 puts what is made at a place in the program among old things at once if what was made there first has lived long. Here
 * the first is made while people join, and all later is messages: dead among the old, they keep alive whatever they hold,
 * and a busy server spends its time on collecting all of its memory again and again.
 */
setFlagsFromString('--no-allocation-site-pretenuring')

async function main(): Promise<void> {
  const config = configured()
  const log = pino({ level: config.LOG_LEVEL, base: null })
  const content = loadRounds(here('../content'), { judge: false })
  const report = (event: StoreEvent) => {
    log.warn(event, event.type)
    if (event.type === 'store.ended')
      stop('Signalroom has lost the thread that writes to the disk and ends; start it again.', event.reason)
  }
  const store = await openStore({ folder: config.SIGNALROOM_DATA, report })
  const serving = await serve({
    host: config.HOST,
    port: config.PORT,
    publicOrigin: config.PUBLIC_ORIGIN ?? null,
    board: config.BOARD,
    tldrawLicenseKey: config.TLDRAW_LICENSE_KEY ?? null,
    roomDays: config.ROOM_DAYS ?? null,
    persons: config.PERSONS === 'on',
    partners: config.PARTNERS === 'on',
    assistant: config.ASSISTANT_URL
      ? { url: config.ASSISTANT_URL, model: config.ASSISTANT_MODEL, key: config.ASSISTANT_KEY ?? null }
      : null,
    trustProxy: config.TRUST_PROXY,
    ice: config.ICE_SERVERS ?? [],
    store,
    recordings: openRecordings({ folder: path.resolve(config.SIGNALROOM_DATA, 'recordings') }),
    answers: openRecordings({
      folder: path.resolve(config.SIGNALROOM_DATA, 'answers'),
      limits: answerLimits,
    }),
    images: openImages({ folder: path.resolve(config.SIGNALROOM_DATA, 'images') }),
    shares: openShares({ folder: path.resolve(config.SIGNALROOM_DATA, 'shares') }),
    content,
    time: systemTime,
    log,
    client: here('../../client/dist'),
  })
  // From now on a function is compiled, plainly, when it is first called, so that those who come first get in as fast as
  // those who come later. What ran at the start ran once, and is not worth the memory.
  setFlagsFromString('--always-sparkplug')
  const board = { choice: config.BOARD, licenseKey: config.TLDRAW_LICENSE_KEY ?? null }
  process.stdout.write(`${boardSentence(board, config.PUBLIC_ORIGIN ?? null)}\n`)
  process.stdout.write(`Signalroom is open at ${config.PUBLIC_ORIGIN ?? serving.origin}\n`)

  let leaving = false
  const leave = () => {
    if (leaving) return
    leaving = true
    // Whatever hangs: a process manager that asked politely gets its answer within ten seconds.
    setTimeout(() => process.exit(1), 9000).unref()
    serving
      .close()
      .then(() => store.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'could not stop cleanly')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', leave)
  process.on('SIGINT', leave)
}

main().catch((error: unknown) => {
  if (error instanceof ContentError)
    stop('Signalroom does not start half-fed. These content files do not fit:', error.message)
  if (error instanceof InUse || error instanceof WrittenByNewer) stop(error.message)
  stop(
    `Signalroom could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  )
})
