/**
 * Records one more golden log, of a design round, a coding round, a drill or two interviewers; one of each a release, never an old one:
 * `node --import tsx --conditions=development test/golden/record.ts coding-2 coding`.
 */
import { fold, type Event } from '@signalroom/shared'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { digestOf, type Recorded } from './digest.js'
import { playCoding, playDrill } from './play-coding.js'
import { playJudged } from './play-judged.js'
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

const plays: Readonly<Record<string, () => readonly Event[]>> = {
  design: () => playRound({ talkMs: 9000 }),
  coding: playCoding,
  drill: playDrill,
  judged: playJudged,
}
const [, , name, which = 'design'] = process.argv
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!name || !/^[a-z0-9-]+$/.test(name)) throw new Error('give the recording a name, such as round-2')
  const play = plays[which]
  if (!play) throw new Error(`say what to play: ${Object.keys(plays).join(', ')}`)
  record(name, play())
  process.stdout.write(`recorded ${name}\n`)
}
