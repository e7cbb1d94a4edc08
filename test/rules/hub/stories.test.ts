/** The story bank: what each slot wants, what is named as missing, and which stories a loop asks for. */
import {
  decidePerson,
  isRehearsed,
  isWhole,
  nobody,
  slotsMissing,
  Story,
  storyLacks,
  type Story as Told,
} from '@signalroom/shared'
import { expect, test } from 'vitest'

const good =
  'Our checkout p99 was 900 ms. I decided to bring three teams into one call and led the rollback. ' +
  'The time to resolve an incident fell by 40 %.'
const story = (more: Partial<Told> = {}): Told => ({ slot: 'incident', title: 'One', text: good, ...more })
const fields = (of: Told) => storyLacks(of).map(({ field }) => field)

test('[PH1] a story with figure, decision and outcome of its own is whole, and each that is missing is named at its field', () => {
  expect(storyLacks(story())).toEqual([])
  const lacks = (text: string) =>
    storyLacks(story({ text }))
      .map(({ field, says }) => `${field}: ${says}`)
      .join('\n')
  expect(lacks('We fixed a bug.')).toMatch(/text: .*figure/)
  expect(lacks('We fixed a bug.')).toMatch(/text: .*decided/)
  expect(lacks('We fixed a bug.')).toMatch(/text: .*“I”/)
  expect(lacks('   ')).toBe('text: The story itself, as you would say it.')
  // What came of it may be felt by people alone.
  for (const told of [
    'I decided to pair on each review, and coverage went from 68 to 85 %.',
    'I led the call and cut resolution time by 40 %.',
  ])
    expect(lacks(told)).toBe('')
})

test('[PH1] only what fits into 45 seconds counts, and more than 120 words are said to be too many', () => {
  const filler = Array.from({ length: 120 }, () => 'so').join(' ')
  expect(isWhole(story({ text: `${good} And that was all.` }))).toBe(true)
  const late = storyLacks(story({ text: `${filler} ${good}` })).map(({ says }) => says)
  expect(late).toContain('In its first 45 seconds: a figure with its unit.')
  expect(late.some(says => says.startsWith('Fewer words: '))).toBe(true)
  expect(storyLacks(story({ text: `${good} ${filler}` })).map(({ says }) => says)).toEqual([
    'Fewer words: 149 take longer than 45 seconds, 120 fit.',
  ])
})

test('[PH2] SYS-33 a process that saved hours without a before or an after is incomplete', () => {
  const remote = story({ slot: 'remote', before: '48 h', after: '12 h' })
  expect(storyLacks(remote)).toEqual([])
  expect(fields({ ...remote, before: undefined })).toEqual(['before'])
  expect(fields({ ...remote, after: '  ' })).toEqual(['after'])
  expect(fields({ ...remote, before: 'slow' })).toEqual(['before'])
})

test('[PH3] SYS-36 a failure needs a decision in the first person and a figure', () => {
  const failure = story({
    slot: 'failure',
    text: 'I moved the job to the evening without asking, and the reports were late.',
    cause: 'Nobody had written down who reads them.',
    decision: 'I moved the job without asking.',
    cost: 'Two days of work for 4 people',
    change: 'Each job has a reader in its file.',
  })
  expect(storyLacks(failure)).toEqual([])
  expect(fields({ ...failure, decision: 'It was decided to move it.' })).toEqual(['decision'])
  expect(fields({ ...failure, cost: 'A lot' })).toEqual(['cost'])
  expect(fields({ ...failure, cost: undefined })).toContain('cost')
  expect(fields({ ...failure, change: undefined })).toEqual(['change'])
})

test('[PH4] rehearsed for 44 whole seconds it is in time, for 45 it is too long', () => {
  expect([undefined, 1, 44, 45, 300].map(seconds => isRehearsed({ seconds }))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ])
})

test('[PH5] a story of 50,000 characters is refused in a sentence that says how many fit', () => {
  const value = story({ text: 'x'.repeat(50_000) })
  expect(Story.safeParse(story()).success).toBe(true)
  expect(decidePerson(nobody, { type: 'row.keep', shelf: 'story', id: 'one', seen: 0, value })).toMatchObject(
    {
      ok: false,
      refusal: 'unfit',
      field: 'text',
      detail: 'text: 50,000 characters are more than the 10,000 that fit here',
    },
  )
})

test('[PH6] SYS-32 a loop wants both stories, each with a figure', () => {
  const mentoring = story({ slot: 'mentoring', text: 'Coverage rose from 68 to 85 %.' })
  expect(slotsMissing([])).toEqual(['incident', 'mentoring'])
  expect(slotsMissing([story()])).toEqual(['mentoring'])
  expect(slotsMissing([story(), mentoring])).toEqual([])
  expect(slotsMissing([story({ text: 'We fixed it.' }), mentoring])).toEqual(['incident'])
  expect(slotsMissing([story({ slot: 'other' }), mentoring])).toEqual(['incident'])
})
