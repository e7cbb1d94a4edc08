/** The artifact cards that a round left behind, and their Markdown. Pure; draws nothing. */
import { artifactForms, type ArtifactKind } from '../artifacts/form.js'
import { signalGrid, signalIds, type SignalCard } from '../artifacts/signals.js'
import type { Figure, Sheet, WorkedCard } from '../artifacts/sheet.js'
import { workOut } from '../artifacts/work-out.js'
import {
  artifactCard,
  artifactLists,
  goneWords,
  isBegun,
  sheetOf,
  tiedTo,
} from '../room/parts/artifacts/cards.js'
import type { Room } from '../room/room.js'
import { stamp, text } from './markdown-text.js'
import type { Moment } from './rows.js'

export interface DebriefArtifact extends SignalCard {
  readonly versions: readonly (Moment & { readonly version: number })[]
  /** The part of the drawing it is about; null where of none. `isGone`: no longer on the board at the end. */
  readonly about: { readonly id: string; readonly name: string; readonly isGone: boolean } | null
}

/** In the plan's order; those on which something stands. */
export const artifactsOf = (room: Room, when: (at: number) => Moment): readonly DebriefArtifact[] =>
  artifactLists(room).flatMap(({ id, title, artifact: kind }) => {
    const sheet = sheetOf(room, id)
    if (!isBegun(sheet)) return []
    const versions = artifactCard(room, id)?.versions ?? []
    return [
      {
        list: id,
        title,
        kind,
        sheet,
        worked: workOut(kind, sheet),
        about: tiedTo(room, id),
        versions: versions.map(({ version, at }) => ({ ...when(at), version })),
      },
    ]
  })

export function artifactsMarkdown(artifacts: readonly DebriefArtifact[]): readonly string[] {
  if (artifacts.length === 0) return []
  return ['## Numbers on the table', '', ...gridMarkdown(artifacts), ...artifacts.flatMap(cardMarkdown)]
}

/** Metric, decision, outcome: what each card shows. */
function gridMarkdown(artifacts: readonly DebriefArtifact[]): readonly string[] {
  const { rows, coverage } = signalGrid(artifacts)
  const share = signalIds.map(signal => `${Math.round(coverage[signal] * 100)} %`)
  return [
    '| Card | Metric | Decision | Outcome |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ title, cells }) =>
        `| ${text(title)} | ${signalIds.map(signal => cells[signal] ?? '–').join(' | ')} |`,
    ),
    `| Of all cards | ${share.join(' | ')} |`,
    '',
  ]
}

function cardMarkdown({
  title,
  kind,
  sheet,
  worked,
  versions,
  about: tied,
}: DebriefArtifact): readonly string[] {
  const { head } = artifactForms[kind]
  const about = [
    ...(tied ? [`- About: ${text(tied.name)}`] : []),
    ...(tied?.isGone ? [`- ! ${text(goneWords(tied.name))}`] : []),
    ...head.flatMap(({ id, title: name }) =>
      sheet.head[id] === undefined ? [] : [`- ${text(name)}: ${text(sheet.head[id])}`],
    ),
    ...worked.figures
      .filter(({ row }) => row === null)
      .map(figure => `- ${text(figure.title)}: ${shown(figure)}${figure.over ? ' (over)' : ''}`),
    ...worked.problems.map(({ says }) => `- ! ${text(says)}`),
    ...(worked.missing.length > 0 ? [`- still open: ${text(worked.missing.join(', '))}`] : []),
    ...versions.map(one => `- ${stamp(one)} version ${one.version}`),
  ]
  return [`### ${text(title)}`, '', ...table(kind, sheet, worked), ...about, '']
}

/** A figure that was written by hand stands in its own column alone. */
function table(kind: ArtifactKind, { rows, head }: Sheet, worked: WorkedCard): readonly string[] {
  if (rows.length === 0) return []
  const form = artifactForms[kind]
  const computed = [
    ...new Map(worked.figures.filter(({ row }) => row !== null).map(one => [one.id, one.title])),
  ]
  const columns = form.columns.filter(
    ({ id }) => rows.some(({ fields }) => fields[id]) && !computed.some(([figure]) => figure === id),
  )
  const named = (id: string, title: string) => (kind === 'trade-offs' ? (head[id] ?? title) : title)
  const titles = [
    form.row.title,
    ...columns.map(({ id, title }) => named(id, title)),
    ...computed.map(([, title]) => title),
  ]
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    row(titles.map(text)),
    row(titles.map(() => '---')),
    ...rows.map(({ id, text: name, fields }) =>
      row([
        text(name),
        ...columns.map(column => text(fields[column.id] ?? '')),
        ...computed.map(([figure]) => {
          const found = worked.figures.find(one => one.row === id && one.id === figure)
          return found ? shown(found) : ''
        }),
      ]),
    ),
    '',
  ]
}

const shown = ({ shown: figure, computed }: Figure): string =>
  computed === undefined ? text(figure) : `${text(figure)} (by hand; computed ${text(computed)})`
