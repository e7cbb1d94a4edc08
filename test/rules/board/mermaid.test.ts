/**
 * Flowcharts of Mermaid, in and out. `mermaid-11.17.2.json` is what the parser of mermaid 11.17.2 itself made of these texts;
 * it is not edited.
 */
import { readFileSync } from 'node:fs'
import {
  componentKinds,
  fromMermaid,
  guessKind,
  readBoard,
  toMermaid,
  type ComponentKind,
  type Diagram,
  type MermaidDiagram,
} from '@signalroom/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

interface Reference {
  readonly text: string
  readonly refused?: true
  readonly direction: string
  readonly nodes: readonly [string, string][]
  readonly edges: readonly (readonly [string, string, string, string])[]
  readonly frames: readonly (readonly [string, readonly string[]])[]
}
const here = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const references: readonly Reference[] = JSON.parse(here('mermaid-11.17.2.json'))
const directions = { right: 'LR', left: 'RL', down: 'TB', up: 'BT' }

function read(text: string): MermaidDiagram {
  const found = fromMermaid(text)
  if ('line' in found) throw new Error(`${found.line}: ${found.reason}\n${text}`)
  return found
}

describe('Mermaid', () => {
  test.each(references.filter(({ refused }) => !refused))(
    '[N20] is read as Mermaid reads it: $text',
    reference => {
      const diagram = read(reference.text)
      expect(directions[diagram.direction]).toBe(reference.direction)
      const sorted = (nodes: readonly (readonly [string, string])[]) =>
        nodes.map(node => node.join(': ')).sort()
      // Marks of Markdown are Mermaid's to draw; a board has plain text.
      const plain = (text: string) => text.replaceAll('**', '')
      expect(sorted(diagram.nodes.map(({ id, name }) => [id, name]))).toEqual(
        sorted(reference.nodes.map(([id, name]) => [id, plain(name)])),
      )
      expect(diagram.edges.map(({ from, heads, to, label }) => [from, heads, to, label])).toEqual(
        reference.edges,
      )
      const held = diagram.frames.map(({ id, name }) => [
        name,
        diagram.nodes
          .filter(({ frame }) => frame === id)
          .map(node => node.id)
          .sort(),
      ])
      expect(held.map(one => JSON.stringify(one)).sort()).toEqual(
        reference.frames.map(one => JSON.stringify(one)).sort(),
      )
    },
  )
  test.each(references.filter(({ refused }) => refused))(
    '[N21] what Mermaid refuses is refused: $text',
    ({ text }) => {
      expect(fromMermaid(text)).toMatchObject({ line: expect.any(Number), reason: expect.any(String) })
    },
  )
  test('[N21] a text that does not parse is refused with its line and a reason', () => {
    expect(fromMermaid('flowchart LR\nA --> B\nA -> C')).toEqual({
      line: 3,
      reason: 'Here stands “-> C”, where an arrow such as --> or the end of the line is meant.',
    })
    expect(fromMermaid('%%{init: {\n}}%%\ngraph LR\nA[f(x)] --> B')).toEqual({
      line: 4,
      reason:
        'Here stands “(x)] --> B”, where “]” is meant for “[”. A text with brackets or quotes stands in quotes.',
    })
    expect(fromMermaid('flowchart LR\nsubgraph one\nA')).toMatchObject({
      reason: 'A subgraph has no “end”: “one”.',
    })
    expect(fromMermaid('mindmap\n root')).toMatchObject({ line: 1 })
    const each = Array.from({ length: 100 }, (_, i) => `n${i}`).join(' & ')
    expect(fromMermaid(`flowchart LR\n${each} --> ${each}`)).toMatchObject({ line: 2 })
    expect(fromMermaid('A'.repeat(300_000))).toMatchObject({ line: 1 })
  })
  test('[N21] no text whatever makes it throw, or hang', () => {
    const piece = fc.constantFrom(
      ...' |\n|;|A|B|-->|---|-.->|==>|--|==|-.|[|]|(|)|{|}|"|`|#|&|:::|@{|subgraph|end|%%|%%{|}%%|<br>|~~~|x|o|<|>|\\|/|class|click|style|direction TB|é'.split(
        '|',
      ),
      '|',
    )
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 60 })
    fc.assert(
      fc.property(text, pieces => {
        const found = fromMermaid(`flowchart LR\n${pieces.join('')}`)
        if ('line' in found) expect(found.line).toBeGreaterThan(0)
      }),
      { seed: 20, numRuns: 3_000 },
    )
    const from = performance.now()
    for (const sign of ['-', '=', '.', 'A-', '[', '"', '&', ' ', 'A&', '%%{', '<br', 'A--', 'A-.'])
      fromMermaid(`flowchart LR\nA${sign.repeat(Math.floor(60_000 / sign.length))}`)
    expect(performance.now() - from).toBeLessThan(20_000)
  })
  test('[N22] a board is written as a flowchart: frames as subgraphs, kinds as shapes, labels on edges', () => {
    const { elements } = JSON.parse(here('shortener.excalidraw'))
    expect(toMermaid(readBoard(elements)).split('\n')).toEqual([
      'flowchart LR',
      '  n2(["Mobile app"]):::client',
      '  n6["Stats worker"]:::service',
      '  n7[["Kafka"]]:::stream',
      '  n8[("Elasticsearch")]:::search-index',
      '  t1["1 billion links, 3 TB in five years"]:::text',
      '  subgraph f1["eu-west-1"]',
      '    n1(["Redis<br>100 GB"]):::cache',
      '    n3{{"API gateway"}}:::gateway',
      '    n4["Link service<br>4,000 rps"]:::service',
      '    n5[("Postgres")]:::store',
      '  end',
      '  n2 -->|"HTTPS<br>p50 20 ms / p99 80 ms"| n3',
      '  n3 -->|"gRPC 5 ms"| n4',
      '  n4 -->|"8 ms"| n5',
      '  n4 -->|"1 ms"| n1',
      '  n4 -->|"clicks"| n7',
      '  n7 <--> n6',
      '  classDef text fill:none,stroke:none',
      '',
    ])
  })
  test('[N22] whatever people write comes back as it was', () => {
    for (const diagram of fc.sample(diagrams, { seed: 20, numRuns: 500 })) {
      const back = read(toMermaid(diagram))
      expect(said(back)).toEqual(said(diagram))
    }
  })
})

/** Everything but the ids: nodes by their place, ends and frames by the words of what they are. */
function said({ nodes, edges, labels, frames }: Diagram) {
  const words = new Map<string | null, string>([
    [null, '-'],
    ...frames.map(({ id, name }) => [id, `frame ${name}`] as const),
    ...nodes.map(({ id, name, kind }) => [id, `${kind} ${name}`] as const),
  ])
  const of = (id: string | null) => words.get(id)
  return {
    nodes: nodes.map(({ id, frame }) => `${of(id)} in ${of(frame)}`).sort(),
    edges: edges.map(({ from, to, heads, label }) => `${of(from)} ${heads} ${of(to)}: ${label}`),
    labels: labels.map(({ text, frame }) => `${text} in ${of(frame)}`).sort(),
    frames: frames.map(({ id, frame }) => `${of(id)} in ${of(frame)}`).sort(),
  }
}

const awkward = fc.constantFrom(
  'end',
  '"',
  '#',
  ';',
  '&',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '|',
  '<b>',
  '<br>',
  '`',
  '%%',
  '%%{init',
  '\\',
  '\\n',
  '---',
  '-->',
  '1. ',
  '- ',
  '#quot;',
  '&amp;',
  ':::',
  '@{',
  'subgraph',
  '漢字',
  'é',
  '🚕',
  'עברית',
  '$$x$$',
  '*',
  '_',
  '~',
  'ﬂ°°',
  'graph',
  'style',
  '\n',
)
const words = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'grapheme', maxLength: 6 })), { minLength: 1, maxLength: 5 })
  // As a reading has it: no sign that nobody sees, no spaces around a line.
  .map(parts =>
    parts
      .join(' ')
      .replace(/[^\P{C}\n]/gu, '')
      .split('\n')
      .map(line => line.trim())
      .join('\n')
      .trim(),
  )
const diagrams: fc.Arbitrary<Diagram> = fc
  .record({
    frames: fc.array(fc.record({ name: words, within: fc.nat() }), { maxLength: 4 }),
    nodes: fc.array(
      fc.record({
        name: words,
        within: fc.nat(),
        kind: fc.constantFrom<ComponentKind | null>(null, ...componentKinds.map(({ id }) => id)),
      }),
      { maxLength: 8 },
    ),
    labels: fc.array(fc.record({ text: words.filter(text => text !== ''), within: fc.nat() }), {
      maxLength: 3,
    }),
    edges: fc.array(
      fc.record({
        from: fc.nat(),
        to: fc.nat(),
        label: fc.oneof(fc.constant(''), words),
        heads: fc.constantFrom('one', 'both', 'none'),
      }),
      { maxLength: 10 },
    ),
  })
  .map(({ frames, nodes, labels, edges }) => {
    const frameAt = (at: number, below: number) =>
      at % (below + 1) === below ? null : `frame ${at % (below + 1)}`
    const ends = [null, ...nodes.map((_, i) => `node ${i}`), ...frames.map((_, i) => `frame ${i}`)]
    return {
      frames: frames.map(({ name, within }, i) => ({ id: `frame ${i}`, name, frame: frameAt(within, i) })),
      nodes: nodes.map(({ name, within, kind }, i) => ({
        id: `node ${i}`,
        name,
        kind: kind ?? guessKind(name),
        frame: frameAt(within, frames.length),
      })),
      labels: labels.map(({ text, within }, i) => ({
        id: `label ${i}`,
        text,
        frame: frameAt(within, frames.length),
      })),
      edges: edges.map(({ from, to, label, heads }, i) => ({
        id: `edge ${i}`,
        from: ends[from % ends.length] ?? null,
        to: ends[to % ends.length] ?? null,
        label,
        heads,
      })),
    }
  })
