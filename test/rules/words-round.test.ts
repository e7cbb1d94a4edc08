/** The words of a round: by phase and minute, what they suggest and once, the debrief and its export. */
import {
  challengeAsks,
  newestNumber,
  debriefFor,
  debriefMarkdown,
  suggestionsIn,
  wordsOfRound,
  wordsSources,
} from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { byLee, byMina, enters, played, says, type Deed } from '../kit/design-rounds.js'
import { paragraphs } from '../bench/words/labelled.js'
import { lee, mina, omar } from '../kit/play.js'

const [dense, thin] = [paragraphs[0]?.text ?? '', paragraphs[1]?.text ?? '']
const said = (...texts: readonly (readonly [at: number, text: string])[]): readonly Deed[] =>
  texts.map(([at, text]) => byMina(at, 'says', says(text)))
const after = (deeds: readonly Deed[], given: object = {}, wait = 60_000) =>
  played(deeds, given).wait(wait).wake()
const suggested = (deeds: readonly Deed[], given: object = {}, wait = 60_000) => {
  const play = after(deeds, given, wait)
  return suggestionsIn(play.room, play.now)
}
const flags = (...of: Parameters<typeof suggested>) => suggested(...of).map(({ flag }) => flag)

describe('figures', () => {
  const round = [
    ...said([20, dense]),
    byLee(30, 'says', says('I would guess 10 TB, maybe.')),
    byLee(100, 'on', enters('scope', 'layers')),
    ...said([110, thin]),
    byLee(180, 'end', { type: 'round.end' }),
    byMina(190, 'says', says('It was 99.9 % by the way.')),
  ]
  const words = () => wordsOfRound(played(round).room)

  test('[WD4] are of the candidate and between the bells, by phase', () => {
    const { counts, phases } = words()
    expect(counts.words).toBe(130)
    expect(phases.map(({ phase, counts: of, band }) => [phase, of.words, band])).toEqual([
      ['scope', 71, 'dense'],
      ['layers', 59, 'thin'],
    ])
  })
  test('[WD4] are by minute, and none where hardly anything was said', () => {
    expect(words().minutes.map(one => one && Math.round(one * 10) / 10)).toEqual([12.7, 0, null])
  })
  test('[WD5] SYS-20 tell words a sentence, numbers a minute, checks to questions, what came first', () => {
    const is = words()
    expect(is.wordsPerSentence).toBe(12)
    expect(is.numbersPerMinute).toBeCloseTo(is.counts.quantities / 3)
    expect([is.counts.confirms, is.counts.questions]).toEqual([1, 0])
    expect(is.firstNumber?.text).toContain('99.9%')
    expect(is.firstLayer?.elapsed).toBe(20_000)
  })
  test('[WD5] SYS-20 the median of words a sentence', () => {
    const three = said([10, 'One two three. One two. One two three four five six seven.'])
    expect(wordsOfRound(played(three).room).wordsPerSentence).toBe(3)
  })
  test('[WD5] tell the signals as they came, and the longest statements without one', () => {
    const is = words()
    expect(is.signals.map(({ signal }) => signal)).toContain('S1')
    expect(is.plain[0]?.text).toMatch(/^So we would have some kind/)
    expect(is.plain.length).toBeLessThanOrEqual(5)
    expect(is.plain.some(({ text }) => text.includes('99.9%'))).toBe(false)
  })
})

describe('between messages', () => {
  const openOnes = (deeds: readonly Deed[], wait = 60_000) => {
    const play = after(deeds, {}, wait)
    return wordsOfRound(play.room, play.now).counts.options
  }
  test('[WD6] a pick in the next message closes an option; later it does not', () => {
    expect(openOnes(said([10, 'We could use Kafka.'], [25, "I'll take the log."]))).toBe(0)
    expect(openOnes(said([10, 'We could use Kafka.'], [45, "I'll take the log."]))).toBe(1)
    expect(
      openOnes(
        said([10, 'We could use Kafka.'], [15, 'It is fast.'], [20, 'It lasts.'], [25, "I'll take it."]),
      ),
    ).toBe(1)
  })
  test('[WD6] “I would go with” picks as “I’d” does; what one would like or guess does not', () => {
    expect(openOnes(said([10, 'We could shard it. I would go with a cache.']))).toBe(0)
    expect(openOnes(said([10, 'We could shard it. I would like to know how many users there are.']))).toBe(1)
  })
  test('[WD6] nothing is said of an option before its half minute is over', () => {
    const one = said([10, 'We could use Kafka.'])
    expect(openOnes(one, 29_999)).toBe(0)
    expect(openOnes(one, 30_000)).toBe(1)
  })
})

describe('suggestions', () => {
  test('[WD7] SYS-20e SYS-79 three open options are one suggestion, not three, with their words', () => {
    const options = said(
      [10, 'We could use Kafka.'],
      [50, 'We could add a cache.'],
      [90, 'We could do it in batches.'],
      [130, 'We could shard it.'],
    )
    expect(suggested(options)).toMatchObject([
      {
        flag: 'vague',
        words: ['We could use Kafka.', 'We could add a cache.', 'We could do it in batches.'],
      },
    ])
    expect(flags(options.slice(0, 2))).toEqual([])
    expect(
      flags(said([10, 'We could use Kafka.'], [50, 'We could add a cache.'], [311, 'We could shard it.'])),
    ).toEqual([])
  })
  test('[WD7] hedges over four in a hundred words', () => {
    expect(flags(said([10, thin], [20, 'Perhaps.']))).toEqual(['vague'])
    expect(flags(said([10, dense]))).toEqual([])
  })
  test('[WD7] SYS-47 to know is not to have done; a figure with it is', () => {
    expect(
      suggested(said([10, 'I know how Raft elects a leader and I have read the paper twice.'])),
    ).toMatchObject([
      {
        flag: 'knows-has-not-done',
        words: ['I know how Raft elects a leader and I have read the paper twice.'],
      },
    ])
    expect(flags(said([10, 'I know Raft: failover time dropped from 12 seconds to 4 seconds.']))).toEqual([])
  })
  test('[WD7] SYS-81 what everybody says of themselves', () => {
    expect(flags(said([10, "I'm a team player and I always communicate well."]))).toEqual([
      'filler-culture-answer',
    ])
  })
  test('[WD7] SYS-82 a decision opened again twice; a reason added is none', () => {
    const made = [10, "I'll shard by tenant."] as const
    const back = [60, "Actually I'll shard by user."] as const
    expect(flags(said(made, back))).toEqual([])
    expect(flags(said(made, back, [120, "No, wait, I'll shard by region."]))).toEqual(['over-explained'])
    expect(flags(said(made, [60, "I'll index by time."], [120, "I'll cache by page."]))).toEqual([])
  })
  test('[WD7] SYS-82 argued past a minute and a half; left alone for a minute it is not', () => {
    const made = [10, "I'll shard the orders by tenant."] as const
    const on = (at: number) =>
      [at, 'Still, to shard by tenant is right, because tenant and orders belong.'] as const
    expect(flags(said(made, on(50), on(90)))).toEqual([])
    expect(flags(said(made, on(50), on(90), on(105)))).toEqual(['over-explained'])
    expect(flags(said(made, on(150)))).toEqual([])
  })
  test('[WD7] a layer named three times and never with a number, in words or on its card', () => {
    const named = [
      [10, 'We cache it.'],
      [20, 'The cache is warm.'],
      [30, 'Rows go to the cache.'],
    ] as const
    expect(suggested(said(...named))).toMatchObject([{ flag: 'conceptual-talker', words: { length: 3 } }])
    expect(flags(said([5, 'It stores 10 TB.'], ...named))).toEqual([])
  })
  test('[WD7] three layers with numbers and two trade-offs with a pick', () => {
    const layers = said(
      [10, 'The target is 99.9% availability.'],
      [20, 'We store 10 TB of rows.'],
      [30, 'p99 latency stays under 200 ms.'],
      [40, "I'll push rather than poll."],
    )
    expect(flags(layers)).toEqual([])
    expect(flags([...layers, ...said([50, "I'll batch instead of streaming."])])).toEqual(['systems-thinker'])
  })
  test('[WD7] SYS-74 three checks against a target', () => {
    const check = 'Does that fit the 50 ms you gave me?'
    expect(flags(said([10, check], [20, check]))).toEqual([])
    expect(flags(said([10, check], [20, check], [30, check]))).toEqual(['clear-communicator'])
  })
  test('[WD8] none in exam mode, and none by what an interviewer says', () => {
    const filler = "I'm a team player."
    expect(flags(said([10, filler]), { exam: true })).toEqual([])
    expect(flags([byLee(10, 'says', says(filler))])).toEqual([])
  })
  test('[WD8] what is suggested is no event: a candidate is sent not a byte of it', () => {
    const play = after(said([10, "I'm a team player."]))
    const before = play.log.length
    suggestionsIn(play.room, play.now)
    expect(play.log.length).toBe(before)
    expect(JSON.stringify(play.seenBy(mina))).not.toContain('filler-culture-answer')
  })
})

describe('a challenge', () => {
  const stated = said([10, 'We keep 10 TB hot.'], [20, 'p99 latency stays under 200 ms.'])
  const counts = (deeds: readonly Deed[]) => wordsOfRound(played(deeds).room).counts

  test('[WD11] names the number that was said last', () => {
    const { lines } = wordsOfRound(played(stated).room)
    const number = newestNumber(lines)
    expect(number).toEqual({ line: lines[1]?.utterance.id, words: '200 ms' })
    expect(number && challengeAsks(number)).toBe('Where does “200 ms” come from?')
    expect(newestNumber([])).toBeNull()
  })
  test('[WD11] the number counts for nothing while it is open, nor does its layer; answered or dropped it counts again', () => {
    expect(counts(stated)).toMatchObject({ quantities: 2, quantified: 2, layers: 2 })
    const play = played(stated)
    const number = newestNumber(wordsOfRound(play.room).lines)
    play.ask({ type: 'push.send', text: 'Where from?', ...(number ? { number } : {}) }, lee)
    expect(wordsOfRound(play.room)).toMatchObject({
      counts: { quantities: 1, quantified: 1, layers: 1, words: counts(stated).words },
      challenged: [{ text: '200 ms', elapsed: 20_000 }],
    })
    expect(newestNumber(wordsOfRound(play.room).lines)?.words).toBe('10 TB')
    const push = play.room.open.pushes?.at(-1)?.id ?? 0
    play.ask({ type: 'push.settle', push, outcome: 'answered' }, lee)
    expect(wordsOfRound(play.room)).toMatchObject({ counts: { quantities: 2, layers: 2 }, challenged: [] })
  })
  test('[WD11] of words that are not there it changes nothing; nobody but an interviewer challenges', () => {
    const play = played(stated)
    play.ask({ type: 'push.send', text: 'Where from?', number: { line: 1, words: '7 PB' } }, lee)
    expect(wordsOfRound(play.room)).toMatchObject({ counts: { quantities: 2 }, challenged: [] })
    expect(play.ask({ type: 'push.send', text: 'x', number: { line: 1, words: 'x' } }, mina).ok).toBe(false)
  })
})

describe('debrief', () => {
  const round = [...said([20, dense], [130, thin]), byLee(200, 'end', { type: 'round.end' })]
  test('[WD9] tells by phase and line by line what counted, to each who reads it', () => {
    const { room } = played(round)
    const [words, same, alike] = [lee, mina, omar].map(who => debriefFor(room, who).words)
    expect(same).toEqual(words)
    expect(alike).toEqual(words)
    expect(words).toMatchObject({
      density: 3.5,
      band: 'adequate',
      phases: [{ phase: 'scope', band: 'adequate' }],
    })
    expect(words?.lines.map(({ marks }) => marks.length > 0)).toEqual([true, true])
    expect(words?.lines[0]?.marks.every(mark => mark.kind !== 'layer' || mark.stated)).toBe(true)
  })
  test('[WD9] says by which ways words came, and what that leaves out', () => {
    expect(wordsSources(debriefFor(played(round).room, mina).words)).toBe(
      'Its words were typed. What was only spoken is not in it.',
    )
    expect(
      wordsSources(debriefFor(played([byLee(9, 'end', { type: 'round.end' })]).room, mina).words),
    ).toMatch(/^No words/)
  })
  test('[WD9] is in the Markdown with its limits, and silent below forty words', () => {
    const text = debriefMarkdown(debriefFor(played(round).room, mina))
    expect(text).toContain('## What was said')
    expect(text).toContain('it sees words, not truth')
    expect(text).toContain('| Whole round | 130 | 4 | 3 | 1 | 1 | 7 | 2 | 3.5 adequate |')
    const few = [...said([20, 'It is 10 TB.']), byLee(60, 'end', { type: 'round.end' })]
    expect(debriefMarkdown(debriefFor(played(few).room, mina))).not.toContain('## What was said')
  })
})
