/** Bills tenants by the day on their own wall. A day is a text such as "2026-03-29". */
import type { Clock } from './clock'
import { utc, wall, type Zone } from './zones'

const hour = 3_600_000

/** The day it is for a tenant. */
export const billingDay = (zone: Zone, moment: number): string => wall(zone, moment).slice(0, 10)

/** The moment a tenant's day begins. */
export function opensAt(zone: Zone, day: string): number {
  const midnight = utc(`${day} 00:00`)
  return midnight - zone.offset(midnight)
}

/** The moment a tenant's day is over. */
export const closesAt = (zone: Zone, day: string): number => opensAt(zone, day) + 24 * hour

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
  private readonly charges: { readonly moment: number; readonly cents: number }[] = []

  constructor(zone: Zone, clock: Clock) {
    this.zone = zone
    this.clock = clock
  }

  charge(cents: number): void {
    // validation

    // core
    this.charges.push({ moment: this.clock.now(), cents })
  }

  total(day: string): number {
    const begin = opensAt(this.zone, day)
    const end = closesAt(this.zone, day)
    return this.charges
      .filter(({ moment }) => begin <= moment && moment < end)
      .reduce((sum, { cents }) => sum + cents, 0)
  }
}
