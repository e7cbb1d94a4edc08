/** The pairs of the rewriting drill: each bad sentence fails, each good one passes, and what is left out is named. */
import { judgePair, pairProblems, PairsFile } from '@signalroom/shared'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadFile } from '../../server/src/content/load.js'

const { pairs } = loadFile(
  fileURLToPath(new URL('../../server/content/pairs.yaml', import.meta.url)),
  PairsFile,
)
/** The names of the parts that an answer leaves out. */
const lacks = (id: string, answer: string) => {
  const pair = pairs.find(one => one.id === id)
  if (!pair) throw new Error(`no pair ${id}`)
  return judgePair(pair, answer)
    .parts.filter(({ met }) => !met)
    .map(one => one.id)
}

describe('SYS-41', () => {
  test('[PR1] SYS-41 all fifteen pairs load; each bad sentence fails and each good one passes', () => {
    expect(pairs).toHaveLength(15)
    expect(pairs.flatMap(pair => pairProblems(pair).map(problem => `${pair.id}: ${problem}`))).toEqual([])
  })
  test('[PR2] what is missing is named, part by part', () => {
    expect(lacks('bug', 'I fixed it with the support team.')).toEqual(['value'])
    expect(lacks('bug', 'It was fixed, which saved $20k.')).toEqual(['others', 'done'])
    expect(lacks('confidence', 'Reads stay under 30 ms. Is that right?')).toEqual(['pause'])
    expect(lacks('diagrams', 'We promise 99.9 % availability and store 10 TB a day.')).toEqual(['layers'])
    expect(lacks('pay', '')).toEqual(['source', 'figure', 'ask'])
  })
  test.each([
    [
      'theory',
      'We ran Paxos in our lock service. I measured failover: it went down 30 %, and the SLO of 99.95 % held all year.',
    ],
    ['raft', 'We replaced two-phase commit with quorum writes; I measured 40 % fewer split-brain cases.'],
    ['team-player', 'I set up a review checklist, and each change waited 3 hours less.'],
    [
      'concepts',
      'I’d take eventual consistency and give up read-your-write for 2 s, because a strong read takes 120 ms.',
    ],
    [
      'clever',
      'I reject an empty input, keep a heap so each push is log n, and I would test ties and a single element.',
    ],
    ['pay', 'Three offers put the market at $175k. I’d like $180k base.'],
    ['bug', 'I coordinated the mitigation with payments and SRE, and we avoided $90k of lost orders.'],
    [
      'clever',
      'I validate the input first, keep the core in one function, and write a test for the empty list.',
    ],
    [
      'hours',
      'I spend seven days on each signal and finish each sprint with one artifact: a dashboard, a postmortem, a sharding sheet.',
    ],
    ['raft', 'I designed a retry budget that kept us at 99.9 % during the outage.'],
  ])('[PR2] another way of saying it passes: %s', (id, answer) => {
    expect(lacks(id, answer)).toEqual([])
  })
  test('[PR2] what somebody else is quoted with is nobody’s answer', () => {
    expect(lacks('team-player', 'They said “I set up a review checklist and saved 3 hours”.')).toContain(
      'process',
    )
  })
})
