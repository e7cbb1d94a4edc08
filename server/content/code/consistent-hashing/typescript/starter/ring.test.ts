// tests
import { Ring } from './ring'

test('one node owns everything', () => {
  const ring = new Ring(['a'])
  expect(['x', 'y', 'z'].map(key => ring.owner(key))).toEqual(['a', 'a', 'a'])
})
