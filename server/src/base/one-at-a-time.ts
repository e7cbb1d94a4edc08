/** What is asked under one key, one after another. Knows nothing of what is asked. */

export type InTurn = (key: string, run: () => Promise<void>) => Promise<void>

export function oneAtATime(): InTurn {
  const last = new Map<string, Promise<void>>()
  return async (key, run) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(run)
    const settled = mine.catch(() => {})
    last.set(key, settled)
    await mine.finally(() => {
      if (last.get(key) === settled) last.delete(key)
    })
  }
}
