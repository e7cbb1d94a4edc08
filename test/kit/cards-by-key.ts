/** How a card is filled by keyboard alone, from its first field on: what is typed, and the keys between. Knows no screen. */
import { artifactForms, criteria, type ArtifactKind } from '@signalroom/shared'
import { wholeCards } from './whole-cards.js'

export type KeyStep = { readonly types: string } | { readonly presses: 'Tab' | 'Enter' }

/** The head first, then the rows. */
export function headByKey(kind: ArtifactKind): readonly KeyStep[] {
  const { head } = artifactForms[kind]
  const typed = wholeCards[kind].head ?? {}
  return head.flatMap(({ id, long }, i): readonly KeyStep[] => [
    { types: typed[id] ?? '' },
    // In a field of several lines Enter begins a line.
    { presses: i + 1 < head.length || long ? 'Tab' : 'Enter' },
  ])
}
export function rowsByKey(kind: ArtifactKind): readonly KeyStep[] {
  const named = wholeCards[kind].head ?? {}
  // A criterion has a column once it has a name.
  const columns = artifactForms[kind].columns.filter(
    ({ id }) => !criteria.some(one => one === id) || named[id] !== undefined,
  )
  return wholeCards[kind].rows.flatMap(([text, fields]): readonly KeyStep[] => [
    { types: text },
    ...columns.flatMap(({ id }): readonly KeyStep[] => [{ presses: 'Tab' }, { types: fields[id] ?? '' }]),
    { presses: 'Enter' },
  ])
}

/** Of a whole card: keys pressed besides the words themselves. */
export const keysOfCard = (kind: ArtifactKind): number =>
  [...headByKey(kind), ...rowsByKey(kind)].filter(step => 'presses' in step).length
