/** The threads of a process and of all that it started, by what the system counts of them. Linux only. Knows no browser. */
import { readdirSync, readFileSync } from 'node:fs'

export interface Thread {
  readonly name: string
  /** Processor time until now; the system counts in steps of 10 ms. */
  readonly cpuMs: number
}
export type Threads = ReadonlyMap<number, Thread>

export function threadsOf(pid: number): Threads {
  const parents = new Map(processes().map(one => [one, parentOf(one)]))
  const below = (one: number): boolean => {
    const parent = parents.get(one)
    return one === pid || (parent !== undefined && parent > 1 && below(parent))
  }
  return new Map([...parents.keys()].filter(below).flatMap(one => [...tasks(one)]))
}

const processes = (): readonly number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter(one => one > 0)

/** Undefined for one that is gone meanwhile. */
function parentOf(pid: number): number | undefined {
  const fields = stat(`/proc/${pid}/stat`)
  return fields ? Number(fields[1]) : undefined
}
function tasks(pid: number): readonly (readonly [number, Thread])[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap(task => {
      const fields = stat(`/proc/${pid}/task/${task}/stat`)
      const name = readFileSync(`/proc/${pid}/task/${task}/comm`, 'utf8').trim()
      return fields
        ? [[Number(task), { name, cpuMs: (Number(fields[11]) + Number(fields[12])) * 10 }] as const]
        : []
    })
  } catch {
    return []
  }
}
/** What stands behind the name, which is in brackets and may hold anything. */
function stat(file: string): readonly string[] | null {
  try {
    const text = readFileSync(file, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}
