/** Artifact cards on which nothing is missing and nothing wrong, as commands: one of each kind. */
import type { ArtifactKind, Command } from '@signalroom/shared'

type Row = readonly [text: string, fields: Readonly<Record<string, string>>]
interface Card {
  readonly rows: readonly Row[]
  readonly head?: Readonly<Record<string, string>>
}

export const wholeCards: Readonly<Record<ArtifactKind, Card>> = {
  'latency-budget': {
    rows: [
      ['Edge', { p50: '4 ms', p99: '20 ms', basis: 'assumed' }],
      ['Cache', { p99: '5 ms', basis: 'measured', source: 'Dashboard “cache reads”, last week' }],
    ],
    head: { target: '200 ms' },
  },
  capacity: {
    rows: [
      ['1×', { traffic: '1,000 rps', nodes: '7', price: '$0.40/h' }],
      ['2×', { traffic: '2,000 rps', nodes: '13', price: '$0.40/h' }],
      ['5×', { traffic: '5,000 rps', nodes: '31', price: '$0.40/h' }],
    ],
  },
  slo: {
    rows: [
      [
        'Reads answered under 200 ms',
        {
          target: '99.9 %',
          window: '30 days',
          owner: 'Search team',
          stance: 'I set it',
          spent: 'Releases stop until the window has moved on',
        },
      ],
    ],
  },
  'retry-budget': {
    rows: [
      ['Client', { attempts: '3' }],
      ['Gateway', { attempts: '3' }],
      ['Service', { attempts: '3' }],
    ],
    head: { ratio: '10 %' },
  },
  'trade-offs': {
    rows: [
      ['Fan-out on write', { 'criterion-1': '20 ms', cost: '$900 a month', pick: 'picked' }],
      ['Fan-out on read', { 'criterion-1': '180 ms', cost: '$200 a month' }],
    ],
    head: { 'criterion-1': 'latency of a read', lost: 'Writes of the largest accounts are slow' },
  },
  commitment: {
    rows: [['Fan-out on write', { reason: 'Reads are a hundred times as many', cost: '3 TB more' }]],
  },
  scope: { rows: [['Search', { reason: 'The database goes on doing it' }]] },
  bottleneck: {
    rows: [
      [
        'The ranking call',
        { cause: 'One feature at a time', fix: 'In one batch', before: '900 ms', after: '120 ms' },
      ],
    ],
  },
  sharding: {
    rows: [
      ['user id', { shards: '16', traffic: '8,000 rps', hottest: '2 %', limit: '1,500 rps', cost: '$0.78' }],
    ],
  },
  'one-page': {
    rows: [['The index was restarted', { when: '14:02' }]],
    head: {
      title: 'Search was slow',
      impact: '41,000 searches failed in 12 minutes',
      trigger: 'A restart without a warm cache',
      cause: 'Nothing warms it',
      detection: 'By a customer, after 9 minutes',
      resolution: 'The cache filled',
      actions: 'Search team warms it by Friday; the alarm of the drill shows it',
    },
  },
}

/** Fills the card of a list. */
export const fill = (kind: ArtifactKind, list: string): readonly Command[] => {
  const { rows, head } = wholeCards[kind]
  return [
    ...rows.map(([text, fields]): Command => ({ type: 'line.add', list, text, fields })),
    ...(head ? [{ type: 'card.head', list, fields: head } satisfies Command] : []),
  ]
}
