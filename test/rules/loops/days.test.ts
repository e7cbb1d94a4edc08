/** The days of a loop: moments in zones, windows before each round, and what is flagged with its reason. */
import {
  at,
  businessDays,
  decideOwner,
  evolveLoop,
  flagsOf,
  momentOf,
  momentText,
  noHolidays,
  usualSpacing,
  windowsOf,
  zoneNames,
} from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { countries, daysOff } from '../../../server/src/loops/days-off.js'
import { wrongDays } from '../../bench/loop/days.js'
import { generatedLoops } from '../../bench/loop/generated.js'
import { loopOf, resultWith } from '../../kit/loops.js'

const hour = 3_600_000
const day = 24 * hour
const minute = 60_000
/** Monday, 4 May 2026. */
const monday = Date.parse('2026-05-04T10:00Z')
const texts = (...given: Parameters<typeof flagsOf>) => flagsOf(...given).map(({ text }) => text)
const types = (...given: Parameters<typeof flagsOf>) => flagsOf(...given).map(({ type }) => type)
const before = monday - 30 * day

test('[LT7] the countries of which days are known stand in the order of their English names', async () => {
  const named = await countries()
  expect(named).toMatchObject({ IT: 'Italy', CH: 'Switzerland', GB: 'United Kingdom' })
  const names = Object.values(named)
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')))
  expect(new Set(names).size).toBe(names.length)
})

describe('moments in zones', () => {
  test.each([
    ['Europe/London', '2026-03-29T01:30', '01:00', '02:00'],
    ['America/New_York', '2026-03-08T02:15', '02:00', '03:00'],
    // Half an hour is skipped there, and a whole day was once elsewhere.
    ['Australia/Lord_Howe', '2026-10-04T02:10', '02:00', '02:30'],
    ['America/Santiago', '2026-09-06T00:30', '00:00', '01:00'],
  ])('[LT1] in %s %s is refused: the clocks go from %s to %s', (zone, local, from, to) => {
    expect(momentOf(local, zone)).toEqual({ type: 'skipped', from, to })
  })
  test.each([
    ['Europe/London', '2026-10-25T01:30', '+01:00', '+00:00', hour],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '+11:00', '+10:30', hour / 2],
  ])('[LT2] in %s %s comes twice, and both are offered', (zone, local, first, second, apart) => {
    const said = momentOf(local, zone)
    if (said.type !== 'twice') throw new Error(said.type)
    const [a, b] = said.choices
    expect([a.offset, b.offset, b.at - a.at]).toEqual([first, second, apart])
  })
  test('[LT3] a name that is no zone of a place is none, and a day that is none is no date', () => {
    for (const zone of [
      'CET',
      'EST',
      '+02:00',
      'UTC+2',
      'Mars/Base',
      '',
      'GMT',
      'Etc/GMT+5',
      'europe/london',
      'Europe/London ',
      'Europe',
      'constructor',
    ])
      expect(momentOf('2026-05-04T10:00', zone)).toEqual({ type: 'no-zone' })
    for (const local of [
      '2026-02-30T10:00',
      '2026-13-01T10:00',
      'tomorrow',
      '',
      '2026-05-04',
      '2026-05-04T24:30',
    ])
      expect(momentOf(local, 'Europe/London')).toEqual({ type: 'no-date' })
    expect(zoneNames()).toContain('Europe/London')
    expect(zoneNames()).not.toContain('CET')
  })
  test('[LT3] every name of the list is taken, and older names of a place too', () => {
    for (const zone of [
      ...zoneNames(),
      'Asia/Kolkata',
      'Asia/Calcutta',
      'US/Pacific',
      'America/Indiana/Tell_City',
    ])
      expect(momentOf('2026-05-04T10:00', zone), zone).toMatchObject({ type: 'one' })
  })
  test('[LP5] a moment that is past, or further ahead than anybody plans, is refused', () => {
    const ground = { plans: new Set<string>(), questions: new Set<string>(), newId: () => 'r' }
    const moved = (to: number) =>
      decideOwner(
        loopOf([{}]),
        { type: 'round.move', round: 'r1', seen: 0, at: to, zone: 'UTC' },
        monday,
        ground,
      )
    expect(moved(monday - day)).toMatchObject({ ok: false, detail: 'at: lies in the past' })
    for (const to of [monday + 11 * 366 * day, 8.64e15])
      expect(moved(to)).toMatchObject({ ok: false, detail: 'at: lies more than ten years ahead' })
    expect(moved(monday + 3650 * day).ok).toBe(true)
  })
  test('[LT3] a moment is told with its place and its offset', () => {
    expect(momentText(Date.parse('2026-07-01T13:30Z'), 'America/New_York')).toBe(
      'Wed 1 Jul 2026, 09:30, New York (-04:00)',
    )
  })
})

describe('windows', () => {
  test('[LT4] SYS-71 each round has a day of preparation, half an hour of review and a quarter of an hour of reset', () => {
    const loop = loopOf([{ at: monday, plan: 'coding' }, { at: monday + 2 * day }])
    const [first, second] = windowsOf(loop)
    expect(first).toMatchObject({
      prep: { from: monday - day, to: monday - 45 * minute },
      review: { from: monday - 45 * minute, to: monday - 15 * minute },
      reset: { from: monday - 15 * minute, to: monday },
      reviews: { type: 'stories' },
      coding: { minutes: 0, enough: false },
    })
    expect(second).toMatchObject({ reviews: { type: 'debrief', round: 'r1' }, coding: null })
  })
  test('[LT4] a loop of one day has resets alone', () => {
    const spacing = { hoursBetween: 0.25, technicalWithin: null, spanDays: 1 }
    const loop = loopOf([{ at: monday }, { at: monday + hour }], { spacing })
    expect(windowsOf(loop)[1]).toMatchObject({
      prep: null,
      review: null,
      reset: { from: monday + 45 * minute },
    })
    expect(types(loop, before)).toEqual([])
    expect(types(loopOf([{ at: monday }, { at: monday + 50 * minute }], { spacing }), before)).toEqual([
      'overlap',
    ])
  })
  test('[LT5] SYS-72 five and a half of six hours of coding preparation show amber, six do not', () => {
    const noted = (minutes: number) =>
      [minutes - 60, 60].reduce(
        (loop, part, i) =>
          evolveLoop(loop, {
            type: 'prep.noted',
            round: 'r1',
            minutes: part,
            seq: 9 + i,
            at: at(monday - 3 * hour),
            actor: 'p',
          }),
        loopOf([{ at: monday, plan: 'coding' }]),
      )
    const now = monday - 2 * hour
    expect(flagsOf(noted(330), now)).toMatchObject([{ type: 'prep-short', tone: 'amber', minutes: 330 }])
    expect(texts(noted(330), now)).toEqual(['“Round 1”: 5.5 hours of six hours of coding preparation noted.'])
    expect(types(noted(360), now)).toEqual([])
    // Before its window opens nothing is missed.
    expect(types(loopOf([{ at: monday, plan: 'coding' }]), monday - 2 * day)).toEqual([])
  })
})

test('[LT4] windows, flags and moments of generated loops over twelve zones are what they are by hand', async () => {
  const loops = generatedLoops(48)
  expect(
    loops.flatMap(({ said }) => said).filter(({ moments }) => moments.length !== 1).length,
  ).toBeGreaterThan(10)
  const wrong = await Promise.all(loops.map(wrongDays))
  expect(wrong.flat()).toEqual([])
})

describe('flags', () => {
  test('[LT6] SYS-71 rounds under a day apart are flagged, and rounds that run into each other more so', () => {
    const close = loopOf([{ at: monday }, { at: monday + 23 * hour }])
    expect(flagsOf(close, before)).toMatchObject([{ type: 'close', tone: 'amber', round: 'r2', other: 'r1' }])
    expect(types(loopOf([{ at: monday }, { at: monday + day }]), before)).toEqual([])
    const over = loopOf([{ at: monday }, { at: monday + hour }])
    expect(flagsOf(over, before)).toMatchObject([{ type: 'overlap', tone: 'red' }])
    // Whoever is still in the first of three is told so at the third, though the second is over.
    const long = loopOf([
      { at: monday, minutes: 480 },
      { at: monday + hour, minutes: 30 },
      { at: monday + 4 * hour },
    ])
    expect(flagsOf(long, before)).toMatchObject([
      { type: 'overlap', round: 'r2', other: 'r1' },
      { type: 'overlap', round: 'r3', other: 'r1' },
    ])
  })
  test('[LT7] SYS-73 the third technical round on business day 11 is red, on day 10 it is not', () => {
    const third = (days: number) =>
      loopOf([
        { at: monday, plan: 'coding' },
        { at: monday + 2 * day, plan: 'ml-design' },
        { at: monday + 3 * day, plan: 'hm-final' },
        { at: monday + days * day, plan: 'deep-dive' },
      ])
    // Monday and eleven days on: the Friday of the second week is day ten, the Monday after it day eleven.
    expect(types(third(11), before)).toEqual([])
    expect(flagsOf(third(14), before)).toMatchObject([
      { type: 'late-technical', tone: 'red', round: 'r4', businessDay: 11 },
    ])
    // Two holidays are no business days: it is in time again.
    const off = { weekend: [6, 7], holidays: ['2026-05-06'] }
    expect(types(third(14), before, off)).toEqual([])
  })
  test('[LT7] business days follow the country: its holidays, and its own weekend', async () => {
    const gb = await daysOff('GB', monday, monday)
    const eg = await daysOff('EG', monday, monday)
    expect(gb?.holidays).toContain('2026-05-25')
    expect(businessDays('2026-05-25', '2026-05-29', gb ?? noHolidays)).toBe(4)
    expect(businessDays('2026-05-25', '2026-05-29', noHolidays)).toBe(5)
    // In Egypt Friday and Saturday are the weekend.
    expect(eg?.weekend).toEqual([5, 6])
    expect(businessDays('2026-05-08', '2026-05-10', eg ?? noHolidays)).toBe(1)
    expect(await daysOff('XX', monday, monday)).toBeNull()
    // In the last hours of the year it is New Year elsewhere already.
    const eve = Date.parse('2026-12-31T20:00Z')
    expect((await daysOff('NZ', eve, eve))?.holidays).toContain('2027-01-01')
  })
  test('[LT8] over fourteen days from first to last are a risk to momentum', () => {
    const over = (days: number) =>
      loopOf([
        { at: monday, plan: 'hm-final' },
        { at: monday + days * day, plan: 'hm-final' },
      ])
    expect(types(over(14), before)).toEqual([])
    expect(types(over(15), before)).toEqual(['span'])
    // Days of the calendar: an hour later on the fourteenth day is within it, and so is the night when clocks go back.
    expect(types(over(14 + 1 / 24), before)).toEqual([])
    const autumn = Date.parse('2026-10-14T23:30+01:00')
    const back = loopOf([{ at: autumn }, { at: autumn + 14 * day + hour }], { zone: 'Europe/London' })
    expect(types(back, before)).toEqual([])
    expect(texts(over(15), before)).toEqual([
      'From the first round to the last are 15 days: over 14, momentum is at risk.',
    ])
  })
  test('[LT9] a review that was opened after its half hour, or never, is flagged once that is over', () => {
    const loop = loopOf([{ at: monday }])
    const opened = (when: number) =>
      evolveLoop(loop, { type: 'review.opened', round: 'r1', seq: 9, at: at(when), actor: 'p' })
    expect(types(loop, monday - 16 * minute)).toEqual([])
    expect(types(loop, monday)).toEqual(['review-late'])
    expect(types(opened(monday - 30 * minute), monday)).toEqual([])
    expect(texts(opened(monday - 10 * minute), monday)).toEqual([
      'The review before “Round 1” was opened late.',
    ])
  })
  test('[LT9] a loop without rounds, without moments or with a cancelled round flags nothing', () => {
    expect(flagsOf(loopOf([]), monday)).toEqual([])
    expect(flagsOf(loopOf([{}, {}]), monday)).toEqual([])
    expect(usualSpacing.hoursBetween).toBe(24)
    const cancelled = evolveLoop(loopOf([{ at: monday }, { at: monday + hour }]), {
      type: 'round.cancelled',
      round: 'r2',
      seq: 9,
      at: at(0),
      actor: 'p',
    })
    expect(flagsOf(cancelled, before)).toEqual([])
    expect(resultWith().attempt.released).toBe(true)
  })
})
