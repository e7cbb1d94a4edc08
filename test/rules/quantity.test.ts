/** Quantities: which sentences hold one, of what kind, how much, and which layer takes it. The sentences stand beside. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  cannotBe,
  flowsLeft,
  layers,
  quantified,
  quantitiesIn,
  readLayer,
  type Layer,
} from '@signalroom/shared'

const sentences = (file: string): readonly string[] =>
  readFileSync(new URL(`quantities/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '')

describe('a sentence', () => {
  it('[P26] holds a quantity', () => {
    const held = sentences('held.txt')
    expect(held.length).toBeGreaterThan(700)
    expect(held.filter(one => !quantified(one))).toEqual([])
  })

  it('[P26] holds numbers and no quantity', () => {
    const none = sentences('none.txt')
    expect(none.length).toBeGreaterThan(700)
    expect(none.filter(one => quantified(one))).toEqual([])
  })

  it.each([
    ['half a million users', 'users', 500_000],
    ['fifty thousand users', 'users', 50_000],
    ['two point five million requests', 'load', 2_500_000],
    ['twenty-five thousand orders a day', 'business', 25_000],
    ['₹ 5 lakh a month', 'money', 500_000],
    ['1.234,56 €', 'money', 1234.56],
    ['$1.2M a year', 'money', 1_200_000],
    ['99,9 % available', 'share', 99.9],
    ['ninety-nine point nine percent', 'share', 99.9],
    ['１２ ms', 'time', 12],
    ['५०० ms', 'time', 500],
    ['.5 s', 'time', 0.5],
    ['2½ hours', 'time', 2.5],
    ['one and a half seconds', 'time', 1.5],
    ['10 TB/day', 'size', 10],
    ['64 bits per id', 'size', 64],
    ['3x traffic', 'multiple', 3],
    ['10⁶ users', 'users', 1_000_000],
    ['2^20 keys', 'records', 1_048_576],
    ['1.5 × 10^9 events', 'records', 1_500_000_000],
    ['1 000 000 rows', 'records', 1_000_000],
    ['100:1', 'ratio', 100],
    ['QPS: 5000', 'rate', 5000],
    ['3 teams', 'count', 3],
    ['a 300s timeout', 'time', 300],
    ['30 million people', 'users', 30_000_000],
    ['a factor of 8', 'multiple', 8],
    ['a million and a half users', 'users', 1_500_000],
    ['one hundred thousand million rows', 'records', 1e11],
    ['between ten and twenty milliseconds', 'time', 10],
    ['一百 ms', 'time', 100],
    ['5000万 users', 'users', 50_000_000],
    ['1h30m', 'time', 1],
    ['ttl: 5m', 'time', 5],
    ['5m users', 'users', 5_000_000],
    ['heap of 4g', 'size', 4],
    ['40k/s', 'rate', 40_000],
    ['a hundred or so requests', 'load', 100],
    ['pods: 12', 'count', 12],
    ['12 Mio users', 'users', 12_000_000],
    ['5 Million users', 'users', 5_000_000],
    ['10 mln users', 'users', 10_000_000],
    ['$5 M', 'money', 5_000_000],
    ['ten k rps', 'rate', 10_000],
    ['one hundred k users', 'users', 100_000],
    ['ten grand a month', 'money', 10_000],
    ['10.000 users', 'users', 10_000],
    ['12.345 orders', 'business', 12_345],
    ['1.234 s', 'time', 1.234],
    ['3.141 radians', 'count', 3.141],
    ['10.000 nodes', 'count', 10_000],
    ['0,125 s', 'time', 0.125],
    ['2**10 keys', 'records', 1024],
    ['2 to the power of 20 keys', 'records', 1_048_576],
    ['1/2 TB', 'size', 0.5],
    ['1 1/2 hours', 'time', 1.5],
    ['three quarters of a million users', 'users', 750_000],
    ['a couple of hundred requests', 'load', 200],
    ['one fifty milliseconds', 'time', 150],
    ['three twenty five ms', 'time', 325],
    ['one oh five ms', 'time', 105],
    ['one point twenty five seconds', 'time', 1.25],
    ['ninety nine point ninety five percent', 'share', 99.95],
    ['nine nine point nine percent', 'share', 99.9],
    ['two dollars eighty an hour', 'money', 2.8],
    ['2 dollars and 80 cents an hour', 'money', 2.8],
    ['2 million daily active users', 'users', 2_000_000],
    ['15m ago', 'time', 15],
    ['p ninety nine two hundred ms', 'time', 200],
  ] as const)('[P26] %s is of a kind and so much', (text, kind, value) => {
    const [found] = quantitiesIn(text)
    expect(found).toMatchObject({ kind })
    expect(found!.value).toBeCloseTo(value, 6)
  })

  it.each([
    ['a few 100 ms', 'time', false],
    ['several hundred GB a day', 'size', true],
    ['a few thousand users', 'users', false],
  ] as const)('[P26] %s is one quantity, and how much nobody said', (text, kind, perTime) => {
    expect(quantitiesIn(text)).toEqual([{ text: expect.any(String), kind, perTime, value: Number.NaN }])
  })

  it('[P26] a couple of hundred are two hundred, not one', () => {
    expect(quantitiesIn('a couple of hundred milliseconds').map(({ value }) => value)).toEqual([200])
  })

  it.each([
    'a few hundred requests',
    'several hundred ms',
    'two three seconds',
    'three four hundred ms',
    'ten fifteen ms',
    'twenty thirty nodes',
    '1.500 ms',
  ])('[P26] of “%s” nobody knows how many it is', text => {
    expect(quantitiesIn(text).map(({ value }) => value)).toEqual([Number.NaN])
  })

  it.each([
    ['100-200k users', [100_000, 200_000]],
    ['five to ten million rows', [5_000_000, 10_000_000]],
    ['two to three hundred ms', [200, 300]],
    ['between 1 and 2k rps', [1000, 2000]],
    ['from 500 to 2k rps', [500, 2000]],
    ['$1-2k a month', [1000, 2000]],
    ['1 in 10,000 requests', [1]],
    ['seven nodes at forty cents', [7, 40]],
    ['3 9s', [3]],
  ] as const)('[P26] the numbers of “%s” are of one scale', (text, values) => {
    expect(quantitiesIn(text).map(({ value }) => value)).toEqual(values)
  })

  it('[P26] what so much a time belongs to ends at the next number', () => {
    expect(
      quantitiesIn('seven nodes at forty cents an hour').map(({ kind, perTime }) => [kind, perTime]),
    ).toEqual([
      ['count', false],
      ['money', true],
    ])
  })

  it('[P26] says which words hold it, and whether it is so much in a time', () => {
    expect(quantitiesIn('We keep 10 TB hot and take in 100 GB a day.')).toMatchObject([
      { text: '10 TB', perTime: false },
      { text: '100 GB a day', perTime: true },
    ])
    expect(quantitiesIn('It costs $40k, at 10:30, on HTTP/2.')).toMatchObject([{ text: '$40k' }])
  })
})

describe('a layer', () => {
  const own: Readonly<Record<Layer, readonly string[]>> = {
    business: ['99.9 % available', '5 orders a second', 'reads to writes 100:1', '$22,000 a month', '50,000 tenants', '30 million people', 'thousands of users', '43 min of downtime a month'],
    data: ['10 TB hot', '10 TB a day in', '5k writes per second', 'two million rows', 'millions of rows', 'tens of gigabytes a day', '1 kB per event', '30-day retention'],
    operational: ['Cold start under 200 ms', 'spikes of 2x', '3 errors a minute', 'error rate under 1 %', 'peaks of 30,000 reads a second', 'half a second', 'TTL=300s', 'a factor of 8'],
  } // prettier-ignore

  it.each(layers)('[P27] %s takes its own kinds', layer => {
    expect(own[layer].filter(text => readLayer(layer, text).counts === null)).toEqual([])
  })

  it.each([
    ['business', '10 TB hot'],
    ['business', '200 ms'],
    ['data', '200 ms'],
    ['data', '$40k'],
    ['data', '99.9 % available'],
    ['operational', '10 TB hot'],
    ['operational', '$40k'],
    ['operational', '50,000 users'],
  ] as const)('[P27] %s does not take %s, and says so', (layer, text) => {
    const { counts, others } = readLayer(layer, text)
    expect(counts).toBeNull()
    expect(others).toHaveLength(1)
  })

  it.each([
    ['business', '10^400 users', '“10^400 users” is more than there can be.'],
    ['data', '1e400 TB', '“1e400 TB” is more than there can be.'],
    ['business', '120 % available', 'More than 100 % of that cannot be.'],
    ['operational', 'error rate of 300 %', 'More than 100 % of that cannot be.'],
  ] as const)('[P27] %s: %s cannot be, and the card says so', (layer, text, says) => {
    const { counts, others } = readLayer(layer, text)
    expect(counts).toBeNull()
    expect(others[0] && cannotBe(others[0], text)).toBe(says)
  })
  it('[P27] a growth of more than 100 % can be', () => {
    expect(readLayer('business', 'revenue grows 120 % a year').counts).not.toBeNull()
    expect(readLayer('business', '100 % of reads are cached').counts).not.toBeNull()
  })

  it.each([
    '3 teams',
    '5 services',
    '2 people on call',
    '3x teams',
    'double the teams',
    'half the services',
    '30% of the team is on call',
    '3 tables',
    'four engineers',
    '12 nodes in 3 regions',
  ])('[P27] none takes %s', text => {
    for (const layer of layers) expect(readLayer(layer, text).counts, layer).toBeNull()
  })

  it.each([
    ['10 TB a day in, 100 GB hot', ['retrieval']],
    ['10 TB a day, 30 days kept, read by key', []],
    ['2 TB', ['ingest', 'storage', 'retrieval']],
    ['2 TB on disk', ['ingest', 'retrieval']],
    ['1 GB written an hour, served from a cache', ['storage']],
    ['5 million rows', []],
    ['it is big', []],
    ['stored by new readers', []],
  ] as const)('[P29] of %s the data layer asks for %j', (text, left) => {
    expect(flowsLeft(text)).toEqual(left)
  })
  it('[P27] takes the one that is its own among others', () => {
    expect(readLayer('operational', '2 people on call, paged within 5 minutes').counts).toMatchObject({ text: '5 minutes' }) // prettier-ignore
  })
})
