/** Gathers writes that arrive close together into one commit. Knows nothing of what is written. */

/** One write: `run` works inside the commit; `settle` hears once whether the commit held. */
export interface Write {
  readonly run: () => void
  readonly settle: (failure?: unknown) => void
}

/** At most this many writes share a commit, so that one commit never holds the process for long. */
const most = 5000
/** A slow disk gets more time between commits: this many times the length of the last one. */
const breath = 3

/**
 * A queue that calls `commit` with all writes of the last `windowMs`. Commits never overlap. `flush` commits at once
 * what is queued and returns when the queue is empty.
 */
export function groupWrites(windowMs: number, commit: (writes: readonly Write[]) => void) {
  let queue: Write[] = []
  let timer: NodeJS.Timeout | undefined
  let lastCommitMs = 0

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    while (queue.length > 0) {
      const writes = queue.slice(0, most)
      queue = queue.slice(most)
      const started = performance.now()
      commit(writes)
      lastCommitMs = performance.now() - started
    }
  }
  function add(write: Write): void {
    queue.push(write)
    timer ??= setTimeout(flush, Math.max(windowMs, lastCommitMs * breath))
  }
  return { add, flush }
}
