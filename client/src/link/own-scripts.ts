/** What somebody practises alone with: scripts of their own, and pairs they rewrote. Kept on this device only; knows no server. */
import type { ScriptKind } from '@signalroom/shared'
import { keptList } from './kept-list'

export interface OwnScript {
  readonly id: string
  readonly kind: ScriptKind
  readonly title: string
  readonly slots: Readonly<Record<string, string>>
  readonly savedAt: number
}

const isRecord = (one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null
const isScript = (one: unknown): one is OwnScript =>
  isRecord(one) &&
  typeof one['id'] === 'string' &&
  typeof one['title'] === 'string' &&
  typeof one['savedAt'] === 'number' &&
  (one['kind'] === 'story' || one['kind'] === 'design') &&
  isRecord(one['slots']) &&
  Object.values(one['slots']).every(text => typeof text === 'string')

const scripts = keptList({
  at: 'signalroom:scripts',
  most: 60,
  isOne: isScript,
  same: (one, other) => one.id === other.id,
})
export const ownScripts = scripts.all
export const keepOwnScript = scripts.put
export const dropOwnScript = (id: string): void => scripts.drop(one => one.id === id)

interface Rewritten {
  readonly pair: string
  readonly at: number
}
const isRewritten = (one: unknown): one is Rewritten =>
  isRecord(one) && typeof one['pair'] === 'string' && typeof one['at'] === 'number'
const rewritten = keptList({
  at: 'signalroom:rewritten',
  most: 100,
  isOne: isRewritten,
  same: (one, other) => one.pair === other.pair,
})
/** Ids of the pairs that were passed with this browser. */
export const pairsPassed = (): readonly string[] => rewritten.all().map(one => one.pair)
export const keepPassed = (pair: string, at: number): void => rewritten.put({ pair, at })
