/** The artifact cards of a room as sheets, worked out. Knows the room, no rules. */
import type { ArtifactKind } from '../../../artifacts/form.js'
import { owns } from '../../../artifacts/kinds/slo.js'
import type { Sheet, SheetRow, WorkedCard } from '../../../artifacts/sheet.js'
import { workOut } from '../../../artifacts/work-out.js'
import type { List } from '../../../content/plan.js'
import type { Room } from '../../room.js'
import type { Line } from '../worksheet/facts.js'
import type { ArtifactCard, LineRuling } from './facts.js'

export type ArtifactList = List & { readonly artifact: ArtifactKind }
export const isArtifact = (list: List): list is ArtifactList => list.artifact !== undefined

/** In the plan's order. */
export const artifactLists = ({ open }: Room): readonly ArtifactList[] =>
  open.plan.phases.flatMap(({ lists }) => lists.filter(isArtifact))

export const artifactList = (room: Room, list: string): ArtifactList | undefined =>
  artifactLists(room).find(({ id }) => id === list)

export const artifactCard = ({ open }: Room, list: string): ArtifactCard | undefined =>
  open.artifacts?.find(card => card.list === list)

/** The newest ruling on a line. */
export const rulingOf = ({ open }: Room, line: number): LineRuling | undefined =>
  open.rulings?.findLast(one => one.line === line)

/** What stands on a card now. */
export const sheetOf = (room: Room, list: string): Sheet => ({
  head: artifactCard(room, list)?.head ?? {},
  rows: room.open.lines.filter(line => line.list === list).map(line => rowOf(room, line)),
})
const rowOf = (room: Room, { id, text, fields = {} }: Line): SheetRow => {
  const ruling = rulingOf(room, id)?.ruling
  return { id, text, fields, ...(ruling ? { ruling } : {}) }
}

/** A card worked out, by its list. */
export const workedCard = (room: Room, { id, artifact }: ArtifactList): WorkedCard =>
  workOut(artifact, sheetOf(room, id))

/** Whether something stands on it. */
export const isBegun = ({ rows, head }: Sheet): boolean => rows.length > 0 || Object.keys(head).length > 0

/** Whether what stands now is what was stamped last. */
export function isCommitted(room: Room, list: string): boolean {
  const card = artifactCard(room, list)
  const last = card?.versions.at(-1)
  return last !== undefined && sameAs(room, list, last)
}
const sameAs = (room: Room, list: string, { head, rows }: ArtifactCard['versions'][number]): boolean =>
  JSON.stringify([head, rows]) ===
  JSON.stringify([artifactCard(room, list)?.head, room.open.lines.filter(line => line.list === list)])

/** Whether some promise of this round has an owner who set or changed it: evidence for owning the SLO. */
export const ownsSlo = (room: Room): boolean =>
  artifactLists(room).some(({ id, artifact }) => artifact === 'slo' && sheetOf(room, id).rows.some(owns))
