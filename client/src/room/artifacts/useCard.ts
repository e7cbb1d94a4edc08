/** An artifact card as it stands in the room, worked out. Asks nothing. */
import {
  artifactCard,
  artifactForms,
  sheetOf,
  workOut,
  type ArtifactList,
  type ArtifactField,
} from '@signalroom/shared'
import { useMemo } from 'react'
import { useRoom } from '../read'

export function useCard(list: ArtifactList) {
  const room = useRoom(one => one)
  const { lines, artifacts, rulings } = room.open
  return useMemo(() => {
    const sheet = sheetOf(room, list.id)
    return { sheet, worked: workOut(list.artifact, sheet), card: artifactCard(room, list.id) }
    // The rest of a room changes with every word that is said, and no card with it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [list, lines, artifacts, rulings])
}
export type Card = ReturnType<typeof useCard>

/** The columns of a card: of a matrix those that have a name or a word, under that name. */
export function columnsOf({ artifact }: ArtifactList, { sheet }: Card): readonly ArtifactField[] {
  const { columns, head } = artifactForms[artifact]
  if (artifact !== 'trade-offs') return columns
  const isNamed = ({ id }: ArtifactField) => head.some(one => one.id === id)
  return columns.flatMap(column => {
    if (!isNamed(column)) return [column]
    const name = sheet.head[column.id]
    const used = sheet.rows.some(({ fields }) => fields[column.id])
    return name || used ? [{ ...column, title: name ?? column.title }] : []
  })
}
