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

export function order(steps: readonly Step[]): string[] {
  // validation

  // core
  throw new Error(`not written yet: ${steps.length}`)
}
