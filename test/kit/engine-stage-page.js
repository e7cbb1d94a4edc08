/** The page's side of an engine stage: what a test asks of the engines, and what it sees. Knows no test. */
import { openEngines } from '../../client/src/engines/engines'
import { EngineMessage } from '../../client/src/engines/message'

const engines = openEngines()

export const warm = (language, data) => engines.warm(language, data)
export const said = message => EngineMessage.safeParse(message).success
export const state = language => engines.state(language)
export const spare = language => until(() => engines.state(language).idle > 1)
const until = reached =>
  new Promise(resolve => {
    const look = () => reached() && resolve()
    engines.subscribe(look)
    look()
  })
export function ready(language) {
  return new Promise((resolve, failed) => {
    const look = () => {
      const { state: now, detail, runner } = engines.state(language)
      if (now === 'ready') resolve(runner)
      else if (now === 'failed' || now === 'impossible') failed(new Error(detail))
    }
    engines.subscribe(look)
    look()
  })
}

export async function run(job, { stopAfterMs, began = () => {} }) {
  const heard = []
  const askedAt = performance.now()
  let beganMs = null
  let stoppedAt = null
  const running = engines.run(job, {
    output: text => void heard.push(text),
    began: () => {
      beganMs = performance.now() - askedAt
      began()
      if (stopAfterMs === undefined) return
      setTimeout(() => {
        stoppedAt = performance.now()
        running.stop()
      }, stopAfterMs)
    },
  })
  const outcome = await running.done
  const endedAt = performance.now()
  const stopMs = stoppedAt === null ? null : endedAt - stoppedAt
  return { outcome, heard, totalMs: endedAt - askedAt, beganMs, stopMs }
}

/** Where another page reads it: that it runs, and how it ended. */
export async function keep(job) {
  const began = () => localStorage.setItem('began', 'yes')
  localStorage.setItem('told', JSON.stringify(await run(job, { began })))
}

let watching
export function watchFrames() {
  const frames = []
  const draw = at => {
    frames.push(at)
    watching = { frames, id: requestAnimationFrame(draw) }
  }
  watching = { frames, id: requestAnimationFrame(draw) }
}
export function release() {
  cancelAnimationFrame(watching.id)
  const { frames } = watching
  const gaps = frames.slice(1).map((at, i) => at - frames[i])
  const spent = frames.at(-1) - frames[0]
  return { fps: (gaps.length / spent) * 1000, longestMs: Math.max(...gaps) }
}
