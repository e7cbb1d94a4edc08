// tests
import { SingleFlight } from './cache'

test('two callers share one value', async () => {
  const loads: string[] = []
  const cache = new SingleFlight(async key => {
    loads.push(key)
    await new Promise(resolve => setTimeout(resolve, 5))
    return key.toUpperCase()
  })
  expect(await Promise.all([cache.get('a'), cache.get('a')])).toEqual(['A', 'A'])
  expect(loads).toEqual(['a'])
})
