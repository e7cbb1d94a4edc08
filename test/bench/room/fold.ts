/** How long the fold of a log takes: a whole round in which speech is heard in short stretches, as a browser gets it. */
import { fold, type Event } from '@signalroom/shared'
import { playRound } from '../../golden/play-round.js'
import { median } from '../bench.js'

const events = 2000
const [warmUps, runs] = [20, 41]

/** Milliseconds, median. */
export function foldOf2000(): number {
  const log = JSON.parse(JSON.stringify(playRound({ talkMs: 1750 }))) as readonly Event[]
  if (log.length < events) throw new Error(`the round has only ${log.length} events`)
  const first = log.slice(0, events)
  const took = Array.from({ length: warmUps + runs }, () => {
    const started = performance.now()
    const { seq } = fold(first)
    const end = performance.now()
    if (seq !== events) throw new Error('the fold left something out')
    return end - started
  })
  return median(took.slice(warmUps))
}
