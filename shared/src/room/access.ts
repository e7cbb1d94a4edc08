/** What a seat may do with a document of a room now: asked by the gate of the documents for every frame. Knows no bytes. */
import type { At } from '../base/brand.js'
import { panes, type DocumentName, type Pane } from './document.js'
import { closedBy, hiddenBy, isFor } from './parts/seal/rules.js'
import type { Room } from './room.js'
import type { Role } from './seat.js'

export interface Access {
  readonly mayWrite: boolean
  /** What these seats write, and where their hands are, is kept from all others; since then. */
  readonly hidden: { readonly seats: readonly string[]; readonly since: At } | null
}

const readOnly: Access = { mayWrite: false, hidden: null }
const readAndWrite: Access = { mayWrite: true, hidden: null }

/** Who may not open a document at all does not come here. */
export function accessTo(
  document: DocumentName,
  room: Room,
  viewer: { readonly seat: string; readonly role: Role },
): Access {
  // The desk is the interviewers' own, before, during and after the round.
  if (document === 'desk') return viewer.role === 'interviewer' ? readAndWrite : readOnly
  const inIt: readonly Pane[] = document === 'work' ? panes : [document]
  // Where board and code are one document, a seal on one of them cannot close the other.
  const closed = inIt.every(pane => closedBy(room, pane, viewer))
  const mayWrite = room.open.stage === 'live' && viewer.role !== 'observer' && !closed
  const seal = inIt.map(pane => hiddenBy(room, pane)).find(one => one !== undefined)
  if (!seal) return mayWrite ? readAndWrite : readOnly
  const seats = room.open.seats.filter(({ id, role }) => !isFor(seal, { seat: id, role })).map(({ id }) => id)
  return { mayWrite, hidden: { seats, since: seal.from } }
}
