/** The rules of the ear as far as they need no sound: frames in, edges out. One claim a test. */
import {
  ANNOUNCE,
  cease,
  GAP_MIN,
  HANG_OVER,
  heed,
  OFFSET_LATE,
  ONSET_LATE,
  STRETCH_MAX,
  thresholds,
  unheard,
  type Edge,
  type Frame,
} from '@signalroom/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../kit/seeds.js'

interface Sent {
  readonly audio: number
  readonly full: number
}
interface Arrivals {
  take(frame: Sent): readonly (Sent & { readonly end: number })[]
  flush(): readonly (Sent & { readonly end: number })[]
}
/** The client is compiled for a browser, so it is taken as it is. */
const { Arrivals } = (await import(new URL('../../client/src/ear/arrivals.ts', import.meta.url).href)) as {
  readonly Arrivals: new () => Arrivals
}

const frameMs = 32
/** Frames of 32 ms that follow on each other from `from` on, one for each probability. */
const frames = (probabilities: readonly number[], from = 0): readonly Frame[] =>
  probabilities.map((speech, i) => ({ from: from + i * frameMs, to: from + (i + 1) * frameMs, speech }))
const times = (count: number, probability: number): readonly number[] =>
  Array.from({ length: count }, () => probability)
function edgesOf(heard: readonly Frame[], ends = false): readonly Edge[] {
  let hearing = unheard
  const edges: Edge[] = []
  for (const frame of heard) {
    const heeded = heed(hearing, frame)
    hearing = heeded.hearing
    edges.push(...heeded.edges)
  }
  return ends ? [...edges, ...cease(hearing).edges] : edges
}
const ended = (edges: readonly Edge[]) => edges.flatMap(one => (one.type === 'ended' ? [one] : []))
const kinds = (edges: readonly Edge[]) => edges.map(one => one.type)
/** Frames of silence that surely end speech. */
const rest = times(Math.ceil(HANG_OVER / frameMs) + 1, 0)

describe('edges of speech', () => {
  test('[H1] speech begins at 0.5 and goes on down to 0.35', () => {
    expect(ended(edgesOf(frames([...times(20, 0.49), ...rest])))).toEqual([])
    expect(ended(edgesOf(frames([0.5, ...times(19, 0.35), ...rest])))).toHaveLength(1)
    expect(ended(edgesOf(frames([0.5, ...times(19, 0.34), ...rest])))).toEqual([])
  })
  test('[H2] the ends are those of the sound: silence that ends it and what the model is late are taken off', () => {
    const [one] = ended(edgesOf(frames([0, ...times(20, 0.9), ...rest], 1000)))
    expect(one).toEqual({
      type: 'ended',
      from: 1000 + frameMs - ONSET_LATE,
      to: 1000 + 21 * frameMs - OFFSET_LATE,
      goesOn: false,
    })
  })
  test('[H2] silence of less than 300 stays inside, and 300 end it', () => {
    const silent = (ms: number) => {
      const words = frames(times(20, 0.9))
      const end = words.at(-1)?.to ?? 0
      const quiet: Frame = { from: end, to: end + ms, speech: 0 }
      return ended(edgesOf([...words, quiet, ...frames([...times(20, 0.9), ...rest], end + ms)]))
    }
    expect(silent(HANG_OVER - 1)).toHaveLength(1)
    expect(silent(HANG_OVER)).toHaveLength(2)
  })
  test('[H3] speech under 250 is no stretch, and is withdrawn if it was told', () => {
    const short = (ms: number) => {
      const to = ms + OFFSET_LATE
      return edgesOf([{ from: 0, to, speech: 0.9 }, ...frames(rest, to)])
    }
    expect(kinds(short(thresholds.SPEECH_MIN - 1))).toEqual(['opened', 'began', 'withdrawn'])
    expect(kinds(short(thresholds.SPEECH_MIN))).toEqual(['opened', 'began', 'ended'])
    expect(kinds(edgesOf(frames([0.9, ...rest])))).toEqual(['opened'])
  })
  test('[H4] its beginning is told once 130 of it were heard', () => {
    const talk = frames(times(30, 0.9))
    const told = talk.findIndex((_, i) => kinds(edgesOf(talk.slice(0, i + 1))).includes('began'))
    const heard = talk[told]?.to ?? 0
    expect(heard).toBeGreaterThanOrEqual(ANNOUNCE)
    expect(heard).toBeLessThan(ANNOUNCE + frameMs)
  })
  test('[H5] longer speech is cut into stretches that touch, and what is left counts', () => {
    for (const count of [468, 469, 470, 480, 1500]) {
      const edges = edgesOf(frames([...times(count, 0.9), ...rest]))
      const stretches = ended(edges)
      for (const { from, to } of stretches) {
        expect(to - from).toBeLessThanOrEqual(STRETCH_MAX)
        expect(to - from).toBeGreaterThanOrEqual(thresholds.SPEECH_MIN)
      }
      expect(stretches.map(one => one.to).slice(0, -1)).toEqual(stretches.map(one => one.from).slice(1))
      expect(stretches.map(one => one.goesOn)).toEqual([
        ...times(stretches.length - 1, 1).map(Boolean),
        false,
      ])
      const whole = count * frameMs - OFFSET_LATE
      expect((stretches.at(-1)?.to ?? 0) - (stretches[0]?.from ?? 0)).toBe(whole)
      expect(kinds(edges).filter(kind => kind === 'began')).toHaveLength(1)
    }
  })
  test('[H6] missing frames of more than 100 are a gap, and what is open ends before it', () => {
    const talk = frames(times(20, 0.9))
    const end = talk.at(-1)?.to ?? 0
    const across = (ms: number) => edgesOf([...talk, ...frames([...times(20, 0.9), ...rest], end + ms)])
    expect(kinds(across(GAP_MIN))).not.toContain('gap')
    const edges = across(GAP_MIN + 1)
    expect(kinds(edges)).toEqual(['opened', 'began', 'ended', 'gap', 'began', 'ended'])
    expect(edges.find(one => one.type === 'gap')).toEqual({ type: 'gap', from: end, to: end + GAP_MIN + 1 })
    // What follows begins where it was heard: the model's lateness reaches not into what nobody heard.
    expect(ended(edges)[1]?.from).toBe(end + GAP_MIN + 1)
  })
  test('[H9] when listening ends, what is open ends with its last sound', () => {
    const talk = frames([...times(20, 0.9), 0, 0])
    expect(ended(edgesOf(talk))).toEqual([])
    expect(ended(edgesOf(talk, true))).toMatchObject([{ to: 20 * frameMs - OFFSET_LATE, goesOn: false }])
    expect(kinds(edgesOf(frames(times(6, 0.9)), true))).toEqual(['opened', 'began', 'withdrawn'])
  })
})

const probability = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 0.34, 0.35, 0.5, 1),
)
/** A run of frames, now and then after missing some. */
const runs = fc.array(
  fc.record({
    missing: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2000 })),
    probabilities: fc.array(fc.tuple(probability, fc.integer({ min: 1, max: 40 })), { maxLength: 12 }),
  }),
  { maxLength: 6 },
)
const asFrames = (
  given: readonly { missing: number; probabilities: readonly (readonly [number, number])[] }[],
) => {
  let at = 0
  return given.flatMap(({ missing, probabilities }) => {
    const run = frames(
      probabilities.flatMap(([one, count]) => times(count, one)),
      at + missing,
    )
    at = run.at(-1)?.to ?? at
    return run
  })
}

describe('whatever is heard', () => {
  test('[H8] stretches and gaps come in order, do not overlap, and a stretch lies where frames were', () => {
    fc.assert(
      fc.property(runs, given => {
        const heard = asFrames(given)
        const spans = edgesOf(heard, true).flatMap(one => ('to' in one ? [one] : []))
        for (const [i, one] of spans.entries()) {
          expect(one.to).toBeGreaterThan(one.from)
          expect(one.from).toBeGreaterThanOrEqual(spans[i - 1]?.to ?? heard[0]?.from ?? 0)
          const known = heard.filter(frame => frame.to > one.from && frame.from < one.to)
          if (one.type === 'gap') expect(known).toEqual([])
          else expect(known.some(frame => frame.speech >= 0.5) || one.goesOn || i > 0).toBe(true)
        }
        const told = edgesOf(heard, true).filter(one => one.type === 'began').length
        expect(told).toBe(
          edgesOf(heard, true).filter(
            one => one.type === 'withdrawn' || (one.type === 'ended' && !one.goesOn),
          ).length,
        )
      }),
      seeded(400),
    )
  })
  test('[H7] frames that come twice or late change nothing', () => {
    fc.assert(
      fc.property(runs, fc.array(fc.nat(400)), (given, again) => {
        const heard = asFrames(given)
        const repeated = heard.flatMap((frame, i) => [
          frame,
          ...again.filter(one => one % 97 === i % 97).flatMap(one => heard[Math.min(i, one)] ?? []),
        ])
        expect(edgesOf(repeated, true)).toEqual(edgesOf(heard, true))
      }),
      seeded(200),
    )
  })
})

describe('sound on the clock', () => {
  const ends = (sent: readonly Sent[]): readonly number[] => {
    const arrivals = new Arrivals()
    return [...sent.flatMap(one => arrivals.take(one)), ...arrivals.flush()].map(one => one.end)
  }
  const steady = (count: number): readonly Sent[] =>
    Array.from({ length: count }, (_, i) => ({ audio: (i + 1) * 32, full: 5000 + (i + 1) * 32 }))

  test('[H13] messages that come late and in bursts move nothing', () => {
    const late = steady(400).map((one, i, all) => ({
      ...one,
      // In bursts of eight, all when the last of them is there; and each burst late by itself.
      full: (all[Math.min(all.length - 1, i - (i % 8) + 7)]?.full ?? 0) + ((i >> 3) % 3) * 40,
    }))
    const placed = ends(late).slice(24)
    expect(placed).toEqual(
      steady(400)
        .slice(24)
        .map(one => one.full),
    )
  })
  test('[H13] a delay that is made up for within a quarter of a second loses nothing', () => {
    const delayed = steady(200).map((one, i) =>
      i >= 100 && i < 107 ? { ...one, full: one.full + 400 - (i - 100) * 32 } : one,
    )
    expect(ends(delayed)).toEqual(steady(200).map(one => one.full))
  })
  test('[H14] time in which sound stood still is a gap of that length', () => {
    const stood = steady(200).map((one, i) => (i >= 100 ? { ...one, full: one.full + 3000 } : one))
    const placed = ends(stood)
    expect(placed).toHaveLength(200)
    const edges = edgesOf(placed.map(end => ({ from: end - 32, to: end, speech: 0 })))
    const gap = edges.find(one => one.type === 'gap')
    expect(gap).toEqual({ type: 'gap', from: 5000 + 100 * 32, to: 8000 + 100 * 32 })
  })
  test('[H15] a sound clock that is wrong by 200 parts in a million puts sound off by less than a millisecond', () => {
    for (const wrong of [1.0002, 0.9998]) {
      const hour = Array.from({ length: 11_250 }, (_, i) => ({
        audio: (i + 1) * 320 * wrong,
        full: (i + 1) * 320,
      }))
      const off = ends(hour).map((end, i) => Math.abs(end - (i + 1) * 320))
      expect(Math.max(...off.slice(-1000))).toBeLessThan(1)
    }
  })
})
