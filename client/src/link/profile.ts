/** Who rehearses with this browser, as they said: kept on this device only. */
import { Company, levels, trades, type Profile, type Trade } from '@signalroom/shared'
import { siteStorage } from './storage'

const keptAt = 'signalroom:profile'

/** Null where nobody said. */
/** What this device keeps of it: also how the company one aims at judges, where that was said. */
export interface DeviceProfile extends Profile {
  readonly company?: Company
}
export function keptProfile(): DeviceProfile | null {
  try {
    const kept = JSON.parse(siteStorage.getItem(keptAt) ?? 'null') as Partial<Profile> | null
    const trade = trades.find(one => one === kept?.trade)
    const level = levels.find(one => one === kept?.level)
    const company = Company.options.find(one => one === (kept as { company?: unknown } | null)?.company)
    return trade && level ? { trade, level, ...(company ? { company } : {}) } : null
  } catch {
    return null
  }
}
export function keepProfile(profile: DeviceProfile | null): void {
  siteStorage.setItem(keptAt, JSON.stringify(profile))
}
export const tradeWords: Readonly<Record<Trade, string>> = {
  'machine-learning': 'machine learning',
  'distributed-systems': 'distributed systems',
  any: 'anything',
}
