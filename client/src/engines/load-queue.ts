/** Lets one engine load at a time, the first of a kind before any spare: two at once are each half as fast. */
import { whenIdle } from '../ui/when-idle'

export interface LoadQueue {
  /** Calls `load` when it is its turn and the browser has nothing better to do. Returns how to call it off. */
  ask(first: boolean, load: () => Promise<unknown>): () => void
}

interface Waiting {
  readonly first: boolean
  readonly load: () => Promise<unknown>
}

export function openLoadQueue(): LoadQueue {
  const waiting = new Set<Waiting>()
  let loading = false
  const next = () => {
    if (loading || waiting.size === 0) return
    loading = true
    whenIdle(() => {
      const [one = [...waiting][0]] = [...waiting].filter(({ first }) => first)
      if (one) waiting.delete(one)
      const over = () => {
        loading = false
        next()
      }
      void (one?.load() ?? Promise.resolve()).then(over, over)
    })
  }
  return {
    ask(first, load) {
      const one = { first, load }
      waiting.add(one)
      next()
      return () => void waiting.delete(one)
    },
  }
}
