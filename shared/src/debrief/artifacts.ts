/** The artifact cards that a round left behind, and their Markdown. Pure; draws nothing. */
import { signalGrid, signalIds, type SignalCard } from '../artifacts/signals.js'
import { tellCard } from '../artifacts/told.js'
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

function cardMarkdown(card: DebriefArtifact): readonly string[] {
  const { title, kind, sheet, worked, versions, about: tied } = card
  const told = tellCard(kind, sheet, worked)
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [told.titles, told.titles.map(() => '---'), ...told.rows].map((cells, i) =>
    row(i === 1 ? cells : cells.map(text)),
  )
  return [
    `### ${text(title)}`,
    '',
    ...(told.titles.length > 0 ? [...table, ''] : []),
    ...(tied ? [`- About: ${text(tied.name)}`] : []),
    ...(tied?.isGone ? [`- ! ${text(goneWords(tied.name))}`] : []),
    ...told.about.map(
      ({ is, says }) => `- ${is === 'wrong' ? '! ' : ''}${text(says)}${is === 'over' ? ' (over)' : ''}`,
    ),
    ...versions.map(one => `- ${stamp(one)} version ${one.version}`),
    '',
  ]
}
