import * as answer from './ndcg'
import { ndcg } from './ndcg'

type Grade = number | null
/** A small generator of chance that gives the same each time. */
function chance(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
const randomList = (next: () => number, length: number): [number[], Grade[]] => [
  Array.from({ length }, () => next()),
  Array.from({ length }, () => [0, 0, 0, 1, 2, 3, null][Math.floor(next() * 7)] ?? null),
]
const log2 = Math.log2

test('example: the ideal order is worth one', () => {
  expect(ndcg([0.9, 0.5, 0.1], [3, 2, 0], 3)).toBeCloseTo(1, 9)
})
test('example: the reversed order is worth 0.606', () => {
  expect(ndcg([0.1, 0.5, 0.9], [3, 2, 0], 3)).toBeCloseTo((3 / log2(3) + 7 / 2) / (7 + 3 / log2(3)), 9)
})
test('old: the first two ranks are not worth the same', () => {
  expect(ndcg([0.9, 0.5], [0, 1], 2)).toBeCloseTo(1 / log2(3), 9)
})
test('old: a grade of three gains seven', () => {
  expect(ndcg([0.9, 0.5], [1, 3], 2)).toBeCloseTo((1 + 7 / log2(3)) / (7 + 1 / log2(3)), 9)
})
test('old: the ideal is made of all items, not of the first k', () => {
  expect(ndcg([0.9, 0.5, 0.1], [1, 0, 3], 1)).toBeCloseTo(1 / 7, 9)
})
test('edge: ties keep their order', () => {
  expect(ndcg([0.5, 0.5, 0.5], [0, 3, 0], 1)).toBeCloseTo(0, 9)
  expect(ndcg([0.5, 0.5, 0.5], [3, 0, 0], 1)).toBeCloseTo(1, 9)
  expect(ndcg([0.1, 0.7, 0.7, 0.7], [0, 0, 0, 3], 4)).toBeCloseTo(1 / log2(4), 9)
})
test('edge: a missing grade counts as zero in its place', () => {
  expect(ndcg([0.9, 0.5], [null, 2], 2)).toBeCloseTo(1 / log2(3), 9)
})
test('edge: k may exceed the list', () => {
  expect(ndcg([0.1, 0.9], [3, 0], 100)).toBeCloseTo(1 / log2(3), 9)
})
test('edge: nothing to gain is worth zero', () => {
  for (const grades of [
    [0, 0, 0],
    [null, null, null],
    [0, null, 0],
  ])
    expect(ndcg([0.3, 0.2, 0.1], grades, 3)).toBe(0)
})
test('edge: an empty list is worth zero', () => {
  expect(ndcg([], [], 5)).toBe(0)
})
test('edge: what was given is not changed', () => {
  const scores = [0.1, 0.9, 0.5]
  const grades = [3, null, 1]
  ndcg(scores, grades, 2)
  expect([scores, grades]).toEqual([
    [0.1, 0.9, 0.5],
    [3, null, 1],
  ])
})
test('edge: grades between whole numbers gain in between', () => {
  expect(ndcg([0.9, 0.5], [0.5, 1], 1)).toBeCloseTo(2 ** 0.5 - 1, 9)
})
test('edge: the value stays between zero and one', () => {
  const next = chance(3)
  for (let i = 0; i < 150; i++) {
    const [scores, grades] = randomList(next, 1 + Math.floor(next() * 29))
    const value = ndcg(scores, grades, 1 + Math.floor(next() * 34))
    expect(value).toBeGreaterThan(-1e-9)
    expect(value).toBeLessThan(1 + 1e-9)
  }
})
test('edge: shuffling the input changes nothing without ties', () => {
  const next = chance(4)
  for (let i = 0; i < 40; i++) {
    const [scores, grades] = randomList(next, 12)
    const places = scores.map((_, at) => ({ at, by: next() })).sort((a, b) => a.by - b.by)
    const moved = ndcg(
      places.map(({ at }) => scores[at] ?? 0),
      places.map(({ at }) => grades[at] ?? null),
      5,
    )
    expect(moved).toBeCloseTo(ndcg(scores, grades, 5), 9)
  }
})
test('edge: a bad k is refused with an error', () => {
  for (const k of [0, -1, 2.5, null, '3', NaN]) expect(() => ndcg([0.1], [1], k as number)).toThrow()
})
test('edge: lengths that differ are refused with an error', () => {
  expect(() => ndcg([0.1, 0.2], [1], 2)).toThrow()
  expect(() => ndcg([0.1], [1, 2], 2)).toThrow()
})
test('edge: a score that cannot be sorted is refused with an error', () => {
  for (const score of [NaN, null, '0.5']) expect(() => ndcg([0.9, score as number], [1, 2], 2)).toThrow()
})
test('edge: a negative grade is refused with an error', () => {
  expect(() => ndcg([0.9, 0.5], [1, -2], 2)).toThrow()
})
test('load: three hundred lists of a hundred', () => {
  const next = chance(5)
  const lists = Array.from({ length: 300 }, () => randomList(next, 100))
  const began = performance.now()
  for (const [scores, grades] of lists) ndcg(scores, grades, 10)
  const each = (performance.now() - began) / 300
  console.log(`a list of 100: ${(each * 1000).toFixed(0)} µs; a million: ${(each / 0.06).toFixed(1)} minutes`)
  expect(each).toBeLessThan(10)
})
test('load: one list of fifty thousand', () => {
  const [scores, grades] = randomList(chance(6), 50_000)
  const began = performance.now()
  const value = ndcg(scores, grades, 50_000)
  const took = performance.now() - began
  console.log(`a list of 50,000: ${took.toFixed(0)} ms`)
  expect(value).toBeGreaterThan(0)
  expect(value).toBeLessThan(1)
  expect(took).toBeLessThan(3000)
})

const withNegative = ndcg as (
  scores: readonly number[],
  grades: readonly Grade[],
  k: number,
  negative?: string,
) => number
const takesNegative = () => {
  try {
    return withNegative([0.9], [-1], 1, 'zero') === 0
  } catch {
    return false
  }
}
if (takesNegative()) {
  test('twist: negative grades count as zero when asked', () => {
    expect(withNegative([0.9, 0.5], [-2, 1], 2, 'zero')).toBeCloseTo(1 / log2(3), 9)
    expect(withNegative([0.9, 0.5], [-2, -1], 2, 'zero')).toBe(0)
  })
  test('twist: otherwise they are still refused', () => {
    expect(() => ndcg([0.9], [-1], 1)).toThrow()
  })
}
if ('meanNdcg' in answer) {
  test('twist: the mean of many lists, and of none', () => {
    const mean = answer.meanNdcg as (lists: [number[], Grade[]][], k: number) => number
    const lists: [number[], Grade[]][] = [
      [
        [0.9, 0.5],
        [3, 0],
      ],
      [
        [0.9, 0.5],
        [0, 1],
      ],
    ]
    expect(mean(lists, 2)).toBeCloseTo((1 + 1 / log2(3)) / 2, 9)
    expect(mean([], 2)).toBe(0)
  })
}
