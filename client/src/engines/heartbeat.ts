/** Whether a frame's process is alive: asks it while something runs, and hears when it says that its worker died. */

export interface Heartbeat {
  /** Only while something runs is it asked. */
  watch(on: boolean): void
  close(): void
}

const everyMs = 1000
/** So many questions without an answer, and it is dead: counted, not timed, since a hidden page's timers are slow. */
const unansweredAtMost = 4

export function openHeartbeat(life: MessagePort, die: (why: string) => void): Heartbeat {
  let unanswered = 0
  let asking: ReturnType<typeof setInterval> | undefined
  const ask = () => {
    if (unanswered >= unansweredAtMost) return die('the browser ended it, most likely for want of memory')
    unanswered += 1
    life.postMessage('there?')
  }
  life.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    unanswered = 0
    if (typeof data === 'object' && data !== null && 'died' in data) die(String(data.died).slice(0, 300))
  })
  life.start()
  // Where a browser tells of it, the end of the process is known at once.
  life.addEventListener('close', () => die('the browser ended it, most likely for want of memory'))
  return {
    watch(on) {
      clearInterval(asking)
      unanswered = 0
      if (on) asking = setInterval(ask, everyMs)
    },
    close() {
      clearInterval(asking)
      life.close()
    },
  }
}
