/** Reads a flowchart of Mermaid as a diagram, or says in which line what is wrong. Knows no board and no layout. */
import { textClass } from './classes.js'
import { Flowchart, type MermaidDiagram } from './flowchart.js'
import { plainLabel } from './label.js'
import { brackets, shapeWords } from './outlines.js'
import { lineAt, Source, Unreadable } from './source.js'

export type { MermaidDiagram } from './flowchart.js'
export interface NotMermaid {
  /** From 1. */
  readonly line: number
  readonly reason: string
}

const longest = 200_000

export function fromMermaid(text: string): MermaidDiagram | NotMermaid {
  const whole = text.replace(/\r\n?/g, '\n')
  if (whole.length > longest) return { line: 1, reason: 'This text is too long for a board.' }
  const plain = withoutRemarks(whole)
  try {
    return read(new Source(plain))
  } catch (error) {
    if (error instanceof Unreadable) return { line: lineAt(plain, error.at), reason: error.message }
    throw error
  }
}

/** Front matter, directives and comments are blank, line for line. */
const withoutRemarks = (text: string): string =>
  text
    .replace(/^\s*---[^\S\n]*\n[\s\S]*?\n---[^\S\n]*(?=\n|$)/u, blank)
    .replace(/%%\{[\s\S]*?\}%%/gu, blank)
    .replace(/^[^\S\n]*%%[^\n]*/gmu, blank)
const blank = (found: string) => found.replace(/[^\n]/g, ' ')

function read(source: Source): MermaidDiagram {
  source.take(/\s*/y)
  const head = source.take(/(?:flowchart-elk|flowchart|graph)(?![\w-])/y)
  if (!head) {
    if (source.done) source.fail('There is nothing in it.')
    source.fail(
      `It begins with ${source.here}. A board takes flowcharts: they begin with “flowchart” or “graph”.`,
    )
  }
  const chart = new Flowchart(
    source
      .take(/[^\S\n]+(LR|RL|TB|TD|BT|BR)\b|[^\S\n]*([<>^]|v\b)/y)
      ?.slice(1)
      .find(Boolean),
  )
  if (!source.take(/[^\S\n]*(?=\n|;|$)/y))
    source.fail(`Here stands ${source.here}, where a direction (LR, RL, TB, BT) is meant.`)
  while (true) {
    source.take(/[\s;]+/y)
    if (source.done) break
    statement(source, chart)
  }
  if (chart.open) source.fail(`A subgraph has no “end”: ${chart.open}.`)
  return chart.finish()
}

function statement(source: Source, chart: Flowchart) {
  const said = source.sees(/([^\s"@]+)@\{[^}]*\}/y)
  if (said && chart.isEdge(said[1]!)) return source.skip(said[0].length)
  if (source.take(/subgraph(?![\w-])/y)) return subgraph(source, chart)
  if (source.take(/end(?=\s|;|$)/y)) {
    if (!chart.leave()) source.fail('An “end” without its subgraph.')
    return
  }
  const direction = source.take(/direction[^\S\n]+(TB|TD|BT|RL|LR)[^\n;]*/y)
  if (direction) return chart.turn(direction[1]!)
  const classes = source.take(/class[^\S\n]+([^\n;]+?)[^\S\n]+([\w-]+)[^\S\n]*(?=\n|;|$)/y)
  if (classes) return classes[1]!.split(',').forEach(id => chart.mark(id.trim(), classes[2]!))
  if (source.take(/accDescr\s*\{[^}]*\}/y)) return
  if (source.take(/(?:style|linkStyle|classDef|class|click|href|accTitle|accDescr)(?=[\s:])[^\n]*/y)) return
  chain(source, chart)
}

/** `subgraph id[title]`, `subgraph id`, `subgraph "title"`, or words. */
function subgraph(source: Source, chart: Flowchart) {
  source.take(/[^\S\n]*/y)
  const own = source.take(/"([^"]*)"/y)
  if (own) chart.enter(null, plainLabel(own[1]!))
  else {
    const id = source.take(/[^\n;["]*/y)![0].trim()
    const title = source.takeWord('[') ? enclosed(source, [']'], '[') : null
    chart.enter(/\s/.test(id) || id === '' ? null : id, title ?? id)
  }
  toEnd(source)
}

/** Nodes, and links from each of one side to each of the next. */
function chain(source: Source, chart: Flowchart) {
  let from = nodes(source, chart)
  while (true) {
    const link = linkIn(source)
    if (!link) break
    const to = nodes(source, chart)
    if (!link.hidden)
      for (const one of from) for (const other of to) if (!chart.join(one, other, link)) source.fail(full)
    from = to
  }
  toEnd(source)
}
const full = 'More nodes or arrows than a board takes.'

function toEnd(source: Source) {
  if (source.take(/[^\S\n]*(?:%%[^\n]*)?(?=\n|;|$)/y)) return
  source.fail(`Here stands ${source.here}, where an arrow such as --> or the end of the line is meant.`)
}

function nodes(source: Source, chart: Flowchart): readonly string[] {
  const ids = [node(source, chart)]
  while (source.take(/\s*&\s*/y)) ids.push(node(source, chart))
  return ids
}

/** Letters, digits and signs; a dash or a dot is none where an arrow begins. */
const idForm = /(?:[\p{L}\p{N}\p{M}!#$%'*+`?\\_/]|\.(?!-)|-(?![->.])|=(?!=))+/uy

function node(source: Source, chart: Flowchart): string {
  const id = source.take(idForm)?.[0]
  if (id === undefined) source.fail(`Here stands ${source.here}, where the name of a node is meant.`)
  const bracket = brackets.find(([open]) => source.takeWord(open))
  const text = bracket ? enclosed(source, bracket[1], bracket[0]) : undefined
  if (!chart.mention(id, text, bracket?.[2])) source.fail(full)
  if (source.takeWord('@{')) shaped(source, chart, id)
  const marked = source.take(/:::((?:\w|-(?![-.]))+)/y)
  if (marked) chart.mark(id, marked[1]!)
  return id
}

/** A text and what closes it: in quotes anything may stand, else no bracket. */
function enclosed(source: Source, closing: readonly string[], open: string): string {
  const text = source.take(/\s*"([^"]*)"\s*/y)?.[1] ?? rawText(source, closing)
  if (!closing.some(close => source.takeWord(close)))
    source.fail(
      `Here stands ${source.here}, where “${closing[0]}” is meant for “${open}”. A text with brackets or quotes stands in quotes.`,
    )
  const markdown = /^`([\s\S]*)`$/u.exec(text)?.[1]
  return plainLabel(markdown?.replace(/\*\*?([^*\n]+)\*\*?/gu, '$1') ?? text)
}

/** A slash ends a text only where it closes a slanted one. */
const rawText = (source: Source, closing: readonly string[]): string =>
  source.take(
    closing[0]!.length === 2 && /[\\/]/.test(closing[0]!)
      ? /(?:[^[\](){}|"\\/]|[\\/](?!\]))*/y
      : /[^[\](){}|"]*/y,
  )![0]

/** `@{ shape: cyl, label: "Orders" }`; of an edge it says nothing that a board could show. */
function shaped(source: Source, chart: Flowchart, id: string) {
  const inner = source.take(/((?:"[^"]*"|[^"}])*)\}/y)
  if (!inner) source.fail('After “@{” a “}” is missing.')
  const of = (key: string) => {
    const found = new RegExp(String.raw`(?:^|[\s,])${key}\s*:\s*(?:"([^"]*)"|([^\s,"]+))`, 'u').exec(
      inner[1]!,
    )
    return found?.[1] ?? found?.[2]
  }
  const [label, shape] = [of('label'), of('shape')]
  chart.mention(
    id,
    label === undefined ? undefined : plainLabel(label),
    shape === undefined ? undefined : (shapeWords.get(shape) ?? 'box'),
  )
  if (shape === 'text') chart.mark(id, textClass)
}

export interface Link {
  readonly id?: string | undefined
  readonly head: boolean
  readonly tail: boolean
  readonly label: string
  /** Drawn by nobody: it only keeps things apart. */
  readonly hidden: boolean
}

const wholeLink = /\s*(?:([^\s"@]+)@(?=[xo<]?[-=~.]))?([xo<]?(?:--+[-xo>]|==+[=xo>]|-?\.+-[xo>]?|~~~+))\s*/y
/** What opens a link with its text in it, and what closes it. */
const openLinks = [
  [/\s*([xo<]?--)\s*/y, /((?:[^-\n]|-(?!-))*?)\s*([xo<]?--+[-xo>])\s*/y],
  [/\s*([xo<]?==)\s*/y, /((?:[^=\n]|=(?!=))*?)\s*([xo<]?==+[=xo>])\s*/y],
  [/\s*([xo<]?-\.)\s*/y, /((?:[^.\n]|\.(?!-))*?)\s*([xo<]?-?\.+-[xo>]?)\s*/y],
] as const

function linkIn(source: Source): Link | null {
  const whole = source.take(wholeLink)
  if (whole) {
    const label = source.takeWord('|') ? between(source) : ''
    return { ...linkOf(whole[2]!, whole[2]!, label), id: whole[1] }
  }
  for (const [opens, closes] of openLinks) {
    const open = source.take(opens)
    if (!open) continue
    const rest = source.take(closes)
    if (!rest) source.fail(`An arrow begins before ${source.here} and does not end.`)
    return linkOf(open[1]!, rest[2]!, plainLabel(unquoted(rest[1]!)))
  }
  return null
}

function between(source: Source): string {
  const text = source.take(/\s*(?:"([^"]*)"|([^|"\n]*))\s*\|\s*/y)
  if (!text) source.fail(`The text of an arrow begins before ${source.here} and has no “|” at its end.`)
  return plainLabel(text[1] ?? text[2]!)
}

const unquoted = (text: string): string => /^\s*"([^"]*)"\s*$/u.exec(text)?.[1] ?? text
const linkOf = (start: string, end: string, label: string): Link => ({
  head: /[xo>]$/.test(end),
  tail: /^[xo<]/.test(start),
  label,
  hidden: start.startsWith('~'),
})
