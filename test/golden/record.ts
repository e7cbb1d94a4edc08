/** Records one more golden log: `node --import tsx --conditions=development test/golden/record.ts round-2`. Never an old one. */
import { fold, type Event } from '@signalroom/shared'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { digestOf, type Recorded } from './digest.js'
import { playRound } from './play-round.js'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Writes the log and its digest under a name that is free; throws if it is taken. */
export function record(name: string, log: readonly Event[]): void {
  const lines = log.map(event => JSON.stringify(event))
  writeFileSync(here(`${name}.jsonl`), `${lines.join('\n')}\n`, { flag: 'wx' })
  const digests = existsSync(here('digests.json'))
    ? (JSON.parse(readFileSync(here('digests.json'), 'utf8')) as Record<string, Recorded>)
    : {}
  const folded = fold(lines.map(text => JSON.parse(text) as Event))
  // The new one comes last whatever it is called; the old ones are written back as they were read.
  const grown = { ...digests, [name]: digests[name] ?? digestOf(folded) }
  writeFileSync(here('digests.json'), `${JSON.stringify(grown, null, 2)}\n`)
}

const name = process.argv[2]
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!name || !/^[a-z0-9-]+$/.test(name)) throw new Error('give the recording a name, such as round-2')
  record(name, playRound({ talkMs: 9000 }))
  process.stdout.write(`recorded ${name}\n`)
}
