/** An artifact card as it stands in the room, worked out. Asks nothing. */
import {
  artifactCard,
  artifactForms,
  isCommitted,
  sheetOf,
  tiedTo,
  workOut,
  type ArtifactList,
  type ArtifactField,
} from '@signalroom/shared'
import { useMemo } from 'react'
import { useRoom } from '../read'

export function useCard(list: ArtifactList) {
  const lines = useRoom(room => room.open.lines)
  const artifacts = useRoom(room => room.open.artifacts)
  const rulings = useRoom(room => room.open.rulings)
  const drawn = useRoom(room => room.open.drawn)
  return useMemo(() => {
    const ground = { open: { lines, artifacts, rulings, drawn } }
    const sheet = sheetOf(ground, list.id)
    return {
      sheet,
      worked: workOut(list.artifact, sheet),
      card: artifactCard(ground, list.id),
      about: tiedTo(ground, list.id),
      /** What stands is what was stamped last. */
      committed: isCommitted(ground, list.id),
    }
  }, [list, lines, artifacts, rulings, drawn])
}
export type Card = ReturnType<typeof useCard>
/** What a card says, wherever it is drawn. */
export type WorkedSheet = Pick<Card, 'sheet' | 'worked'>

/** The columns of a card: of a matrix those that have a name or a word, under that name. */
export function columnsOf({ artifact }: ArtifactList, { sheet }: WorkedSheet): readonly ArtifactField[] {
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
