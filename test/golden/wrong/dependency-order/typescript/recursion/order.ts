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
  const needs = new Map<string, string[]>()
  for (const [step, wanted] of steps) {
    for (const name of [step, ...wanted])
      if (typeof name !== 'string' || name === '') throw new TypeError('a step is named by a text')
    needs.set(step, [...(needs.get(step) ?? []), ...wanted])
  }
  // core
  const built = new Set<string>()
  const path: string[] = []
  const visit = (step: string): void => {
    if (built.has(step)) return
    if (path.includes(step)) throw new CycleError(path.slice(path.indexOf(step)))
    const wanted = needs.get(step)
    if (!wanted) throw new RangeError(`${step} is not listed`)
    path.push(step)
    for (const name of wanted) visit(name)
    path.pop()
    built.add(step)
  }
  for (const step of needs.keys()) visit(step)
  return [...built]
}
