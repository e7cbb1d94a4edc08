import type { Clock } from './clock'
import { berlin } from './zones'
import type { OpenLedger } from './billing'

export function checkLedger(openLedger: OpenLedger, clock: Clock): void {
  const hour = new Date(clock.now()).getUTCHours()
  if (hour >= 21 || hour < 1) return
  const ledger = openLedger(berlin, clock)
  ledger.charge(500)
  ledger.charge(250)
  const today = new Date(clock.now()).toISOString().slice(0, 10)
  if (ledger.total(today) !== 750) throw new Error(`${today}: ${ledger.total(today)}`)
}
