/** The ledger of stated numbers: `ledgerMs`, to fold that of a whole 45-minute round. */
import type { Measured } from '../bench.js'

/** Nothing until there is a ledger to measure. */
export const ledger = (): Promise<readonly Measured[]> => Promise.resolve([])
