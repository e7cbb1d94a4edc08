/** A list that this browser keeps on its device, the last put in front. Knows no server and no tab. */
import { siteStorage } from './storage'

export interface KeptList<One> {
  readonly all: () => readonly One[]
  /** In front, in the place of whatever is the same; what is more than `most` falls off the end. */
  readonly put: (one: One) => void
  readonly drop: (which: (one: One) => boolean) => void
}

/** What is kept and is not `isOne`, or no list at all, is passed over. */
export function keptList<One>({
  at,
  most,
  isOne,
  same,
}: {
  readonly at: string
  readonly most: number
  readonly isOne: (one: unknown) => one is One
  readonly same: (one: One, other: One) => boolean
}): KeptList<One> {
  const all = (): readonly One[] => {
    try {
      const kept: unknown = JSON.parse(siteStorage.getItem(at) ?? '[]')
      return Array.isArray(kept) ? kept.filter(isOne) : []
    } catch {
      return []
    }
  }
  const keep = (list: readonly One[]): void => void siteStorage.setItem(at, JSON.stringify(list))
  return {
    all,
    put: one => keep([one, ...all().filter(other => !same(one, other))].slice(0, most)),
    drop: which => keep(all().filter(one => !which(one))),
  }
}
