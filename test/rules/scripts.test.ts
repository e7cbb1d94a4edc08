/** Scripts, stories and the bottleneck: what each must hold, judged by rules one can read. */
import { readBottleneck, readStory, scriptProblems, scriptText } from '@signalroom/shared'
import { describe, expect, test } from 'vitest'

const slots = (kind: 'story' | 'design', given: Record<string, string>) =>
  scriptProblems(kind, given).map(({ slot }) => slot)

describe('a script', () => {
  const story = {
    metric: 'p99 rose 4 % after the release',
    decision: 'I set a back-off of 200 ms and led the rollback',
    outcome: 'Errors fell 28 % and we kept $180k a quarter',
  }
  test('[PR3] SYS-39 of a story has three slots, and none of them empty', () => {
    expect(slots('story', story)).toEqual([])
    expect(scriptText('story', story)).toBe(
      'p99 rose 4 % after the release. I set a back-off of 200 ms and led the rollback. Errors fell 28 % and we kept $180k a quarter.',
    )
    expect(slots('story', {})).toEqual(['metric', 'decision', 'outcome'])
    expect(slots('story', { ...story, outcome: '   ' })).toEqual(['outcome'])
  })
  test('[PR3] a metric and an outcome have a figure, a decision says what one did', () => {
    expect(slots('story', { ...story, metric: 'it got slower' })).toEqual(['metric'])
    expect(slots('story', { ...story, outcome: 'everybody was happy' })).toEqual(['outcome'])
    expect(slots('story', { ...story, decision: 'It was rolled back' })).toEqual(['decision'])
    expect(slots('story', { ...story, decision: 'I rolled it back' })).toEqual([])
  })
  test('[PR4] SYS-40 of a design: the sum wants a number and a unit', () => {
    const design = {
      requirement: 'An owner reads their own write at once',
      mechanism: 'Consistent hashing over eight caches gives 75 % hits',
      cost: 'It saves $22k a month',
    }
    expect(slots('design', design)).toEqual([])
    expect(slots('design', { ...design, mechanism: 'Consistent hashing' })).toEqual(['mechanism'])
    expect(slots('design', { ...design, mechanism: 'Consistent hashing over 8' })).toEqual(['mechanism'])
    expect(slots('design', { ...design, cost: 'It is cheap' })).toEqual(['cost'])
  })
})

describe('a story', () => {
  const passing =
    'We saw a 6% rise in checkout errors after a release. I led the call, ran a bisect across three builds, and agreed a rollback with the payments lead because the canary was clean. Error rate was back under 0.2% in 18 minutes, and we avoided $90k of lost checkouts that weekend.'
  test('[PR5] with all in it lacks nothing', () => {
    expect(readStory(passing)).toMatchObject({ missing: [], short: true })
  })
  test.each([
    'Error rate hit 4 %. I coordinated the mitigation across three teams. We avoided $90k of SLA penalties.',
    'p99 rose to 340 ms. I organised the rollback. Errors fell 28 % and we kept $180k a quarter.',
  ])('[PR5] said in another way lacks nothing: %s', text => {
    expect(readStory(text).missing).toEqual([])
  })
  test('[PR5] what something costs is no outcome', () => {
    expect(readStory('p99 rose to 340 ms. I organised the rollback. It costs us $9k a month.').outcome).toBe(
      false,
    )
  })
  test.each([
    ['metric', 'I led the rollback. We avoided $90k of lost revenue.'],
    ['outcome', 'We saw error rate at 6 %. I led the rollback in 18 minutes.'],
    ['decision', 'We saw error rate at 6 %. It was rolled back, which avoided $90k of lost revenue.'],
    ['first-person', 'We saw error rate at 6 %. We led the rollback, which avoided $90k of lost revenue.'],
    ['short', `${passing} ${'and so on '.repeat(30)}`],
  ] as const)('[PR5] without its %s says so', (part, text) => {
    const read = readStory(text)
    expect([read[part], read.missing.length]).toEqual([false, part === 'metric' ? 1 : read.missing.length])
    expect(read.missing.length).toBeGreaterThan(0)
  })
})

describe('the bottleneck', () => {
  test('[PR6] SYS-46 a percentile and a cost pass, "it was slow" fails', () => {
    expect(readBottleneck('p95 340 ms, $9 k/month')).toMatchObject({ percentile: true, cost: true, ask: [] })
    expect(
      readBottleneck('The write path was at 340 ms for the 95th percentile and cost us $9,000 a month.'),
    ).toMatchObject({ ask: [] })
    expect(readBottleneck('it was slow').ask).toHaveLength(2)
    expect(readBottleneck('P ninety nine is four hundred milliseconds, three hundred dollars').ask).toEqual(
      [],
    )
    expect(readBottleneck('It took 340 ms.').ask).toEqual([
      'At which percentile, and how slow?',
      'What does it cost?',
    ])
    expect(readBottleneck('p95 was bad, $9k a month').ask).toEqual(['At which percentile, and how slow?'])
  })
})
