/** How much of forty transcripts is read as it was meant, and how far off files are laid over the voices of their round. */
import { findOffset, readTranscript } from '@signalroom/shared'
import { corpus } from '../../kit/transcripts/corpus.js'
import { english, talkOf, voicesOf } from '../../kit/transcripts/talk.js'

/** Files tried, and those of which maker, lines, speakers and times are all right. */
export function imports(): {
  readonly tried: number
  readonly right: number
  readonly wrong: readonly string[]
} {
  const wrong = corpus.flatMap(({ name, text, maker, expected }) => {
    const read = readTranscript(text)
    const isRight =
      read.ok &&
      read.transcript.maker === maker &&
      JSON.stringify(read.transcript.lines) === JSON.stringify(expected)
    return isRight ? [] : [name]
  })
  return { tried: corpus.length, right: corpus.length - wrong.length, wrong }
}

/** Of files whose round has voices: the errors in milliseconds of those that were placed, and what was not. */
export function offsets(rounds = 40) {
  const errors: number[] = []
  let [unplaced, falsely] = [0, 0]
  for (let seed = 1; seed <= rounds; seed++) {
    const round = { from: 1_700_000_000_000, to: 1_700_000_000_000 + 2_400_000 }
    const names = ['Ada', 'Noor'] as const
    const talk = talkOf({ seed, names, sentences: english, turns: 60 + seed * 4 })
    const other = talkOf({ seed: seed + 1000, names, sentences: english, turns: 60 + seed * 4 })
    const zero = round.from - 60_000 + seed * 7919
    const lines = talk.map(({ speaker, from, to }) => ({ seat: speaker, from, to }))
    const found = findOffset(
      lines,
      voicesOf(talk, seed, zero, name => name),
      round,
    )
    if (found.ok) errors.push(Math.abs(found.offset - zero))
    else unplaced += 1
    if (
      findOffset(
        lines,
        voicesOf(other, seed, zero, name => name),
        round,
      ).ok
    )
      falsely += 1
  }
  const sorted = errors.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  return {
    tried: rounds,
    placed: errors.length,
    unplaced,
    falsely,
    median: at(0.5),
    p95: at(0.95),
    worst: at(1),
  }
}
