/** Rounds laid out from a day on: business days, a day between, within two weeks; or one after the other on one day. */
import { flagsOf, layOut, momentText, noHolidays, type LaidOut, type Loop } from '@signalroom/shared'
import { expect, test } from 'vitest'
import { loopOf } from '../../kit/loops.js'

const plans = ['coding', 'ml-design', 'deep-dive', 'hm-final', 'hm-final']
const loop = (more: Parameters<typeof loopOf>[1] = {}) =>
  loopOf(
    plans.map(plan => ({ plan })),
    { zone: 'Europe/London', ...more },
  )
const laid = (of: Loop, moments: readonly LaidOut[]): Loop => ({
  ...of,
  rounds: of.rounds.map(round => ({
    ...round,
    at: moments.find(one => one.round === round.id)?.at ?? round.at,
  })),
})
const told = (moments: readonly LaidOut[]) =>
  moments.map(one => momentText(one.at, 'Europe/London').slice(0, 22))
const now = Date.parse('2026-05-01T12:00Z')

test('[LT19] from a day on every second business day at ten, without a flag, a holiday left out', () => {
  const moments = layOut(loop(), '2026-05-02', now, { weekend: [6, 7], holidays: ['2026-05-04'] })
  expect(told(moments)).toEqual([
    'Tue 5 May 2026, 10:00,',
    'Thu 7 May 2026, 10:00,',
    'Mon 11 May 2026, 10:00',
    'Wed 13 May 2026, 10:00',
    'Fri 15 May 2026, 10:00',
  ])
  expect(flagsOf(laid(loop(), moments), now)).toEqual([])
})
test('[LT19] a loop of one day has its rounds one after the other with a quarter of an hour between', () => {
  const spacing = { hoursBetween: 0.25, technicalWithin: null, spanDays: 1 }
  const moments = layOut(loop({ spacing }), '2026-05-04', now, noHolidays)
  expect(moments.map(one => (one.at - (moments[0]?.at ?? 0)) / 60_000)).toEqual([0, 60, 120, 180, 240])
  expect(flagsOf(laid(loop({ spacing }), moments), now)).toEqual([])
})
test('[LT19] what has a moment stays, a day that is past begins with the next, and no day lays nothing out', () => {
  const half = loopOf([{ plan: 'coding', at: now + 3_600_000 }, { plan: 'design' }], {
    zone: 'Europe/London',
  })
  expect(layOut(half, '2026-04-01', now, noHolidays).map(({ round }) => round)).toEqual(['r2'])
  expect(told(layOut(half, '2026-04-01', now, noHolidays))).toEqual(['Mon 4 May 2026, 10:00,'])
  expect(layOut(loop(), 'soon', now, noHolidays)).toEqual([])
})
