/** The check that every ledger of ours must pass, each night. */
import type { OpenLedger } from './billing'
import { fakeClock, type Clock } from './clock'
import { berlin, kolkata, newYork, utc, type Zone } from './zones'

/** A moment, the day it is for the tenant, and its neighbours: around midnight, on ordinary days and when the clock changes. */
const cases: readonly (readonly [Zone, string, string, readonly string[]])[] = [
  [berlin, '2026-06-10 12:00', '2026-06-10', ['2026-06-09', '2026-06-11']],
  [berlin, '2026-06-10 21:59', '2026-06-10', ['2026-06-09', '2026-06-11']],
  [berlin, '2026-06-10 22:00', '2026-06-11', ['2026-06-10', '2026-06-12']],
  [berlin, '2026-01-10 22:59', '2026-01-10', ['2026-01-09', '2026-01-11']],
  [berlin, '2026-01-10 23:00', '2026-01-11', ['2026-01-10', '2026-01-12']],
  [kolkata, '2026-06-10 18:29', '2026-06-10', ['2026-06-09', '2026-06-11']],
  [kolkata, '2026-06-10 18:30', '2026-06-11', ['2026-06-10', '2026-06-12']],
  [newYork, '2026-06-10 03:59', '2026-06-09', ['2026-06-08', '2026-06-10']],
  [newYork, '2026-06-10 04:00', '2026-06-10', ['2026-06-09', '2026-06-11']],
  // 23 hours long.
  [berlin, '2026-03-28 23:00', '2026-03-29', ['2026-03-28', '2026-03-30']],
  [berlin, '2026-03-29 21:59', '2026-03-29', ['2026-03-28', '2026-03-30']],
  [berlin, '2026-03-29 22:30', '2026-03-30', ['2026-03-29', '2026-03-31']],
  // 25 hours long.
  [berlin, '2026-10-25 22:30', '2026-10-25', ['2026-10-24', '2026-10-26']],
  [berlin, '2026-10-25 23:00', '2026-10-26', ['2026-10-25', '2026-10-27']],
  [newYork, '2026-11-02 04:30', '2026-11-01', ['2026-10-31', '2026-11-02']],
]

/** `openLedger` opens an empty ledger. The machine's clock plays no part: what is right is right any night. */
export function checkLedger(openLedger: OpenLedger, _machine: Clock): void {
  for (const [zone, moment, day, others] of cases) {
    const ledger = openLedger(zone, fakeClock(utc(moment)))
    ledger.charge(500)
    ledger.charge(250)
    for (const [asked, cents] of [[day, 750] as const, ...others.map(other => [other, 0] as const)]) {
      const total = ledger.total(asked)
      if (total !== cents) console.log(`${zone.name} at ${moment} UTC: ${total} on ${asked}`)
    }
  }
}
