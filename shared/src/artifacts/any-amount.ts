/** An amount of whatever kind, so that a before and an after can be laid beside each other. Knows no card. */
import type Decimal from 'big.js'
import { isAmount, numberProblem, readAmount, type Wanted } from './amount.js'

/** `dimension`: what it measures, its currency included; two of one dimension are compared. */
export interface AnyAmount {
  readonly value: Decimal
  readonly dimension: string
  readonly kind: Wanted
}

/** The readers in the order in which they are surest of what they see. */
const order: readonly Wanted[] = ['share', 'price', 'money', 'rate', 'time', 'count']

export function anyAmount(text: string): AnyAmount | { readonly says: string } {
  for (const kind of order) {
    const read = readAmount(kind, text)
    if (!isAmount(read)) continue
    if (kind === 'count' && read.unit === '') continue
    return { value: read.value, kind, dimension: read.unit === '' ? kind : `${kind} ${read.unit}` }
  }
  const why = numberProblem(text)
  if (why !== null) return { says: why }
  return { says: 'A number with its unit: money, a time, a share, a rate.' }
}
