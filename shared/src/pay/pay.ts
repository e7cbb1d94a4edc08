/** A table of pay: offers and bands of the market, each with where it is from, and what they come to beside each other. Pure. */
import { z } from 'zod'
import { Level } from '../content/form.js'
import { words } from '../room/forms.js'

/** Where one would work, and by which of its fields. Changing it changes what is asked, never an amount. */
export const localeIds = ['us', 'uk', 'uk-contract', 'eu', 'other'] as const
export type LocaleId = (typeof localeIds)[number]
export type PlaceField = 'rightToWork' | 'ir35' | 'dayRate' | 'pension' | 'notice'
export const locales: Readonly<
  Record<
    LocaleId,
    { readonly title: string; readonly currency: string; readonly fields: readonly PlaceField[] }
  >
> = {
  us: { title: 'United States', currency: 'USD', fields: ['rightToWork', 'notice'] },
  uk: { title: 'United Kingdom', currency: 'GBP', fields: ['rightToWork', 'pension', 'notice'] },
  'uk-contract': {
    title: 'United Kingdom, by contract',
    currency: 'GBP',
    fields: ['rightToWork', 'ir35', 'dayRate', 'notice'],
  },
  eu: { title: 'European Union', currency: 'EUR', fields: ['rightToWork', 'notice'] },
  other: { title: 'Elsewhere', currency: 'USD', fields: ['rightToWork', 'notice'] },
}
export const placeFieldWords: Readonly<Record<PlaceField, string>> = {
  rightToWork: 'Right to work',
  ir35: 'IR35',
  dayRate: 'Day rate',
  pension: 'Pension, % of base',
  notice: 'Notice, weeks',
}
export const rightsToWork = ['held', 'permit', 'needed', 'unknown'] as const
export type RightToWork = (typeof rightsToWork)[number]
export const rightWords: Readonly<Record<RightToWork, string>> = {
  held: 'Held: no permit needed',
  permit: 'Held by a permit',
  needed: 'A permit is needed',
  unknown: 'Not clear yet',
}

const amount = z.number('is no number').min(0, 'is negative').max(1e12, 'is too large')
const CurrencyCode = z.string().regex(/^[A-Z]{3}$/, 'is no currency of three capital letters')

export const PayRow = z
  .strictObject({
    kind: z.enum(['offer', 'market']),
    /** Of whom: an employer, a survey. */
    of: words(80),
    /** Where the figures are from. Without it the row is marked, and counts for no median. */
    source: words(300).optional(),
    currency: CurrencyCode,
    /** Of whom the market's row speaks; left out: of all. */
    level: Level.optional(),
    locale: z.enum(localeIds),
    /** A year; of the market its lower and its upper end. */
    base: amount.optional(),
    baseTo: amount.optional(),
    bonus: amount.optional(),
    /** Once. */
    signOn: amount.optional(),
    /** Of the company, in per cent. */
    equityPercent: z.number().min(0, 'is negative').max(100, 'is over 100 %').optional(),
    /** Of the whole company, as somebody said it; the share is worth its part of it. */
    companyValue: amount.optional(),
    /** Of the grant over four years. */
    equityValue: amount.optional(),
    rightToWork: z.enum(rightsToWork).optional(),
    ir35: z.enum(['inside', 'outside', 'unknown']).optional(),
    dayRate: amount.optional(),
    pension: z.number().min(0).max(100).optional(),
    notice: z.number().min(0).max(104).optional(),
    /** Why one would take it although it lies below the middle. */
    reason: words(600).optional(),
  })
  .refine(({ base, baseTo }) => baseTo === undefined || base === undefined || baseTo >= base, {
    path: ['baseTo'],
    message: 'is below the lower end',
  })
export type PayRow = Readonly<z.infer<typeof PayRow>>

export interface PaidRow {
  readonly row: PayRow
  readonly unsourced: boolean
  /** A year of the grant: a quarter of what it is worth over four years; null where nothing says what it is worth. */
  readonly equityAYear: number | null
  /** Base, bonus, a year of equity; what comes once stands beside it. */
  readonly aYear: number | null
  /** Against the market's bands in the same currency; null where there is none, or no base. */
  readonly band: 'below' | 'inside' | 'above' | null
  /** Below the middle of the sourced bases in its currency: it wants a reason. */
  readonly belowMiddle: boolean
  readonly wantsReason: boolean
}

/** `level`: the person's; rows of the market for another level are not theirs. */
export function payTable(all: readonly PayRow[], level?: Level): readonly PaidRow[] {
  const rows = all.filter(
    row => row.kind !== 'market' || row.level === undefined || level === undefined || row.level === level,
  )
  return all.map(row => {
    const equity = equityOf(row)
    const base = row.base ?? null
    const middle = middleBase(rows, row.currency)
    const belowMiddle = row.kind === 'offer' && base !== null && middle !== null && base < middle
    return {
      row,
      unsourced: row.source === undefined,
      equityAYear: equity === null ? null : equity / 4,
      aYear: base === null ? null : base + (row.bonus ?? 0) + (equity ?? 0) / 4,
      band: row.kind === 'offer' && base !== null ? bandOf(rows, row.currency, base) : null,
      belowMiddle,
      wantsReason: belowMiddle && row.reason === undefined,
    }
  })
}

/** Over four years; from the share of the company where no value was said. */
function equityOf({ equityValue, equityPercent, companyValue }: PayRow): number | null {
  if (equityValue !== undefined) return equityValue
  if (equityPercent === undefined || companyValue === undefined) return null
  return (companyValue * equityPercent) / 100
}

/** The market's bands as one: from the lowest lower end to the highest upper end. */
function bandOf(rows: readonly PayRow[], currency: string, base: number): PaidRow['band'] {
  const bands = rows.filter(
    row => row.kind === 'market' && row.currency === currency && row.source !== undefined,
  )
  const ends = bands.flatMap(({ base: from, baseTo: to }) => (from === undefined ? [] : [from, to ?? from]))
  if (ends.length === 0) return null
  return base < Math.min(...ends) ? 'below' : base > Math.max(...ends) ? 'above' : 'inside'
}

/** The median of what the market's sourced rows say, each by the middle of its band. Currencies are never compared. */
export function middleBase(rows: readonly PayRow[], currency: string): number | null {
  const middles = rows
    .filter(row => row.kind === 'market' && row.currency === currency && row.source !== undefined)
    .flatMap(({ base, baseTo }) => (base === undefined ? [] : [(base + (baseTo ?? base)) / 2]))
    .toSorted((a, b) => a - b)
  const half = Math.floor(middles.length / 2)
  if (middles.length === 0) return null
  return middles.length % 2 === 1 ? middles[half]! : (middles[half - 1]! + middles[half]!) / 2
}

/** "$182,000": whole where it is; in the words of no country in particular. */
export const moneyText = (value: number, currency: string): string =>
  new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: Number.isInteger(value) ? 0 : 2,
  }).format(value)

/** A row as a line to say: for a talk about pay, which wants figures and where they are from. */
export function citedRow({ row, aYear }: PaidRow): { readonly source: string; readonly figures: string } {
  const money = (value: number | undefined) => (value === undefined ? null : moneyText(value, row.currency))
  const base =
    row.baseTo === undefined ? money(row.base) : `${money(row.base) ?? ''} to ${money(row.baseTo) ?? ''}`
  const parts = [
    base === null ? null : `base ${base}`,
    row.bonus === undefined ? null : `bonus ${money(row.bonus)}`,
    row.signOn === undefined ? null : `sign-on ${money(row.signOn)}`,
    row.equityPercent === undefined ? null : `equity ${row.equityPercent} %`,
    row.dayRate === undefined ? null : `${money(row.dayRate)} a day`,
    row.kind === 'offer' && aYear !== null && aYear !== row.base
      ? `${moneyText(aYear, row.currency)} a year in all`
      : null,
  ]
  return {
    source: row.source ?? '',
    figures: `${row.of}: ${parts.filter(part => part !== null).join(', ')}`,
  }
}
