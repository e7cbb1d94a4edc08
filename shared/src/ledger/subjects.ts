/** Which node or arrow of the drawing a clause speaks of, by the names that stand there. Knows no room and no number. */
import { edgeName, nodeName } from '../board/called.js'
import type { Diagram, DiagramEdge } from '../board/reading.js'
import { quantitiesIn } from '../quantity/find.js'
import { plain } from '../quantity/plain.js'
import { base } from './topic.js'

/** A node or an arrow that a number sticks to. */
export interface Thing {
  readonly type: 'node' | 'edge'
  /** As it is drawn; null for an arrow between two nodes that are, where itself it is not, or is not the only one. */
  readonly id: string | null
  /** Two numbers are of one thing when this is the same. */
  readonly key: string
  readonly name: string
  /** Words of its name, in base form. */
  readonly words: ReadonlySet<string>
}

export interface Subjects {
  /** Of a node or arrow by its id; null for any other. */
  readonly of: (id: string) => Thing | null
  /** Of the first clause that names one; null where none does. */
  readonly in: (clauses: readonly string[]) => Thing | null
}

interface Named {
  readonly id: string
  readonly words: readonly string[]
}

export function subjectsOf(diagram: Diagram): Subjects {
  const nodes = diagram.nodes.map(node => ({ id: node.id, words: wordsIn(bareName(node.name)) }))
  const called = new Map(nodes.map(({ id, words }) => [id, words]))
  const byWord = unmistakable(nodes)
  const nodeThing = (id: string): Thing => ({
    type: 'node',
    id,
    key: `node ${id}`,
    name: bareName(diagram.nodes.find(one => one.id === id)!.name),
    words: new Set(called.get(id)),
  })
  const edgeThing = (edge: DiagramEdge): Thing => ({
    type: 'edge',
    id: edge.id,
    key: `edge ${edge.id}`,
    name: edgeName(diagram, edge),
    words: new Set([...(called.get(edge.from ?? '') ?? []), ...(called.get(edge.to ?? '') ?? [])]),
  })
  const between = (from: string, to: string): Thing => {
    const joins = (a: string, b: string) => diagram.edges.filter(edge => edge.from === a && edge.to === b)
    const there = joins(from, to)
    const either = there.length > 0 ? there : joins(to, from)
    if (either.length === 1) return edgeThing(either[0]!)
    const name = `${nodeThing(from).name} → ${nodeThing(to).name}`
    const words = new Set([...(called.get(from) ?? []), ...(called.get(to) ?? [])])
    return { type: 'edge', id: null, key: `between ${from} ${to}`, name, words }
  }
  const inClause = (clause: string): Thing | null => {
    const found = mentions(clause, byWord)
    for (const [i, one] of found.entries()) {
      const next = found[i + 1]
      if (next && next.id !== one.id && joins(clause.slice(one.to, next.from), clause.slice(0, one.from)))
        return between(one.id, next.id)
    }
    const named = new Set(found.map(({ id }) => id))
    if (named.size <= 1) return found[0] ? nodeThing(found[0].id) : null
    // Of several the one that stands nearest before the number, else behind it.
    const number = clause.indexOf('·')
    const before = found.filter(one => one.to <= number).at(-1)
    return nodeThing((before ?? found[0]!).id)
  }
  const known = new Map<string, Thing | null>()
  const inKnown = (clause: string): Thing | null => {
    const before = known.get(clause)
    if (before !== undefined) return before
    const found = inClause(clause)
    known.set(clause, found)
    return found
  }
  const things = new Map([
    ...diagram.nodes.map(({ id }) => [id, nodeThing(id)] as const),
    ...diagram.edges.map(edge => [edge.id, edgeThing(edge)] as const),
  ])
  return {
    of: id => things.get(id) ?? null,
    in: clauses => {
      for (const clause of clauses) {
        const found = inKnown(clause)
        if (found) return found
      }
      return null
    },
  }
}

/** What a box is called, without the numbers that stand on it: "Cache" of "Cache 10 GB", and "Shard 1" of itself. */
function bareName(name: string): string {
  const line = nodeName(name)
  let bare = ` ${plain(line)} `
  for (const { text } of quantitiesIn(line)) bare = bare.replace(text, ' ')
  bare = bare.replace(/\b(?:p\d{2,3}|median)\b/gi, ' ').replace(/[\s,;:·|~<>≤≥=@()[\]-]+$/u, '')
  return bare.trim() || line
}

const wordForm = /[\p{L}\p{N}]+/gu
const wordsIn = (text: string): readonly string[] =>
  [...text.toLowerCase().matchAll(wordForm)].map(([word]) => base(word))

/** By first word, the longest first. A name that two boxes have names neither; nor does one of a single letter. */
function unmistakable(nodes: readonly Named[]): ReadonlyMap<string, readonly Named[]> {
  const times = new Map<string, number>()
  for (const { words } of nodes) times.set(words.join(' '), (times.get(words.join(' ')) ?? 0) + 1)
  const byFirst = new Map<string, Named[]>()
  for (const node of nodes.toSorted((a, b) => b.words.length - a.words.length)) {
    const name = node.words.join(' ')
    const [first] = node.words
    if (first === undefined || name.length < 2 || times.get(name) !== 1) continue
    byFirst.set(first, [...(byFirst.get(first) ?? []), node])
  }
  return byFirst
}

interface Mention {
  readonly id: string
  readonly from: number
  readonly to: number
}

function mentions(clause: string, byFirst: ReadonlyMap<string, readonly Named[]>): readonly Mention[] {
  const tokens = [...clause.toLowerCase().matchAll(wordForm)].map(match => ({
    word: base(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }))
  const found: Mention[] = []
  for (let at = 0; at < tokens.length; at++) {
    const fits = byFirst
      .get(tokens[at]!.word)
      ?.find(({ words }) => words.every((word, i) => tokens[at + i]?.word === word))
    if (!fits) continue
    found.push({ id: fits.id, from: tokens[at]!.from, to: tokens[at + fits.words.length - 1]!.to })
    at += fits.words.length - 1
  }
  return found
}

const arrow =
  /^\s*(?:-+>|=+>|→|⇒|↔|<-+>|to|into|calls?|calling|reads? from|writes? to|reads?|writes?|asks?|hits?)\s*(?:the\s|our\s)?\s*$/i
/** "A → B", "A to B", "A calls the B", "between A and B". */
const joins = (gap: string, before: string): boolean =>
  arrow.test(gap) || (/^\s*and\s*(?:the\s)?$/i.test(gap) && /\bbetween\s(?:the\s)?$/i.test(before))
