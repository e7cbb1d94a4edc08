/** Bills tenants by the day on their own wall. A day is a text such as "2026-03-29". */
import type { Clock } from './clock'
import { utc, wall, type Zone } from './zones'

const day24 = 86_400_000

/** The day it is for a tenant. */
export const billingDay = (zone: Zone, moment: number): string => wall(zone, moment).slice(0, 10)

/** The month it is for a tenant, such as "2026-03". */
export const billingMonth = (zone: Zone, moment: number): string => wall(zone, moment).slice(0, 7)

/** The moment a tenant's day begins. */
export function opensAt(zone: Zone, day: string): number {
  const midnight = utc(`${day} 00:00`)
  // The offset asked for is that at the midnight on the wall, which is known only once an offset is.
  const begun = midnight - zone.offset(midnight)
  return midnight - zone.offset(begun)
}

/** The moment a tenant's day is over: when the next begins. Days have 23, 24 or 25 hours. */
export const closesAt = (zone: Zone, day: string): number => opensAt(zone, dayAfter(day))

const dayAfter = (day: string): string => new Date(utc(`${day} 00:00`) + day24).toISOString().slice(0, 10)

/** What the check wants of a ledger. */
export interface AnyLedger {
  charge(cents: number): void
  /** All charges of a tenant's day, in cents. */
  total(day: string): number
}
export type OpenLedger = (zone: Zone, clock: Clock) => AnyLedger

export class Ledger implements AnyLedger {
  private readonly zone: Zone
  private readonly clock: Clock
  private readonly charges: { readonly day: string; readonly cents: number }[] = []

  constructor(zone: Zone, clock: Clock) {
    this.zone = zone
    this.clock = clock
  }

  charge(cents: number): void {
    // validation
    if (!Number.isInteger(cents)) throw new TypeError('a charge is a whole number of cents')

    // core
    this.charges.push({ day: billingDay(this.zone, this.clock.now()), cents })
  }

  total(day: string): number {
    return this.charges.filter(charge => charge.day === day).reduce((sum, { cents }) => sum + cents, 0)
  }
}
