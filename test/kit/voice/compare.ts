/** Compares what a room heard of a talk with what is true of it: edges, pauses and cycles. Knows no browser. */
import { cadence, type Cadence, type Heard } from '@signalroom/shared'
import type { Span } from './script.js'

/** An edge beside less silence is one of two that a detector may rightly join. */
const besides = 400
/** Further apart, two edges are not the same. */
const reach = 700
/** What a pause may be off if both its edges are as far off as they may be. */
export const tolerance = 150
/** The edges of the classes of a pause. */
const classEdges = [1000, 2000, 3000]

export interface Edges {
  /** How far each edge heard is from the true one. */
  readonly off: readonly number[]
  readonly missed: number
  readonly invented: number
}

/** Both lists in order, on one clock. */
export function compareEdges(truth: readonly Span[], heard: readonly Span[]): Edges {
  const whole = joined(truth)
  const told = joined(heard)
  const off: number[] = []
  let missed = 0
  for (const side of ['from', 'to'] as const)
    for (const one of whole) {
      const near = told.map(other => other[side] - one[side]).toSorted((a, b) => Math.abs(a) - Math.abs(b))[0]
      if (near === undefined || Math.abs(near) > reach) missed += 1
      else off.push(near)
    }
  const invented = told.filter(one => !whole.some(other => one.from < other.to && one.to > other.from))
  return { off, missed, invented: invented.length }
}

function joined(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = []
  for (const { from, to } of spans) {
    const last = out.at(-1)
    if (last && from - last.to < besides) out[out.length - 1] = { from: last.from, to }
    else out.push({ from, to })
  }
  return out
}

/** As the coach hears the candidate: the same function, on the same keys. */
export function cadenceOf(
  spoken: readonly Span[],
  keys: readonly Heard[],
  from: number,
  until: number,
): Cadence {
  const start: Heard = { id: 'start', type: 'resume', at: from }
  const voices = spoken.map((span, i): Heard => ({
    id: `voice ${i}`,
    type: 'voice',
    who: 'candidate',
    from: span.from,
    to: span.to,
  }))
  return cadence([start, ...voices, ...keys], until)
}

export interface Counts {
  readonly same: number
  readonly heard: number
  readonly true: number
}
export interface Compared {
  readonly sure: Counts
  /** Pauses, and cycles that hang on one, whose true length is within the tolerance of a class's edge. */
  readonly close: Counts
}

interface Finding {
  readonly what: string
  readonly at: number
}
/** A pause by its class, a cycle by its kind; where both are, within half a second of each other. */
export function compareCadence(truth: Cadence, heard: Cadence): Compared {
  const near = truth.pauses.filter(({ ms }) => classEdges.some(edge => Math.abs(ms - edge) <= tolerance))
  const isClose = ({ at }: Finding): boolean => near.some(one => Math.abs(one.at - at) <= reach)
  const all = [findings(truth), findings(heard)] as const
  const counts = (close: boolean): Counts => {
    const [is, told] = all.map(list => list.filter(one => isClose(one) === close))
    const same = (told ?? []).filter(one => is?.some(other => equal(one, other))).length
    return { same, heard: told?.length ?? 0, true: is?.length ?? 0 }
  }
  return { sure: counts(false), close: counts(true) }
}

/** A cycle is placed at the end of its chunk, where its pause begins. */
const findings = ({ pauses, cycles, chunks }: Cadence): readonly Finding[] => [
  ...pauses.map(one => ({ what: `pause ${one.class}`, at: one.at })),
  ...cycles.map((one, i) => ({ what: `cycle ${one.kind}`, at: chunks[i]?.to ?? one.at })),
]
const equal = (a: Finding, b: Finding): boolean => a.what === b.what && Math.abs(a.at - b.at) <= reach
