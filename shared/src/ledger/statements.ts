/** Every text of a round in which a number may be stated: worksheet, cards, drawing, what was said. Knows no number. */
import { artifactForms } from '../artifacts/form.js'
import type { At } from '../base/brand.js'
import { nothingDrawn } from '../room/parts/drawing/facts.js'
import { artifactLists } from '../room/parts/artifacts/cards.js'
import { layers, type Layer } from '../room/parts/worksheet/facts.js'
import type { Room } from '../room/room.js'
import { utterancesOf, type WordsSource } from '../words/utterance.js'

/** `typed` into a layer or a line, on a `label` of the drawing, in a field of a `card`, `said` in a message. */
export type StatedFrom = 'typed' | 'label' | 'card' | 'said'

/** Where it stands: there one looks for it, and what is written there anew takes its place. */
export type Place =
  | { readonly type: 'layer'; readonly layer: Layer }
  | { readonly type: 'line'; readonly line: number; readonly list: string; readonly title: string }
  | { readonly type: 'card'; readonly list: string; readonly title: string }
  | { readonly type: 'drawing'; readonly id: string }
  | { readonly type: 'message'; readonly seq: number }
  /** Said aloud: as a machine heard it, as a file tells it, as somebody noted it. */
  | { readonly type: 'words'; readonly id: number; readonly source: Exclude<WordsSource, 'typed'> }

export interface Statement {
  readonly text: string
  readonly from: StatedFrom
  readonly place: Place
  /** The box or arrow of the drawing that its card is about, by its id. */
  readonly about?: string | undefined
  readonly at: At
  /** The seat, where the log tells whose it is. */
  readonly by: string | null
  /** A machine heard it, and nobody has looked at it yet. */
  readonly draft?: true | undefined
}

/** All that stands now, in the order in which it came to stand. What was written over is no statement any more. */
export function statementsOf({ open }: Pick<Room, 'open'>): readonly Statement[] {
  const candidates = open.seats.filter(({ role }) => role === 'candidate')
  const writer = candidates.length === 1 ? candidates[0]!.id : null
  return [
    ...onLayers(open, writer),
    ...onLines(open, writer),
    ...onHeads(open, writer),
    ...onDrawing(open),
    ...utterancesOf(open).map(({ id, seat, text, from: at, source, draft }): Statement => ({
      text,
      from: 'said',
      place: source === 'typed' ? { type: 'message', seq: id } : { type: 'words', id, source },
      at,
      by: seat,
      ...(draft ? { draft } : {}),
    })),
  ].toSorted((a, b) => a.at - b.at)
}

const onLayers = (open: Room['open'], by: string | null): readonly Statement[] =>
  layers.flatMap(layer => {
    const card = open.layers[layer]
    return card ? [{ text: card.text, from: 'typed', place: { type: 'layer', layer }, at: card.at, by }] : []
  })

const percentile = /^p\d\d/

function onLines(open: Room['open'], by: string | null): readonly Statement[] {
  const lists = open.plan.phases.flatMap(phase => phase.lists)
  const titles = new Map(lists.map(({ id, title }) => [id, title]))
  // A column may say which percentile it holds: "edge to service, p99 20 ms". Other titles would have two rows name one thing.
  const columns = new Map(
    lists.flatMap(({ id, artifact }) => (artifact ? [[id, artifactForms[artifact].columns] as const] : [])),
  )
  const named = (list: string, field: string): string => {
    const column = columns.get(list)?.find(({ id }) => id === field)
    return column && percentile.test(column.title) ? `${column.title} ` : ''
  }
  const tied = tiesOf(open)
  return open.lines.flatMap(({ id: line, list, text, fields = {}, at, changedAt }): readonly Statement[] => {
    const place = { type: 'line', line, list, title: titles.get(list) ?? list } as const
    const one = { place, at: changedAt ?? at, by, about: tied.get(list) }
    return [
      { ...one, text, from: columns.has(list) ? 'card' : 'typed' },
      // What a field is of, its line says.
      ...Object.entries(fields).map(([field, value]) => ({
        ...one,
        text: `${text}, ${named(list, field)}${value}`,
        from: 'card' as const,
      })),
    ]
  })
}

/** What a card says of itself and of no row: "Target p99 200 ms". */
function onHeads(open: Room['open'], by: string | null): readonly Statement[] {
  const tied = tiesOf(open)
  const lists = new Map(artifactLists({ open }).map(one => [one.id, one]))
  return (open.artifacts ?? []).flatMap(({ list, head, headedAt: at }): readonly Statement[] => {
    const found = lists.get(list)
    if (!found || at === undefined) return []
    const titles = new Map(artifactForms[found.artifact].head.map(({ id, title }) => [id, title]))
    const place = { type: 'card', list, title: found.title } as const
    return Object.entries(head).map(([field, value]) => ({
      text: `${named(titles.get(field) ?? field)} ${value}`,
      from: 'card',
      place,
      about: tied.get(list),
      at,
      by,
    }))
  })
}
/**
 * A comma would part the number from what it is: "Target, p99 200 ms" is no measured p99. Which of several fields it is, as in
 * "Criterion 1", is no number of anybody's.
 */
const named = (title: string): string => title.replace(',', '').replace(/ \d+$/, '')

/** By list: the part of the drawing that its card is about, while it is drawn. */
const tiesOf = (open: Room['open']): ReadonlyMap<string, string> =>
  new Map((open.artifacts ?? []).flatMap(({ list, tiedTo }) => (tiedTo ? [[list, tiedTo.id] as const] : [])))

function onDrawing(open: Room['open']): readonly Statement[] {
  const { nodes, edges, labels, frames } = open.drawn ?? nothingDrawn
  const written = [
    ...nodes.map(({ id, name, at }) => ({ id, text: name, at })),
    ...edges.map(({ id, label, at }) => ({ id, text: label, at })),
    ...labels.map(({ id, text, at }) => ({ id, text, at })),
    ...frames.map(({ id, name, at }) => ({ id, text: name, at })),
  ]
  return written.map(({ id, text, at }) => ({
    text,
    from: 'label',
    place: { type: 'drawing', id },
    at,
    by: null,
  }))
}
