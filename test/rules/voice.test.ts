/** The rules of being heard and of privacy: stretches of speech, ears, private focus, consent. One claim a test. */
import { at, Command, focusing, Speaking, type Refusal } from '@signalroom/shared'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Absences } from '../../server/src/host/absences.js'
import { SpeakingNow } from '../../server/src/host/speaking.js'
import { lee, mina, omar, Play, start } from '../kit/play.js'
import { TestTime } from '../kit/test-time.js'

const refusal = (decision: object) => (decision as Refusal).refusal
const spoken = (play: Play) =>
  play.log.flatMap(one => (one.type === 'voice.spoke' ? [[one.from - start, one.to - start]] : []))
const minutes = (count: number) => count * 60_000

describe('speech', () => {
  const speaks = (play: Play, from: number, to: number, who = mina) =>
    play.ask({ type: 'voice.spoke', from: start + from, to: start + to }, who)

  test('[P22] what is known of a seat already is left out', () => {
    const play = Play.live().wait(minutes(1))
    speaks(play, 1000, 4000)
    expect(refusal(speaks(play, 1000, 4000))).toBe('done')
    expect(refusal(speaks(play, 2000, 3000))).toBe('done')
    speaks(play, 3000, 6000)
    speaks(play, 500, 8000)
    expect(spoken(play)).toEqual([
      [1000, 4000],
      [4000, 6000],
      [500, 1000],
      [6000, 8000],
    ])
    expect(speaks(play, 1000, 4000, lee).ok).toBe(true)
  })

  test('[P22] in any order and however often, what is known of a seat never overlaps and is all that was said', () => {
    const stretches = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 20 })), { maxLength: 20 })
    fc.assert(
      fc.property(stretches, said => {
        const play = Play.live().wait(minutes(1))
        for (const [from, length] of said) speaks(play, from * 100, (from + length) * 100)
        const tenths = (list: readonly (readonly number[])[]) =>
          list.flatMap(([from = 0, to = 0]) =>
            Array.from({ length: (to - from) / 100 }, (_, i) => from / 100 + i),
          )
        const known = tenths(spoken(play))
        expect(new Set(known).size).toBe(known.length)
        expect(new Set(known)).toEqual(
          new Set(tenths(said.map(([from, length]) => [from * 100, (from + length) * 100]))),
        )
      }),
    )
  })

  test('[P23] what was said when the bell rang comes up to half a minute later, and ends with the round', () => {
    const play = Play.live().wait(minutes(1))
    play.ask({ type: 'round.end' })
    play.wait(30_000)
    speaks(play, minutes(1) - 3000, minutes(1) + 2000)
    expect(spoken(play)).toEqual([[minutes(1) - 3000, minutes(1)]])
    play.wait(1)
    expect(refusal(speaks(play, 1000, 2000))).toBe('over')
  })
})

describe('ears', () => {
  test('[P24] an ear opens and closes, at a moment of the round, and after the one before it', () => {
    const play = Play.live().wait(10_000)
    expect(refusal(play.ask({ type: 'ear.close', at: start, cause: 'left' }, mina))).toBe('nothing')
    play.ask({ type: 'ear.open', at: start - minutes(5) }, mina)
    expect(refusal(play.ask({ type: 'ear.open', at: start }, mina))).toBe('done')
    play.ask({ type: 'ear.close', at: start + 4000, cause: 'lost' }, mina)
    play.ask({ type: 'ear.open', at: start + 2000 }, mina)
    play.ask({ type: 'ear.open', at: start + minutes(9) }, lee)
    expect(play.room.open.ears).toEqual([
      { seat: 'mina', from: start, to: start + 4000, cause: 'lost' },
      { seat: 'mina', from: start + 4000, to: null, cause: null },
      { seat: 'lee', from: start + 10_000, to: null, cause: null },
    ])
    expect(refusal(play.ask({ type: 'ear.open', at: start }, omar))).toBe('role')
  })
})

describe('a seat whose last tab is gone', () => {
  afterEach(() => vi.useRealTimers())

  test('[P25] is not heard since then; only a seat that was', () => {
    const play = Play.live().wait(10_000)
    expect(refusal(play.door({ type: 'ear.lose', seat: 'lee', since: start + 4000 }, 'lee'))).toBe('nothing')
    play.ask({ type: 'ear.open', at: start + 1000 }, lee)
    play.door({ type: 'ear.lose', seat: 'lee', since: start + 4000 }, 'lee')
    expect(play.room.open.ears).toEqual([
      { seat: 'lee', from: start + 1000, to: start + 4000, cause: 'asleep' },
    ])
    // Back, its tab heard on: no time is missing.
    play.ask({ type: 'ear.open', at: 0 }, lee)
    expect(play.room.open.ears.at(-1)).toMatchObject({ from: start + 4000, to: null })
  })

  test('[P25] a flicker of three seconds is none, and a second tab keeps its seat heard', () => {
    // Moved on by hand alone: a millisecond of the real clock would be one too many here.
    vi.useFakeTimers({ toFake: ['Date'] })
    const time = new TestTime()
    const asked: object[] = []
    const absences = new Absences(time, command => asked.push(command))
    const { room } = Play.live()
    const viewer = { seat: lee.seat, role: lee.role }
    absences.opened(viewer, room)
    absences.opened(viewer, room)
    absences.closed(viewer, room)
    time.advance(10_000)
    expect(asked).toEqual([])
    const since = time.now()
    absences.closed(viewer, room)
    time.advance(2999)
    absences.opened(viewer, room)
    time.advance(10_000)
    expect(asked).toEqual([])
    absences.closed(viewer, room)
    time.advance(3000)
    expect(asked).toEqual([{ type: 'ear.lose', seat: 'lee', since: since + 12_999 }])
    absences.close()
    time.close()
  })
})

describe('private focus', () => {
  test('[Q1] the candidate has it once, for as long as they want and five minutes at most', () => {
    const play = Play.live().wait(1000)
    expect(refusal(play.ask({ type: 'focus.begin' }, lee))).toBe('role')
    expect(refusal(play.ask({ type: 'focus.end' }, mina))).toBe('nothing')
    play.ask({ type: 'focus.begin' }, mina)
    expect(focusing(play.room)).toBe(true)
    expect(refusal(play.ask({ type: 'focus.begin' }, mina))).toBe('done')
    play.wait(minutes(5) - 1).wake()
    expect(focusing(play.room)).toBe(true)
    play.wait(60_000).wake()
    expect(play.log.at(-1)).toMatchObject({
      type: 'focus.ended',
      cause: 'clock',
      actor: 'clock',
      at: start + 1000 + minutes(5),
    })
    expect(refusal(play.ask({ type: 'focus.begin' }, mina))).toBe('done')
  })

  test('[Q1] it ends when asked, and with the round', () => {
    const asked = Play.live().wait(1000)
    asked.ask({ type: 'focus.begin' }, mina)
    asked.wait(7000).ask({ type: 'focus.end' }, mina)
    expect(asked.room.open.focus).toMatchObject({ seat: 'mina', from: start + 1000, endedAt: start + 8000 })
    const ended = Play.live()
    ended.ask({ type: 'focus.begin' }, mina)
    ended.ask({ type: 'round.end' })
    expect(ended.log.slice(-3).map(one => one.type)).toEqual([
      'focus.ended',
      'round.ended',
      'scorecard.opened',
    ])
  })
})

describe('consent', () => {
  test('[M1] nobody agrees to a recording before they said so, and each may take it back', () => {
    const play = new Play()
    expect(play.room.open.recording.agreed).toEqual({})
    expect(refusal(play.ask({ type: 'recording.refuse' }, mina))).toBe('done')
    play.ask({ type: 'recording.allow' }, mina)
    expect(refusal(play.ask({ type: 'recording.allow' }, omar))).toBe('role')
    expect(play.room.open.recording.agreed).toEqual({ mina: true })
    play.ask({ type: 'round.start' })
    play.ask({ type: 'recording.allow' }, lee)
    play.ask({ type: 'recording.refuse' }, mina)
    expect(play.room.open.recording.agreed).toEqual({ mina: false, lee: true })
    play.ask({ type: 'round.end' })
    expect(refusal(play.ask({ type: 'recording.allow' }, mina))).toBe('over')
  })

  test('[M1] what is kept of a seat is listed until it is erased', () => {
    const play = Play.live()
    const keep = { type: 'recording.keep', seat: 'mina', part: 'a', mime: 'audio/webm', from: start } as const
    play.door(keep)
    expect(refusal(play.door(keep))).toBe('done')
    play.door({ ...keep, seat: 'lee' })
    play.door({ type: 'recording.erase', seat: 'mina' })
    expect(play.room.open.recording.parts.map(one => one.seat)).toEqual(['lee'])
    expect(play.room.open.recording.erased).toEqual({ mina: start })
  })
})

describe('who speaks now', () => {
  test('[W27] only what can be is passed on, and who has left is heard no longer', () => {
    const voices = new SpeakingNow()
    expect(voices.heard('mina', { from: start + 5000, to: null }, start)).toBeNull()
    expect(voices.heard('mina', { from: start - minutes(11), to: null }, start)).toBeNull()
    expect(voices.heard('mina', { from: start - 300, to: null }, start)).toEqual({
      from: start - 300,
      to: null,
    })
    expect(voices.all).toEqual([{ seat: 'mina', from: start - 300, to: null }])
    expect(voices.left('mina', start + 900)).toEqual({ from: at(start - 300), to: at(start + 900) })
    expect(voices.left('mina', start + 900)).toBeNull()
    expect(voices.all).toEqual([])
  })

  test('[W27] a stretch that ends before it began is none', () => {
    expect(Speaking.safeParse({ from: 5, to: 4 }).success).toBe(false)
    expect(Speaking.safeParse({ from: 5, to: null }).success).toBe(true)
    expect(Command.safeParse({ type: 'ear.close', at: 5, cause: 'bored' }).success).toBe(false)
  })
})
