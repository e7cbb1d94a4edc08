import { point } from './points'
import { Ring } from './ring'

/** By the definition, looking at every point. */
function right(nodes: readonly string[], key: string, points: number): string {
  const places = nodes
    .flatMap(node => Array.from({ length: points }, (_, i) => ({ at: point(`${node}#${i}`), node })))
    .sort((a, b) => a.at - b.at)
  const at = point(key)
  return (places.find(place => place.at >= at) ?? places[0])?.node ?? ''
}
const keys = Array.from({ length: 300 }, (_, i) => `key-${i}`)
const owners = (ring: Ring) => Object.fromEntries(keys.map(key => [key, ring.owner(key)]))
/** A hash that knows a few texts and gives what it was told. */
const known = (places: Readonly<Record<string, number>>) => (text: string) => {
  const at = places[text]
  if (at === undefined) throw new Error(`nobody asked for "${text}"`)
  return at
}

test('example: one node owns everything', () => {
  expect(new Set(Object.values(owners(new Ring(['a']))))).toEqual(new Set(['a']))
})
test('example: three nodes by the definition', () => {
  const nodes = ['a', 'b', 'c']
  const ring = new Ring(nodes, { points: 8 })
  expect(owners(ring)).toEqual(Object.fromEntries(keys.map(key => [key, right(nodes, key, 8)])))
})
test('old: the same key has the same owner', () => {
  expect(owners(new Ring(['a', 'b', 'c']))).toEqual(owners(new Ring(['a', 'b', 'c'])))
})
test('old: who came first does not matter', () => {
  expect(owners(new Ring(['a', 'b', 'c', 'd']))).toEqual(owners(new Ring(['d', 'b', 'a', 'c'])))
})
test('old: a node that goes moves only its own keys', () => {
  const ring = new Ring(['a', 'b', 'c', 'd'])
  const before = owners(ring)
  ring.remove('b')
  const after = owners(ring)
  expect(keys.filter(key => before[key] !== 'b' && after[key] !== before[key])).toEqual([])
  expect(Object.values(after).includes('b')).toBe(false)
})
test('old: a node that comes takes keys to itself alone', () => {
  const ring = new Ring(['a', 'b', 'c'])
  const before = owners(ring)
  ring.add('d')
  const after = owners(ring)
  const moved = keys.filter(key => after[key] !== before[key])
  expect(new Set(moved.map(key => after[key]))).toEqual(new Set(['d']))
  expect(moved.length).toBeLessThan(keys.length / 2)
})
test('old: gone and back is as before', () => {
  const ring = new Ring(['a', 'b', 'c'])
  const before = owners(ring)
  ring.remove('c')
  ring.add('c')
  expect(owners(ring)).toEqual(before)
})
test('edge: a key right on a point belongs to it', () => {
  const ring = new Ring(['a', 'b', 'c'], { points: 20 })
  for (const node of 'abc') for (let i = 0; i < 20; i++) expect(ring.owner(`${node}#${i}`)).toBe(node)
})
test('edge: behind the last point the ring begins anew', () => {
  const hash = known({ 'a#0': 100, 'b#0': 200, low: 50, at: 100, between: 150, high: 201 })
  const ring = new Ring(['a', 'b'], { points: 1, hash })
  expect(['low', 'at', 'between', 'high'].map(key => ring.owner(key))).toEqual(['a', 'a', 'b', 'a'])
})
test('edge: nodes that share a point do not depend on who came first', () => {
  const hash = known({ 'a#0': 100, 'b#0': 100, 'c#0': 900, key: 90 })
  const one = new Ring(['a', 'b', 'c'], { points: 1, hash })
  const other = new Ring(['c', 'b', 'a'], { points: 1, hash })
  expect(one.owner('key')).toBe(other.owner('key'))
})
test('edge: whoever shares a point stays when the other goes', () => {
  const hash = known({ 'a#0': 100, 'b#0': 100, 'c#0': 900, key: 90 })
  for (const [gone, staying] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    const ring = new Ring(['a', 'b', 'c'], { points: 1, hash })
    ring.remove(gone)
    expect(ring.owner('key')).toBe(staying)
  }
})
test('edge: an empty ring owns nothing', () => {
  const ring = new Ring()
  expect(() => ring.owner('key')).toThrow()
  ring.add('a')
  ring.remove('a')
  expect(() => ring.owner('key')).toThrow()
})
test('edge: a node twice or unknown is refused with an error', () => {
  const ring = new Ring(['a'])
  expect(() => ring.add('a')).toThrow()
  expect(() => ring.remove('b')).toThrow()
  expect(ring.owner('key')).toBe('a')
})
test('edge: names that are no text are refused with an error', () => {
  const ring = new Ring(['a'])
  for (const name of [null, undefined, 7, '']) {
    expect(() => ring.add(name as string)).toThrow()
    expect(() => ring.owner(name as string)).toThrow()
  }
})
test('edge: bad points are refused with an error', () => {
  for (const points of [0, -1, 1.5, null, NaN])
    expect(() => new Ring(['a'], { points: points as number })).toThrow()
})
test('load: keys are spread evenly enough', () => {
  const nodes = Array.from({ length: 10 }, (_, i) => `node-${i}`)
  const ring = new Ring(nodes)
  const counts = new Map(nodes.map(node => [node, 0]))
  for (let i = 0; i < 5000; i++) {
    const node = ring.owner(`user:${i}`)
    counts.set(node, (counts.get(node) ?? 0) + 1)
  }
  const fullest = Math.max(...counts.values()) / 500
  console.log(`10 nodes of 100 points, 5,000 keys: the fullest holds ${fullest.toFixed(2)} of its share`)
  expect(fullest).toBeLessThan(1.6)
  expect(Math.min(...counts.values()) / 500).toBeGreaterThan(0.5)
})
test('load: a lookup among five thousand points', () => {
  const ring = new Ring(Array.from({ length: 50 }, (_, i) => `node-${i}`))
  const began = performance.now()
  for (let i = 0; i < 5000; i++) ring.owner(`user:${i}`)
  const each = (performance.now() - began) / 5000
  console.log(`a lookup among 5,000 points: ${(each * 1000).toFixed(1)} µs`)
  expect(each).toBeLessThan(0.3)
})

interface WithCopies {
  owners(key: string, copies: number): string[]
}
if ('owners' in Ring.prototype) {
  const copiesOf = (ring: Ring, key: string, copies: number) =>
    (ring as unknown as WithCopies).owners(key, copies)

  test('twist: copies lie on different nodes', () => {
    const ring = new Ring(['a', 'b', 'c', 'd'], { points: 30 })
    for (const key of keys.slice(0, 60)) {
      const found = copiesOf(ring, key, 3)
      expect(new Set(found).size).toBe(3)
      expect(found[0]).toBe(ring.owner(key))
    }
  })
  test('twist: they are the next nodes on the ring', () => {
    const hash = known({ 'a#0': 100, 'a#1': 110, 'b#0': 120, 'b#1': 300, 'c#0': 310, 'c#1': 90, key: 95 })
    const ring = new Ring(['a', 'b', 'c'], { points: 2, hash })
    expect(copiesOf(ring, 'key', 3)).toEqual(['a', 'b', 'c'])
  })
  test('twist: more copies than nodes are refused with an error', () => {
    const ring = new Ring(['a', 'b'])
    expect(() => copiesOf(ring, 'key', 3)).toThrow()
    expect(() => copiesOf(ring, 'key', 0)).toThrow()
  })
}
