/** A short round with two interviewers, who judge, submit, and only then see each other's scores. */
import type { Event } from '@signalroom/shared'
import { lee, mina, Play } from '../kit/play.js'
import { sampleOpening } from '../kit/sample.js'

const nora = { seat: 'nora', role: 'interviewer' } as const

export function playJudged(): readonly Event[] {
  const play = new Play(sampleOpening(), [lee, mina, nora])
  play.ask({ type: 'round.start' })
  for (const [person, value] of [
    [lee, 4],
    [nora, 2],
  ] as const) {
    play.wait(5000).ask({ type: 'score.set', criterion: 'S1', value, pin: { quote: 'p99 of 120 ms' } }, person)
    play.ask({ type: 'flag.raise', flag: 'vague', pin: { quote: 'something like that' } }, person)
    play.ask({ type: 'note.take', text: 'asks before drawing' }, person)
  }
  play.wait(30_000).ask({ type: 'round.end' })
  for (const person of [nora, lee]) play.wait(2000).ask({ type: 'scores.submit' }, person)
  play.ask({ type: 'self.score', criterion: 'S1', value: 3 }, mina)
  play.wait(2000).ask({ type: 'debrief.release' })
  return play.log
}
