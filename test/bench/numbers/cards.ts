/** Cards filled by keyboard alone: keys besides the words, for the card that takes most. That a browser takes them is in e2e. */
import { ArtifactKind } from '@signalroom/shared'
import { keysOfCard } from '../../kit/cards-by-key.js'
import type { Measured } from '../bench.js'

export function cards(): readonly Measured[] {
  const keys = ArtifactKind.options.map(kind => [kind, keysOfCard(kind)] as const)
  const [most = ['', 0] as const] = keys.toSorted(([, a], [, b]) => b - a)
  return [
    {
      key: 'cardsByKeyMax',
      value: most[1],
      unit: 'count',
      means: `Tab and Enter for a whole card; most for ${most[0]}`,
    },
  ]
}
