/** Which plans this browser opened rooms with, the last one first. Kept on this device only; knows no server. */
import { siteStorage } from './storage'

const keptAt = 'signalroom:plans'
const most = 12

export const plansUsed = (): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(siteStorage.getItem(keptAt) ?? '[]')
    return Array.isArray(kept) ? kept.filter(one => typeof one === 'string') : []
  } catch {
    return []
  }
}

export function keepPlanUsed(plan: string): void {
  const others = plansUsed().filter(one => one !== plan)
  siteStorage.setItem(keptAt, JSON.stringify([plan, ...others].slice(0, most)))
}
