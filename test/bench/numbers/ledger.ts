/** The ledger of stated numbers: how long that of a whole 45-minute round takes. */
import type { Measured } from '../bench.js'
import { measureLedger } from '../ledger.js'

export function ledger(): readonly Measured[] {
  const { ledgerMs, ledgerMsP95, ledgerFromNothingMs, numbers } = measureLedger()
  return [
    {
      key: 'ledgerMs',
      value: ledgerMs,
      unit: 'ms',
      means: `the whole ledger of ${numbers} numbers after one more message`,
    },
    { key: 'ledgerMsP95', value: ledgerMsP95, unit: 'ms', means: 'the same after each event of the round' },
    {
      key: 'ledgerFromNothingMs',
      value: ledgerFromNothingMs,
      unit: 'ms',
      means: 'read from nothing, as a debrief does',
    },
  ]
}
