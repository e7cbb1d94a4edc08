/** Calendars of loops, read by two programs of others in three zones; and how their lines are written. */
import { at, evolveLoop, OwnerCommand, type Loop, type LoopFact } from '@signalroom/shared'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { calendarOf } from '../../../server/src/loops/calendar.js'
import { loopOf } from '../../kit/loops.js'

interface Read {
  readonly id: string
  readonly from: number
  readonly fromDate?: number
  readonly to: number
  readonly sequence: number
  readonly status: string
  readonly summary: string
  readonly description: string
}
const zones = ['UTC', 'Asia/Tokyo', 'America/New_York']
/** What both programs find, by zone of the machine. */
function readIn(zone: string, texts: readonly string[]): readonly (readonly (readonly Read[])[])[] {
  const reader = fileURLToPath(new URL('../../kit/read-calendars.mjs', import.meta.url))
  const run = spawnSync(process.execPath, [reader], {
    input: JSON.stringify(texts),
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as readonly (readonly (readonly Read[])[])[]
}
const written = (...loops: readonly Loop[]) =>
  calendarOf({ loops, urlOf: ({ id }) => `https://rooms.example/loops/${id}`, name: 'Rounds' })
const happens = (loop: Loop, ...facts: readonly LoopFact[]): Loop =>
  facts.reduce(
    (now, fact, i) => evolveLoop(now, { ...fact, seq: now.seq + 1 + i, at: at(1e12), actor: 'p' }),
    loop,
  )

const minute = 60_000
/** In the hour that London has twice. */
const begins = Date.parse('2026-10-25T01:30Z')

test('[LT17] every moment is read right by two programs, wherever they run', () => {
  const loop = loopOf(
    [
      {
        at: begins,
        plan: 'coding',
        title:
          'Coding, “hard”; with a 漢字 title\\ that is long enough to be folded twice over, at least once within it',
      },
    ],
    {
      zone: 'Europe/London',
    },
  )
  const text = written(loop)
  for (const zone of zones)
    for (const events of readIn(zone, [text])[0] ?? []) {
      expect(events.map(({ id, from, to }) => [id, from, to])).toEqual([
        ['l-made-r1-round@signalroom', begins, begins + 45 * minute],
        ['l-made-r1-prep@signalroom', begins - 24 * 60 * minute, begins - 45 * minute],
        ['l-made-r1-review@signalroom', begins - 45 * minute, begins - 15 * minute],
        ['l-made-r1-reset@signalroom', begins - 15 * minute, begins],
      ])
      expect(events[0]).toMatchObject({ summary: loop.rounds[0]?.title, status: 'CONFIRMED' })
      expect(events[0]?.description).toContain('Begins Sun 25 Oct 2026, 01:30, London (+00:00).')
      expect(events.every(({ from, fromDate = from }) => from === fromDate)).toBe(true)
    }
})
test('[LT17] moved, a round keeps its name and its sequence rises; taken back, it is a cancelled event', () => {
  const loop = loopOf([{ at: begins }])
  const moved = happens(loop, { type: 'round.moved', round: 'r1', to: at(begins + 60 * minute), zone: 'UTC' })
  const cancelled = happens(moved, { type: 'round.cancelled', round: 'r1' })
  const unsaid = happens(moved, { type: 'round.moved', round: 'r1', to: null, zone: 'UTC' })
  const [was, is, off, none] = readIn(
    'UTC',
    [loop, moved, cancelled, unsaid].map(one => written(one)),
  )
  const rounds = [was, is, off, none].map(both =>
    both?.[0]?.find(({ id }) => id.endsWith('r1-round@signalroom')),
  )
  expect(rounds.map(one => one?.sequence)).toEqual([1, 2, 3, 3])
  expect(rounds.map(one => (one?.from ?? 0) - begins)).toEqual([0, 60 * minute, 60 * minute, 60 * minute])
  expect(rounds.map(one => one?.status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED', 'CANCELLED'])
  expect(off?.[0]?.every(({ status }) => status === 'CANCELLED')).toBe(true)
  // A round that never had a moment stands in no calendar; one of a loop of one day has its reset alone.
  expect(written(loopOf([{}]))).not.toContain('VEVENT')
  const oneDay = loopOf([{ at: begins }], {
    spacing: { hoursBetween: 0.25, technicalWithin: null, spanDays: 1 },
  })
  expect(readIn('UTC', [written(oneDay)])[0]?.[0]).toHaveLength(2)
})
test('[LT17] lines are of 75 octets at most and never cut within a sign; no zone, repetition or duration is in it', () => {
  const loop = loopOf([{ at: begins, title: '漢字かな交じり文'.repeat(9) }], { zone: 'Asia/Tokyo' })
  const text = written(loop)
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line).not.toContain('\uFFFD')
  }
  expect(text.split('\r\n').every(line => !line.includes('\n'))).toBe(true)
  expect(text).not.toMatch(/TZID|VTIMEZONE|RRULE|EXDATE|DURATION/)
  expect(text).toMatch(/METHOD:PUBLISH/)
  expect(text.match(/^(?:DTSTART|DTEND|DTSTAMP):\d{8}T\d{6}Z\r$/gm)).toHaveLength(12)
})
test('[LT17] what people wrote stands in it without what is not seen, a partner on one line', () => {
  const asked = OwnerCommand.parse({
    type: 'round.set',
    round: 'r1',
    title: 'Coding\u0007 at\u2028last',
    note: 'One\r\ntwo\u0000',
    question: null,
    partner: 'Lee\u000b\r\nSUMMARY:other',
    minutes: 45,
    veto: false,
  })
  expect(asked).toMatchObject({ title: 'Coding at last', note: 'One\ntwo', partner: 'Lee SUMMARY:other' })
  if (asked.type !== 'round.set') throw new Error(asked.type)
  const loop = happens(loopOf([{ at: begins }]), { ...asked, type: 'round.set' })
  expect(written(loop).replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u)
  for (const events of readIn('UTC', [written(loop)])[0] ?? []) {
    expect(events).toHaveLength(4)
    expect(events[0]).toMatchObject({ summary: 'Coding at last' })
    expect(events[0]?.description).toContain('With Lee SUMMARY:other.')
  }
  const none = OwnerCommand.parse({ ...asked, note: '', partner: '' })
  expect(none).toMatchObject({ note: '', partner: '' })
})
