/** One scripted round for each rule of the failure modes: the good one, spoiled in one way. Knows no threshold but by its seconds. */
import type { Command, Drawn, FailureModeId, Firing } from '@signalroom/shared'
import {
  adding,
  board,
  byLee,
  byMina,
  good,
  line,
  picks,
  says,
  until,
  without,
  type Deed,
} from './design-rounds.js'

export interface Script {
  readonly mode: FailureModeId
  readonly rule: Firing['rule']
  readonly deeds: readonly Deed[]
}
const spoiled = (mode: FailureModeId, rule: Firing['rule'], deeds: readonly Deed[]): Script => ({
  mode,
  rule,
  deeds,
})

const both = [
  byMina(5, 'ear', (_, now) => ({ type: 'ear.open', at: now })),
  byLee(6, 'ear', (_, now) => ({ type: 'ear.open', at: now })),
]
/** Speech of so many seconds that is over at a second. */
export const spoke = (by: typeof byMina, end: number, seconds: number): Deed =>
  by(end, 'voice', (_, now) => ({ type: 'voice.spoke', from: now - seconds * 1000, to: now }))
const noScale = without(good, 'scale', 'rate', 'data', 'estimate')

const draws = (...changes: readonly Drawn[]): Command => ({ type: 'drawing.tell', changes: [...changes] })
/** The same box, under another name each time. */
const cache = (nth: number): Drawn => ({
  is: 'node',
  id: 'cache',
  kind: 'cache',
  name: `Cache ${nth} GB`,
  frame: null,
})

const hedged =
  'I think that maybe this works somehow, and perhaps the index is fine or something like that; or is the index what we look at last of all?'

export const scripts: readonly Script[] = [
  spoiled('F1', 'no-question', without(good, 'question')),
  spoiled(
    'F1',
    'boxes-first',
    adding(
      without(good, 'question'),
      byMina(60, 'named', says('Redis in front of the photos')),
      byLee(100, 'question', { type: 'question.mark' }),
    ),
  ),
  spoiled(
    'F1',
    'tried-board',
    adding(good, ...[60, 80, 110].map(at => byMina(at, 'try', { type: 'board.try' }))),
  ),
  spoiled('F2', 'no-number', until(noScale, 800)),
  spoiled(
    'F2',
    'scale-word-first',
    adding(good, byMina(140, 'named', says('Sharding by person first of all'))),
  ),
  spoiled('F3', 'unjoined', adding(without(good, 'boxes'), byMina(900, 'boxes', board(6, 1, 1)))),
  spoiled(
    'F3',
    'many-stores',
    adding(without(good, 'option', 'pick'), byMina(1100, 'boxes', board(7, 7, 3))),
  ),
  spoiled('F3', 'no-commitment', without(good, 'commit')),
  spoiled(
    'F4',
    'not-drawing',
    until(without(good, 'on-to-contract', 'on-to-boxes', 'boxes', 'on-to-depth'), 1200),
  ),
  spoiled(
    'F4',
    'one-region',
    adding(good, ...[0, 1, 2, 3, 4, 5, 6].map(nth => byMina(950 + nth * 102, 'draw', draws(cache(nth))))),
  ),
  spoiled('F4', 'not-deep', until(without(good, 'on-to-depth'), 1750)),
  spoiled(
    'F5',
    'monologue',
    adding(good, ...both, ...[0, 1, 2, 3, 4].map(nth => spoke(byMina, 1200 + nth * 15, 15))),
  ),
  spoiled(
    'F5',
    'no-check',
    adding(
      good,
      byMina(1010, 'proposal', says('I put the photos into an object store, with the index beside it.')),
      byMina(1030, 'proposal', says('The cache stands in front of the index and keeps the newest day.')),
      byMina(1050, 'proposal', says('The queue takes uploads when the index is slow or being rebuilt.')),
    ),
  ),
  spoiled(
    'F5',
    'dead-air',
    adding(
      good,
      ...both,
      spoke(byMina, 1108, 4),
      spoke(byMina, 1124, 3),
      spoke(byLee, 1136, 9),
      spoke(byMina, 1152, 4),
    ),
  ),
  spoiled('F5', 'push-open', without(good, 'settle')),
  spoiled(
    'F6',
    'open-options',
    adding(
      good,
      byMina(1500, 'could', says('We could use a cache.')),
      byMina(1560, 'could', says('We could add a log.')),
      byMina(1620, 'could', says('We could move it into the client.')),
      byLee(1590, 'nod', { type: 'nod.give' }),
    ),
  ),
  spoiled('F6', 'hedges', adding(good, ...[1500, 1520, 1545].map(at => byMina(at, 'hedge', says(hedged))))),
  spoiled(
    'F6',
    'reopened',
    adding(
      good,
      byMina(1700, 'again', says('Actually, for the load I’d rather not: I pick time.')),
      byMina(1760, 'again', says('On second thought I take person again, for the load.')),
    ),
  ),
  spoiled(
    'F6',
    'argued',
    adding(
      good,
      ...[1710, 1740, 1775, 1806].map((at, nth) =>
        byMina(
          at,
          'argues',
          picks('by person', `We could shard by person: even, twice the cost, point ${nth}`),
        ),
      ),
    ),
  ),
  spoiled(
    'O',
    'store-first',
    adding(without(good, 'rate', 'data', 'estimate'), byLee(1900, 'told', says('It is 10 TB a day, say.'))),
  ),
]

/** At the edge and not over it: none of them fires. */
export const harmless: readonly (readonly [what: string, deeds: readonly Deed[]])[] = [
  ['a good round', good],
  [
    'the first question at the last second',
    adding(without(good, 'question'), byLee(180, 'question', { type: 'question.mark' })),
  ],
  [
    'the commitment at the last second',
    adding(without(good, 'commit'), byMina(600, 'commit', line('commit', 'Fan out on write'))),
  ],
  [
    'scale asked about, not claimed',
    adding(good, byMina(100, 'asks', says('Does it have to be multi-region, or sharded by tenant?'))),
  ],
  [
    'a number in the sentence that shards',
    adding(good, byMina(140, 'says', says('At 50,000 requests a second we shard by person.'))),
  ],
  [
    'boxes that are joined within a minute',
    adding(good, byMina(1150, 'boxes', board(9, 3, 2)), byMina(1205, 'boxes', board(9, 9, 2))),
  ],
  [
    'two tries to draw, and no more',
    adding(good, ...[60, 80].map(at => byMina(at, 'try', { type: 'board.try' }))),
  ],
  [
    'ten minutes of drawing here and there',
    adding(
      good,
      ...[0, 1, 2, 3, 4, 5, 6].map(nth =>
        byMina(950 + nth * 102, 'draw', draws({ ...cache(nth), id: nth % 2 ? 'cache' : 'index' } as Drawn)),
      ),
    ),
  ],
  [
    'one box looked at again after a rest',
    adding(
      good,
      ...[950, 1000, 1050, 1240, 1500, 1560].map((at, nth) => byMina(at, 'draw', draws(cache(nth)))),
    ),
  ],
  [
    'a pick that is mended for a minute and a half',
    adding(
      good,
      ...[1710, 1740, 1775, 1799].map((at, nth) =>
        byMina(
          at,
          'argues',
          picks('by person', `We could shard by person: even, twice the cost, point ${nth}`),
        ),
      ),
    ),
  ],
  [
    'two open options',
    adding(
      good,
      byMina(1500, 'could', says('We could use a cache.')),
      byMina(1560, 'could', says('We could add a log.')),
    ),
  ],
  [
    'three options and the pick behind them',
    adding(
      good,
      byMina(
        1500,
        'could',
        says('We could use a cache. We could add a log. We could use a map. I pick the log.'),
      ),
    ),
  ],
  [
    'a pick that is mended',
    adding(
      good,
      byMina(1700, 'mend', picks('by person', 'We could shard by person: even, at twice the cost')),
      byMina(1760, 'mend', picks('by person', 'We could shard by person: an even load, at twice the cost')),
    ),
  ],
  [
    'a push-back settled within three minutes',
    adding(
      without(good, 'settle'),
      byLee(1975, 'settle', ({ open }) => ({
        type: 'push.settle',
        push: open.pushes?.at(-1)?.id ?? 0,
        outcome: 'dropped',
      })),
    ),
  ],
  [
    'the drawing begun a little late',
    adding(
      without(good, 'on-to-boxes', 'boxes'),
      byLee(1075, 'on-to-boxes', { type: 'phase.enter', from: 'contract', to: 'high-level' }),
      byMina(1120, 'boxes', board(6, 6, 1)),
    ),
  ],
  [
    'proposals with a check after the second',
    adding(
      good,
      byMina(1010, 'proposal', says('I put the photos into an object store, with the index beside it.')),
      byMina(1030, 'proposal', says('The cache stands in front of the index. Does that meet 200 ms?')),
      byMina(1050, 'proposal', says('The queue takes uploads when the index is slow or being rebuilt.')),
      byMina(1070, 'proposal', says('The index is rebuilt from the photos, which takes a night or two.')),
    ),
  ],
]
