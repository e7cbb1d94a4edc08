import { fakeClock, type Clock } from './clock'
import { berlin, utc } from './zones'
import type { OpenLedger } from './billing'

export function checkLedger(openLedger: OpenLedger, _: Clock): void {
  const ledger = openLedger(berlin, fakeClock(utc('2026-06-10 12:00')))
  ledger.charge(500)
  ledger.charge(250)
  if (ledger.total('2026-06-10') !== 750) throw new Error(`${ledger.total('2026-06-10')}`)
}
