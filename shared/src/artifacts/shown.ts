/** Amounts as people read them. Rounds only here, never before. Knows no card. */
import type Decimal from 'big.js'

/** At most so many digits behind the point, and no noughts at the end. */
export const plainNumber = (value: Decimal, digits = 2): string => {
  const [whole = '0', rest = ''] = value.toFixed(digits).split('.')
  const kept = rest.replace(/0+$/, '')
  return `${grouped(whole)}${kept === '' ? '' : `.${kept}`}`
}
const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',')

/** To the hundredth, as money is; what is less than a hundredth keeps two digits that say something. */
export function moneyText(value: Decimal, unit: string): string {
  const small = value.gt(0) && value.lt('0.01')
  const [whole = '0', rest = ''] = (small ? value.toPrecision(2) : value.toFixed(2)).split('.')
  const figure = small ? value.round(8).toFixed().slice(0, 12) : `${grouped(whole)}.${rest}`
  return /^[A-Z]/.test(unit) ? `${figure} ${unit}` : `${unit}${figure}`
}

const steps: readonly (readonly [ms: number, unit: string])[] = [
  [86_400_000 * 2, 'days'],
  [3_600_000 * 24, 'h'],
  [60_000, 'min'],
  [1000, 's'],
]
const sizeOf: Readonly<Record<string, number>> = { days: 86_400_000, h: 3_600_000, min: 60_000, s: 1000 }

/** A time in ms, in the unit a person would say it in; minutes up to a day. */
export function timeText(value: Decimal): string {
  const size = value.abs()
  const unit = steps.find(([least]) => size.gte(least))?.[1]
  if (unit === undefined) return `${plainNumber(value, 3)} ms`
  return `${plainNumber(value.div(sizeOf[unit] ?? 1))} ${unit}`
}
