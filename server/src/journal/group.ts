/** Gathers what arrives close together into one group, and hands over one group at a time. Knows nothing of what it gathers. */

/** At most this many share a group, so that nobody waits long behind others. */
const most = 5000

/**
 * A queue that hands everything of the last `windowMs` to `commit` (which never rejects), once the group before it is
 * done. `flush` hands over at once what is queued; it resolves when nothing is left.
 */
export function groupWrites<Item>(windowMs: number, commit: (items: readonly Item[]) => Promise<void>) {
  let queue: Item[] = []
  let timer: NodeJS.Timeout | undefined
  /** The window is over, and only the group before is waited for. */
  let due = false
  let running: Promise<void> | undefined

  function over(): void {
    timer = undefined
    due = true
    hand()
  }
  function hand(): void {
    if (running || !due) return
    const items = queue.slice(0, most)
    queue = queue.slice(most)
    due = queue.length > 0
    running = commit(items).then(() => {
      running = undefined
      hand()
    })
  }
  function add(item: Item): void {
    queue.push(item)
    if (!due) timer ??= setTimeout(over, windowMs)
  }
  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (queue.length > 0) over()
    if (!running) return
    await running
    await flush()
  }
  return { add, flush }
}
