import type { Clock } from './clock'
import { berlin } from './zones'
import { billingDay, type OpenLedger } from './billing'

export function checkLedger(openLedger: OpenLedger, clock: Clock): void {
  const today = billingDay(berlin, clock.now())
  const ledger = openLedger(berlin, clock)
  ledger.charge(500)
  ledger.charge(250)
  if (ledger.total(today) !== 750) throw new Error(`${today}: ${ledger.total(today)}`)
}
