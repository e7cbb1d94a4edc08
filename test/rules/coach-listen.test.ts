/** What the coach hears of a room's log. */
import { cadence, listen, waiting } from '@signalroom/shared'
import { describe, expect, it } from 'vitest'
import { lee, mina, Play } from '../kit/play.js'
import type { Command } from '@signalroom/shared'

/** A live room in which moments are counted from the start. */
function live() {
  const play = Play.live()
  const start = play.now
  const at = (ms: number) => ((play.now = (start + ms) as typeof play.now), start + ms)
  const ask = (ms: number, command: Command, actor: typeof mina) => {
    at(ms)
    const decision = play.ask(command, actor)
    expect(decision.ok, JSON.stringify(decision)).toBe(true)
  }
  const now = (ms: number) => cadence(listen(play.room.open), start + ms)
  return { play, start, ask, now }
}

describe('[K44] a room played by hand', () => {
  it('[K44] counts the first chunk from the start of the round', () => {
    const { start, ask, now } = live()
    ask(20_000, { type: 'chunk.end' }, mina)
    ask(22_400, { type: 'confirm.ask', text: 'does 150 ms fit?' }, mina)
    ask(23_000, { type: 'confirm.answer', answer: 'yes' }, lee)
    const { chunks, asked } = now(24_000)
    expect(chunks).toMatchObject([{ from: start, to: start + 20_000, cycle: 'full', via: 'hand' }])
    expect(asked).toMatchObject([{ outcome: 'answered', ack: { kind: 'yes', latency: 600 } }])
  })

  it('[K44] hears voices, and an answer to the question it names', () => {
    const { play, start, ask, now } = live()
    ask(5000, { type: 'voice.spoke', from: start, to: start + 5000 }, mina)
    ask(7400, { type: 'confirm.ask' }, mina)
    ask(13_000, { type: 'voice.spoke', from: start + 9000, to: start + 13_000 }, mina)
    ask(15_400, { type: 'confirm.ask' }, mina)
    const [first] = play.room.open.confirms
    ask(16_000, { type: 'confirm.answer', answer: 'adjust', confirm: first?.id }, lee)
    expect(now(17_000).cycles.map(one => one.kind)).toEqual(['not-waited', 'open'])
    const tray = waiting(listen(play.room.open), start + 17_000)
    expect(tray).toEqual([
      { id: String(play.room.open.confirms[1]?.id), since: start + 15_400, overdue: false },
    ])
  })

  it('[K44] cuts what is open when the phase changes or the clock is paused', () => {
    const { play, start, ask, now } = live()
    const [from, to] = play.room.open.plan.phases.map(phase => phase.id)
    ask(5000, { type: 'voice.spoke', from: start, to: start + 5000 }, mina)
    ask(7000, { type: 'phase.enter', from: from ?? '', to: to ?? '' }, lee)
    expect(now(8000)).toMatchObject({ cycles: [{ kind: 'cut' }], pauses: [], state: { type: 'idle' } })
    ask(20_000, { type: 'clock.pause' }, lee)
    expect(now(21_000).state).toEqual({ type: 'suspended' })
    ask(30_000, { type: 'clock.resume' }, lee)
    expect(now(31_000).state).toMatchObject({ type: 'idle', since: null })
  })
})
