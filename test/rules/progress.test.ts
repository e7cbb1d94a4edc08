/** One's own history: what a device keeps of a round, how histories merge, and what is read out of them. */
import {
  attemptOf,
  cadenceLines,
  compared,
  criterionLines,
  debriefFor,
  fold,
  historyFile,
  keyOf,
  merged,
  phaseLines,
  readHistory,
  weaknesses,
  type Attempt,
} from '@signalroom/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { playRound } from '../golden/play-round.js'

const day = 86_400_000
type Given = Partial<Attempt> & { readonly scores?: Readonly<Record<string, number | 'NE'>> }
/** A round of a week, with an interviewer's scores. */
function attempt(week: number, { scores = {}, ...given }: Given = {}): Attempt {
  return {
    room: `room${week}`,
    seat: 's-1',
    title: `Round ${week}`,
    kind: 'system-design',
    plan: 'Design',
    question: 'A shortener',
    level: 'senior',
    at: 1_790_000_000_000 + week * 7 * day,
    took: 2_700_000,
    planned: 2_700_000,
    released: true,
    verdict: { by: 'interviewer', verdict: 'hire', score: 3 },
    criteria: Object.entries(scores).map(([id, value]) => ({
      id,
      title: `Criterion ${id}`,
      scores: [{ seat: 's-9', by: 'interviewer', value: value as 1 }],
    })),
    phases: [{ id: 'a', title: 'Requirements', planned: 300_000, spent: 360_000, state: 'done' }],
    cadence: { chunks: 10, confirms: 4 + week, adherence: 0.5, longestPause: null },
    keptAt: 1_795_000_000_000,
    ...given,
  }
}
/** Written by hand as a file would be, so that it need not fit. */
const file = (change: (attempt: Record<string, unknown>) => unknown) =>
  JSON.stringify({
    signalroom: 'progress',
    version: 1,
    attempts: [change(JSON.parse(JSON.stringify(attempt(1, { scores: { S1: 2 } }))) as never)],
  })

describe('what a device keeps', () => {
  const room = fold(playRound({ talkMs: 30_000 }))
  const seatOf = (role: string) => room.open.seats.find(seat => seat.role === role)
  const candidate = seatOf('candidate')
  const viewer = { seat: candidate?.id ?? '', role: 'candidate' as const }

  test('[A1] is what the candidate\u2019s own debrief said, in figures', () => {
    const debrief = debriefFor(room, viewer)
    const kept = attemptOf(debrief, 5)
    expect(kept).toMatchObject({
      room: debrief.room,
      seat: viewer.seat,
      kind: debrief.question.kind,
      level: debrief.question.level,
      at: debrief.startedAt,
      released: debrief.released,
      keptAt: 5,
    })
    expect(kept?.criteria.map(({ id }) => id)).toEqual(debrief.rows.map(({ id }) => id))
    expect(kept?.cadence['confirms']).toBe(debrief.cadence.confirms)
    expect(kept?.phases.map(({ spent }) => spent)).toEqual(debrief.phases.map(({ spent }) => spent))
    expect(readHistory(historyFile([kept as Attempt]))).toEqual({ ok: true, attempts: [kept], judged: [] })
  })

  test('[A1] holds no name, word or note of anybody, and nobody else keeps it', () => {
    const seats = room.open.seats.map(seat => ({ ...seat, name: `Canary of ${seat.id}` }))
    const named = { ...room, open: { ...room.open, seats } }
    const text = JSON.stringify(attemptOf(debriefFor(named, viewer), 5))
    expect(text).not.toContain('Canary')
    for (const said of room.open.chat) expect(text).not.toContain(said.text)
    for (const role of ['interviewer', 'observer'] as const)
      expect(attemptOf(debriefFor(room, { seat: seatOf(role)?.id ?? 's-x', role }), 5)).toBeNull()
  })
})

describe('a history', () => {
  test('[A2] has each round once, as it was kept last; what was released stays', () => {
    const before = attempt(1, { released: false, keptAt: 10, took: 1 })
    const released = attempt(1, { released: true, keptAt: 5, took: 2 })
    const later = attempt(1, { released: false, keptAt: 20, took: 3 })
    expect(merged([before], [later]).map(({ took }) => took)).toEqual([3])
    expect(merged([released], [later]).map(({ took }) => took)).toEqual([2])
    expect(merged([before, released, later])).toHaveLength(1)
  })

  test('[A3] merged twice, or the other way round, is the same', () => {
    const some = fc.array(
      fc
        .record({
          week: fc.nat(4),
          keptAt: fc.nat(3),
          released: fc.boolean(),
          took: fc.nat(2),
        })
        .map(({ week, ...given }) => attempt(week, given)),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(some, some, (a, b) => {
        const both = merged(a, b)
        expect(merged(b, a)).toEqual(both)
        expect(merged(both, a)).toEqual(both)
        expect(merged(both, both)).toEqual(both)
        expect(both.map(({ at }) => at)).toEqual(both.map(({ at }) => at).toSorted((x, y) => x - y))
        expect(new Set(both.map(keyOf)).size).toBe(both.length)
      }),
    )
  })

  test('[A4] reads back from its file as it was', () => {
    const all = [attempt(1, { scores: { S1: 2, COM: 'NE' } }), attempt(2, { verdict: null })]
    expect(readHistory(historyFile(all))).toEqual({ ok: true, attempts: all, judged: [] })
    const judged = [
      { room: 'a', seat: 'b', keptAt: 5, judged: [{ mode: 'F1' as const, phase: 'scope', right: false }] },
    ]
    expect(readHistory(historyFile(all, judged))).toEqual({ ok: true, attempts: all, judged })
  })

  test.each([
    ['file', /not JSON/, historyFile([attempt(1)]).slice(0, -20)],
    ['file', /./, '[]'],
    ['signalroom', /./, '{"version":1,"attempts":[]}'],
    ['version', /newer Signalroom/, '{"signalroom":"progress","version":2,"attempts":[]}'],
    ['attempts.0.room', /./, file(one => ({ ...one, room: undefined }))],
    ['attempts.0.added', /not known/, file(one => ({ ...one, added: 1 }))],
    [
      'attempts.0.criteria.0.scores.0.value',
      /./,
      file(one => {
        const [criterion] = one['criteria'] as { scores: { value: unknown }[] }[]
        if (criterion?.scores[0]) criterion.scores[0].value = 5
        return one
      }),
    ],
    ['attempts.0.cadence.chunks', /./, file(one => ({ ...one, cadence: { chunks: 'many' } }))],
  ])('[A4] a file that does not fit is refused with its field: %s', (field, reason, text) => {
    const read = readHistory(text)
    expect(read).toMatchObject({ ok: false, field })
    expect(read.ok ? '' : read.reason).toMatch(reason)
  })
})

describe('over time', () => {
  const all = [
    attempt(1, { scores: { S1: 2, COM: 1 } }),
    attempt(2, { scores: { S1: 'NE', COM: 3 } }),
    attempt(3, { scores: { S1: 2, COM: 4 } }),
  ]

  test('[A5] a criterion has a point for each round in which somebody scored it, with that round', () => {
    const [first, second] = criterionLines(all)
    expect([first?.id, second?.id]).toEqual(['S1', 'COM'])
    expect(first?.points.map(({ room, value }) => [room, value])).toEqual([
      ['room1', 2],
      ['room3', 2],
    ])
    expect(second?.points.map(({ text }) => text)).toEqual(['1', '3', '4'])
  })

  test('[A5] the interviewers\u2019 mean counts before one\u2019s own score, and the point says so', () => {
    const scores = [
      { seat: 's-8', by: 'interviewer', value: 2 },
      { seat: 's-9', by: 'interviewer', value: 3 },
      { seat: 's-1', by: 'candidate', value: 4 },
    ] as const
    const [judged, alone] = [scores, scores.slice(2)].map(given =>
      criterionLines([attempt(1, { criteria: [{ id: 'S1', title: 'S', scores: [...given] }] })]),
    )
    expect(judged?.[0]?.points[0]).toMatchObject({ value: 2.5, text: '2.5', note: 'you gave 4' })
    expect(alone?.[0]?.points[0]).toMatchObject({ value: 4, note: 'by yourself' })
  })

  test('[A5] what was not measured has no point, and no line', () => {
    const silent = attempt(4, { cadence: { chunks: 0, confirms: 0, adherence: null } })
    const lines = cadenceLines([...all, silent])
    expect(lines.map(({ id }) => id)).toEqual(['adherence', 'confirms'])
    expect(lines[1]?.points.map(({ value }) => value)).toEqual([5, 6, 7])
    expect(cadenceLines([])).toEqual([])
  })

  test('[A5] a phase stands at its part of what was planned; one that was skipped has no point', () => {
    const skipped = attempt(5, {
      phases: [{ id: 'a', title: 'Requirements', planned: 300_000, spent: 0, state: 'skipped' }],
    })
    const [line] = phaseLines([...all, skipped])
    expect(line?.points.map(({ value, text, note }) => [value, text, note])).toEqual(
      [1, 2, 3].map(() => [1.2, '6:00 of 5:00', 'over']),
    )
  })
})

test('[A6] two attempts stand side by side, with what changed and whether it is better', () => {
  const before = attempt(1, { scores: { S1: 2, COM: 3 } })
  const after = attempt(2, { scores: { S1: 3, TRD: 4 }, level: 'staff', took: 2_400_000 })
  const rows = compared(before, after)
  const row = (title: string) => rows.find(one => one.title === title)
  expect(row('Level')).toMatchObject({ before: 'senior', after: 'staff', change: '' })
  expect(row('Criterion S1')).toMatchObject({ before: '2', after: '3', change: '+1', tone: 'better' })
  expect(row('Criterion COM')).toMatchObject({ before: '3', after: '\u2013', change: '', tone: null })
  expect(row('Criterion TRD')).toMatchObject({ before: '\u2013', after: '4', change: '' })
  expect(row('Checks asked')).toMatchObject({ before: '5', after: '6', change: '+1', tone: 'better' })
  expect(row('Requirements')).toMatchObject({ change: '', tone: null })
  const back = compared(after, before).find(one => one.title === 'Checks asked')
  expect(back).toMatchObject({ change: '\u22121', tone: 'worse' })
})

describe('a weakness that came back', () => {
  const rounds = (id: string, ...values: readonly (number | 'NE')[]) =>
    values.map((value, week) => attempt(week, { scores: { [id]: value } }))

  test('[A7] is at most 2 in two rounds or more, and names them', () => {
    expect(weaknesses(rounds('S1', 2, 3, 1))).toMatchObject([
      {
        criterion: 'S1',
        of: 3,
        overcome: false,
        rounds: [
          { room: 'room0', text: '2' },
          { room: 'room2', text: '1' },
        ],
      },
    ])
    expect(weaknesses(rounds('S1', 2, 3, 3))).toEqual([])
    expect(weaknesses(rounds('S1', 2, 'NE', 'NE'))).toEqual([])
  })

  test('[A7] is overcome when the last round that scored it was above, and then stands last', () => {
    expect(weaknesses(rounds('S1', 1, 2, 3))).toMatchObject([{ overcome: true, of: 3 }])
    const both = rounds('S1', 1, 2, 2, 3).map((one, i) => ({
      ...one,
      criteria: [...one.criteria, ...(rounds('COM', 2, 3, 3, 2)[i]?.criteria ?? [])],
    }))
    expect(weaknesses(both).map(({ criterion }) => criterion)).toEqual(['COM', 'S1'])
  })
})
