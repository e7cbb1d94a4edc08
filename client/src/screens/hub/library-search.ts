/** Which pieces of the library somebody looks for: by words, by tag, by kind of round. Knows no server. */
import type { LibraryNote, WriteUp } from '@signalroom/shared'

export type Piece = {
  /** Unlike any other in the list. */
  readonly key: string
  /** The name of one's own row; null for what others share. */
  readonly row: string | null
  readonly shared: boolean
} & (
  | { readonly kind: 'note'; readonly value: LibraryNote }
  | { readonly kind: 'write-up'; readonly value: WriteUp }
)
export interface LookedFor {
  readonly words: string
  readonly tag: 'vague' | 'concrete' | null
  readonly plan: string | null
}

/** All words must stand in it, whole or as what a word begins with. */
export function piecesFor(pieces: readonly Piece[], { words, tag, plan }: LookedFor): readonly Piece[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/u)
    .filter(word => word !== '')
  return pieces.filter(piece => {
    if (tag !== null && (piece.kind !== 'note' || piece.value.tag !== tag)) return false
    if (plan !== null && !plansOf(piece).includes(plan)) return false
    const text = textOf(piece).toLowerCase()
    return wanted.every(word => text.includes(word))
  })
}
export const plansOf = (piece: Piece): readonly string[] =>
  piece.kind === 'note' ? (piece.value.plan === undefined ? [] : [piece.value.plan]) : piece.value.tags
const textOf = (piece: Piece): string =>
  piece.kind === 'note'
    ? piece.value.text
    : [piece.value.title, piece.value.lesson, piece.value.text ?? ''].join(' ')
