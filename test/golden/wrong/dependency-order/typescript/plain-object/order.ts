/** Build order. */
export type Step = readonly [step: string, needs: readonly string[]]

export class CycleError extends Error {
  readonly cycle: readonly string[]
  constructor(cycle: readonly string[]) {
    super([...cycle, cycle[0]].join(' needs '))
    this.cycle = cycle
  }
}

export function order(steps: readonly Step[]): string[] {
  // validation
  const needs: Record<string, Set<string>> = {}
  for (const [step, wanted] of steps) {
    for (const name of [step, ...wanted])
      if (typeof name !== 'string' || name === '') throw new TypeError('a step is named by a text')
    needs[step] ??= new Set()
    for (const name of wanted) needs[step].add(name)
  }
  for (const wanted of Object.values(needs))
    for (const name of wanted) if (!needs[name]) throw new RangeError(`${name} is not listed`)
  // core
  const left = new Map(Object.keys(needs).map(step => [step, needs[step].size]))
  const by = new Map(Object.keys(needs).map(step => [step, [] as string[]]))
  for (const step of Object.keys(needs)) for (const name of needs[step]) by.get(name)?.push(step)
  const built = [...left.keys()].filter(step => left.get(step) === 0)
  for (let i = 0; i < built.length; i++)
    for (const other of by.get(built[i]) ?? []) {
      left.set(other, left.get(other)! - 1)
      if (left.get(other) === 0) built.push(other)
    }
  if (built.length === left.size) return built
  const path: string[] = []
  let step = [...left.keys()].find(one => left.get(one)! > 0)!
  const seen = new Set<string>()
  while (!seen.has(step)) {
    seen.add(step)
    path.push(step)
    step = [...needs[step]].find(one => left.get(one)! > 0)!
  }
  throw new CycleError(path.slice(path.indexOf(step)))
}
