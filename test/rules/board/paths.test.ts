/** Ways from a caller to a store, and what the counts make of a reading. Diagrams are written as Mermaid. */
import { fromMermaid, measureOf, pathsIn, readBoard, type Diagram } from '@signalroom/shared'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { boundText, boxOf, geoOf, joinOf } from './records.js'

const diagram = (text: string): Diagram => {
  const found = fromMermaid(`flowchart LR\n${text}`)
  if ('line' in found) throw new Error(found.reason)
  return found
}
const paths = (text: string) => pathsIn(diagram(text)).map(({ nodes }) => nodes.join(' '))

describe('paths', () => {
  test('[N30] a path leads along the arrows from a caller to what keeps data', () => {
    expect(paths('Client --> API --> Postgres')).toEqual(['Client API Postgres'])
    expect(paths('Client --> API\nPostgres')).toEqual([])
    expect(paths('Client --> API\nPostgres --> API')).toEqual([])
    expect(paths('Client --- API <--> Redis')).toEqual(['Client API Redis'])
    expect(paths('Client --> API --> Model')).toEqual([])
    expect(paths('API --> Kafka --> Worker --> Postgres')).toEqual(['API Kafka Worker Postgres'])
  })
  test('[N30] each path goes over an arrow that none before it goes over, and over no node twice', () => {
    expect(paths('Client --> Gateway\nGateway --> Writes --> Postgres\nGateway --> Reads --> Redis')).toEqual(
      ['Client Gateway Writes Postgres', 'Client Gateway Reads Redis'],
    )
    expect(paths('Client --> API --> Postgres\nPostgres --> API\nAPI --> Client')).toEqual([
      'Client API Postgres',
    ])
    expect(paths('Client --> API --> Cache --> Postgres')).toEqual(['Client API Cache Postgres'])
    expect(paths('A[Web app] & B[Mobile app] --> API --> S3')).toEqual(['A API S3', 'B API S3'])
  })
  test('[N30] an arrow at a frame leads to what stands in it, and from there, and joins no neighbours', () => {
    expect(paths('subgraph vpc\nAPI\nDB[(Orders)]\nend\nClient --> vpc')).toEqual(['Client DB'])
    expect(paths('subgraph vpc\nClient\nOther\nend\nsubgraph data\nDB\nend\nvpc --> data')).toEqual([
      'Client DB',
    ])
    expect(paths('subgraph vpc\nAPI\nDB[(Orders)]\nend\nClient --> API\nvpc --> Log')).toEqual([])
  })
  test('[N30] any diagram has them at once, each from a start to a keeper along arrows that are there', () => {
    const edge = fc.record({
      from: fc.nat(29),
      to: fc.nat(29),
      heads: fc.constantFrom('one', 'both', 'none'),
    })
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 80 }), drawn => {
        const kinds = ['client', 'service', 'service', 'store', 'cache'] as const
        const nodes = Array.from({ length: 30 }, (_, i) => ({
          id: `${i}`,
          kind: kinds[i % 5]!,
          name: '',
          frame: null,
        }))
        const edges = drawn.map(
          ({ from, to, heads }, i) =>
            ({ id: `e${i}`, from: `${from}`, to: `${to}`, heads, label: '' }) as const,
        )
        const found = pathsIn({ nodes, edges, labels: [], frames: [] })
        for (const path of found) {
          expect(new Set(path.nodes).size).toBe(path.nodes.length)
          expect(path.edges.length).toBe(path.nodes.length - 1)
          expect(['3', '4']).toContain(`${Number(path.nodes.at(-1)) % 5}`)
          path.edges.forEach((id, i) => {
            const one = edges.find(other => other.id === id)!
            const ends = [path.nodes[i], path.nodes[i + 1]]
            expect([[one.from, one.to], ...(one.heads === 'one' ? [] : [[one.to, one.from]])]).toContainEqual(
              ends,
            )
          })
        }
        const each = found.map(({ edges: own }) => own)
        each.forEach((own, i) => expect(own.some(id => !each.slice(0, i).flat().includes(id))).toBe(true))
      }),
      { seed: 20, numRuns: 300 },
    )
    const ring = Array.from(
      { length: 1_900 },
      (_, i) => `n${i} --> n${(i + 1) % 1_900} & n${(i * 7) % 1_900}`,
    )
    const large = diagram(['Client --> n0', 'n5 --> Postgres', ...ring].join('\n'))
    const from = process.cpuUsage()
    pathsIn(large)
    expect(process.cpuUsage(from).user / 1_000).toBeLessThan(2_000)
  })
  test('[N31] the counts are those of the reading, of either engine', () => {
    const { elements } = JSON.parse(readFileSync(new URL('shortener.excalidraw', import.meta.url), 'utf8'))
    expect(measureOf(readBoard(elements))).toEqual({
      nodes: 8,
      arrows: 6,
      orphans: 1,
      latencies: 4,
      stores: 2,
      paths: 3,
      sizes: 3,
    })
    const placed = [
      geoOf('shape:a', 0, 0, { geo: 'client' }),
      geoOf('shape:b', 400, 0, { geo: 'store' }),
      geoOf('shape:c', 800, 0),
    ]
    expect(measureOf(readBoard(placed))).toEqual({
      nodes: 3,
      arrows: 0,
      orphans: 3,
      latencies: 0,
      stores: 1,
      paths: 0,
    })
    const drawn = [
      boxOf('a', 0, 0),
      boxOf('b', 300, 0),
      boundText('t', 'a', 'Users'),
      boundText('u', 'b', 'MySQL'),
    ]
    expect(measureOf(readBoard([...drawn, joinOf('e', 'a', 'b'), boundText('l', 'e', '12 ms')]))).toEqual({
      nodes: 2,
      arrows: 1,
      orphans: 0,
      latencies: 1,
      stores: 1,
      paths: 1,
    })
  })
})
