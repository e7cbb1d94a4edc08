// tests
import { Ledger } from './billing'
import { checkLedger } from './checks'
import { systemClock } from './clock'

test('what is charged today stands on today’s bill', () => {
  checkLedger((zone, clock) => new Ledger(zone, clock), systemClock)
})
