/** The rules of a room, one claim a test: given what happened, when somebody asks, then this happens or that refusal. */
import { ms, openConfirms, progress, roundClock, type Refusal } from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { lee, mina, omar, Play, start } from '../kit/play.js'
import { sampleOpening, samplePlan } from '../kit/sample.js'

const refusal = (decision: object) => (decision as Refusal).refusal
const minute = 60_000
const reading = (play: Play) => roundClock.read(play.room.open.clock, play.now)
const layers = (play: Play) => {
  play.ask({ type: 'layer.state', layer: 'business', text: '99.9 % available' }, mina)
  play.ask({ type: 'layer.state', layer: 'data', text: '10 TB hot' }, mina)
}

describe('seats', () => {
  test('[S1] a seat has a role, a name and a colour nobody else has', () => {
    const { seats } = new Play().room.open
    expect(seats.map(seat => seat.role)).toEqual(['interviewer', 'candidate', 'observer'])
    expect(new Set(seats.map(seat => seat.colour)).size).toBe(3)
  })
  test('[S2] a full room refuses one more', () => {
    const play = new Play()
    for (let i = 0; i < 97; i++) play.door({ type: 'seat.take', seat: `s${i}`, role: 'observer', name: 'x' })
    expect(refusal(play.door({ type: 'seat.take', seat: 'late', role: 'observer', name: 'x' }))).toBe('full')
  })
  test('[S3] only the interviewer leads; a candidate and an observer are refused', () => {
    const play = new Play()
    expect(refusal(play.ask({ type: 'round.start' }, mina))).toBe('role')
    expect(refusal(play.ask({ type: 'round.start' }, omar))).toBe('role')
    expect(play.ask({ type: 'round.start' }, lee).ok).toBe(true)
  })
  test('[S4] alone, the candidate leads, until an interviewer sits down', () => {
    const play = new Play(sampleOpening({ alone: true }), [mina])
    expect(play.ask({ type: 'round.start' }, mina).ok).toBe(true)
    play.door({ type: 'seat.take', seat: 'lee', role: 'interviewer', name: 'Lee' }, 'lee')
    expect(refusal(play.ask({ type: 'clock.pause' }, mina))).toBe('role')
    expect(play.ask({ type: 'clock.pause' }, lee).ok).toBe(true)
  })
  test('[S5] an observer changes nothing, not even by talking', () => {
    const play = Play.live()
    expect(refusal(play.ask({ type: 'chat.say', text: 'hello' }, omar))).toBe('role')
    expect(
      refusal(
        play.ask(
          { type: 'board.measure', measure: { nodes: 1, arrows: 0, orphans: 1, latencies: 0, stores: 0 } },
          omar,
        ),
      ),
    ).toBe('role')
  })
})

describe('the stages of a round', () => {
  test('[P1] before the start only talking and notes are possible', () => {
    const play = new Play()
    expect(refusal(play.ask({ type: 'score.set', criterion: 'S1', value: 3 }))).toBe('not-started')
    expect(refusal(play.ask({ type: 'clock.pause' }))).toBe('not-started')
    expect(play.ask({ type: 'chat.say', text: 'ready' }, mina).ok).toBe(true)
    expect(play.ask({ type: 'note.take', text: 'nervous' }).ok).toBe(true)
  })
  test('[P2] a round starts once, in its first phase', () => {
    const play = Play.live()
    expect(play.room.open.clock.phase).toBe('scope')
    expect(refusal(play.ask({ type: 'round.start' }))).toBe('started')
  })
  test('[P3] two presses of next skip nothing: the second names a phase that was left', () => {
    const play = Play.live()
    expect(play.ask({ type: 'phase.enter', from: 'scope', to: 'deep-dive' }).ok).toBe(true)
    expect(refusal(play.ask({ type: 'phase.enter', from: 'scope', to: 'deep-dive' }))).toBe('stale')
    expect(refusal(play.ask({ type: 'phase.enter', from: 'deep-dive', to: 'nowhere' }))).toBe('unknown')
    expect(refusal(play.ask({ type: 'phase.enter', from: 'deep-dive', to: 'deep-dive' }))).toBe('unknown')
  })
  test('[P4] after the end nothing of the round moves; scoring, notes and talking go on', () => {
    const play = Play.live()
    play.ask({ type: 'round.end' })
    expect(refusal(play.ask({ type: 'phase.enter', from: 'scope', to: 'close' }))).toBe('over')
    expect(refusal(play.ask({ type: 'layer.state', layer: 'data', text: '1 TB' }, mina))).toBe('over')
    for (const command of [
      { type: 'score.set', criterion: 'S1', value: 3 },
      { type: 'note.take', text: 'x' },
      { type: 'chat.say', text: 'x' },
    ] as const)
      expect(play.ask(command).ok).toBe(true)
  })
  test('[P5] the end opens a scorecard for the candidate, without anchors unless they are alone', () => {
    const duo = Play.live()
    duo.ask({ type: 'round.end' })
    expect(duo.room.open.scorecard?.map(row => row.id)).toEqual(['S1', 'S2', 'S3', 'COM', 'RSK'])
    expect(JSON.stringify(duo.room.open.scorecard)).not.toContain('anchors')
    const solo = new Play(sampleOpening({ alone: true }), [mina])
    solo.ask({ type: 'round.start' }, mina)
    solo.ask({ type: 'round.end' }, mina)
    expect(solo.room.open.scorecard?.[0]?.anchors).toBeDefined()
  })
  test('[P6] an overrun is borrowed from the phase that lends, two minutes at most, and logged', () => {
    const play = Play.live()
    play.wait(5 * minute).ask({ type: 'phase.enter', from: 'scope', to: 'deep-dive' })
    expect(play.room.open.moved).toMatchObject([{ ms: 2 * minute, from: 'deep-dive', to: 'scope' }])
    expect(reading(play).budget).toBe(3 * minute)
  })
  test('[P7] spare time goes to the phase that lends, also that of phases skipped on the way', () => {
    const play = Play.live()
    play.wait(minute).ask({ type: 'phase.enter', from: 'scope', to: 'deep-dive' })
    expect(play.room.open.moved).toMatchObject([{ ms: minute, from: 'scope', to: 'deep-dive' }])
    expect(reading(play).budget).toBe(6 * minute)
    expect(reading(play).roundBudget).toBe(8 * minute)
  })
  test('[P8] the last phase never borrows from one that is behind, and never lends', () => {
    const play = Play.live()
    play.ask({ type: 'phase.enter', from: 'scope', to: 'deep-dive' })
    play.wait(9 * minute).ask({ type: 'phase.enter', from: 'deep-dive', to: 'close' })
    const before = play.room.open.moved.length
    play.wait(3 * minute).ask({ type: 'phase.enter', from: 'close', to: 'deep-dive' })
    expect(play.room.open.moved.length).toBe(before)
    expect(play.room.open.clock.budgets['close']).toBe(minute)
  })
  test('[P9] in coach mode nothing advances by itself', () => {
    const play = Play.live()
    play.wait(6 * minute).wake()
    expect(play.room.open.clock.phase).toBe('scope')
    expect(reading(play).left).toBe(-4 * minute)
  })
  test('[P10] in strict mode a phase gives way two minutes after its time, at that moment whenever somebody wakes', () => {
    const play = Play.live(sampleOpening({ mode: 'strict' }))
    play.wait(6 * minute).wake()
    const entered = play.log.find(event => event.type === 'phase.entered')
    expect(entered).toMatchObject({ from: 'scope', to: 'deep-dive', at: start + 4 * minute, actor: 'clock' })
    expect(reading(play).spent).toBe(2 * minute)
  })
  test('[P11] in strict mode the last phase ends the round when its time is over', () => {
    const play = Play.live(sampleOpening({ mode: 'strict' }))
    play.wait(3_600_000).wake()
    expect(play.room.open).toMatchObject({ stage: 'over', endedBy: 'time' })
  })
  test('[P12] a round left running ends by itself at twice its length', () => {
    const play = Play.live()
    play.wait(15 * minute).wake()
    expect(play.room.open.stage).toBe('live')
    play.wait(2 * minute).wake()
    expect(play.room.open).toMatchObject({
      stage: 'over',
      endedBy: 'abandoned',
      endedAt: start + 16 * minute,
    })
  })
})

describe('the clock', () => {
  test('[C1] spent and left make the budget; overrun is left below zero', () => {
    const play = Play.live().wait(90_000)
    expect(reading(play)).toMatchObject({ spent: 90_000, left: 30_000, budget: 120_000, roundSpent: 90_000 })
    expect(reading(play.wait(60_000)).left).toBe(-30_000)
  })
  test('[C2] a paused clock does not advance, and is paused once', () => {
    const play = Play.live().wait(10_000)
    play.ask({ type: 'clock.pause' })
    expect(refusal(play.ask({ type: 'clock.pause' }))).toBe('paused')
    expect(reading(play.wait(minute)).spent).toBe(10_000)
    play.ask({ type: 'clock.resume' })
    expect(refusal(play.ask({ type: 'clock.resume' }))).toBe('running')
    expect(reading(play.wait(5000)).spent).toBe(15_000)
  })
  test('[C3] extending lengthens the phase and the round', () => {
    const play = Play.live()
    play.ask({ type: 'clock.extend', ms: 30_000 })
    expect(reading(play)).toMatchObject({ budget: 150_000, roundBudget: 8.5 * minute })
  })
  test("[C4] time in which the candidate's link was down is not counted, and is logged", () => {
    const play = Play.live().wait(20_000)
    play.door({ type: 'link.lose', seat: 'mina', since: play.now - 3000 })
    expect(reading(play.wait(10 * minute)).spent).toBe(17_000)
    play.door({ type: 'link.restore', seat: 'mina' })
    expect(play.room.open.credits).toMatchObject([{ seat: 'mina', ms: 10 * minute + 3000 }])
    expect(reading(play.wait(1000)).spent).toBe(18_000)
  })
  test('[C5] a lost link is waited for once, by the door alone, and only for a candidate in a live round', () => {
    const play = new Play()
    expect(refusal(play.door({ type: 'link.lose', seat: 'mina', since: start }))).toBe('over')
    play.ask({ type: 'round.start' })
    expect(refusal(play.door({ type: 'link.lose', seat: 'lee', since: play.now }))).toBe('role')
    expect(refusal(play.door({ type: 'link.restore', seat: 'mina' }))).toBe('nothing')
    play.door({ type: 'link.lose', seat: 'mina', since: play.now })
    expect(refusal(play.door({ type: 'link.lose', seat: 'mina', since: play.now }))).toBe('done')
  })
  test('[C6] the interviewer may go on without waiting', () => {
    const play = Play.live().wait(5000)
    play.door({ type: 'link.lose', seat: 'mina', since: play.now })
    play.wait(minute).ask({ type: 'clock.resume' })
    expect(reading(play.wait(1000)).spent).toBe(6000)
    expect(play.room.open.credits).toMatchObject([{ ms: minute }])
  })
  test('[C7] a link lost while the clock is paused changes nothing', () => {
    const play = Play.live().wait(5000)
    play.ask({ type: 'clock.pause' })
    play.door({ type: 'link.lose', seat: 'mina', since: play.now })
    play.wait(minute).ask({ type: 'clock.resume' })
    expect(reading(play.wait(1000)).spent).toBe(6000)
  })
  test('[C8] time on the clock at a moment leaves out pauses', () => {
    const play = Play.live().wait(10_000)
    play.ask({ type: 'clock.pause' })
    play.wait(minute).ask({ type: 'clock.resume' })
    play.wait(5000)
    expect(roundClock.elapsed(play.room.open.clock, play.now)).toBe(15_000)
    expect(roundClock.elapsed(play.room.open.clock, start + 30_000)).toBe(10_000)
  })
})

describe('the board', () => {
  test('[P13] the third layer that holds a number with a unit opens the board', () => {
    const play = Play.live()
    layers(play)
    play.ask({ type: 'layer.state', layer: 'operational', text: 'fast, with monitoring' }, mina)
    expect(play.room.open.board.opened).toBeNull()
    play.ask({ type: 'layer.state', layer: 'operational', text: 'cold start under 200 ms' }, mina)
    expect(play.room.open.board.opened).toMatchObject({ cause: 'layers' })
  })
  test("[P14] at the plan's minute the board opens whatever the layers hold, counted on the round's clock", () => {
    const play = Play.live().wait(minute)
    play.ask({ type: 'clock.pause' })
    play.wait(5 * minute).wake()
    expect(play.room.open.board.opened).toBeNull()
    play.ask({ type: 'clock.resume' })
    play.wait(2 * minute).wake()
    expect(play.room.open.board.opened).toMatchObject({ cause: 'clock', at: start + 7 * minute })
  })
  test('[P21] in a plan without layers none can be stated; the board opens at its minute, even the first', () => {
    const plan = { ...samplePlan(), layers: false, boardOpensAt: ms(0) }
    const play = new Play(sampleOpening({ plan }))
    play.ask({ type: 'round.start' })
    play.wake()
    expect(play.room.open.board.opened).toMatchObject({ cause: 'clock', at: start })
    const stated = play.ask({ type: 'layer.state', layer: 'data', text: '10 TB hot' }, mina)
    expect(refusal(stated)).toBe('unknown')
  })
  test('[P15] the interviewer may open it by hand, once, and that is logged', () => {
    const play = Play.live()
    play.ask({ type: 'board.open' })
    expect(play.room.open.board.opened).toMatchObject({ cause: 'interviewer' })
    expect(refusal(play.ask({ type: 'board.open' }))).toBe('done')
  })
  test('[P16] the same measure twice is refused, so that a quiet board fills no log', () => {
    const play = Play.live()
    const measure = { nodes: 2, arrows: 1, orphans: 0, latencies: 1, stores: 1 }
    expect(play.ask({ type: 'board.measure', measure }).ok).toBe(true)
    expect(refusal(play.ask({ type: 'board.measure', measure }))).toBe('done')
  })
  test('[P28] a check that wants a path for each line of a list looks for as many as there are, and one at least', () => {
    const play = Play.live()
    const needs = { of: 'board', measure: 'paths', each: 'in-scope' } as const
    const counts = { nodes: 3, arrows: 9, orphans: 0, latencies: 1, stores: 1 }
    play.ask({ type: 'board.measure', measure: counts })
    expect(progress(play.room, { needs })).toEqual({ met: false, have: 0, need: 1 })
    play.ask({ type: 'board.measure', measure: { ...counts, paths: 1 } })
    expect(progress(play.room, { needs })).toEqual({ met: true, have: 1, need: 1 })
    for (const text of ['A rider asks for a car', 'A driver accepts'])
      play.ask({ type: 'line.add', list: 'in-scope', text }, mina)
    expect(progress(play.room, { needs })).toEqual({ met: false, have: 1, need: 2 })
    play.ask({ type: 'board.measure', measure: { ...counts, paths: 2 } })
    expect(progress(play.room, { needs }).met).toBe(true)
  })
})

describe('confirms and the worksheet', () => {
  test('[P17] an answer goes to the newest open confirm, or to the one it names; without any it is refused', () => {
    const play = Play.live()
    expect(refusal(play.ask({ type: 'confirm.answer', answer: 'yes' }))).toBe('nothing')
    play.ask({ type: 'confirm.ask', text: 'first?' }, mina)
    play.ask({ type: 'confirm.ask', text: 'second?' }, mina)
    play.ask({ type: 'confirm.answer', answer: 'adjust' })
    expect(openConfirms(play.room).map(confirm => confirm.text)).toEqual(['first?'])
    const first = openConfirms(play.room)[0]?.id ?? 0
    play.ask({ type: 'confirm.answer', answer: 'yes', confirm: first })
    expect(openConfirms(play.room)).toEqual([])
  })
  test('[P18] a line goes to a list of the plan and can be taken out', () => {
    const play = Play.live()
    expect(refusal(play.ask({ type: 'line.add', list: 'nope', text: 'x' }, mina))).toBe('unknown')
    play.ask({ type: 'line.add', list: 'in-scope', text: 'upload 58 photos/s' }, mina)
    expect(play.room.open.lines).toMatchObject([{ list: 'in-scope', quantified: true }])
    play.ask({ type: 'line.remove', line: play.room.open.lines[0]?.id ?? 0 }, mina)
    expect(play.room.open.lines).toEqual([])
    expect(refusal(play.ask({ type: 'line.remove', line: 999 }, mina))).toBe('unknown')
  })
  test('[P19] a worksheet is bounded', () => {
    const play = Play.live()
    for (let i = 0; i < 200; i++) play.ask({ type: 'line.add', list: 'in-scope', text: `line ${i}` }, mina)
    expect(refusal(play.ask({ type: 'line.add', list: 'in-scope', text: 'one more' }, mina))).toBe('limit')
  })
  test('[P20] a stretch of speech lies within the round and in the past', () => {
    const play = Play.live().wait(minute)
    const spoke = (from: number, to: number) =>
      play.ask({ type: 'voice.spoke', from: start + from, to: start + to }, mina)
    expect(spoke(1000, 5000).ok).toBe(true)
    expect(refusal(spoke(5000, 1000))).toBe('malformed')
    expect(refusal(spoke(0, 2 * minute))).toBe('malformed')
    expect(refusal(spoke(-minute, 1000))).toBe('malformed')
  })
})
