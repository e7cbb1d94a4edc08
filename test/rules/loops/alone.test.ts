/** A round that is answered alone: its window, its takes, what is sent, what is said of it, and what is never hidden. */
import {
  aloneSeenBy,
  answerFigures,
  at,
  decideAlone,
  evolveLoop,
  hoursToReply,
  missingOf,
  noLoop,
  OWNER,
  readStructure,
  usualSpacing,
  type AloneCommand,
  type AnsweredAlone,
  type Change,
  type Loop,
  type LoopFact,
  type RemarkPlace,
} from '@signalroom/shared'
import { describe, expect, test } from 'vitest'

const hour = 3_600_000
const begin = Date.parse('2026-05-04T10:00Z')
const change: Change = {
  type: 'change',
  title: 'A cache',
  says: 'Adds one.',
  files: [{ name: 'cache.py', before: '', after: 'a\nb\nc\n' }],
}

function scene(alone: AnsweredAlone) {
  let loop: Loop = noLoop
  let ids = 0
  const happen = (facts: readonly LoopFact[], now: number, actor = 'p') => {
    for (const fact of facts) loop = evolveLoop(loop, { ...fact, seq: loop.seq + 1, at: at(now), actor })
  }
  happen(
    [
      {
        type: 'loop.opened',
        loop: 'l',
        owner: 'p',
        title: 'L',
        template: null,
        zone: 'UTC',
        country: null,
        spacing: usualSpacing,
      },
      { type: 'round.added', round: 'r', planned: { title: 'R', alone } },
      { type: 'reviewer.invited', round: 'r', reviewer: 'eve', name: 'Eve', generation: 1 },
    ],
    begin,
  )
  const ask = (command: AloneCommand, now = begin, by = OWNER) => {
    const decided = decideAlone(loop, { round: 'r', by, command }, now, {
      newId: () => `n${++ids}`,
      promptOf: () => ({
        title: 'P',
        text: 'What is asked',
        change: alone.medium === 'thread' ? change : null,
      }),
    })
    if (decided.ok) happen(decided.facts, now)
    return decided.ok ? 'ok' : decided.refusal
  }
  return {
    ask,
    happen,
    begun: () => ask({ type: 'answer.begin' }),
    answer: () => {
      const [answer] = loop.answers
      if (!answer) throw new Error('not begun')
      return answer
    },
    seen: (by: string) => aloneSeenBy(loop, 'r', by),
  }
}
const written = { medium: 'written', windowHours: 48, words: 20, takes: 1 } as const
const video = { medium: 'video', windowHours: 24, seconds: 120, takes: 2 } as const

describe('SYS-63 a round that is answered alone', () => {
  test('[AL1] opens with Begin, once and only for its owner; nothing is answered before', () => {
    const round = scene(written)
    expect(round.ask({ type: 'answer.write', text: 'early' })).toBe('sealed')
    expect(round.ask({ type: 'answer.begin' }, begin, 'eve')).toBe('role')
    expect(round.begun()).toBe('ok')
    expect(round.answer()).toMatchObject({
      begunAt: begin,
      due: begin + 48 * hour,
      prompt: { text: 'What is asked' },
    })
    expect(round.begun()).toBe('done')
  })

  test.each([
    [48 * hour, 0],
    [48 * hour + 1, 1],
    [50 * hour, 2 * hour],
  ])('[AL2] sent %i ms after its prompt it is late by %i ms, and is taken', (after, late) => {
    const round = scene(written)
    round.begun()
    expect(round.ask({ type: 'answer.write', text: 'My answer' }, begin + after)).toBe('ok')
    expect(round.answer().sent).toMatchObject([{ text: 'My answer', lateMs: late }])
  })

  test('[AL3] one word over the limit is refused with the count; at the limit it is sent, and once', () => {
    const round = scene(written)
    round.begun()
    const words = (count: number) => Array.from({ length: count }, () => 'word').join(' \n')
    expect(round.ask({ type: 'answer.write', text: words(21) })).toBe('limit')
    expect(round.ask({ type: 'answer.write', text: words(20) })).toBe('ok')
    expect(round.ask({ type: 'answer.write', text: 'another' })).toBe('done')
    expect(round.ask({ type: 'take.begin', take: 'a' })).toBe('unfit')
  })

  test('[AL4] takes are counted from the press, under one name once', () => {
    const round = scene(video)
    round.begun()
    expect(round.ask({ type: 'take.begin', take: 'a' })).toBe('ok')
    expect(round.ask({ type: 'take.begin', take: 'a' })).toBe('ok')
    expect(round.answer().takes).toHaveLength(1)
    expect(round.ask({ type: 'take.begin', take: 'b' })).toBe('ok')
    expect(round.ask({ type: 'take.begin', take: 'c' })).toBe('limit')
  })

  test('[AL5] a take that broke off says so, and is sent as far as it came', () => {
    const round = scene(video)
    round.begun()
    round.ask({ type: 'take.begin', take: 'a' })
    expect(round.ask({ type: 'take.send', take: 'a' })).toBe('done')
    round.ask({ type: 'take.end', take: 'a', seconds: null, whole: false })
    expect(round.ask({ type: 'take.send', take: 'a' })).toBe('done')
    round.happen([{ type: 'take.kept', round: 'r', take: 'a', mime: 'video/webm' }], begin)
    expect(round.ask({ type: 'take.send', take: 'a' })).toBe('ok')
    expect(round.answer().takes[0]).toMatchObject({ whole: false, seconds: null })
  })

  test('[AL6] the last that was sent counts, and none before it is sent after it', () => {
    const round = scene(video)
    round.begun()
    for (const take of ['a', 'b']) {
      round.ask({ type: 'take.begin', take })
      round.happen([{ type: 'take.kept', round: 'r', take, mime: 'video/webm' }], begin)
      round.ask({ type: 'take.end', take, seconds: 3, whole: true })
    }
    expect(round.ask({ type: 'take.send', take: 'b' })).toBe('ok')
    expect(round.ask({ type: 'take.send', take: 'a' })).toBe('done')
    expect(round.ask({ type: 'take.send', take: 'b' })).toBe('done')
    expect(round.seen('eve')?.answer?.takes.map(({ id }) => id)).toEqual(['b'])
  })

  test('[AL9] who reviews sees neither earlier takes nor what was said to them, nor the hours', () => {
    const round = scene({ medium: 'takehome', windowHours: 72, hours: 8, takes: 1 })
    round.begun()
    round.ask({ type: 'work.note', minutes: 30, text: 'canary of work' })
    round.ask({ type: 'answer.hand-in', files: [{ name: 'a.py', text: 'x' }], next: [] })
    expect(JSON.stringify(round.seen('eve'))).not.toContain('canary')
    expect(round.ask({ type: 'work.note', minutes: 1, text: 'x' }, begin, 'eve')).toBe('role')
  })

  test('[AL10] a remark comes once something was sent, has replies, and is resolved and opened again', () => {
    const round = scene(written)
    round.begun()
    const on = { type: 'line', line: 2 } as const
    expect(round.ask({ type: 'remark.make', on, text: 'Why?' }, begin, 'eve')).toBe('sealed')
    round.ask({ type: 'answer.write', text: 'One\nTwo' })
    expect(round.ask({ type: 'remark.make', on, text: 'Why?' }, begin, 'eve')).toBe('ok')
    const remark = round.answer().remarks[0]?.id ?? ''
    expect(round.ask({ type: 'remark.reply', remark, text: 'Because' })).toBe('ok')
    expect(round.ask({ type: 'remark.resolve', remark, resolved: true })).toBe('ok')
    expect(round.answer().remarks).toMatchObject([
      { by: 'eve', on, resolved: true, replies: [{ by: OWNER }] },
    ])
    expect(round.ask({ type: 'remark.resolve', remark, resolved: false })).toBe('ok')
    expect(answerFigures(round.answer()).openRemarks).toBe(1)
    expect(round.ask({ type: 'remark.reply', remark: 'none', text: 'x' })).toBe('unknown')
  })

  test.each([
    [
      written,
      { type: 'answer.write', text: 'One\nTwo' },
      { type: 'line', line: 2 },
      { type: 'line', line: 3 },
    ],
    [
      written,
      { type: 'answer.write', text: 'One' },
      { type: 'whole' },
      { type: 'file', file: 'constructor', line: 1 },
    ],
    [
      { medium: 'takehome', windowHours: 72, takes: 1 },
      { type: 'answer.hand-in', files: [{ name: 'a.py', text: 'a\nb' }], next: [] },
      { type: 'file', file: 'a.py', line: 2 },
      { type: 'file', file: 'a.py', line: 3 },
    ],
    [
      { medium: 'thread', windowHours: 48, comments: 1, takes: 1 },
      {
        type: 'answer.comment',
        comments: [{ file: 'cache.py', line: 3, issue: 'i', effect: 'e', suggestion: 's' }],
      },
      { type: 'comment', nth: 0 },
      { type: 'comment', nth: 1 },
    ],
    [
      written,
      { type: 'answer.write', text: 'One' },
      { type: 'whole' },
      { type: 'moment', take: 'none', seconds: 1 },
    ],
  ] satisfies [AnsweredAlone, AloneCommand, RemarkPlace, RemarkPlace][])(
    '[AL10] a remark stands where something was sent, and nowhere else: %j',
    (alone, command, there, nowhere) => {
      const round = scene(alone)
      round.begun()
      expect(round.ask(command)).toBe('ok')
      expect(round.ask({ type: 'remark.make', on: there, text: 'Why?' }, begin, 'eve')).toBe('ok')
      expect(round.ask({ type: 'remark.make', on: nowhere, text: 'Why?' }, begin, 'eve')).toBe('unfit')
    },
  )

  test('[AL11] a review of a change wants its comments, each on a line that the change has', () => {
    const round = scene({ medium: 'thread', windowHours: 48, comments: 2, takes: 1 })
    round.begun()
    const one = { file: 'cache.py', line: 3, issue: 'i', effect: 'e', suggestion: 's' }
    const send = (...comments: (typeof one)[]) => round.ask({ type: 'answer.comment', comments })
    expect(send(one)).toBe('limit')
    expect(send(one, { ...one, line: 4 })).toBe('unfit')
    expect(send(one, { ...one, file: 'other.py' })).toBe('unfit')
    expect(send(one, { ...one, line: 1 })).toBe('ok')
  })

  test('[AL12] the hours to the first reply run from the prompt, whatever is sent later', () => {
    const round = scene(video)
    round.begun()
    expect(hoursToReply(answerFigures(round.answer()))).toBe(null)
    for (const [i, take] of ['a', 'b'].entries()) {
      round.ask({ type: 'take.begin', take })
      round.happen([{ type: 'take.kept', round: 'r', take, mime: 'video/webm' }], begin)
      round.ask({ type: 'take.end', take, seconds: 3, whole: true })
      round.ask({ type: 'take.send', take }, begin + (i + 1) * 5 * hour)
    }
    expect(hoursToReply(answerFigures(round.answer()))).toBe(5)
  })
})

describe('the structure of an answer', () => {
  const partsOf = (text: string) =>
    Object.fromEntries(readStructure(text).map(({ part, words }) => [part, words]))
  test('[AL13] each part is found with its sentence', () => {
    expect(
      partsOf(
        'I propose to split the queue by merchant. It takes p99 from 900 ms to 200 ms. The price is a second store to keep. Please approve it by Friday.',
      ),
    ).toEqual({
      claim: 'I propose to split the queue by merchant.',
      number: 'It takes p99 from 900 ms to 200 ms.',
      cost: 'The price is a second store to keep.',
      ask: 'Please approve it by Friday.',
    })
  })
  test('[AL13] what is not there is missing', () => {
    expect(partsOf('The system has a queue and some workers.')).toEqual({
      claim: null,
      number: null,
      cost: null,
      ask: null,
    })
    expect(partsOf('')).toEqual({ claim: null, number: null, cost: null, ask: null })
  })
})

describe('SYS-64 a package', () => {
  const takehome = { medium: 'takehome', windowHours: 72, hours: 8, takes: 1 } as const
  test('[AL14] its minutes add up, over the hours meant too; a struck note stays and counts for nothing', () => {
    const round = scene(takehome)
    round.begun()
    for (const minutes of [300, 240]) round.ask({ type: 'work.note', minutes, text: 'Work' })
    expect(answerFigures(round.answer()).workMinutes).toBe(540)
    const [first] = round.answer().work
    expect(round.ask({ type: 'work.strike', note: first?.id ?? '' })).toBe('ok')
    expect(round.ask({ type: 'work.strike', note: first?.id ?? '' })).toBe('unknown')
    expect(round.answer().work.map(({ minutes, struck }) => [minutes, struck])).toEqual([
      [300, true],
      [240, false],
    ])
    expect(answerFigures(round.answer()).workMinutes).toBe(240)
  })
  test('[AL15] what is missing is named by its parts', () => {
    const file = (name: string, text = 'x') => ({ name, text })
    const whole = ['src/read.py', 'tests/test_read.py', 'README.md', 'runbook.md'].map(name => file(name))
    expect(missingOf({ files: whole, next: ['Retries'] })).toEqual([])
    expect(missingOf({ files: [], next: [] })).toEqual([
      'code',
      'tests',
      'README',
      'runbook',
      'the next four hours',
    ])
    expect(
      missingOf({ files: [file('read.go'), file('read_test.go'), file('readme.txt')], next: [] }),
    ).toEqual(['runbook', 'the next four hours'])
    // A runbook may be a part of the README; a file of nothing is none.
    expect(
      missingOf({ files: [file('README.md', '# It\n## Runbook\n'), file('a.ts', ' ')], next: ['x'] }),
    ).toEqual(['code', 'tests'])
    expect(missingOf({ files: [file('latest.py')], next: ['x'] })).not.toContain('code')
  })
  test('[AL15] it is handed in once, with something missing too; two files of one name are refused', () => {
    const round = scene(takehome)
    round.begun()
    const files = [{ name: 'a.py', text: 'x' }]
    expect(round.ask({ type: 'answer.hand-in', files: [...files, ...files], next: [] })).toBe('unfit')
    expect(round.ask({ type: 'answer.hand-in', files, next: [] })).toBe('ok')
    expect(round.ask({ type: 'answer.hand-in', files, next: [] })).toBe('done')
  })
})
