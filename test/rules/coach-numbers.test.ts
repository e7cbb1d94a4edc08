/** The numbers that are made of a talk, and what they suggest. */
import { describe, expect, it } from 'vitest'
import { cadence, cycleWords, measure, type Heard } from '@signalroom/shared'
import { ack, asks, example, proposes, replies, sound, turn, turns, unchecked } from './coach-kit.js'

const until = 120_000

describe('the numbers', () => {
  it('[K26] [K27] by voice alone nobody knows that a proposal went without its check, and the figure says so', () => {
    // Four proposals by voice; one is checked and answered, one is checked in a rush, two go without.
    const heard = [
      sound(0, 8000),
      asks(10_500, 12_000),
      replies(13_000, 14_000),
      sound(20_000, 28_000),
      replies(33_000, 34_000),
      sound(40_000, 48_000),
      replies(53_000, 54_000),
      sound(60_000, 68_000),
      asks(68_500, 70_000),
      replies(71_000, 72_000),
    ]
    const { metrics } = cadence(heard, 100_000)
    expect(metrics).toMatchObject({ full: 1, wanting: 2, unknown: 2 })
    expect(cycleWords(metrics)).toEqual({
      figure: '1 of 2',
      note: 'of the 2 proposals heard with a check or a key; whether 2 more chunks proposed anything is not known',
    })
    expect(cycleWords({ full: 1, wanting: 4, unknown: 0 }).figure).toBe('25 %')
    expect(cycleWords({ full: 0, wanting: 0, unknown: 0 }).figure).toBe('–')
  })

  it('[K26] adherence counts full cycles among proposals the listener did not preempt', () => {
    const heard = [
      proposes(0, 5000),
      asks(7500, 9000),
      ack(9500),
      proposes(11_000, 16_000),
      replies(18_000, 20_000),
      proposes(22_000, 27_000),
      proposes(29_500, 34_000),
      ack(36_000),
    ]
    expect(cadence(heard, until).metrics.adherence).toBe(0.5)
    expect(cadence([], until).metrics.adherence).toBeNull()
  })

  it('[K26] takes the numbers of one phase from what began in it', () => {
    const talk = cadence(example, 165_000)
    expect(measure(talk, { from: 0, to: 90_000 })).toMatchObject({
      chunks: 3,
      pauses: 3,
      confirms: 3,
      missed: 0,
    })
    expect(measure(talk, { from: 90_000, to: 165_000 })).toMatchObject({ chunks: 4, confirms: 1, missed: 2 })
    expect(measure(talk, { from: 110_000, to: 115_000 }).talkShare).toBeCloseTo(1000 / 2900, 12)
  })

  it('[K27] suggests a clear communicator for five checked proposals with good pauses', () => {
    expect(cadence(turns(5), until).suggestion).toBe('clear-communicator')
  })

  it.each([
    ['four proposals', turns(4)],
    ['rushed ones', turns(5, 1500)],
    ['a monologue', [...turns(4), proposes(80_000, 141_000), asks(143_400, 145_000), ack(146_000)]],
    [
      'half of them unchecked',
      [...turns(3), ...unchecked(60_000), ...unchecked(80_000), ...unchecked(100_000)],
    ],
    [
      'three times dead air',
      [...turns(6), ...turn(120_000, 4500), ...turn(140_000, 4500), ...turn(160_000, 4500)],
    ],
  ] as const)('[K27] suggests nobody for %s', (_, heard) => {
    expect(cadence(heard, 200_000).suggestion).toBeNull()
  })

  it('[K28] a whole talk stamped five seconds off gives the same numbers', () => {
    for (const skew of [-5000, 5000]) {
      const off = example.map(one =>
        'at' in one
          ? { ...one, at: one.at + skew }
          : { ...one, from: one.from + skew, ...('to' in one ? { to: one.to + skew } : {}) },
      ) as readonly Heard[]
      const { metrics, cycles, talk } = cadence(off, 165_000 + skew)
      const straight = cadence(example, 165_000)
      expect([metrics, talk, cycles.map(one => one.kind)]).toEqual([
        straight.metrics,
        straight.talk,
        straight.cycles.map(one => one.kind),
      ])
    }
  })

  it('[K28] an interviewer whose clock is off by seconds changes no length of the candidate', () => {
    const straight = cadence(example, 165_000)
    for (const skew of [-5000, 5000]) {
      const off = example.map(one => (one.type === 'ack' ? { ...one, at: one.at + skew } : one))
      const { chunks, talk } = cadence(off, 165_000)
      expect(chunks.map(one => one.to - one.from)).toEqual(straight.chunks.map(one => one.to - one.from))
      expect(talk).toEqual(straight.talk)
    }
  })
})
