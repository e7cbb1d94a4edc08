/** The ledger: what a number is of, what is compared with what, and what contradicts what. */
import {
  artifactLists,
  contradictionWords,
  debriefFor,
  debriefMarkdown,
  fold,
  isToldOfContradictions,
  ledgerOf,
  ledgerReader,
  newContradiction,
  opening,
  type Drawn,
} from '@signalroom/shared'
import { measureLedger } from '../bench/ledger.js'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadRounds } from '../../server/src/content/rounds.js'
import { lee, mina, Play, start } from '../kit/play.js'
import { fill } from '../kit/whole-cards.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
const node = (id: string, name: string): Drawn => ({ is: 'node', id, kind: null, name, frame: null })
const edge = (id: string, from: string, to: string, label = ''): Drawn => ({
  is: 'edge',
  id,
  from,
  to,
  heads: 'one',
  label,
})
const shop: readonly Drawn[] = [
  node('web', 'Web'),
  node('checkout', 'Checkout'),
  node('ledger', 'Ledger'),
  node('cache', 'Cache'),
  edge('pays', 'checkout', 'ledger'),
]
function round(changes: readonly Drawn[] = shop): Play {
  const play = Play.live()
  draw(play, changes)
  return play
}
const draw = (play: Play, changes: readonly Drawn[]) =>
  play.wait(1000).ask({ type: 'drawing.tell', changes: [...changes] })
const say = (play: Play, text: string, by = mina) => play.wait(1000).ask({ type: 'chat.say', text }, by)
const line = (play: Play, text: string) =>
  play.wait(1000).ask({ type: 'line.add', list: 'in-scope', text }, mina)
const layer = (play: Play, of: 'business' | 'data' | 'operational', text: string) =>
  play.wait(1000).ask({ type: 'layer.state', layer: of, text }, mina)
/** The two numbers of each contradiction, as they were written. */
const differ = (play: Play) =>
  ledgerOf(play.room).contradictions.map(({ earlier, later }) => [earlier.quantity.text, later.quantity.text])
const subjects = (play: Play) =>
  ledgerOf(play.room).entries.map(({ quantity, subject }) => [
    quantity.text,
    subject.type === 'layer'
      ? subject.layer
      : subject.type === 'list'
        ? subject.list
        : subject.type === 'said'
          ? 'said'
          : subject.name,
  ])
/** Whether two things said in a round with that drawing contradict each other. */
const clash = (one: string, other: string, changes = shop): boolean => {
  const play = round(changes)
  say(play, one)
  say(play, other, lee)
  return differ(play).length > 0
}

describe('what a number is of', () => {
  test('[LF3] a number sticks to the node or arrow that its part of the sentence names, else to its layer or list', () => {
    const play = round()
    say(play, 'The cache holds 100 GB, and checkout → ledger takes 20 ms.')
    say(play, 'Between checkout and the ledger we allow 3 retries; 10 million users pay.')
    line(play, 'Export in 5 minutes')
    layer(play, 'data', '10 TB a day')
    draw(play, [node('cache', 'Cache\n80 GB'), edge('pays', 'checkout', 'ledger', 'p99 30 ms')])
    expect(subjects(play)).toEqual([
      ['100 GB', 'Cache'],
      ['20 ms', 'Checkout → Ledger'],
      ['3 retries', 'Checkout → Ledger'],
      ['10 million users', 'business'],
      ['5 minutes', 'in-scope'],
      ['10 TB a day', 'data'],
      ['80 GB', 'Cache'],
      ['30 ms', 'Checkout → Ledger'],
    ])
  })

  test('[LF3] a name that two boxes have names neither', () => {
    const play = round([node('a', 'Cache'), node('b', 'Cache')])
    say(play, 'The cache holds 100 GB')
    expect(subjects(play)).toEqual([['100 GB', 'data']])
  })

  test('[LF3] the number on a box is no part of its name, and the number that it is called by is', () => {
    const play = round([
      node('one', 'Shard 1'),
      node('two', 'Shard 2'),
      node('cache', 'Cache 10 GB, p99 5 ms'),
    ])
    say(play, 'Shard 1 holds 20 GB and shard 2 holds 900 GB; the cache holds 100 GB.')
    expect(subjects(play)).toEqual([
      ['10 GB', 'Cache'],
      ['5 ms', 'Cache'],
      ['20 GB', 'Shard 1'],
      ['900 GB', 'Shard 2'],
      ['100 GB', 'Cache'],
    ])
    expect(differ(play)).toEqual([['10 GB', '100 GB']])
  })

  test('[LF3] each entry says where it stands, since when and whose it is', () => {
    const play = round()
    say(play, 'The cache holds 100 GB')
    draw(play, [node('cache', 'Cache, 80 GB')])
    expect(ledgerOf(play.room).entries).toMatchObject([
      { from: 'said', by: 'mina', place: { type: 'message' } },
      { from: 'label', by: null, place: { type: 'drawing', id: 'cache' }, at: play.now },
    ])
  })
})

describe('what contradicts what', () => {
  test('[LF5] units are converted before they are compared', () => {
    expect(clash('checkout → ledger takes 200 ms', 'checkout to ledger takes 0.2 s')).toBe(false)
    expect(clash('checkout → ledger takes 200 ms', 'checkout to ledger takes 2 s')).toBe(true)
    expect(clash('we take in 10 GB/day', 'we take in 5 TB/day')).toBe(true)
    expect(clash('we take in 24 GB/day', 'we take in 1 GB an hour')).toBe(false)
    expect(clash('the cache holds 100 GB', 'the cache holds 100 GiB')).toBe(false)
    expect(clash('the cache holds 100 GB', 'the cache holds 100 Gb')).toBe(true)
    expect(clash('checkout serves 6000 requests a minute', 'checkout serves 100 rps')).toBe(false)
    expect(clash('checkout serves 6000 requests a minute', 'checkout serves 6000 rps')).toBe(true)
    expect(clash('the ledger costs $2.80/h', 'the ledger costs $2,044 a month')).toBe(false)
    expect(clash('the ledger costs $2.80/h', 'the ledger costs $280 a month')).toBe(true)
    expect(clash('the ledger costs $500 a month', 'the ledger costs 900 € a month')).toBe(false)
    expect(clash('the cache holds 100 GB', 'the cache answers in 5 ms')).toBe(false)
  })

  test('[LF4] different percentiles, targets and peaks are different numbers', () => {
    expect(clash('checkout → ledger p50 20 ms', 'checkout → ledger p99 200 ms')).toBe(false)
    expect(clash('checkout → ledger p99 20 ms', 'checkout → ledger p99 200 ms')).toBe(true)
    expect(clash('checkout → ledger takes 20 ms', 'checkout → ledger p99 200 ms')).toBe(false)
    expect(clash('checkout p99 is 340 ms', 'the target of checkout is p99 200 ms')).toBe(false)
    expect(clash('checkout peaks at 9k rps', 'checkout does 2k rps steady')).toBe(false)
    expect(clash('the cache keeps a TTL of 5 minutes', 'the cache answers in 5 ms')).toBe(false)
    expect(clash('the cache has a TTL of 5 minutes', 'the cache expires after 60 minutes')).toBe(true)
    const both = round()
    draw(both, [edge('pays', 'checkout', 'ledger', 'p50 20 ms p99 80 ms')])
    say(both, 'checkout → ledger p99 80 ms')
    expect(differ(both)).toEqual([])
    say(both, 'checkout → ledger p50 80 ms')
    expect(differ(both)).toEqual([['20 ms', '80 ms']])
  })

  test('[LF4] other words that tell one thing from another keep them apart', () => {
    expect(clash('the cache holds 100 GB', 'an item of the cache has 2 KB')).toBe(false)
    expect(clash('photos: 10 GB/day', 'videos: 5 TB/day')).toBe(false)
    expect(clash('photos: 10 GB/day', 'photos: 5 TB/day')).toBe(true)
    expect(clash('10 million users', '50 million users')).toBe(true)
    expect(clash('10 million users', '2 million DAU')).toBe(false)
    expect(clash('3 replicas of the ledger', '5 replicas of the ledger')).toBe(true)
    expect(clash('3 replicas of the ledger', '5 shards of the ledger')).toBe(false)
    expect(clash('it takes 200 ms', 'that costs us 5 ms')).toBe(false)
  })

  test('[LF6] a tenth apart is rounding, a quarter where it was said to be about so much; nearly whole shares go by the rest', () => {
    expect(clash('the cache holds 100 GB', 'the cache holds 91 GB')).toBe(false)
    expect(clash('the cache holds 100 GB', 'the cache holds 89 GB')).toBe(true)
    expect(clash('the cache holds about 100 GB', 'the cache holds 80 GB')).toBe(false)
    expect(clash('the cache holds about 100 GB', 'the cache holds 60 GB')).toBe(true)
    expect(clash('99.9 % available', '99.99 % available')).toBe(true)
    expect(clash('99.9 % available', '99.90 % availability')).toBe(false)
  })

  test('[LF7] a range and a bound hold what lies in them', () => {
    expect(clash('checkout → ledger takes up to 100 ms', 'checkout → ledger takes 80 ms')).toBe(false)
    expect(clash('checkout → ledger takes up to 100 ms', 'checkout → ledger takes 180 ms')).toBe(true)
    expect(clash('checkout → ledger takes 10-20 ms', 'checkout → ledger takes 15 ms')).toBe(false)
    expect(clash('checkout → ledger takes 10-20 ms', 'checkout → ledger takes 50 ms')).toBe(true)
    expect(clash('checkout serves at least 5k rps', 'checkout serves 9k rps')).toBe(false)
    expect(clash('checkout serves at least 5k rps', 'checkout serves 900 rps')).toBe(true)
  })

  test('[LF5] what is said in words is measured like what is written in digits', () => {
    expect(clash('the cache holds five terabytes', 'the cache holds 500 GB')).toBe(true)
    expect(clash('the cache holds a hundred GB', 'the cache holds 100 GB')).toBe(false)
    expect(clash('the cache has two million keys', 'the cache has five million keys')).toBe(true)
    expect(clash('checkout serves six thousand requests a minute', 'checkout serves 100 rps')).toBe(false)
    expect(clash('checkout serves six thousand requests a minute', 'checkout serves 9000 rps')).toBe(true)
    expect(clash('the cache hit rate is ninety percent', 'the cache hit rate is 75 %')).toBe(true)
    expect(clash('the ledger costs five hundred dollars a month', 'the ledger costs $900 a month')).toBe(true)
  })

  test('[LF7] a range in words holds what lies in it, and what is so many hundred is compared with nothing', () => {
    expect(clash('the cache answers in two to three seconds', 'the cache answers in 2.5 s')).toBe(false)
    expect(clash('the cache answers in two to three seconds', 'the cache answers in 9 s')).toBe(true)
    expect(clash('the cache answers between two and three seconds', 'the cache answers in 2.5 s')).toBe(false)
    expect(clash('the cache answers between 2 and 3 s', 'the cache answers in 5 s')).toBe(true)
    expect(clash('the cache answers in two or three hundred ms', 'the cache answers in 250 ms')).toBe(false)
    expect(
      clash('the cache answers in a couple of hundred milliseconds', 'the cache answers in 200 ms'),
    ).toBe(false)
    expect(clash('the cache TTL is one minute and a half', 'the cache TTL is 90 seconds')).toBe(false)
  })

  test('[LF8] what is asked, supposed, denied or was once is not stated', () => {
    expect(clash('the cache holds 100 GB', 'does the cache hold 10 GB?')).toBe(false)
    expect(clash('the cache holds 100 GB', 'if the cache held 10 GB, it would miss')).toBe(false)
    expect(clash('the cache holds 100 GB', 'the cache does hold that, not 10 GB')).toBe(false)
    expect(clash('checkout → ledger takes 120 ms', 'we cut checkout → ledger from 340 ms to 120 ms')).toBe(
      false,
    )
    const one = round()
    say(one, 'The cache holds 10 GB hot. The cache holds 100 GB')
    expect(differ(one)).toEqual([])
  })

  test('[LF9] what is written over, or taken back by who said it, contradicts nothing', () => {
    const play = round()
    layer(play, 'data', '10 GB/day')
    layer(play, 'data', '5 TB/day')
    draw(play, [edge('pays', 'checkout', 'ledger', '20 ms')])
    draw(play, [edge('pays', 'checkout', 'ledger', '200 ms')])
    line(play, 'Cache: 100 GB')
    const id = play.room.open.lines.at(-1)?.id ?? 0
    play.wait(1000).ask({ type: 'line.change', line: id, text: 'Cache: 10 GB' }, mina)
    say(play, '20 million users')
    say(play, 'Sorry, 2 million users')
    expect(differ(play)).toEqual([])
    say(play, '200 million users', lee)
    expect(differ(play)).toEqual([['2 million users', '200 million users']])
    say(play, 'The cache holds 100 GB')
    expect(differ(play)[0]).toEqual(['10 GB', '100 GB'])
  })

  test('[LF3] the newest comes first, and each is the same one on every reading', () => {
    const play = round()
    const read = ledgerReader()
    say(play, 'The cache holds 100 GB')
    say(play, 'The cache holds 10 GB')
    const [first] = read(play.room).contradictions
    say(play, 'checkout serves 9k rps')
    say(play, 'checkout serves 90 rps')
    const keys = read(play.room).contradictions.map(({ key }) => key)
    expect(keys).toHaveLength(2)
    expect(keys[1]).toBe(first?.key)
    expect(read(play.room)).toEqual(ledgerOf(play.room))
  })
})

test('[LF4] of what the bank itself says of each question, hints and worked figures together, hardly anything contradicts', () => {
  const { questions } = content
  let [numbers, contradictions] = [0, 0]
  for (const { hints, numbers: worked } of questions) {
    const play = round()
    for (const { text } of hints) say(play, text)
    for (const one of worked) say(play, typeof one === 'string' ? one : one.says)
    const ledger = ledgerOf(play.room)
    numbers += ledger.entries.length
    contradictions += ledger.contradictions.length
  }
  expect(numbers).toBeGreaterThan(800)
  expect(contradictions / numbers).toBeLessThan(0.005)
})

test('[LF1] the drawing is known to every seat by the log alone, with the moment since when its words stand', () => {
  const play = round()
  const before = play.now
  draw(play, [node('cache', 'Cache'), node('ledger', 'Ledger, 3 replicas')])
  expect(play.log.at(-1)).toMatchObject({ changes: [{ id: 'ledger' }] })
  for (const person of [lee, mina])
    expect(fold(play.seenBy(person)).open.drawn?.nodes.map(({ id, at }) => [id, at])).toEqual([
      ['web', before],
      ['checkout', before],
      ['ledger', play.now],
      ['cache', before],
    ])
  draw(play, [{ is: 'gone', id: 'web' }])
  expect(play.room.open.drawn?.nodes.map(({ id }) => id)).toEqual(['checkout', 'ledger', 'cache'])
})

test('[LF2] what stands already is refused, and while the board is hidden nothing of it is told', () => {
  const play = round()
  expect(draw(play, shop)).toMatchObject({ refusal: 'done' })
  expect(draw(play, [{ is: 'gone', id: 'nowhere' }])).toMatchObject({ refusal: 'done' })
  play.ask({ type: 'board.open' })
  play.ask({ type: 'focus.begin', hides: ['board'] }, mina)
  const told = { type: 'drawing.tell' as const, changes: [node('secret', 'Secret')] }
  expect(play.ask(told, mina)).toMatchObject({ refusal: 'private' })
  play.ask({ type: 'focus.end' }, mina)
  expect(play.ask(told, mina)).toMatchObject({ ok: true })
})

test('[LF11] the debrief and its export have the ledger by subject, and each contradiction with both moments', () => {
  const play = round()
  say(play.wait(60_000), 'The cache holds 100 GB')
  say(play.wait(60_000), 'The cache holds 10 GB')
  play.ask({ type: 'round.end' })
  const debrief = debriefFor(play.room, lee)
  expect(debrief.ledger.contradictions).toMatchObject([
    { earlier: { quantity: '100 GB', elapsed: 62_000 }, later: { quantity: '10 GB', elapsed: 123_000 } },
  ])
  const page = debriefMarkdown(debrief)
  expect(page).toContain('- Cache: 1:02 100 GB in a message, 2:03 10 GB in a message')
  expect(page).toContain('| Cache | 10 GB | in a message | 2:03 |')
})

test('[LF10] interviewers are told of a contradiction for a minute, a candidate in coach mode and no exam, an observer never', () => {
  const play = round()
  say(play, 'The cache holds 100 GB')
  const told = () => newContradiction(ledgerOf(play.room), play.now)
  expect(told()).toBeNull()
  say(play, 'The cache holds 10 GB')
  expect(told()).toMatchObject({
    earlier: { quantity: { text: '100 GB' } },
    later: { quantity: { text: '10 GB' } },
  })
  play.wait(59_999)
  expect(told()).not.toBeNull()
  play.wait(1)
  expect(told()).toBeNull()
  expect(differ(play)).toHaveLength(1)
  const { open } = play.room
  const who = (more: Partial<typeof open>) =>
    (['interviewer', 'candidate', 'observer'] as const).filter(role =>
      isToldOfContradictions({ ...open, ...more }, role),
    )
  expect(who({})).toEqual(['interviewer', 'candidate'])
  expect(who({ exam: true })).toEqual(['interviewer'])
  expect(who({ mode: 'strict' })).toEqual(['interviewer'])
  expect(who({ stage: 'over' })).toEqual([])
})

test('[LF12] a text is read once: the ledger after one more message takes a fraction of one read from nothing', () => {
  const { ledgerMs, ledgerFromNothingMs, numbers } = measureLedger()
  expect(numbers).toBeGreaterThan(150)
  expect(ledgerMs).toBeLessThan(ledgerFromNothingMs / 3)
})

test('[LF12] of a room in which nothing was written it is the same one', () => {
  const play = round()
  say(play, 'the cache holds 100 GB')
  const read = ledgerReader()
  const before = read(play.room)
  play.wait(1000).ask({ type: 'nod.give' }, lee)
  expect(read(play.room)).toBe(before)
  say(play, 'the cache holds 2 TB')
  expect(read(play.room)).not.toBe(before)
  expect(read(play.room)).toEqual(ledgerOf(play.room))
})

function designOpening() {
  const plan = content.plans.find(one => one.id === 'design')
  const question = content.questions.find(one => one.kind === 'design')
  if (!plan || !question) throw new Error('there is no design round')
  const { rubric } = content
  const of = {
    room: 'room',
    title: '',
    plan,
    question,
    rubric,
    mode: 'coach',
    exam: false,
    alone: false,
  } as const
  return opening(of)
}

describe('numbers on cards', () => {
  const designed = (): Play => Play.live(designOpening())
  const fillAll = (play: Play): void => {
    for (const list of artifactLists(play.room))
      for (const command of fill(list.artifact, list.id)) play.wait(1000).ask(command, mina)
  }
  test('[LF4] the rows of honest cards, levels and options beside each other, contradict nothing', () => {
    const play = designed()
    fillAll(play)
    expect(ledgerOf(play.room).entries.length).toBeGreaterThan(20)
    expect(differ(play)).toEqual([])
  })
  test('[LF3] which of several fields of a card it is, is no number of anybody’s', () => {
    const play = designed()
    const matrix = artifactLists(play.room).find(list => list.artifact === 'trade-offs')!
    play.ask({ type: 'card.head', list: matrix.id, fields: { 'criterion-1': 'latency' } }, mina)
    expect(ledgerOf(play.room).entries).toEqual([])
    play.ask({ type: 'card.head', list: matrix.id, fields: { 'criterion-2': 'p99 under 20 ms' } }, mina)
    expect(ledgerOf(play.room).entries.map(({ quantity }) => quantity.text)).toEqual(['20 ms'])
  })
  test('[LF4] control: a hop that the drawing gives another time is told, by its percentile', () => {
    const play = designed()
    draw(play, [node('edge', 'Edge'), node('cache', 'Cache'), edge('reads', 'edge', 'cache')])
    fillAll(play)
    say(play, 'the cache answers at p99 50 ms')
    expect(differ(play)).toEqual([['5 ms', '50 ms']])
    say(play, 'the cache answers at p50 1 ms')
    expect(differ(play)).toHaveLength(1)
  })
})

describe('what was said aloud', () => {
  const hear = (play: Play, text: string, draft = true) => {
    const from = play.now
    play.wait(4000).ask({ type: 'voice.spoke', from, to: play.now }, mina)
    return play.wait(500).ask({ type: 'words.utter', from, to: play.now - 500, text, draft }, mina)
  }
  const p99 = (play: Play) => {
    hear(play, 'Checkout answers at a p99 of 120 milliseconds.')
    hear(play, 'Well, checkout answers at a p99 of 300 milliseconds.')
  }
  test('[LF1] SYS-16 the same figure of one thing told twice and otherwise is one contradiction, with both moments', () => {
    const play = round()
    p99(play)
    const { contradictions } = ledgerOf(play.room)
    expect(contradictions).toMatchObject([
      {
        earlier: { quantity: { text: '120 milliseconds' } },
        later: { quantity: { text: '300 milliseconds' } },
      },
    ])
    expect(contradictions[0]!.earlier.at).toBeLessThan(contradictions[0]!.later.at)
    expect(contradictionWords(contradictions[0]!, at => at - start)).toMatch(/aloud, as it was heard/)
  })
  test('[LF10] what a machine heard is told to the interviewer at once, to the candidate when somebody has looked at it', () => {
    const play = round()
    p99(play)
    const told = (role: 'interviewer' | 'candidate') => newContradiction(ledgerOf(play.room), play.now, role)
    expect([told('interviewer') !== null, told('candidate')]).toEqual([true, null])
    for (const { id, text } of play.room.open.words ?? [])
      play.ask({ type: 'words.correct', utterance: id, text: `${text} ` }, mina)
    for (const { id, text } of play.room.open.words ?? [])
      play.ask({ type: 'words.correct', utterance: id, text: text.replace('.', '!') }, mina)
    expect(told('candidate')).not.toBeNull()
  })
  test('[LF9] what was erased states nothing', () => {
    const play = round()
    p99(play)
    play.ask({ type: 'words.erase', all: true }, mina)
    expect(ledgerOf(play.room).entries).toEqual([])
  })
})

describe('a card that is about a box', () => {
  const about = (list: string): Play => {
    const play = Play.live(designOpening())
    draw(play, shop)
    play.wait(1000).ask({ type: 'card.tie', list, to: 'cache' }, mina)
    return play
  }
  const budget = (play: Play, target: string) =>
    play.wait(1000).ask({ type: 'card.head', list: 'budget', fields: { target } }, mina)
  test('[LF3] gives it its numbers, those of its head too', () => {
    const play = about('budget')
    budget(play, '30 ms')
    expect(ledgerOf(play.room).entries).toMatchObject([
      { quantity: { text: '30 ms' }, subject: { type: 'node', id: 'cache' }, place: { type: 'card' } },
    ])
  })
  const hop = (play: Play, text: string, p99: string) =>
    play.wait(1000).ask({ type: 'line.add', list: 'budget', text, fields: { p99, basis: 'assumed' } }, mina)
  test('[LF4] a target contradicts no hop of its own card, and no measured time elsewhere', () => {
    const play = about('budget')
    budget(play, '200 ms')
    hop(play, 'Cache', '20 ms')
    expect(differ(play)).toEqual([])
    say(play, 'the cache answers at p99 18 ms')
    expect(differ(play)).toEqual([])
  })
  test('[LF4] rows of one card that name one thing stand beside each other', () => {
    const play = about('budget')
    hop(play, 'Cache, a hit', '5 ms')
    hop(play, 'Cache, a miss', '80 ms')
    expect(differ(play)).toEqual([])
    say(play, 'the cache answers at p99 900 ms')
    expect(differ(play)).toHaveLength(1)
  })
  test('[LF4] the one number of its kind is compared, levels beside each other are not', () => {
    const play = about('budget')
    say(play, 'the cache answers at p99 50 ms')
    hop(play, 'hit', '5 ms')
    expect(differ(play)).toEqual([['50 ms', '5 ms']])
    hop(play, 'miss', '20 ms')
    expect(differ(play)).toEqual([])
  })
})

describe('units that look like others', () => {
  test('[LF4] what is of one user, message or million is no rate, and contradicts no whole', () => {
    expect(clash('the cache holds 100 GB', 'the cache holds 2 MB per user')).toBe(false)
    expect(clash('the cache holds 100 GB', 'the cache holds 1 KB per msg')).toBe(false)
    expect(clash('the cache holds 100 GB', 'the cache holds 2 TB')).toBe(true)
  })
  test('[LF5] MBps are bytes, Mbps bits', () => {
    expect(clash('the cache reads 100 MB/s', 'the cache reads 100 MBps')).toBe(false)
    expect(clash('the cache reads 100 MB/s', 'the cache reads 100 Mbps')).toBe(true)
  })
  test.each([
    ['the cache p99 is between 50 and 100 ms', 'the cache p99 is 60 ms', false],
    ['the cache p99 is between 50 and 100 ms', 'the cache p99 is 300 ms', true],
    ['the cache p99 is two to three hundred ms', 'the cache p99 is 250 ms', false],
    ['checkout takes from 500 to 2k rps', 'checkout takes 1k rps', false],
    ['checkout costs $1-2k a month', 'checkout costs $1,500 a month', false],
  ])('[LF7] “%s” and “%s” contradict: %s', (one, other, contradict) => {
    expect(clash(one, other)).toBe(contradict)
  })

  test.each([
    ['10 million users', '2 million paying users', false],
    ['10 million DAU', '10 million daily active users', false],
    ['10 million DAU', 'fifty million daily active users', true],
    ['12 Mio users', '12 million users', false],
    ['12 Mio users', '12 users', true],
    ['checkout p99 should be under 200 ms', 'checkout p99 is 350 ms', false],
    ['checkout p99 is 350 ms', 'we want checkout p99 at 200 ms', false],
    ['the cache fails 1 in 10,000 requests', 'the cache takes 500 requests', false],
  ])('[LF4] “%s” and “%s” contradict: %s', (one, other, contradict) => {
    expect(clash(one, other)).toBe(contradict)
  })

  test.each([
    ['the cache holds one hundred GB', 'the cache holds 500 GB', true],
    ['the cache holds one hundred GB', 'the cache holds 0.1 TB', false],
    ['checkout p99 one fifty ms', 'checkout p99 150 ms', false],
    ['checkout p ninety nine one fifty ms', 'checkout p99 400 ms', true],
    ['checkout p fifty one fifty ms', 'checkout p99 400 ms', false],
    ['checkout has 7 nodes', 'seven nodes in checkout at forty cents an hour', false],
    ['we serve a few thousand users', 'we serve 5000 users', false],
  ])('[LF5] spelled numbers: “%s” and “%s” contradict: %s', (one, other, contradict) => {
    expect(clash(one, other)).toBe(contradict)
  })

  test('[LF7] a range may have two units', () => {
    expect(clash('the cache holds 500 GB to 2 TB', 'the cache holds 600 GB')).toBe(false)
    expect(clash('the cache holds 500 GB to 2 TB', 'the cache holds 400 TB')).toBe(true)
  })
})
