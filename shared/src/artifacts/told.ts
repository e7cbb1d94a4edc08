/** An artifact card in words: its table and what is said of the whole. For Markdown and pictures alike; knows no room. */
import { artifactForms, type ArtifactKind } from './form.js'
import type { Figure, Sheet, WorkedCard } from './sheet.js'

export interface ToldCard {
  /** The head of the table; empty where the card has no rows. */
  readonly titles: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** `wrong`: what cannot be; `open`: what is missing yet. */
  readonly about: readonly { readonly is: 'plain' | 'over' | 'wrong' | 'open'; readonly says: string }[]
}

export function tellCard(kind: ArtifactKind, sheet: Sheet, worked: WorkedCard): ToldCard {
  const { head } = artifactForms[kind]
  return {
    ...tableOf(kind, sheet, worked),
    about: [
      ...head.flatMap(({ id, title }) =>
        sheet.head[id] === undefined ? [] : [{ is: 'plain' as const, says: `${title}: ${sheet.head[id]}` }],
      ),
      ...worked.figures
        .filter(({ row }) => row === null)
        .map(one => ({
          is: one.over ? ('over' as const) : ('plain' as const),
          says: `${one.title}: ${figureWords(one)}`,
        })),
      ...worked.problems.map(({ says }) => ({ is: 'wrong' as const, says })),
      ...(worked.missing.length > 0
        ? [{ is: 'open' as const, says: `still open: ${worked.missing.join(', ')}` }]
        : []),
    ],
  }
}

/** A figure that was written by hand stands in its own column alone. */
function tableOf(kind: ArtifactKind, { rows, head }: Sheet, worked: WorkedCard) {
  if (rows.length === 0) return { titles: [], rows: [] }
  const form = artifactForms[kind]
  const computed = [
    ...new Map(worked.figures.filter(({ row }) => row !== null).map(one => [one.id, one.title])),
  ]
  const columns = form.columns.filter(
    ({ id }) => rows.some(({ fields }) => fields[id]) && !computed.some(([figure]) => figure === id),
  )
  const named = (id: string, title: string) => (kind === 'trade-offs' ? (head[id] ?? title) : title)
  return {
    titles: [
      form.row.title,
      ...columns.map(({ id, title }) => named(id, title)),
      ...computed.map(([, title]) => title),
    ],
    rows: rows.map(({ id, text, fields }) => [
      text,
      ...columns.map(column => fields[column.id] ?? ''),
      ...computed.map(([figure]) => {
        const found = worked.figures.find(one => one.row === id && one.id === figure)
        return found ? figureWords(found) : ''
      }),
    ]),
  }
}

const figureWords = ({ shown, computed }: Figure): string =>
  computed === undefined ? shown : `${shown} (by hand; computed ${computed})`
