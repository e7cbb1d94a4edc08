/** Blocks inside a phase: stories, sealed gaps, sketches, and what lands in them. */
import { accessTo, alarm, blockNow, ms, storiesTold, type At, type Command } from '@signalroom/shared'
import { describe, expect, it } from 'vitest'
import { lee, mina, omar, Play, start } from '../kit/play.js'
import { loopOpening } from '../kit/loop-rounds.js'

const begun = (given: Parameters<typeof loopOpening>[0] = {}) => {
  const play = Play.live(loopOpening(given))
  play.wait(120_000)
  play.ask({ type: 'phase.enter', from: 'intro', to: 'one' })
  return play.wake()
}
const end = (block: string, more: Partial<Extract<Command, { type: 'block.end' }>> = {}): Command => ({
  type: 'block.end',
  phase: 'one',
  block,
  by: 'key',
  ...more,
})
const told = (play: Play) => play.log.flatMap(event => (event.type === 'block.entered' ? [event] : []))
const here = (play: Play) => blockNow(play.room)?.block.id

describe('blocks', () => {
  it('[U1] the first begins with its phase, and tells by value what the question asks there', () => {
    const play = begun()
    expect(told(play)).toMatchObject([
      { phase: 'one', block: 'story', cause: 'phase', told: 'story-ask-a', at: play.now },
    ])
    play.ask({ type: 'phase.enter', from: 'one', to: 'two' })
    play.wake()
    expect(told(play).at(-1)).toMatchObject({ phase: 'two', block: 'story', told: 'story-ask-b' })
  })

  it('[U1] a phase entered again begins its blocks again', () => {
    const play = begun()
    play.wait(5000).ask(end('story'))
    play.wait(1000).ask({ type: 'phase.enter', from: 'one', to: 'intro' })
    play.wait(1000).ask({ type: 'phase.enter', from: 'intro', to: 'one' })
    play.wake()
    expect(here(play)).toBe('story')
  })

  it('[U2] a candidate ends a story by key; all else but the gap the interviewer, and nobody what is over', () => {
    const play = begun()
    expect(play.ask(end('story'), omar)).toMatchObject({ refusal: 'role' })
    expect(play.ask(end('sketch'), mina)).toMatchObject({ refusal: 'stale' })
    expect(play.wait(60_000).ask(end('story'), mina).ok).toBe(true)
    expect(play.ask(end('gap'), lee)).toMatchObject({ refusal: 'nothing' })
    play.wait(20_000).wake()
    expect(play.ask(end('sketch'), mina)).toMatchObject({ refusal: 'role' })
    expect(play.ask(end('sketch'), lee).ok).toBe(true)
    expect(play.ask(end('probe'), lee).ok).toBe(true)
    expect(play.ask(end('rate'), lee)).toMatchObject({ refusal: 'nothing' })
  })

  it('[U2] four seconds of silence end it once half a minute was said, and neither 29.9 s nor 3.9 s do', () => {
    const spoke = (play: Play, from: number, to: number) => play.ask({ type: 'voice.spoke', from, to }, mina)
    for (const [speech, silence, ok] of [
      [30_000, 4000, true],
      [29_900, 4000, false],
      [30_000, 3900, false],
    ] as const) {
      const play = begun()
      const at = play.now
      play.wait(speech)
      spoke(play, at, at + speech)
      play.wait(silence)
      expect(play.ask(end('story', { by: 'silence' }), mina).ok, `${speech} ${silence}`).toBe(ok)
      if (ok) expect(told(play).at(-1)).toMatchObject({ block: 'gap', cause: 'silence' })
    }
  })

  it('[U3] the sketch is told 20,000 ms after the end of the story, whoever wakes when, and by no byte before', () => {
    const play = begun({ mark: field => `canary-${field}` })
    play.wait(61_234).ask(end('story'), mina)
    const ended = play.now
    expect(alarm(play.room)).toBe(ended + 20_000)
    play.wait(19_999).wake()
    for (const person of [mina, omar])
      expect(JSON.stringify(play.seenBy(person))).not.toContain('story-follow')
    play.wait(3000).wake()
    expect(told(play).at(-1)).toMatchObject({
      block: 'sketch',
      cause: 'clock',
      told: 'canary-story-follow-a',
      at: ended + 20_000,
    })
    expect(JSON.stringify(play.seenBy(mina))).toContain('canary-story-follow-a')
    expect(JSON.stringify(play.seenBy(mina))).not.toContain('story-follow-b')
  })

  it('[U3] the gap waits while the clock stands', () => {
    const play = begun()
    play.wait(40_000).ask(end('story'), mina)
    play.wait(5000).ask({ type: 'clock.pause' })
    play.wait(60_000).ask({ type: 'clock.resume' })
    play.wait(14_999).wake()
    expect(here(play)).toBe('gap')
    play.wait(1).wake()
    expect(here(play)).toBe('sketch')
  })

  it('[U4] what a block closes is closed for the candidate while it lasts, and for nobody else', () => {
    const play = begun()
    const may = (person: typeof mina) => accessTo('board', play.room, person).mayWrite
    expect([may(mina), may(lee)]).toEqual([false, true])
    play.wait(40_000).ask(end('story'), mina)
    expect(may(mina)).toBe(false)
    play.wait(20_000).wake()
    expect(may(mina)).toBe(true)
    play.ask(end('sketch'), lee)
    play.ask(end('probe'), lee)
    expect(may(mina)).toBe(false)
    play.ask({ type: 'phase.enter', from: 'one', to: 'read' })
    play.wake()
    expect(may(mina)).toBe(true)
    expect(
      play.room.open.seals.filter(seal => seal.liftedAt === null && seal.seal.startsWith('block-')),
    ).toEqual([])
  })

  it('[U5] in a strict round every block gives way at its time; otherwise only the gap does', () => {
    const strict = begun({ mode: 'strict' })
    strict.wait(120_000 + 20_000 + 180_000 + 220_000 + 1).wake()
    expect(told(strict).map(({ block, at }) => [block, at - start - 120_000])).toEqual([
      ['story', 0],
      ['gap', 120_000],
      ['sketch', 140_000],
      ['probe', 320_000],
      ['rate', 540_000],
    ])
    const coach = begun()
    coach.wait(500_000).wake()
    expect(here(coach)).toBe('story')
  })

  it('[U6] a fault lands in the drawing at its time, once, by value', () => {
    const play = begun()
    play.wait(40_000).ask(end('story'), mina)
    play.wait(20_000 + 59_999).wake()
    expect(play.room.open.faults).toBeUndefined()
    play.wait(1).wake()
    play.wait(60_000).wake()
    expect(play.room.open.faults).toMatchObject([{ phase: 'one', block: 'sketch', title: 'fault-title-a' }])
  })

  it('[U7] story, gap and first stroke are known in milliseconds', () => {
    const play = begun()
    play.wait(70_000).ask(end('story'), mina)
    play.wait(20_000).wake()
    const opened = play.now
    play.wait(9000)
    play.ask({ type: 'work.show', from: opened + 7300, to: opened + 8300 }, mina)
    expect(storiesTold(play.room)).toEqual([
      { phase: 'one', storyMs: 70_000, gapMs: 20_000, firstStrokeMs: 7300 },
    ])
    expect(play.now - opened).toBe(ms(9000))
    expect(play.now satisfies At).toBeGreaterThan(0)
  })
})
