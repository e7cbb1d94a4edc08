// tests
import { BoundedQueue } from './bounded'

test('first in, first out', async () => {
  const queue = new BoundedQueue<string>(2)
  await queue.put('a')
  await queue.put('b')
  expect([await queue.get(), await queue.get()]).toEqual(['a', 'b'])
})
