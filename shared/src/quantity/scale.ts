/** Which quantities say how big something is: traffic, users, sizes, rows. Knows kinds, no text. */
import type { Quantity } from './find.js'

const scales: ReadonlySet<Quantity['kind']> = new Set(['rate', 'load', 'users', 'size', 'records'])

/** Time, money, shares and multiples are none; of what a business counts, so much in a time is. */
export const isScale = ({ kind, perTime }: Pick<Quantity, 'kind' | 'perTime'>): boolean =>
  scales.has(kind) || (kind === 'business' && perTime)
