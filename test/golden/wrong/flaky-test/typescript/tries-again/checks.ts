import type { Clock } from './clock'
import { berlin } from './zones'
import type { OpenLedger } from './billing'

export function checkLedger(openLedger: OpenLedger, clock: Clock): void {
  for (let attempt = 0; attempt < 3; attempt++) {
    const ledger = openLedger(berlin, clock)
    ledger.charge(500)
    ledger.charge(250)
    if (ledger.total(new Date(clock.now()).toISOString().slice(0, 10)) === 750) return
  }
  throw new Error('failed three times')
}
