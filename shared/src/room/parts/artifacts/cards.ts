/** The artifact cards of a room as sheets, worked out. Knows the room, no rules. */
import type { ArtifactKind } from '../../../artifacts/form.js'
import { owns } from '../../../artifacts/kinds/slo.js'
import type { Sheet, SheetRow, WorkedCard } from '../../../artifacts/sheet.js'
import { workOut } from '../../../artifacts/work-out.js'
import { edgeName, nodeName } from '../../../board/called.js'
import type { List } from '../../../content/plan.js'
import type { Room } from '../../room.js'
import type { Line } from '../worksheet/facts.js'
import { nothingDrawn } from '../drawing/facts.js'
import type { ArtifactCard, LineRuling, TiedTo } from './facts.js'

export type ArtifactList = List & { readonly artifact: ArtifactKind }
export const isArtifact = (list: List): list is ArtifactList => list.artifact !== undefined

/** In the plan's order. */
export const artifactLists = ({
  open,
}: {
  readonly open: Pick<Room['open'], 'plan'>
}): readonly ArtifactList[] => open.plan.phases.flatMap(({ lists }) => lists.filter(isArtifact))

export const artifactList = (room: Room, list: string): ArtifactList | undefined =>
  artifactLists(room).find(({ id }) => id === list)

/** What of a room a card is made of: nothing else changes it. */
export interface CardGround {
  readonly open: Pick<Room['open'], 'lines' | 'artifacts' | 'rulings'>
}

export const artifactCard = ({ open }: CardGround, list: string): ArtifactCard | undefined =>
  open.artifacts?.find(card => card.list === list)

type Drawn = { readonly open: Pick<Room['open'], 'drawn'> }

/** What of the drawing a card may be about: boxes, then arrows, as they are called. */
export function tieable({ open }: Drawn): readonly TiedTo[] {
  const drawn = open.drawn ?? nothingDrawn
  return [
    ...drawn.nodes.map(({ id, name }) => ({ id, name: nodeName(name) })),
    ...drawn.edges.map(edge => ({ id: edge.id, name: edgeName(drawn, edge) })),
  ]
}

/** What a card is about, as it is called now; `isGone` where the drawing has it no more. Null where it is about nothing. */
export function tiedTo(
  room: CardGround & Drawn,
  list: string,
): (TiedTo & { readonly isGone: boolean }) | null {
  const tied = artifactCard(room, list)?.tiedTo
  if (!tied) return null
  const there = tieable(room).find(({ id }) => id === tied.id)
  return { ...(there ?? tied), isGone: !there }
}

/** What is said of a card whose box is gone. */
export const goneWords = (name: string): string => `“${name}” is no longer on the board.`

/** The newest ruling on a line. */
export const rulingOf = ({ open }: CardGround, line: number): LineRuling | undefined =>
  open.rulings?.findLast(one => one.line === line)

/** What stands on a card now. */
export const sheetOf = (room: CardGround, list: string): Sheet => ({
  head: artifactCard(room, list)?.head ?? {},
  rows: room.open.lines.filter(line => line.list === list).map(line => rowOf(room, line)),
})
const rowOf = (room: CardGround, { id, text, fields = {} }: Line): SheetRow => {
  const ruling = rulingOf(room, id)?.ruling
  return { id, text, fields, ...(ruling ? { ruling } : {}) }
}

/** A card worked out, by its list. */
export const workedCard = (room: Room, { id, artifact }: ArtifactList): WorkedCard =>
  workOut(artifact, sheetOf(room, id))

/** Whether something stands on it. */
export const isBegun = ({ rows, head }: Sheet): boolean => rows.length > 0 || Object.keys(head).length > 0

/** Whether what stands now is what was stamped last: the same words, in whatever order they were written. */
export function isCommitted(room: CardGround, list: string): boolean {
  const card = artifactCard(room, list)
  const last = card?.versions.at(-1)
  if (!card || !last) return false
  const now = room.open.lines.filter(line => line.list === list)
  return wordsOf(last.head, last.rows) === wordsOf(card.head, now)
}
const wordsOf = (head: Line['fields'], rows: readonly Line[]): string =>
  JSON.stringify([sorted(head), rows.map(({ id, text, fields }) => [id, text, sorted(fields)])])
const sorted = (fields: Line['fields'] = {}) =>
  Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))

/** Whether some promise of this round has an owner who set or changed it: evidence for owning the SLO. */
export const ownsSlo = (room: Room): boolean =>
  artifactLists(room).some(({ id, artifact }) => artifact === 'slo' && sheetOf(room, id).rows.some(owns))
