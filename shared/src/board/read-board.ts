/** Reads either engine's records as a diagram: what is a box, what joins what, what is written on it. Knows no engine's code. */
import { quantitiesIn, type Quantity } from '../quantity/find.js'
import { labelsOf } from './arrow-labels.js'
import { joined, withBoundTexts } from './bound-text.js'
import { joinedBy, type Joined, type Target } from './ends.js'
import { framing } from './frames.js'
import { compare, inReadingOrder } from './geometry.js'
import { withGroupsAsOne } from './grouped.js'
import { lyingInside } from './inside.js'
import { guessKind } from './kinds.js'
import { namesOf } from './names.js'
import type { Piece, TextPiece } from './piece.js'
import type { BoardEdge, BoardNumber, BoardReading } from './reading.js'
import { piecesOf } from './records.js'

/**
 * `records`: those of a tldraw store, or Excalidraw's elements. Never throws; what cannot be read is counted in `left`.
 * A text, a note or a picture is a node where an edge ends at it, else a label or a picture.
 */
export const readBoard = (records: Iterable<unknown>): BoardReading => read(records).reading

/**
 * By record, of which node, edge or frame it is a part that stands for nothing by itself: a text that is its name or its
 * label, a shape of a group that is one node.
 */
export const ownersIn = (records: Iterable<unknown>): ReadonlyMap<string, string> => read(records).owners

function read(records: Iterable<unknown>): {
  readonly reading: BoardReading
  readonly owners: ReadonlyMap<string, string>
} {
  const { pieces: all, left } = piecesOf(records)
  const worded = withBoundTexts(all)
  const { pieces, wholes } = withGroupsAsOne(worded.pieces)
  const [boxes, signs] = [ofForm(pieces, 'box'), ofForm(pieces, 'sign')]
  const [texts, frames] = [ofForm(pieces, 'text'), ofForm(pieces, 'frame')]
  const inside = lyingInside(boxes, signs, texts)
  const names = namesOf(boxes, texts, inside)
  const frameOf = framing(frames, boxes, inside)

  const loose = texts.filter(({ id }) => !names.boxOf.has(id))
  const targets = new Map<string, Target>([...boxes, ...signs, ...frames, ...loose].map(one => [one.id, one]))
  const isFrame = (id: string) => inside.frames.has(id) || targets.get(id)?.form === 'frame'
  const standsFor = (id: string) => {
    const held = worded.holders.get(id) ?? id
    const whole = wholes.get(held) ?? names.boxOf.get(held) ?? held
    return targets.has(whole) ? whole : null
  }
  const joins = joinedBy(ofForm(pieces, 'join'), targets, standsFor, isFrame)
  const joining = joins.filter(isEdge)
  const reached = new Set(joining.flatMap(({ start, end }) => [start, end]))

  const free = loose.filter(({ id, text }) => !reached.has(id) && text !== '')
  const onEdges = labelsOf(joining, free)
  const placed = new Set([...onEdges.values()].flat())
  const numbersIn = counting()

  const nodes = [
    ...boxes.filter(({ id }) => !isFrame(id)),
    ...[...signs, ...loose].filter(({ id }) => reached.has(id)),
  ].map(piece => {
    const name = names.of(piece)
    const { id, box } = piece
    return {
      id,
      kind: piece.kind ?? guessKind(name),
      name,
      frame: frameOf.of(piece),
      box,
      numbers: numbersIn(name),
    }
  })
  const labels = [
    ...free.filter(text => !placed.has(text)),
    ...signs.filter(({ id, sign, text }) => sign === 'note' && text !== '' && !reached.has(id)),
  ].map(piece => {
    const { id, box, text } = piece
    return { id, text, frame: frameOf.of(piece), box, numbers: numbersIn(text) }
  })
  const pictures = signs
    .filter(({ sign }) => sign === 'image')
    .map(piece => ({ id: piece.id, name: piece.text, frame: frameOf.of(piece), box: piece.box }))
  const framed = [
    ...frames.map(one => ({
      id: one.id,
      name: one.text,
      frame: frameOf.ofFrame(one),
      box: one.box,
      drawn: false,
    })),
    ...boxes
      .filter(({ id }) => isFrame(id))
      .map(one => ({ id: one.id, name: names.of(one), frame: frameOf.of(one), box: one.box, drawn: true })),
  ]
  const reading = {
    nodes: inReadingOrder(nodes),
    edges: inOrder(joining, targets).map(one => edgeOf(one, onEdges.get(one.piece.id) ?? [], numbersIn)),
    labels: inReadingOrder(labels),
    frames: inReadingOrder(framed),
    pictures: inReadingOrder(pictures),
  }
  const owners = new Map([
    ...wholes,
    ...names.boxOf,
    ...[...onEdges].flatMap(([edge, own]) => own.map(({ id }) => [id, edge] as const)),
  ])
  return {
    owners,
    reading: {
      ...reading,
      numbers: numbersOf(reading, numbersIn),
      strokes: ofForm(pieces, 'stroke').length + joins.length - joining.length,
      images: signs.filter(({ id, sign }) => sign === 'image' && !reached.has(id)).length,
      left: left + frameOf.broken,
    },
  }
}

type Form = Piece['form']
const ofForm = <F extends Form>(pieces: readonly Piece[], form: F) =>
  pieces.filter((piece): piece is Extract<Piece, { form: F }> => piece.form === form)

/** An arrow is one wherever it ends; a line only where it joins two things. */
const isEdge = ({ piece, start, end }: Joined): boolean =>
  piece.arrow || (start !== null && end !== null && start !== end)

/** A head at the start alone points the other way. */
function edgeOf(
  { piece, start, end, near }: Joined,
  texts: readonly TextPiece[],
  numbersIn: (text: string) => readonly Quantity[],
): BoardEdge {
  const label = joined([piece.text, ...texts.map(({ text }) => text)])
  const back = piece.heads === 'back'
  const [from, to] = back ? [end, start] : [start, end]
  const heads = piece.heads === 'back' ? 'one' : piece.heads
  return { id: piece.id, from, to, heads, label, numbers: numbersIn(label), near }
}

/** By where they begin, in reading order, then by where they end; what begins nowhere comes last. */
function inOrder(joins: readonly Joined[], targets: ReadonlyMap<string, Target>): readonly Joined[] {
  const ranks = new Map(inReadingOrder([...targets.values()]).map(({ id }, rank) => [id, rank]))
  const rank = (id: string | null) => (id === null ? Infinity : (ranks.get(id) ?? Infinity))
  const ends = ({ piece, start, end }: Joined) =>
    (piece.heads === 'back' ? [end, start] : [start, end]).map(one => rank(one!))
  const keyed = joins.map(one => ({ one, ends: ends(one) }))
  return keyed
    .toSorted(
      (a, b) =>
        order(a.ends[0]!, b.ends[0]!) ||
        order(a.ends[1]!, b.ends[1]!) ||
        compare(a.one.piece.id, b.one.piece.id),
    )
    .map(({ one }) => one)
}
const order = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)

/** The quantities of a text; the same text is read once. */
function counting(): (text: string) => readonly Quantity[] {
  const known = new Map<string, readonly Quantity[]>()
  return text => {
    const found = known.get(text) ?? quantitiesIn(text)
    known.set(text, found)
    return found
  }
}

function numbersOf(
  { nodes, edges, labels, frames }: Pick<BoardReading, 'nodes' | 'edges' | 'labels' | 'frames'>,
  numbersIn: (text: string) => readonly Quantity[],
): readonly BoardNumber[] {
  const all = [
    ...nodes,
    ...edges,
    ...labels,
    ...frames.map(({ id, name }) => ({ id, numbers: numbersIn(name) })),
  ]
  return all.flatMap(({ id, numbers }) => numbers.map(quantity => ({ of: id, quantity })))
}
