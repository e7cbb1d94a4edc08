/**
 * What of a document was hidden from a seat while it was written, and is hidden still: stretches of time, from the room's
 * seals. Knows no bytes.
 */
import type { At } from '../base/brand.js'
import { panes, type DocumentName, type Pane } from '../room/document.js'
import { isFor } from '../room/parts/seal/rules.js'
import type { Room } from '../room/room.js'
import type { Role } from '../room/seat.js'

/** What some seats wrote from `from` on came to the others only at `to`. `seal` tells one from the next. */
export interface HiddenStretch {
  readonly seal: string
  readonly from: At
  readonly to: At
}

/** The stretches, in time order, in which others worked on this document behind a seal that was for this seat. */
export function hiddenFrom(
  document: DocumentName,
  { open, at }: Room,
  viewer: { readonly seat: string; readonly role: Role },
): readonly HiddenStretch[] {
  const inIt: readonly Pane[] = document === 'work' ? panes : panes.filter(pane => pane === document)
  return open.seals
    .filter(
      ({ does, on }) =>
        does === 'hides' && on.type === 'documents' && on.documents.some(pane => inIt.includes(pane)),
    )
    .filter(seal => isFor(seal, viewer) && !seal.isShown)
    .map(({ seal, from, liftedAt }) => ({ seal, from, to: liftedAt ?? open.endedAt ?? at }))
    .toSorted((a, b) => a.from - b.from)
}
