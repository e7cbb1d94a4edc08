// tests
import { ndcg } from './ndcg'

test('the ideal order is worth one', () => {
  expect(ndcg([0.9, 0.5, 0.1], [3, 2, 0], 3)).toBe(1)
})
