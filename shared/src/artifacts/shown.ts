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
  const [whole = '0', rest = ''] = value.toFixed(2).split('.')
  const figure = small ? value.prec(2).toFixed() : `${grouped(whole)}.${rest}`
  return /^[A-Z]/.test(unit) ? `${figure} ${unit}` : `${unit}${figure}`
}

/** From how many ms on a unit is used, and how many one of it is. */
const steps = [
  { least: 2 * 86_400_000, size: 86_400_000, unit: 'days' },
  { least: 86_400_000, size: 3_600_000, unit: 'h' },
  { least: 60_000, size: 60_000, unit: 'min' },
  { least: 1000, size: 1000, unit: 's' },
] as const

/** A time in ms, in the unit a person would say it in; minutes up to a day. */
export function timeText(value: Decimal): string {
  const step = steps.find(({ least }) => value.abs().gte(least))
  return step ? `${plainNumber(value.div(step.size))} ${step.unit}` : `${plainNumber(value, 3)} ms`
}

/** What is worked out of some rows, while others lack what it wants, says so. */
export const soFar = (title: string, all: boolean): string => (all ? title : `${title}, so far`)
