/** Puts build steps into an order in which each comes after all it needs, or says which of them wait for each other. */

/** A step and the steps it needs. A step may be listed more than once; it then needs all that is listed. */
export type Step = readonly [step: string, needs: readonly string[]]

/** Steps that wait for each other: each needs the next, and the last needs the first. */
export class CycleError extends Error {
  readonly cycle: readonly string[]
  constructor(cycle: readonly string[]) {
    super([...cycle, cycle[0]].join(' needs '))
    this.cycle = cycle
  }
}

type Needs = ReadonlyMap<string, ReadonlySet<string>>

export function order(steps: readonly Step[]): string[] {
  const needs = read(steps)

  // core
  const { built, waiting } = build(needs)
  if (built.length < needs.size) throw new CycleError(cycleAmong(needs, waiting))
  return built
}

/** Of all steps that could come next, the one listed first comes next. */
export function stableOrder(steps: readonly Step[]): string[] {
  const needs = read(steps)
  const names = [...needs.keys()]
  const place = new Map(names.map((name, i) => [name, i]))
  const { waiting, wantedBy } = turned(needs)
  const ready = new Heap()
  for (const [step, count] of waiting) if (count === 0) ready.push(place.get(step) ?? 0)
  const built: string[] = []
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    const step = names[next] ?? ''
    built.push(step)
    for (const other of wantedBy.get(step) ?? []) {
      const left = (waiting.get(other) ?? 0) - 1
      waiting.set(other, left)
      if (left === 0) ready.push(place.get(other) ?? 0)
    }
  }
  if (built.length < needs.size) throw new CycleError(cycleAmong(needs, waiting))
  return built
}

/** All steps that can never be built, in the order they were listed. */
export function blocked(steps: readonly Step[]): string[] {
  const { waiting } = build(read(steps))
  return [...waiting].filter(([, count]) => count > 0).map(([step]) => step)
}

function read(steps: readonly Step[]): Needs {
  // validation
  const needs = new Map<string, Set<string>>()
  for (const [step, wanted] of steps) {
    if (!Array.isArray(wanted)) throw new TypeError(`what "${step}" needs is a list of steps`)
    for (const name of [step, ...wanted])
      if (typeof name !== 'string' || name === '') throw new TypeError('a step is named by a text')
    const all = needs.get(step) ?? new Set()
    for (const name of wanted) all.add(name)
    needs.set(step, all)
  }
  for (const [step, wanted] of needs)
    for (const name of wanted)
      if (!needs.has(name)) needs.get(step)?.delete(name)
  return needs
}

function build(needs: Needs) {
  const { waiting, wantedBy } = turned(needs)
  const built = [...waiting].filter(([, count]) => count === 0).map(([step]) => step)
  for (let i = 0; i < built.length; i++)
    for (const other of wantedBy.get(built[i] ?? '') ?? []) {
      const left = (waiting.get(other) ?? 0) - 1
      waiting.set(other, left)
      if (left === 0) built.push(other)
    }
  return { built, waiting }
}

/** How many steps each waits for, and who waits for it. */
function turned(needs: Needs) {
  const waiting = new Map([...needs].map(([step, wanted]) => [step, wanted.size]))
  const wantedBy = new Map([...needs.keys()].map(step => [step, [] as string[]]))
  for (const [step, wanted] of needs) for (const name of wanted) wantedBy.get(name)?.push(step)
  return { waiting, wantedBy }
}

/** Whoever waits needs one who waits, too: walk on until a step comes up again. */
function cycleAmong(needs: Needs, waiting: ReadonlyMap<string, number>): string[] {
  const waits = (name: string) => (waiting.get(name) ?? 0) > 0
  const seen = new Map<string, number>()
  const path: string[] = []
  let step = [...needs.keys()].find(waits) ?? ''
  while (!seen.has(step)) {
    seen.set(step, path.length)
    path.push(step)
    step = [...(needs.get(step) ?? [])].find(waits) ?? ''
  }
  return path.slice(seen.get(step))
}

/** Numbers, the smallest first. */
class Heap {
  private readonly all: number[] = []

  push(value: number): void {
    const { all } = this
    all.push(value)
    for (let i = all.length - 1; i > 0;) {
      const above = (i - 1) >> 1
      if (this.at(above) <= this.at(i)) return
      this.swap(i, above)
      i = above
    }
  }

  pop(): number | undefined {
    const { all } = this
    this.swap(0, all.length - 1)
    const least = all.pop()
    for (let i = 0; ;) {
      const left = 2 * i + 1
      const least = left + 1 < all.length && this.at(left + 1) < this.at(left) ? left + 1 : left
      if (least >= all.length || this.at(i) <= this.at(least)) break
      this.swap(i, least)
      i = least
    }
    return least
  }

  private at(i: number): number {
    return this.all[i] ?? Infinity
  }
  private swap(i: number, j: number): void {
    if (this.all.length < 2) return
    ;[this.all[i], this.all[j]] = [this.at(j), this.at(i)]
  }
}
