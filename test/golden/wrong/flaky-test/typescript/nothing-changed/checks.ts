/** The check that every ledger of ours must pass, each night. */
import type { OpenLedger } from './billing'
import type { Clock } from './clock'
import { berlin } from './zones'

/** `openLedger` opens an empty ledger; `clock` is the machine's. Throws if the ledger is wrong. */
export function checkLedger(openLedger: OpenLedger, clock: Clock): void {
  const ledger = openLedger(berlin, clock)
  ledger.charge(500)
  ledger.charge(250)
  const today = new Date(clock.now()).toISOString().slice(0, 10)
  if (ledger.total(today) !== 750) throw new Error(`${today}: ${ledger.total(today)}`)
}
