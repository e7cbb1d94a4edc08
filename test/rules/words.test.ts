/** What is found in words: labelled utterances, paragraphs with their densities, places, bands. */
import { bandOf, countsOf, densityOf, marksOf, readWords, wordsAt } from '@signalroom/shared'
import { describe, expect, it, test } from 'vitest'
import { compared, comparedParagraph, fixtures, labelsOf, storyHolds } from '../bench/words/fixtures.js'
import { more, paragraphs, story, utterances } from '../bench/words/labelled.js'

describe('utterances', () => {
  it.each(utterances.map((one, i) => [i + 1, one] as const))('[WD1] SYS-07 utterance %i', (_, one) => {
    const { found, wanted } = compared(one)
    expect(found).toBe(wanted)
  })
  it.each(more)('[WD2] SYS-07 reads “%s”', (text, labels) => {
    const { found, wanted } = compared([text, labels])
    expect(found).toBe(wanted)
  })
  test('[WD1] SYS-20c the sixth is a check against a target', () => {
    expect(marksOf(readWords(utterances[5]?.[0] ?? ''), 'confirm')).toMatchObject([{ anchored: true }])
  })
  test('[WD1] SYS-07 a story in 45 seconds has all three signals, in 52 words', () => {
    expect(storyHolds()).toBe(true)
    expect(readWords(story[0]).words).toBe(52)
  })
  test('[WD1] all fixtures are right, and there are enough of them', () => {
    const { tried, right } = fixtures()
    expect(right).toBe(tried)
    expect(more.length).toBeGreaterThanOrEqual(60)
  })
  test('[WD1] a wrong label is found wrong', () => {
    const { found, wanted } = compared(['We keep 10 TB hot.', 'Q1 n2 data:stated'])
    expect(found).not.toBe(wanted)
    expect(labelsOf('We keep 10 TB hot.')).toEqual(['Q1', 'data:stated', 'n1'])
  })
})

describe('places', () => {
  const wordsOf = (text: string) =>
    readWords(text).sentences.flatMap(({ marks }) =>
      marks.map(mark => `${mark.kind}: ${wordsAt(text, mark)}`),
    )

  test('[WD1] each finding points at its words', () => {
    expect(wordsOf("Maybe. I'll shard rather than cache; that’s 3,000 rps at about 80 ms.")).toEqual([
      'hedge: Maybe',
      "pick: I'll",
      'trade-off: rather than',
      'layer: cache',
      'quantity: 3,000 rps',
      'metric: rps',
      'quantity: 80 ms',
    ])
    expect(wordsOf('So. We could use Kafka.')).toEqual(['option: We could use'])
    expect(wordsOf('Fine.\nI know how Raft works')).toEqual(['knowledge: I know how'])
  })
  test.each([...utterances, ...more, story])('[WD1] no finding is empty or out of its text: %s', text => {
    for (const { start, end, marks } of readWords(text).sentences)
      for (const mark of marks) {
        expect(mark.start).toBeGreaterThanOrEqual(start)
        expect(mark.end).toBeLessThanOrEqual(end)
        expect(wordsAt(text, mark).trim()).not.toBe('')
      }
  })
  test.each([
    ['I would pick Postgres.', 'pick'],
    ['We would go with Postgres.', 'pick'],
    ['My pick is Postgres.', 'pick'],
    ['p ninety nine is high', 'layer'],
  ] as const)('[WD1] %s: %s', (text, kind) => {
    expect(marksOf(readWords(text), kind)).toHaveLength(1)
  })

  test('[WD2] what stands in quotation marks keeps all else in its place', () => {
    expect(wordsOf('She wrote “we could use Kafka”, maybe.')).toEqual(['hedge: maybe'])
  })
})

describe('density', () => {
  it.each(paragraphs)('[WD3] SYS-07 a paragraph of $words words: $density', one => {
    const { found, wanted } = comparedParagraph(one)
    expect(found).toEqual(wanted)
  })
  const of = (words: number, quantified: number) => ({ ...countsOf(readWords('')), words, quantified })
  test('[WD3] is thin below two, adequate below five, dense from there on', () => {
    expect([1, 2, 4, 5].map(signals => bandOf(of(100, signals)))).toEqual([
      'thin',
      'adequate',
      'adequate',
      'dense',
    ])
  })
  test('[WD3] is silent below forty words, and zero without any', () => {
    expect(bandOf(of(39, 9))).toBeNull()
    expect(bandOf(of(40, 9))).toBe('dense')
    expect(densityOf(of(0, 0))).toBe(0)
  })
})
