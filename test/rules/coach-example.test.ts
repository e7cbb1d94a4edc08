/** The worked example, number by number. */
import { describe, expect, it } from 'vitest'
import { cadence } from '@signalroom/shared'
import { example } from './coach-kit.js'

const heard = cadence(example, 165_000)
const { metrics } = heard

describe('[K1] the worked example', () => {
  it('[K1] has seven chunks, six of them proposals; two words are dropped', () => {
    expect([metrics.chunks, metrics.substantive]).toEqual([7, 6])
  })

  it('[K1] measures the chunks by their true ends', () => {
    expect(heard.chunks.map(c => c.to - c.from)).toEqual([14_000, 40_500, 12_000, 11_000, 7200, 12_000, 5500])
    expect(metrics.medianChunk).toBe(12_000)
    expect(metrics.p90Chunk).toBe(40_500)
    expect(metrics.monologues).toBe(0)
  })

  it('[K1] measures and classes the pauses', () => {
    expect(heard.pauses.map(p => p.ms)).toEqual([2400, 1200, 4100, 2800, 2100, 9500, 2000])
    expect([metrics.inWindow, metrics.short, metrics.long]).toEqual([4, 1, 2])
    expect(heard.pauses.map(p => p.kind)).toEqual([null, null, 'dead-air', null, null, 'working', null])
    expect([metrics.deadAir, metrics.longWorking, metrics.declared]).toEqual([1, 1, 0])
    expect([metrics.medianPause, metrics.longestPause]).toEqual([2400, 9500])
  })

  it('[K1] decides a cycle for each chunk, in order', () => {
    expect(heard.cycles.map(c => c.kind)).toEqual([
      'full',
      'rushed',
      'slow',
      'missed',
      'preempted',
      'missed',
      'unanswered',
    ])
  })

  it('[K1] counts questions, misses and silence after a question', () => {
    expect([metrics.confirms, metrics.missed, metrics.unanswered]).toEqual([4, 2, 1])
    expect(metrics.medianAck).toBe(800)
    expect(metrics.adherence).toBeCloseTo(0.2, 12)
  })

  it('[K1] reports the delays before an answer', () => {
    expect(heard.responseDelays.map(d => d.ms)).toEqual([3100, 3700, 4000])
  })

  it('[K1] nudges three times and no more', () => {
    expect(heard.nudges).toEqual([
      { at: 51_000, kind: 'land' },
      { at: 84_000, kind: 'dead-air' },
      { at: 160_500, kind: 'unanswered' },
    ])
  })

  it('[K1] adds up who spoke, also words too few to be a chunk', () => {
    expect(heard.talk).toEqual({ candidate: 110_300, interviewer: 4900 })
    expect(metrics.talkShare).toBeCloseTo(110_300 / 115_200, 12)
  })

  it('[K1] suggests nothing for it', () => {
    expect(heard.suggestion).toBeNull()
  })
})
