/** Laws of the cadence over random talks: order and repetition are nothing, time only adds. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cadence, cue, interviewerCue, waiting, type Heard } from '@signalroom/shared'
import { example } from './coach-kit.js'

const runs = { numRuns: 300, seed: 20_260 }
const moment = fc.integer({ min: 0, max: 120_000 })
const length = fc.integer({ min: 0, max: 40_000 })
const side = fc.constantFrom('candidate' as const, 'interviewer' as const)
const confirm = fc.constantFrom(undefined, false as const, { anchored: true })

const thing = fc.oneof(
  fc
    .record({
      who: side,
      from: moment,
      length,
      confirm,
      substantive: fc.constantFrom(undefined, true, false),
      words: fc.option(fc.nat(40), { nil: undefined }),
    })
    .map(({ length: ms, from, ...rest }) => ({ type: 'voice' as const, from, to: from + ms, ...rest })),
  fc.record({ type: fc.constant('speaking' as const), who: side, from: moment }),
  fc.record({
    type: fc.constant('ack' as const),
    at: moment,
    kind: fc.constantFrom('nod' as const, 'yes' as const, 'no' as const, 'adjust' as const),
    confirm: fc.constantFrom(undefined, '1', '2'),
  }),
  fc
    .record({ from: moment, length })
    .map(one => ({ type: 'work' as const, from: one.from, to: one.from + one.length })),
  fc.record({
    type: fc.constant('mark' as const),
    at: moment,
    mark: fc.constantFrom('chunk-end' as const, 'confirm' as const, 'think' as const),
  }),
  fc.record({
    type: fc.constant('typed' as const),
    who: side,
    at: moment,
    text: fc.constantFrom('ok', "I'll add a cache.", 'Does that fit?', 'We keep 10 GB hot. Does that fit?'),
  }),
  fc.record({ type: fc.constantFrom('suspend' as const, 'resume' as const), at: moment }),
)
const talk = fc
  .array(thing, { maxLength: 25 })
  .map(things => things.map((one, i): Heard => ({ id: String(i), ...one })))

describe('the cadence', () => {
  it('[K41] is the same in any order of arrival, and for what is heard twice', () => {
    fc.assert(
      fc.property(
        talk.chain(heard =>
          fc.tuple(
            fc.constant(heard),
            fc.shuffledSubarray([...heard, ...heard], { minLength: heard.length * 2 }),
          ),
        ),
        moment,
        ([heard, again], until) => {
          expect(cadence(again, until)).toEqual(cadence(heard, until))
        },
      ),
      runs,
    )
  })

  it('[K41] of the worked example is the same backwards and doubled', () => {
    const straight = cadence(example, 165_000)
    expect(cadence(example.toReversed(), 165_000)).toEqual(straight)
    expect(cadence([...example, ...example.toReversed()], 165_000)).toEqual(straight)
  })

  it('[K42] never loses a closed pause as time goes on', () => {
    fc.assert(
      fc.property(talk, fc.array(moment, { minLength: 2, maxLength: 12 }), (heard, moments) => {
        let closed: readonly number[] = []
        for (const until of moments.toSorted((a, b) => a - b)) {
          const now = cadence(heard, until).pauses.map(one => one.at)
          expect(now).toEqual(expect.arrayContaining([...closed]))
          closed = now
        }
      }),
      runs,
    )
  })

  it('[K43] keeps its books: a cycle for each chunk, no time below zero, nothing after the moment asked', () => {
    fc.assert(
      fc.property(talk, moment, (heard, until) => {
        const { chunks, cycles, pauses, asked, nudges, metrics, talk: spoken } = cadence(heard, until)
        expect(cycles.map(one => one.kind)).toEqual(chunks.map(one => one.cycle))
        for (const one of [...chunks, ...asked]) expect(one.to).toBeGreaterThanOrEqual(one.from)
        for (const one of pauses) expect(one.ms).toBeGreaterThanOrEqual(1000)
        for (const one of nudges) expect(one.at).toBeLessThanOrEqual(until)
        for (const one of asked) expect(one.ack?.latency ?? 0).toBeGreaterThanOrEqual(0)
        expect(Math.max(spoken.candidate, spoken.interviewer)).toBeLessThanOrEqual(until)
        expect(metrics.inWindow + metrics.short + metrics.long).toBe(metrics.pauses)
        expect(metrics.adherence ?? 0).toBeLessThanOrEqual(1)
      }),
      runs,
    )
  })

  it('[K43] always has at most one line for each side', () => {
    fc.assert(
      fc.property(talk, moment, (heard, now) => {
        const line = cue(heard, now, { exam: false, names: { candidate: 'Mina', interviewer: 'Lee' } })
        expect(line.text === '').toBe(line.kind === 'empty')
        expect(line.ring === undefined).toBe(line.kind !== 'ask')
        expect(line.ring ?? 0).toBeGreaterThanOrEqual(0)
        const other = interviewerCue(heard, now)
        expect(other.text === '').toBe(other.kind === 'empty')
        const tray = waiting(heard, now).map(one => one.since)
        expect(tray).toEqual(tray.toSorted((a, b) => b - a))
      }),
      runs,
    )
  })
})
