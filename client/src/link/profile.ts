/** Who rehearses with this browser, as they said: kept on this device only. */
import { levels, trades, type Profile, type Trade } from '@signalroom/shared'
import { siteStorage } from './storage'

const keptAt = 'signalroom:profile'

/** Null where nobody said. */
export function keptProfile(): Profile | null {
  try {
    const kept = JSON.parse(siteStorage.getItem(keptAt) ?? 'null') as Partial<Profile> | null
    const trade = trades.find(one => one === kept?.trade)
    const level = levels.find(one => one === kept?.level)
    return trade && level ? { trade, level } : null
  } catch {
    return null
  }
}
export function keepProfile(profile: Profile | null): void {
  siteStorage.setItem(keptAt, JSON.stringify(profile))
}
export const tradeWords: Readonly<Record<Trade, string>> = {
  'machine-learning': 'machine learning',
  'distributed-systems': 'distributed systems',
  any: 'anything',
}
