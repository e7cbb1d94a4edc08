/** What two people do in one whole design round on the distributed cache: who asks what, after how many seconds of talk. */
import type { Command } from '@signalroom/shared'

/** Seconds that pass in talk, whose talk it is, and what that person then asks for. */
export type Move = readonly [seconds: number, who: 'lee' | 'mina', command: Command]

const line = (seconds: number, list: string, text: string, fields?: Record<string, string>): Move => [
  seconds,
  'mina',
  { type: 'line.add', list, text, ...(fields ? { fields } : {}) },
]
const head = (seconds: number, list: string, fields: Record<string, string>): Move => [
  seconds,
  'mina',
  { type: 'card.head', list, fields },
]
const layer = (seconds: number, which: 'business' | 'data' | 'operational', text: string): Move => [
  seconds,
  'mina',
  { type: 'layer.state', layer: which, text },
]
const hint = (seconds: number, id: string): Move => [seconds, 'lee', { type: 'hint.show', hint: id }]
const next = (seconds: number, from: string, to: string): Move => [
  seconds,
  'lee',
  { type: 'phase.enter', from, to },
]
const board = (
  seconds: number,
  nodes: number,
  arrows: number,
  orphans: number,
  latencies: number,
  stores: number,
): Move => [
  seconds,
  'mina',
  { type: 'board.measure', measure: { nodes, arrows, orphans, latencies, stores } },
]
/** A chunk of the design, the pause, the question that closes it, and its answer. */
const chunk = (seconds: number, text: string, answer: 'yes' | 'no' | 'adjust' = 'yes'): readonly Move[] => [
  [1, 'mina', { type: 'chunk.begin' }],
  [seconds, 'mina', { type: 'chunk.end' }],
  [2.6, 'mina', { type: 'confirm.ask', text }],
  [3, 'lee', { type: 'confirm.answer', answer }],
]
const card = (id: string, minutesToAnswer: number): readonly Move[] => [
  [4, 'lee', { type: 'card.fire', card: id }],
  [9, 'mina', { type: 'card.acknowledge', card: id }],
  [6, 'mina', { type: 'thought.declare' }],
  ...chunk(minutesToAnswer * 60, 'Does that hold for you?'),
  [3, 'lee', { type: 'card.answer', card: id, outcome: 'answered' }],
]

const scope: readonly Move[] = [
  [12, 'lee', { type: 'question.mark' }],
  hint(6, 'load'),
  [15, 'lee', { type: 'question.mark' }],
  hint(5, 'size'),
  line(20, 'in-scope', 'Read a value by key, from the cache or else from the database'),
  line(18, 'in-scope', 'Write a value and have readers see it within a minute'),
  line(14, 'out-of-scope', 'Search', { reason: 'The database keeps doing it' }),
  line(10, 'in-scope', 'Sign people in'),
  [8, 'lee', { type: 'question.mark' }],
  hint(5, 'staleness'),
  [9, 'mina', { type: 'line.remove', line: 0 }],
  line(11, 'scale', '100,000 reads a second at peak'),
  [6, 'lee', { type: 'note.take', text: 'Asked about staleness by herself, before drawing.' }],
  ...chunk(40, 'Is that the scope you had in mind?'),
  next(9, 'scope', 'layers'),
]
const layers: readonly Move[] = [
  layer(25, 'business', 'The bill should go down'),
  [5, 'lee', { type: 'chat.say', text: 'Is there a figure to hold on to?' }],
  hint(8, 'cost'),
  layer(15, 'business', 'Save $22,000 a month in database machines'),
  layer(30, 'data', '1 TB of values, 2 TB with one replica, 48 GB a node'),
  line(20, 'estimates', '2 TB / 48 GB = 42 nodes'),
  layer(35, 'operational', 'A cold start must not send more than 30,000 reads a second to the database'),
  ...chunk(35, 'Do these three numbers match what you need?', 'adjust'),
  line(12, 'commit', 'Values may be a minute old', {
    reason: 'It decides everything else',
    cost: 'A reader may see what was true a minute ago',
  }),
  [6, 'lee', { type: 'score.set', criterion: 'LB', value: 3, pin: { quote: 'Save $22,000 a month' } }],
  next(20, 'layers', 'contract'),
]
const contract: readonly Move[] = [
  line(18, 'entities', 'Key'),
  line(14, 'entities', 'Value with its age'),
  line(22, 'calls', 'get(key) gives value and age, or a miss'),
  line(20, 'calls', 'put(key, value, seconds to live)'),
  ...chunk(45, 'Safe to send twice: agreed?'),
  [10, 'lee', { type: 'nod.give' }],
  next(30, 'contract', 'high-level'),
]
const highLevel: readonly Move[] = [
  board(40, 2, 1, 0, 0, 0),
  board(35, 4, 3, 1, 1, 1),
  ...chunk(50, 'Shall I trace a write as well?'),
  board(30, 5, 5, 0, 3, 1),
  line(15, 'budget', 'To the node and back', { p99: '2 ms', basis: 'assumed' }),
  line(8, 'budget', 'On the node', { p99: '0.3 ms', basis: 'measured', source: 'Its own histogram' }),
  head(5, 'budget', { target: '5 ms' }),
  [3, 'mina', { type: 'card.commit', list: 'budget' }],
  [3, 'mina', { type: 'card.place', list: 'budget', x: 40, y: 620 }],
  [
    8,
    'lee',
    {
      type: 'evidence.pin',
      criterion: 'S1',
      pin: { on: { type: 'board', x: 120, y: 80, w: 420, h: 200 }, quote: '2.3 ms of 5 ms' },
    },
  ],
  [5, 'lee', { type: 'flag.raise', flag: 'systems-thinker' }],
  [2, 'lee', { type: 'flag.raise', flag: 'vague' }],
  [3, 'lee', { type: 'flag.withdraw', raised: 0 }],
  [10, 'lee', { type: 'clock.pause' }],
  [45, 'lee', { type: 'clock.resume' }],
  ...chunk(60, 'Is this path good enough to go deeper?'),
  board(20, 6, 7, 0, 4, 2),
  hint(12, 'hits'),
  ...chunk(55, 'So misses are what we must count, yes?'),
  next(60, 'high-level', 'deep-dive'),
]
const deepDive: readonly Move[] = [
  line(20, 'target', 'The loss of a node: its keys all miss at once'),
  line(25, 'options', 'Modulo', { 'criterion-1': 'nearly all', cost: '42 nodes' }),
  line(25, 'options', 'Ring with copies', { 'criterion-1': '2.4 %', cost: '84 nodes', pick: 'picked' }),
  ...chunk(60, 'Shall I work the misses out?'),
  head(15, 'options', { 'criterion-1': 'keys that move', lost: 'a terabyte of memory' }),
  [
    5,
    'lee',
    {
      type: 'evidence.pin',
      criterion: 'S2',
      pin: {
        on: { type: 'code', file: 'sketch.py', from: 3, to: 9, text: 'ring.owner(key)' },
        quote: 'It gives up a terabyte of memory',
      },
    },
  ],
  ...card('hot-key', 1.8),
  [4, 'lee', { type: 'evidence.pin', criterion: 'TRD', pin: { on: { type: 'event', seq: 3 } } }],
  [3, 'lee', { type: 'evidence.unpin', pinned: 0 }],
  [4, 'lee', { type: 'clock.extend', ms: 60_000 }],
  ...chunk(70, 'Do you want the same for a zone?', 'no'),
  [10, 'mina', { type: 'chat.say', text: '75,000 × 2.4 % ≈ 1,800 more misses a second' }],
  ...chunk(50, 'Does 1,800 more fit under the limit you gave?'),
  next(90, 'deep-dive', 'stress'),
]
const stress: readonly Move[] = [
  line(15, 'failures', 'All nodes cold: reads are shed, one person in five sees a slow page'),
  ...card('cold', 0.9),
  line(15, 'failures', 'One zone gone: twice the latency for its people'),
  line(12, 'slo', 'Reads under 5 ms', {
    target: '99.9 %',
    window: '28 days',
    owner: 'Cache team',
    stance: 'I set it',
    spent: 'No release until it is back',
  }),
  line(6, 'retry', 'Client', { attempts: '2' }),
  head(4, 'retry', { ratio: '10 %' }),
  ...card('prices', 0.6),
  line(8, 'levels', '1×', { traffic: '100,000 rps', nodes: '42', price: '$0.30/h' }),
  line(8, 'levels', '2×', { traffic: '200,000 rps', nodes: '60', price: '$0.30/h' }),
  line(8, 'levels', '5×', { traffic: '500,000 rps', nodes: '150', price: '$0.30/h' }),
  [5, 'lee', { type: 'flag.raise', flag: 'production-ready-mindset', pin: { quote: 'Reads are shed' } }],
  next(10, 'stress', 'close'),
]
const close: readonly Move[] = [
  line(25, 'signals', 'Misses at the database stay under 30,000 a second'),
  line(20, 'signals', 'A ring with copies instead of modulo'),
  line(20, 'signals', '$22,000 less a month, from the second month on'),
  [5, 'lee', { type: 'evidence.pin', criterion: 'S3', pin: { quote: '$22,000 less a month' } }],
  ...chunk(20, 'Is there anything you would have wanted to hear?'),
  [15, 'lee', { type: 'round.end' }],
]
/** Behind the bell: both score blind, then everything is shown. */
const values = {
  S1: 3,
  S2: 3,
  S3: 4,
  LB: 3,
  LD: 4,
  LO: 3,
  COM: 3,
  RSK: 3,
  TRD: 2,
  SCO: 'NE',
  DEP: 3,
  CUR: 3,
} as const
const after: readonly Move[] = [
  ...Object.entries(values).map(([criterion, value]): Move => [
    8,
    'lee',
    { type: 'score.set', criterion, value },
  ]),
  [
    5,
    'mina',
    { type: 'self.score', criterion: 'S1', value: 2, pin: { quote: 'I said 5 ms without its source' } },
  ],
  [5, 'mina', { type: 'self.score', criterion: 'S2', value: 3 }],
  [5, 'mina', { type: 'self.score', criterion: 'S3', value: 3 }],
  [9, 'lee', { type: 'note.take', text: 'Would gladly do this again with her.' }],
  [20, 'lee', { type: 'debrief.release' }],
  [6, 'lee', { type: 'chat.say', text: 'Well done.' }],
]

export const during: readonly Move[] = [scope, layers, contract, highLevel, deepDive, stress, close].flat()
export { after }
