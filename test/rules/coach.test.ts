/** The states of chunk, pause and confirm, transition by transition, and their edges. */
import { describe, expect, it } from 'vitest'
import { cadence, type Heard } from '@signalroom/shared'
import {
  ack,
  asks,
  begins,
  ends,
  kinds,
  nudges,
  press,
  proposes,
  replies,
  resume,
  says,
  sound,
  suspend,
  works,
} from './coach-kit.js'

const until = 120_000
const pauses = (heard: readonly Heard[]) => cadence(heard, until).pauses

const spaced = (ms: number) => pauses([proposes(0, 5000), proposes(5000 + ms, 12_000 + ms)])
const through = (work: Heard) => pauses([proposes(0, 5000), work, proposes(15_000, 20_000)])[0]?.kind
const declaring = (ms: number) =>
  pauses([proposes(0, 5000), press('think', 6000), proposes(6000 + ms, 50_000)])[0]?.kind
const proposed = (more: readonly Heard[]) => cadence([sound(0, 5000), ...more], until).chunks[0]?.substantive
const checkedAfter = (gap: number) =>
  kinds([proposes(0, 5000), asks(5000 + gap, 6500 + gap), ack(7000 + gap)], until)
const talkingOn = (from: number) =>
  kinds([proposes(0, 5000), asks(7500, 9000), proposes(from, from + 4000)], from + 4500)
const answer = (more: readonly Heard[], from: number) =>
  cadence([replies(0, 5000), ...more, proposes(from, from + 5000)], until).responseDelays
/** Where the question begins when the key follows `length` of speech. */
const askedAfter = (length: number) => {
  const end = 7400 + length
  return cadence([sound(0, 5000), sound(7400, end), press('confirm', end + 600)], until).asked[0]?.from
}

describe('silence', () => {
  it('[K2] silence of 999 ms stays inside the chunk', () => {
    const heard = [proposes(0, 5000), proposes(5999, 12_000)]
    expect(pauses(heard)).toEqual([])
    expect(cadence(heard, until).chunks).toMatchObject([{ from: 0, to: 12_000 }])
  })

  it.each([
    [1000, 'short'],
    [1999, 'short'],
    [2000, 'in-window'],
    [3000, 'in-window'],
    [3001, 'long'],
  ] as const)('[K3] a pause of %i ms is %s', (ms, name) => {
    expect(spaced(ms)).toMatchObject([{ at: 5000, ms, class: name }])
  })

  it('[K4] a long pause is working if at least half of its quarter seconds saw hands at work', () => {
    expect(through(works(5000, 10_000))).toBe('working')
    expect(through(works(5000, 9750))).toBe('dead-air')
  })

  it('[K4] hands that merely touch the pause do not fill it', () => {
    expect(pauses([works(0, 5100), proposes(0, 5000), proposes(15_000, 20_000)])[0]?.kind).toBe('dead-air')
  })

  it('[K5] a declared thought excuses thirty seconds of silence, not thirty-one', () => {
    expect(declaring(30_000)).toBe('declared')
    expect(declaring(30_001)).toBe('dead-air')
  })

  it('[K5] a thought declared while speaking excuses the silence after it', () => {
    const heard = [proposes(0, 5000), press('think', 4800), proposes(15_000, 20_000)]
    expect(pauses(heard)[0]?.kind).toBe('declared')
    expect(nudges(heard, 16_000)).toEqual([])
  })

  it('[K6] four seconds of silence are nudged once, and not while hands are at work or a thought is declared', () => {
    expect(nudges([proposes(0, 5000)], 8999)).toEqual([])
    expect(nudges([proposes(0, 5000)], 30_000)).toEqual(['dead-air 9000'])
    expect(nudges([proposes(0, 5000), works(6000, 20_000)], 20_000)).toEqual([])
    expect(nudges([proposes(0, 5000), press('think', 7000)], 30_000)).toEqual([])
  })

  it('[K6] hands that stop working leave dead air behind', () => {
    expect(nudges([proposes(0, 5000), works(5000, 8000)], 20_000)).toEqual(['dead-air 11250'])
  })

  it('[K7] half a minute without a word is nudged, working or not', () => {
    expect(nudges([proposes(0, 5000), works(5000, 60_000)], 34_999)).toEqual([])
    expect(nudges([proposes(0, 5000), works(5000, 60_000)], 60_000)).toEqual(['stall 35000'])
  })
})

describe('chunks', () => {
  it('[K8] speech under a quarter of a second is not heard at all', () => {
    expect(cadence([proposes(0, 5000), says(6500, 6749)], until).talk.candidate).toBe(5000)
  })

  it('[K8] two seconds and two words are no chunk, eight words are', () => {
    expect(cadence([proposes(0, 2999, { words: 7 })], until).chunks).toEqual([])
    expect(cadence([proposes(0, 2000, { words: 8 })], until).chunks).toHaveLength(1)
    expect(cadence([proposes(0, 3000)], until).chunks).toHaveLength(1)
  })

  it('[K9] a chunk of thirty seconds is asked to land, one of sixty is a monologue', () => {
    expect(nudges([proposes(0, 29_999)], 31_000)).toEqual([])
    expect(nudges([proposes(0, 90_000)], 30_000)).toEqual(['land 30000'])
    expect(nudges([proposes(0, 90_000)], 91_000)).toEqual(['land 30000', 'monologue 60000'])
    expect(cadence([proposes(0, 90_000)], until).metrics.monologues).toBe(1)
  })

  it('[K10] hands at work during a chunk, or the key at its end, make it a proposal', () => {
    expect(proposed([])).toBe(false)
    expect(proposed([works(2000, 3000)])).toBe(true)
    expect(proposed([press('chunk-end', 5300)])).toBe(true)
    expect(proposed([press('chunk-end', 6300)])).toBe(true)
  })

  it('[K10] to ask about a chunk nobody could read says that it was a proposal', () => {
    const heard = [sound(0, 5000), sound(7200, 8500), press('confirm', 7600), ack(9000)]
    expect(cadence(heard, until)).toMatchObject({ metrics: { substantive: 1, adherence: 1 } })
  })
})

describe('cycles', () => {
  it('[K11] a question in the window and its answer are a full cycle; sooner is rushed, later is slow', () => {
    expect(checkedAfter(999)).toEqual(['rushed'])
    expect(checkedAfter(1999)).toEqual(['rushed'])
    expect(checkedAfter(2000)).toEqual(['full'])
    expect(checkedAfter(3000)).toEqual(['full'])
    expect(checkedAfter(3001)).toEqual(['slow'])
  })

  it('[K12] the next chunk without a question leaves a proposal missed, and other talk in no need', () => {
    expect(kinds([proposes(0, 5000), proposes(7000, 12_000)], 12_500)).toEqual(['missed'])
    expect(kinds([says(0, 5000), proposes(7000, 12_000)], 12_500)).toEqual(['none-needed'])
  })

  it('[K12] six seconds of silence miss the check; a later question makes it slow instead', () => {
    expect(kinds([proposes(0, 5000)], 10_999)).toEqual(['open'])
    expect(kinds([proposes(0, 5000)], 11_000)).toEqual(['missed'])
    expect(kinds([proposes(0, 5000), works(5000, 20_000)], 15_000)).toEqual(['open'])
    expect(kinds([proposes(0, 5000), asks(12_000, 13_000), ack(14_000)], until)).toEqual(['slow'])
  })

  it('[K12] a word too short to be a chunk does not keep a question from its proposal', () => {
    const heard = [proposes(0, 5000), says(7000, 7600), asks(9500, 11_000), ack(12_000)]
    expect(kinds(heard, until)).toEqual(['slow'])
  })

  it('[K13] a listener who comes first, by voice or by key, preempts the check', () => {
    expect(kinds([proposes(0, 5000), replies(7000, 9000)], until)).toEqual(['preempted'])
    expect(kinds([proposes(0, 5000), ack(7000, 'nod')], until)).toEqual(['preempted'])
    expect(pauses([proposes(0, 5000), ack(7000, 'nod')])).toMatchObject([{ ms: 2000 }])
  })

  it('[K13] a listener who comes within the last breath preempts it too, without a pause', () => {
    for (const early of [ack(5400, 'nod'), replies(5400, 9000), replies(4800, 9000)]) {
      expect(kinds([proposes(0, 5000), early], until)).toEqual(['preempted'])
      expect(pauses([proposes(0, 5000), early])).toEqual([])
    }
  })

  it('[K14] "mm-hm" while the candidate speaks is no turn', () => {
    const heard = [proposes(0, 5000), replies(2000, 2600), asks(7400, 8600), ack(9000)]
    expect(kinds(heard, until)).toEqual(['full'])
  })

  it('[K14] a nod inside a breath the candidate talks past is none', () => {
    const heard = [
      proposes(0, 5000),
      ack(5300, 'nod'),
      proposes(5800, 9000),
      asks(11_200, 12_000),
      ack(13_000),
    ]
    expect(kinds(heard, until)).toEqual(['full'])
    expect(cadence(heard, until).chunks).toHaveLength(1)
  })

  it('[K15] an answer that comes during the question counts at once', () => {
    const heard = [proposes(0, 5000), asks(7500, 10_000), ack(9000)]
    expect(cadence(heard, until)).toMatchObject({ cycles: [{ kind: 'full' }], metrics: { medianAck: 0 } })
  })

  it('[K15] a voice is an answer as a key is', () => {
    const heard = [proposes(0, 5000), asks(7500, 9000), replies(9400, 12_000)]
    expect(cadence(heard, until)).toMatchObject({ cycles: [{ kind: 'full' }], metrics: { medianAck: 400 } })
  })

  it('[K16] five seconds without an answer are nudged; an answer still completes the cycle', () => {
    const open = [proposes(0, 5000), asks(7500, 9000)]
    expect(kinds(open, 13_999)).toEqual(['open'])
    expect(kinds(open, 14_000)).toEqual(['unanswered'])
    expect(nudges(open, 20_000)).toEqual(['unanswered 14000'])
    expect(kinds([...open, ack(15_000)], until)).toEqual(['full'])
    expect(nudges([...open, ack(15_000)], until)).toEqual(['unanswered 14000'])
  })

  it('[K17] talking on before five seconds is not waiting, after them the question stays unanswered', () => {
    expect(talkingOn(13_999)).toEqual(['not-waited'])
    expect(talkingOn(14_000)).toEqual(['unanswered'])
  })

  it('[K17] a few words in the same breath belong to the question', () => {
    const heard = [proposes(0, 5000), asks(7500, 9000), says(9500, 10_400), ack(11_000)]
    expect(kinds(heard, until)).toEqual(['full'])
  })

  it('[K18] asked again before any answer, the cycle goes on with the newer question', () => {
    const heard = [proposes(0, 5000), asks(7500, 9000), asks(12_000, 13_000), ack(14_000)]
    const { asked: all, cycles } = cadence(heard, until)
    expect(all.map(one => one.outcome)).toEqual(['repeated', 'answered'])
    expect(cycles.map(one => one.kind)).toEqual(['slow'])
  })

  it('[K19] two proposals in a row without a check are nudged once; a chunk in no need does not break the row', () => {
    const row = [proposes(0, 5000), proposes(7000, 12_000), says(14_000, 18_000), proposes(20_000, 25_000)]
    expect(kinds(row, 25_500)).toEqual(['missed', 'missed', 'none-needed'])
    expect(nudges(row, 25_500)).toEqual(['no-check 14000'])
    const checked = [
      proposes(0, 5000),
      proposes(7000, 12_000),
      replies(14_000, 15_000),
      proposes(17_000, 22_000),
    ]
    expect(nudges([...checked, says(24_000, 28_000)], 28_500)).toEqual([])
  })
})

describe('the lead-in', () => {
  it('[K20] more than three seconds after the other side ended is a response delay', () => {
    expect(answer([], 8000)).toEqual([])
    expect(answer([], 8001)).toEqual([{ at: 5000, ms: 3001 }])
  })

  it('[K20] a declared thought excuses it', () => {
    expect(answer([press('think', 6500)], 20_000)).toEqual([])
  })

  it('[K20] silence before anybody has spoken delays nothing', () => {
    expect(cadence([resume(0), proposes(9000, 14_000)], until).responseDelays).toEqual([])
  })
})

describe('being away', () => {
  it('[K21] a suspension cuts what is open, and what is cut does not count', () => {
    const chunk = cadence([proposes(0, 9000), suspend(5000), resume(60_000)], until)
    expect(chunk.chunks).toMatchObject([{ from: 0, to: 5000, cycle: 'cut' }])
    expect(chunk.metrics.chunks).toBe(0)
    const pause = cadence([proposes(0, 5000), suspend(7000), resume(60_000)], until)
    expect([pause.cycles[0]?.kind, pause.pauses]).toEqual(['cut', []])
    const question = cadence([proposes(0, 5000), asks(7500, 9000), suspend(10_000), resume(60_000)], until)
    expect(question.cycles[0]?.kind).toBe('cut')
    expect(question.asked[0]?.outcome).toBe('cut')
  })

  it('[K21] nothing counts meanwhile, and silence before the first word after it is no delay', () => {
    const heard = [replies(0, 5000), suspend(6000), proposes(10_000, 20_000), ack(21_000), resume(60_000)]
    const { chunks, talk, responseDelays } = cadence([...heard, proposes(70_000, 75_000)], until)
    expect(chunks).toMatchObject([{ from: 70_000 }])
    expect(talk.candidate).toBe(5000)
    expect(responseDelays).toEqual([])
  })

  it('[K22] after the end nothing counts', () => {
    const heard = [proposes(0, 5000), ends(6500), asks(7500, 9000), ack(9500)]
    expect(cadence(heard, until)).toMatchObject({ cycles: [{ kind: 'cut' }], asked: [], until: 6500 })
  })
})

describe('by hand', () => {
  it('[K23] a chunk ends at the key and began where the last thing ended', () => {
    const heard = [resume(1000), press('chunk-end', 20_000), press('confirm', 22_400), ack(23_000)]
    const next = [press('chunk-end', 60_000), press('confirm', 64_000), ack(65_000)]
    const { chunks, cycles, pauses: all } = cadence([...heard, ...next], until)
    expect(chunks.map(({ from, to, via }) => [from, to, via])).toEqual([
      [1000, 20_000, 'hand'],
      [23_000, 60_000, 'hand'],
    ])
    expect(cycles.map(one => one.kind)).toEqual(['full', 'slow'])
    expect(all.map(one => one.ms)).toEqual([2400, 4000])
  })

  it('[K23] a begun chunk runs from its key, and the silence before it is a pause', () => {
    const heard = [begins(1000), press('chunk-end', 2500), begins(5000), press('chunk-end', 9000)]
    const { chunks, pauses: all } = cadence(heard, 9500)
    expect(chunks.map(one => [one.from, one.to])).toEqual([
      [1000, 2500],
      [5000, 9000],
    ])
    expect(all).toMatchObject([{ at: 2500, ms: 2500 }])
  })

  it('[K23] two chunks by the key alone leave no pause to measure, and the first unchecked', () => {
    const { cycles, pauses: all } = cadence(
      [resume(0), press('chunk-end', 9000), press('chunk-end', 30_000)],
      31_000,
    )
    expect(cycles.map(one => one.kind)).toEqual(['missed', 'open'])
    expect(all).toEqual([])
  })

  it('[K24] a key near the beginning of speech makes all of it the question, a later one what follows', () => {
    const first = cadence([sound(0, 5000), sound(7400, 9000), press('confirm', 9000), ack(9500)], until)
    expect(first.asked).toMatchObject([{ from: 7400, to: 9000 }])
    const within = cadence([sound(0, 9000), press('confirm', 7000), ack(9500)], until)
    expect(within.chunks).toMatchObject([{ from: 0, to: 7000, cycle: 'rushed' }])
    expect(within.asked).toMatchObject([{ from: 7000, to: 9000 }])
  })

  it('[K24] a key just after a short stretch names it, just before speech begins it, else it stands alone', () => {
    const proposal = sound(0, 5000)
    expect(cadence([proposal, sound(7400, 9000), press('confirm', 10_900)], until).asked).toMatchObject([
      { from: 7400, to: 9000 },
    ])
    expect(cadence([proposal, press('confirm', 7400), sound(8000, 9500)], until).asked).toMatchObject([
      { from: 7400, to: 9500 },
    ])
    expect(cadence([proposal, press('confirm', 7400), sound(8400, 9500)], until).asked).toMatchObject([
      { from: 7400, to: 7400, outcome: 'not-waited' },
    ])
    expect(cadence([proposal, press('confirm', 7400)], until).asked).toMatchObject([{ from: 7400, to: 7400 }])
  })

  it('[K24] six seconds of speech may be a question, more is a chunk, and the key after it asks in silence', () => {
    expect(askedAfter(6000)).toBe(7400)
    expect(askedAfter(6001)).toBe(14_001)
  })

  it('[K24] the key beside words already known as the question asks once', () => {
    const heard = [proposes(0, 5000), asks(7400, 9000, true), press('confirm', 8000), ack(9500)]
    expect(cadence(heard, until).asked).toMatchObject([{ anchored: true, outcome: 'answered' }])
  })

  it('[K25] speech without an end lasts until its side does something else, and a voice that covers it replaces it', () => {
    expect(cadence([begins(0)], 40_000).state).toMatchObject({ type: 'chunk', from: 0, open: true })
    expect(nudges([begins(0)], 40_000)).toEqual(['land 30000'])
    expect(cadence([begins(0), sound(100, 5000)], 40_000).chunks).toMatchObject([{ from: 100, to: 5000 }])
    expect(cadence([begins(0), sound(8000, 12_000)], 40_000).talk.candidate).toBe(12_000)
  })
})
