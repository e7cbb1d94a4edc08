import { fakeClock, type Clock } from './clock'
import { berlin, utc } from './zones'
import type { OpenLedger } from './billing'

export function checkLedger(openLedger: OpenLedger, _: Clock): void {
  for (const [moment, day] of [
    ['2026-06-10 21:59', '2026-06-10'],
    ['2026-06-10 22:00', '2026-06-11'],
  ] as const) {
    const ledger = openLedger(berlin, fakeClock(utc(moment)))
    ledger.charge(500)
    ledger.charge(250)
    if (ledger.total(day) !== 750) throw new Error(`${day}: ${ledger.total(day)}`)
  }
}
