/** How long a letter of one stock client takes to another, again and again. Knows no attack. */
import type { Peer } from './relay-door.js'

/** The last letters have so long to arrive. */
const patienceMs = 1500

export interface Echo {
  /** Ends it; milliseconds of each letter, in order. One that does not come counts for as long as it was waited for. */
  stop(): Promise<readonly number[]>
}

/** From now on the writer types a letter every `everyMs`; each is timed from when it was due. */
export function echo(writer: Peer, reader: Peer, everyMs = 20): Echo {
  const due: number[] = []
  const took: number[] = []
  const key = 'echo'
  const from = writer.doc.getArray<number>(key)
  const to = reader.doc.getArray<number>(key)
  const before = to.length
  const arrived = () => {
    for (let i = took.length; i < to.length - before; i++) took.push(performance.now() - (due[i] ?? 0))
  }
  to.observe(arrived)
  let next = performance.now() + everyMs
  const typing = setInterval(() => {
    for (; next <= performance.now(); next += everyMs) {
      due.push(next)
      from.push([due.length])
    }
  }, 4)
  return {
    async stop() {
      clearInterval(typing)
      const end = performance.now() + patienceMs
      while (took.length < due.length && performance.now() < end)
        await new Promise(later => setTimeout(later, 5))
      to.unobserve(arrived)
      return [...took, ...due.slice(took.length).map(at => performance.now() - at)]
    },
  }
}

/** The value below which `share` of all lie. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN
