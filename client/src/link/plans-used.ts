/** Which plans this browser opened rooms with, the last one first. Kept on this device only; knows no server. */
import { keptList } from './kept-list'

const kept = keptList({
  at: 'signalroom:plans',
  most: 12,
  isOne: one => typeof one === 'string',
  same: (one, other) => one === other,
})

export const plansUsed = kept.all
export const keepPlanUsed = kept.put
