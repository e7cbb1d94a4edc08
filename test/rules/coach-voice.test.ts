/** The coach on real speech: what a room's log and this instant's voices make of it, and what nobody can know. */
import {
  cadence,
  cue,
  gapsOf,
  interviewerCue,
  listen,
  type Command,
  type SpeakingNow,
} from '@signalroom/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lee, mina, omar, Play } from '../kit/play.js'
import { ack, example, kinds, press, proposes, replies, sound, suspend, resume } from './coach-kit.js'

/** A live room; moments are counted from its start, and a command may name some of them. */
function live() {
  const play = Play.live()
  const start = play.now
  const ask = (ms: number, command: Command, actor = mina) => {
    play.now = (start + ms) as typeof play.now
    const decision = play.ask(command, actor)
    expect(decision.ok, JSON.stringify(decision)).toBe(true)
  }
  const spoke = (from: number, to: number, actor = mina) =>
    ask(
      Math.max(to + 300, play.now - start),
      { type: 'voice.spoke', from: start + from, to: start + to },
      actor,
    )
  const ear = (at: number, cause: 'open' | 'lost' | 'asleep' | 'left', actor = mina) =>
    ask(
      at,
      cause === 'open' ? { type: 'ear.open', at: start + at } : { type: 'ear.close', at: start + at, cause },
      actor,
    )
  const speaking = (who: Record<string, readonly [number, number | null]>): SpeakingNow =>
    Object.fromEntries(
      Object.entries(who).map(([seat, [from, to]]) => [
        seat,
        { from: start + from, to: to === null ? null : start + to },
      ]),
    )
  const now = (ms: number, who = {}) => cadence(listen(play.room.open, speaking(who)), start + ms)
  const shows = (ms: number, who = {}, exam = false) =>
    cue(listen(play.room.open, speaking(who)), start + ms, {
      exam,
      names: { candidate: 'Mina', interviewer: 'Lee' },
    }).kind
  return { play, start, ask, spoke, ear, now, shows, speaking }
}

describe('[K45] a question asked aloud is known by its answer', () => {
  const talk = [sound(0, 10_000), sound(12_400, 14_400)]
  it('[K45] a voice that reacts to a short stretch after a pause makes it the question', () => {
    expect(kinds([...talk, replies(15_000, 16_000)], 20_000)).toEqual(['full'])
    expect(cadence([...talk, replies(15_000, 16_000)], 20_000).asked).toMatchObject([
      { from: 12_400, to: 14_400, outcome: 'answered', ack: { kind: 'voice', latency: 600 } },
    ])
  })
  it('[K45] an answer by key does so up to six seconds of speech, a nod and a voice under three', () => {
    const long = (to: number) => [sound(0, 10_000), sound(12_400, to)]
    const yes = (at: number) => ({ ...ack(at, 'yes'), aloud: true })
    expect(kinds([...long(18_400), yes(19_000)], 30_000)).toEqual(['full'])
    expect(kinds([...long(18_401), yes(19_000)], 30_000)).not.toContain('full')
    expect(kinds([...long(15_400), ack(16_000, 'nod')], 30_000)).not.toContain('full')
    expect(kinds([...long(15_399), ack(16_000, 'nod')], 30_000)).toEqual(['full'])
    expect(kinds([...long(15_400), replies(16_000, 17_000)], 30_000)).not.toContain('full')
  })
  it('[K45] the pause before it gives the cycle its kind', () => {
    const after = (gap: number) => [
      sound(0, 10_000),
      sound(10_000 + gap, 12_000 + gap),
      replies(13_000 + gap, 14_000 + gap),
    ]
    expect(kinds(after(1000), 30_000)).toEqual(['rushed'])
    expect(kinds(after(2000), 30_000)).toEqual(['full'])
    expect(kinds(after(3001), 30_000)).toEqual(['slow'])
  })
  it.each([
    ['after five seconds', [...talk, replies(19_401, 20_000)]],
    [
      'before it was asked',
      [sound(0, 10_000), replies(11_000, 12_000), sound(12_400, 14_400), replies(15_000, 16_000)],
    ],
    ['that ends while it is asked', [...talk, replies(13_000, 14_000)]],
    ['after the candidate has gone on', [...talk, sound(15_500, 25_000), replies(16_000, 17_000)]],
    [
      'while words are known',
      [sound(0, 10_000), { ...proposes(12_400, 14_400), words: 3 }, replies(15_000, 16_000)],
    ],
    ['after no chunk', [sound(0, 2000), sound(4400, 6000), replies(7000, 8000)]],
    [
      'across a suspension',
      [sound(0, 10_000), suspend(11_000), resume(11_500), sound(12_400, 14_400), replies(15_000, 16_000)],
    ],
  ])('[K45] no reaction %s makes a question', (_, heard) => {
    expect(cadence(heard, 40_000).asked).toEqual([])
  })
  it('[K45] beside a key it adds nothing', () => {
    const keyed = [...talk, press('confirm', 12_300), replies(15_000, 16_000)]
    expect(cadence(keyed, 20_000).asked).toHaveLength(1)
  })
  it('[K45] changes nothing where words are known', () => {
    expect(cadence(example, 165_000).asked).toHaveLength(4)
  })

  it('[K45] an answer by key with no question open is accepted only as one to what was asked aloud', () => {
    const { play, ask, spoke, now } = live()
    spoke(0, 10_000)
    spoke(12_400, 16_000)
    expect(play.ask({ type: 'confirm.answer', answer: 'yes' }, lee)).toMatchObject({ refusal: 'nothing' })
    expect(play.ask({ type: 'confirm.answer', answer: 'yes', spoken: true, confirm: 3 }, lee)).toMatchObject({
      refusal: 'nothing',
    })
    ask(17_000, { type: 'confirm.answer', answer: 'adjust', spoken: true }, lee)
    expect(play.log.at(-1)).toMatchObject({ type: 'confirm.answered', confirm: null, answer: 'adjust' })
    expect(now(18_000).cycles).toMatchObject([{ kind: 'full' }])
    ask(19_000, { type: 'confirm.ask' })
    ask(20_000, { type: 'confirm.answer', answer: 'yes', spoken: true }, lee)
    expect(play.room.open.confirms).toMatchObject([{ answer: { answer: 'yes' } }])
  })
})

describe('[K46] voices of this instant', () => {
  it('[K46] count from a quarter of a second on, and are replaced by what the log says', () => {
    const { spoke, now, start } = live()
    expect(now(1249, { mina: [1000, null] }).state.type).toBe('idle')
    expect(now(1250, { mina: [1000, null] }).state).toMatchObject({ type: 'chunk', open: true })
    spoke(1000, 5000)
    const both = now(6500, { mina: [1000, 5000] })
    expect(both.chunks).toEqual(now(6500).chunks)
    expect(both.chunks).toMatchObject([{ from: start + 1000, to: start + 5000 }])
  })
  it('[K46] a long stretch that comes in pieces is one, and lasts', () => {
    const { spoke, now, start } = live()
    spoke(0, 15_000)
    spoke(15_000, 15_100)
    expect(now(16_200).chunks).toMatchObject([{ from: start, to: start + 15_100 }])
    expect(now(31_000, { mina: [15_100, null] }).state).toMatchObject({
      type: 'chunk',
      from: start,
      open: true,
    })
  })
  it('[K46] a cue follows its cause at once, on both sides', () => {
    const { shows, start, play, speaking } = live()
    const said = { mina: [0, 5000] as const }
    expect(shows(6999, said)).toBe('empty')
    expect(shows(7000, said)).toBe('ask')
    expect(shows(8001, said)).toBe('still')
    expect(shows(9000, said)).toBe('weigh')
    expect(shows(9000, said, true)).toBe('empty')
    expect(interviewerCue(listen(play.room.open, speaking(said)), start + 9000).kind).toBe('quiet')
    expect(shows(9250, { ...said, lee: [9000, null] })).toBe('empty')
    expect(shows(30_000, { mina: [0, null] })).toBe('land')
  })
  it('[K46] an observer is not heard, nor anybody before the start or after the end', () => {
    const { now, ask, start } = live()
    expect(now(9000, { omar: [0, null] }).spoken).toEqual({ candidate: [], interviewer: [] })
    expect(now(4000, { mina: [-5000, null] }).spoken.candidate).toEqual([{ from: start, to: start + 4000 }])
    ask(5000, { type: 'round.end' }, lee)
    expect(now(9000, { mina: [1000, null] }).spoken.candidate).toEqual([])
  })
})

describe('[K47] a gap is a gap', () => {
  it('[K47] what nobody could hear is neither silence nor speech', () => {
    const { play, ear, spoke, now, start } = live()
    ear(10, 'open')
    spoke(1000, 9000)
    ear(10_000, 'lost')
    expect(now(25_000)).toMatchObject({
      nudges: [],
      pauses: [],
      cycles: [{ kind: 'cut' }],
      state: { type: 'suspended' },
    })
    expect(gapsOf(play.room.open)).toEqual([{ seat: 'mina', from: start + 10_000, to: Infinity }])
    ear(26_000, 'open')
    expect(gapsOf(play.room.open)).toEqual([{ seat: 'mina', from: start + 10_000, to: start + 26_000 }])
    spoke(27_000, 35_000)
    expect(now(37_500)).toMatchObject({ responseDelays: [], state: { type: 'pause' } })
  })
  it('[K47] it ends with the first word that is heard, whoever hears it', () => {
    const { play, ear, spoke, start } = live()
    ear(10, 'open')
    ear(5000, 'asleep')
    spoke(8000, 12_000)
    expect(gapsOf(play.room.open)).toEqual([{ seat: 'mina', from: start + 5000, to: start + 8000 }])
  })
  it('[K47] it ends when its seat goes on by keys or in writing, not when another does', () => {
    const { play, ear, ask, now, start } = live()
    ear(10, 'open')
    ear(5000, 'asleep')
    ask(8000, { type: 'nod.give' }, lee)
    expect(now(9000).state.type).toBe('suspended')
    ask(12_000, { type: 'chat.say', text: 'I would shard the photos by user id, 64 ways.' })
    expect(gapsOf(play.room.open)).toMatchObject([{ to: start + 12_000 }])
    expect(now(12_500).state).toMatchObject({ type: 'pause', via: 'typed' })
  })
  it('[K47] an unheard interviewer owes no answer', () => {
    const { ear, spoke, ask, now } = live()
    ear(10, 'open')
    ear(10, 'open', lee)
    spoke(1000, 9000)
    ear(10_000, 'lost', lee)
    ask(11_400, { type: 'confirm.ask' })
    expect(now(20_000).asked.filter(one => one.outcome === 'unanswered')).toEqual([])
    ask(21_000, { type: 'nod.give' }, lee)
    expect(now(22_000).state.type).not.toBe('suspended')
  })
  it('[K47] who leaves the voice by choice goes on by hand at once', () => {
    const { play, ear, spoke, now } = live()
    ear(10, 'open')
    spoke(1000, 9000)
    ear(9500, 'left')
    expect(now(15_000)).toMatchObject({ nudges: [], state: { type: 'idle' } })
    expect(gapsOf(play.room.open)).toEqual([])
  })
  it('[K47] a gap and a clock that stands are left only when both are over', () => {
    const { ear, ask, now } = live()
    ear(10, 'open')
    ear(5000, 'lost')
    ask(6000, { type: 'clock.pause' }, lee)
    ear(7000, 'open')
    expect(now(8000).state.type).toBe('suspended')
    ask(9000, { type: 'clock.resume' }, lee)
    expect(now(9500).state.type).toBe('idle')
  })
})

describe('[K48] private focus', () => {
  it('[K48] the coach rests, and what was open is cut', () => {
    const { spoke, ask, now, shows } = live()
    spoke(1000, 9000)
    ask(9800, { type: 'focus.begin' })
    spoke(20_000, 40_000)
    expect(shows(45_000)).toBe('empty')
    expect(now(45_000)).toMatchObject({ nudges: [], cycles: [{ kind: 'cut' }], state: { type: 'suspended' } })
    ask(60_000, { type: 'focus.end' })
    spoke(61_000, 69_000)
    expect(now(71_500)).toMatchObject({ state: { type: 'pause' }, responseDelays: [] })
  })
})

it('[K41] [P22] however the pieces of a talk arrive, both sides see one cadence', () => {
  const pieces = fc.array(
    fc.tuple(fc.nat(100), fc.integer({ min: 3, max: 40 }), fc.constantFrom(mina, lee, omar)),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(pieces, fc.integer(), (said, seed) => {
      const played = (order: typeof said) => {
        const play = Play.live()
        const start = play.now
        play.wait(60_000)
        for (const [from, length, who] of order)
          play.ask({ type: 'voice.spoke', from: start + from * 100, to: start + (from + length) * 100 }, who)
        const { spoken, chunks, pauses, metrics } = cadence(listen(play.room.open), play.now)
        return { spoken, chunks, pauses, metrics }
      }
      const shuffled = said.toSorted((a, b) => ((a[0] * 7919 + seed) % 97) - ((b[0] * 7919 + seed) % 97))
      expect(played([...shuffled, ...said])).toEqual(played(said))
    }),
    { numRuns: 60 },
  )
})
