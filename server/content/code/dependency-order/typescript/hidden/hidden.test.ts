import * as answer from './order'
import { CycleError, order, type Step } from './order'

function cycleIn(steps: readonly Step[], by: (steps: readonly Step[]) => unknown = order): readonly string[] {
  try {
    by(steps)
  } catch (error) {
    if (error instanceof CycleError) return error.cycle
    throw error
  }
  throw new Error('no cycle was reported')
}
/** How a call failed, other than by a cycle. */
function refusal(steps: unknown): string | null {
  try {
    order(steps as Step[])
  } catch (error) {
    return error instanceof CycleError ? null : String(error)
  }
  return null
}
/** Every step once, and after all it needs. */
function fits(steps: readonly Step[], built: readonly string[]): boolean {
  const place = new Map(built.map((step, i) => [step, i]))
  const at = (step: string) => place.get(step) ?? NaN
  return (
    place.size === built.length &&
    built.length === new Set(steps.map(([step]) => step)).size &&
    steps.every(([step, needs]) => needs.every(need => at(need) < at(step)))
  )
}
function closes(steps: readonly Step[], cycle: readonly string[]): boolean {
  return (
    cycle.length > 0 &&
    new Set(cycle).size === cycle.length &&
    cycle.every((step, i) => {
      const next = cycle[(i + 1) % cycle.length] ?? ''
      return steps.some(([name, needs]) => name === step && needs.includes(next))
    })
  )
}
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
const diamond: readonly Step[] = [
  ['app', ['left', 'right']],
  ['left', ['base']],
  ['right', ['base']],
  ['base', []],
]

test('example: a chain', () => {
  const steps: Step[] = [
    ['app', ['lib']],
    ['lib', ['core']],
    ['core', []],
  ]
  expect(order(steps)).toEqual(['core', 'lib', 'app'])
})
test('example: two that wait for each other', () => {
  const steps: Step[] = [
    ['hen', ['egg']],
    ['egg', ['hen']],
  ]
  expect(closes(steps, cycleIn(steps))).toBe(true)
})
test('old: a step needed twice is built once', () => {
  expect(fits(diamond, order(diamond))).toBe(true)
})
test('old: no steps, no order', () => {
  expect(order([])).toEqual([])
})
test('old: steps that need nothing', () => {
  const steps: Step[] = [
    ['b', []],
    ['a', []],
    ['c', []],
  ]
  expect(order(steps).sort()).toEqual(['a', 'b', 'c'])
})
test('old: a need listed twice counts once', () => {
  const steps: Step[] = [
    ['app', ['lib', 'lib']],
    ['lib', []],
  ]
  expect(order(steps)).toEqual(['lib', 'app'])
})
test('edge: a step listed twice needs all that is listed', () => {
  const steps: Step[] = [
    ['app', ['lib']],
    ['app', ['docs']],
    ['lib', []],
    ['docs', ['lib']],
  ]
  expect(order(steps)).toEqual(['lib', 'docs', 'app'])
})
test('edge: a step listed again without needs keeps them', () => {
  const steps: Step[] = [
    ['app', ['lib']],
    ['app', []],
    ['lib', []],
  ]
  expect(order(steps)).toEqual(['lib', 'app'])
})
test('edge: a step that needs itself', () => {
  const steps: Step[] = [
    ['loop', ['loop']],
    ['fine', []],
  ]
  expect(cycleIn(steps)).toEqual(['loop'])
})
test('edge: only the cycle is reported, not who waits for it', () => {
  const steps: Step[] = [
    ['app', ['a']],
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a']],
    ['top', ['app']],
    ['free', []],
  ]
  const cycle = cycleIn(steps)
  expect(closes(steps, cycle)).toBe(true)
  expect([...cycle].sort()).toEqual(['a', 'b', 'c'])
})
test('edge: a cycle beside steps that are fine', () => {
  const steps: Step[] = [...diamond, ['x', ['y', 'base']], ['y', ['x']]]
  expect([...cycleIn(steps)].sort()).toEqual(['x', 'y'])
})
test('edge: a need that is not listed is named', () => {
  expect(refusal([['app', ['ghost']]]) ?? '').toContain('ghost')
})
test('edge: names that are no text are refused with an error', () => {
  for (const steps of [[[null, []]], [['', []]], [['a', [3]]], [[1, []]]])
    expect(refusal(steps) === null).toBe(false)
})
test('edge: names that every object has are names like any other', () => {
  const steps: Step[] = [
    ['constructor', ['toString']],
    ['toString', []],
    ['__proto__', ['constructor']],
  ]
  expect(order(steps)).toEqual(['toString', 'constructor', '__proto__'])
})
test('edge: what was given is not changed', () => {
  const steps: Step[] = [
    ['app', ['lib', 'lib']],
    ['lib', []],
  ]
  order(steps)
  expect(steps).toEqual([
    ['app', ['lib', 'lib']],
    ['lib', []],
  ])
})
test('edge: random graphs', () => {
  const below = chance(11)
  for (let round = 0; round < 60; round++) {
    const steps = Array.from({ length: 1 + below(24) }, (_, i): Step => {
      const needs = i === 0 ? [] : Array.from({ length: below(3) }, () => `s${below(i)}`)
      return [`s${i}`, needs]
    })
    if (below(2) === 1) steps.reverse()
    expect(fits(steps, order(steps))).toBe(true)
  }
})
test('load: a chain of 200000', () => {
  const count = 200_000
  const steps = Array.from({ length: count }, (_, i): Step => {
    const at = count - 1 - i
    return [`s${at}`, at > 0 ? [`s${at - 1}`] : []]
  })
  const began = performance.now()
  const built = order(steps)
  console.log(`a chain of 200,000: ${((performance.now() - began) / 1000).toFixed(2)} s`)
  expect([built.length, built[0], built[count - 1]]).toEqual([count, 's0', `s${count - 1}`])
})
test('load: a cycle of 20000', () => {
  const count = 20_000
  const steps = Array.from({ length: count }, (_, i): Step => [`s${i}`, [`s${(i + 1) % count}`]])
  expect(cycleIn(steps).length).toBe(count)
})
test('load: 10000 that need one', () => {
  const steps: Step[] = Array.from({ length: 10_000 }, (_, i): Step => [`s${i}`, ['base']])
  const began = performance.now()
  const built = order([...steps, ['base', []]])
  const took = performance.now() - began
  console.log(`10,000 that need one: ${took.toFixed(0)} ms`)
  expect(built[0]).toBe('base')
  expect(took).toBeLessThan(4000)
})

const more = answer as unknown as Record<string, (steps: readonly Step[]) => string[]>
const { stableOrder, blocked } = more
if (stableOrder) {
  test('twist: whoever was listed first comes first', () => {
    const steps: Step[] = [
      ['d', []],
      ['b', ['z']],
      ['a', []],
      ['z', []],
      ['c', ['d']],
    ]
    expect(stableOrder(steps)).toEqual(['d', 'a', 'z', 'b', 'c'])
  })
  test('twist: the stable order still finds cycles', () => {
    const steps: Step[] = [
      ['x', ['y']],
      ['y', ['x']],
    ]
    expect([...cycleIn(steps, stableOrder)].sort()).toEqual(['x', 'y'])
  })
}
if (blocked) {
  test('twist: all that can never be built', () => {
    const steps: Step[] = [
      ['top', ['app']],
      ['free', []],
      ['app', ['a']],
      ['a', ['b']],
      ['b', ['a', 'free']],
    ]
    expect(blocked(steps)).toEqual(['top', 'app', 'a', 'b'])
    expect(blocked(diamond)).toEqual([])
  })
}
