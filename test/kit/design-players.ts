/** Generated design rounds, by seed: people who do it well, each in their own way. Knows no threshold. */
import { board, byLee, byMina, enters, line, picks, says, type Deed } from './design-rounds.js'
import type { Random } from './random.js'

/** A whole number from one to another, both included. */
export const from = (by: Random, least: number, most: number): number => least + by.below(most - least + 1)

export const phases = [
  ['scope', 300],
  ['layers', 300],
  ['contract', 240],
  ['high-level', 600],
  ['deep-dive', 780],
  ['stress', 300],
  ['close', 180],
] as const
const scales = [
  '50 million users, and 5,000 uploads a second at noon',
  'Two million searches a day, about 25 requests per second',
  '1,000 rps on average, three times that at peak',
  '200k daily active users',
  '40k events/s in, 10 TB a day kept',
]
const kept = [
  '10 TB of photos a day',
  '500 GB hot, 90 days kept',
  '2 billion rows',
  '3 KB a record, 40 GB a day',
]
const commitments = [
  'Fan out on write',
  'One log, everything reads from it',
  'Index by person',
  'Precompute the feed',
]
const statements = [
  'The gateway checks the token and passes the call on to the service that owns the photo.',
  'I put the newest day into the cache because most reads are of today.',
  'Uploads go through a log, so that a slow index holds nobody up.',
  'The client sends a key of its own with each call, and a second one with that key changes nothing.',
  'Reads may be five seconds old; writes are seen by their author at once.',
]
const checks = [
  'Does that meet the 200 ms you gave me?',
  'Is that enough for what you have in mind?',
  'Should I go on?',
]
const asked = [
  'Who reads it, and how often?',
  'Is the order by time or by rank?',
  'How many tenants are there?',
  'What happens today when it fails?',
]

/** One who asks first, pins numbers, commits, draws, weighs, and stays in touch. */
export function honest(by: Random): readonly Deed[] {
  const starts = startsOf(by)
  const ears = by.chance(0.6)
  const deeds = [
    ...entering(starts),
    ...scoping(by),
    ...layered(by, starts),
    ...drawing(by, starts),
    ...weighing(by, starts),
    ...pushing(by, starts),
    ...(ears ? speaking(by, starts) : typing(by, starts)),
  ]
  const ends = starts[6] + from(by, 120, 200)
  const within = inTime(deeds).filter(({ at }) => at < ends)
  return paused(by, [...within, byLee(ends, 'end', { type: 'round.end' })])
}
/** In the order of their seconds. */
export const inTime = (deeds: readonly Deed[]) => deeds.toSorted((a, b) => a.at - b.at)
type Starts = readonly [number, number, number, number, number, number, number]

/** Each phase begins at its minute, a little before or up to a minute and a half after. */
function startsOf(by: Random): Starts {
  let planned = 0
  return phases.map(([, lasts], i) => {
    const start = i === 0 ? 0 : planned + from(by, -40, 90)
    planned += lasts
    return start
  }) as unknown as Starts
}
const entering = (starts: Starts): readonly Deed[] =>
  phases.slice(1).map(([to], i) => byLee(starts[i + 1] ?? 0, 'phase', enters(phases[i]?.[0] ?? '', to)))

function scoping(by: Random): readonly Deed[] {
  const questions = Array.from({ length: from(by, 2, 5) }, () => from(by, 20, 175)).toSorted((a, b) => a - b)
  return [
    ...questions.map(at =>
      by.chance(0.5)
        ? byLee(at, 'question', { type: 'question.mark' })
        : byMina(at, 'question', says(by.pick(asked))),
    ),
    byMina(from(by, 60, 200), 'flow', line('in-scope', 'A person uploads a photo and finds it again')),
    byMina(
      from(by, 100, 230),
      'left-out',
      line(
        'out-of-scope',
        by.pick(['Sharding by region, not yet', 'Multi-region', 'Payments, another team has them']),
      ),
    ),
    byMina(from(by, 176, 255), 'scale', line('scale', by.pick(scales))),
  ]
}

function layered(by: Random, starts: Starts): readonly Deed[] {
  const at = () => from(by, starts[1] + 5, starts[1] + 200)
  return [
    byMina(at(), 'business', { type: 'layer.state', layer: 'business', text: '99.9 % of searches succeed' }),
    byMina(at(), 'data', { type: 'layer.state', layer: 'data', text: by.pick(kept) }),
    byMina(at(), 'operational', { type: 'layer.state', layer: 'operational', text: 'p99 under 200 ms' }),
    byMina(at(), 'estimate', line('estimates', '10 TB a day are 116 MB/s')),
    byMina(from(by, 430, 595), 'commit', line('commit', by.pick(commitments))),
    byMina(starts[2] + from(by, 20, 90), 'entity', line('entities', 'Photo')),
    byMina(starts[2] + from(by, 90, 180), 'call', line('calls', 'upload(photo) returns its id')),
  ]
}

/** Boxes come first and are joined soon; in the end there is an arrow for most of them. */
function drawing(by: Random, starts: Starts): readonly Deed[] {
  const deeds: Deed[] = []
  const stores = from(by, 1, 4)
  let [at, nodes, arrows] = [starts[3] + from(by, 10, 60), 0, 0]
  const most = from(by, 5, 13)
  while (nodes < most) {
    nodes = Math.min(most, nodes + from(by, 1, 4))
    deeds.push(byMina(at, 'boxes', board(nodes, arrows, Math.min(stores, nodes))))
    at += from(by, 10, 45)
    arrows = Math.max(arrows, Math.ceil(nodes * (0.6 + by.below(7) / 10)))
    deeds.push(byMina(at, 'arrows', board(nodes, arrows, Math.min(stores, nodes))))
    at += from(by, 15, 70)
  }
  return deeds.filter((one, i) => JSON.stringify(one.does) !== JSON.stringify(deeds[i - 1]?.does))
}

function weighing(by: Random, starts: Starts): readonly Deed[] {
  const at = starts[4]
  const mended = by.chance(0.4)
    ? [
        byMina(
          at + from(by, 330, 500),
          'mend',
          picks('by person', 'We could shard by person: even, at twice the cost'),
        ),
      ]
    : []
  const again = by.chance(0.2)
    ? [
        byMina(
          at + from(by, 510, 700),
          'again',
          says('Actually, for the load I pick time, and I stay with it.'),
        ),
      ]
    : []
  return [
    byMina(at + from(by, 20, 60), 'target', line('target', 'The index: it must be fresh within a second')),
    byMina(
      at + from(by, 65, 110),
      'option',
      line('options', 'We could shard by person: even, twice the cost'),
    ),
    byMina(at + from(by, 115, 170), 'option', line('options', 'We could shard by time: cheap, one hot node')),
    byMina(at + from(by, 180, 300), 'pick', picks('by person')),
    ...mended,
    ...again,
    byMina(starts[5] + from(by, 30, 120), 'failure', line('failures', 'The index is gone: search is empty')),
    byMina(starts[5] + from(by, 130, 220), 'slo', line('slo', '99.9 % over 30 days')),
  ]
}

function pushing(by: Random, starts: Starts): readonly Deed[] {
  return Array.from({ length: from(by, 0, 3) }, (_, i) => starts[4] + 60 + i * 200).flatMap(at => [
    byLee(at, 'push', { type: 'push.send', text: 'What does the user see when this dies?' }),
    byLee(at + from(by, 20, 175), 'settle', ({ open }) => ({
      type: 'push.settle',
      push: open.pushes?.find(one => one.outcome === null)?.id ?? 0,
      outcome: 'answered',
    })),
  ])
}

/** In writing: a statement or two, then a check or a nod. Some say what they could do, and soon what they will. */
function typing(by: Random, starts: Starts): readonly Deed[] {
  const deeds: Deed[] = []
  for (let at = starts[1] + 20; at < starts[6] + 100; at += from(by, 40, 140)) {
    const said = from(by, 1, 2)
    for (let nth = 0; nth < said; nth += 1)
      deeds.push(byMina(at + nth * 15, 'says', says(by.pick(statements))))
    if (by.chance(0.15))
      deeds.push(byMina(at + 20, 'could', says('We could use a map here. I’ll take the list, it is short.')))
    if (by.chance(0.2)) deeds.push(byMina(at + 22, 'hedge', says('I think that is the part to watch.')))
    deeds.push(
      by.chance(0.5)
        ? byMina(at + 35, 'check', says(by.pick(checks)))
        : byLee(at + 35, 'nod', { type: 'nod.give' }),
    )
  }
  return deeds
}

/** Aloud, both microphones on: turns of candidate and interviewer, silences of thought and of drawing. */
function speaking(by: Random, starts: Starts): readonly Deed[] {
  const deeds: Deed[] = [
    byMina(3, 'ear', (_, now) => ({ type: 'ear.open', at: now })),
    byLee(4, 'ear', (_, now) => ({ type: 'ear.open', at: now })),
  ]
  let [at, dead] = [10, -400]
  while (at < starts[6] + 100) {
    for (let left = from(by, 4, 50); left > 0; left -= 15) {
      at += Math.min(15, left)
      deeds.push(spoken(byMina, at, Math.min(15, left)))
    }
    const silent = by.chance(0.12) ? from(by, 9, 25) : from(by, 2, 6)
    const rare = silent > 8 && at - dead > 330 && by.chance(0.3)
    if (silent > 8 && !rare)
      deeds.push(
        by.chance(0.5)
          ? byMina(at + silent, 'work', (_, now) => ({
              type: 'work.show',
              from: now - silent * 1000 + 500,
              to: now,
            }))
          : byMina(at + 1, 'think', { type: 'thought.declare' }),
      )
    if (rare) dead = at
    at += silent + 1
    const answer = from(by, 1, 9)
    at += answer
    deeds.push(spoken(byLee, at, answer))
    at += from(by, 1, 4)
  }
  return deeds
}
const spoken = (by: typeof byMina, end: number, seconds: number): Deed =>
  by(end, 'voice', (_, now) => ({ type: 'voice.spoke', from: now - seconds * 1000, to: now }))

/** Now and then the clock is stopped for a while; all that comes later comes later by as much. */
function paused(by: Random, deeds: readonly Deed[]): readonly Deed[] {
  if (!by.chance(0.25)) return deeds
  const [at, long] = [from(by, 100, 2300), from(by, 20, 240)]
  return [
    ...deeds.filter(one => one.at <= at),
    byLee(at, 'pause', { type: 'clock.pause' }),
    byLee(at + long, 'resume', { type: 'clock.resume' }),
    ...deeds.filter(one => one.at > at).map(one => ({ ...one, at: one.at + long })),
  ]
}
