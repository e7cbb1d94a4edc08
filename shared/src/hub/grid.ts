/** A person's artifacts against the three signals: what each shows, how many show it, and what is left to do. */
import { signalIds, signalsOf, type SignalCell, type SignalId } from '../artifacts/signals.js'
import type { KeptArtifact } from '../person/shelves.js'

type Shown = Pick<KeptArtifact, 'kind' | 'title' | 'signals' | 'improves'>
export interface ArtifactGrid {
  readonly rows: readonly {
    readonly title: string
    readonly cells: Readonly<Record<SignalId, SignalCell>>
  }[]
  /** Of all artifacts, the share that shows it, 0 to 1; 0 where there are none. */
  readonly coverage: Readonly<Record<SignalId, number>>
  /** One of them holds a figure before and after something was done. */
  readonly improves: boolean
  /** The empty cells, as what to do, the emptiest signal first. */
  readonly todo: readonly { readonly signal: SignalId; readonly title: string | null }[]
}

export function artifactGrid(artifacts: readonly Shown[]): ArtifactGrid {
  const rows = artifacts.map(one => ({
    title: one.title,
    cells: bySignal(signal =>
      one.signals.includes(signal) ? 'shown' : signalsOf(one.kind).includes(signal) ? 'open' : null,
    ),
  }))
  const coverage = bySignal(signal =>
    rows.length === 0 ? 0 : rows.filter(({ cells }) => cells[signal] === 'shown').length / rows.length,
  )
  const emptiest = signalIds.toSorted((a, b) => coverage[a] - coverage[b])
  return {
    rows,
    coverage,
    improves: artifacts.some(({ improves }) => improves),
    todo: emptiest.flatMap(signal => [
      // Nothing of one's own shows it at all: something new is needed, or an open cell filled.
      ...(coverage[signal] === 0 ? [{ signal, title: null }] : []),
      ...rows.filter(({ cells }) => cells[signal] === 'open').map(({ title }) => ({ signal, title })),
    ]),
  }
}

const bySignal = <T>(of: (signal: SignalId) => T): Readonly<Record<SignalId, T>> => ({
  S1: of('S1'),
  S2: of('S2'),
  S3: of('S3'),
})
