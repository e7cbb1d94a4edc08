/** Cards filled by keyboard alone: `cardsByKeyMax`, keys pressed for the one that takes most, and how soon the other screen has it. */
import type { Measured } from '../bench.js'

/** Nothing until there are cards to measure. */
export const cards = (): Promise<readonly Measured[]> => Promise.resolve([])
