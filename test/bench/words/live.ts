/**
 * Words written down in a real tab while its board is drawn on: how long after a stretch its line is in the room, what it costs, and how
 * smooth the board stays. One browser with a voice, no call.
 */
import { readFileSync } from 'node:fs'
import { control } from '../../kit/clients.js'
import { unmarked } from '../../kit/page-code.js'
import { enter, someone } from '../../kit/people.js'
import { openRoom } from '../../kit/server.js'
import { talk } from '../../kit/voice/script.js'
import { speaker } from '../../kit/voice/speaker.js'
import { percentile, type Measured } from '../bench.js'
import { stroke, strokeMs } from '../voice/frames.js'
import { threadsOf } from '../voice/threads.js'

export async function live(origin: string): Promise<readonly Measured[]> {
  const mouth = await speaker(await talk(7, { lead: 5000, chunks: 14 }))
  const room = await openRoom(origin)
  const watch = control(origin, (await room.sit('interviewer', 'Lee')).token)
  try {
    const mina = await someone(mouth.browser, origin)
    await mina.context.addInitScript(unmarked)
    await enter(mina, room.links.candidate, 'Mina')
    await watch.ask({ type: 'round.start' })
    await watch.ask({ type: 'board.open' })
    const { page } = mina
    await page.locator('.tl-canvas').waitFor()
    // The first one warms up what draws.
    await stroke(page, strokeMs)
    const without = await stroke(page, strokeMs)
    const before = memoryOf(mouth.pid)
    await page.getByRole('tab', { name: /^Talk/ }).click()
    await page.getByRole('button', { name: 'Write down what you say' }).click()
    await page.getByRole('switch', { name: 'Write down what I say, in this tab' }).click()
    await page.getByRole('switch', { name: 'And send them to the room' }).click()
    await page.keyboard.press('Escape')
    const [first, from] = [threadsOf(mouth.pid), Date.now()]
    await page.getByRole('button', { name: 'Microphone: Mic off' }).click()
    const arrived = new Map<number, number>()
    watch.socket.on('events', (events: readonly { readonly seq: number; readonly type: string }[]) => {
      for (const { seq, type } of events) if (type === 'words.uttered') arrived.set(seq, Date.now())
    })
    await page.waitForTimeout(8000)
    const during = await stroke(page, strokeMs)
    await page.waitForTimeout(60_000)
    const [last, until] = [threadsOf(mouth.pid), Date.now()]
    const after = memoryOf(mouth.pid)
    const lags = watch.events.flatMap(one =>
      one.type === 'words.uttered' && arrived.has(one.seq) ? [arrived.get(one.seq)! - one.to] : [],
    )
    if (lags.length < 5) throw new Error(`only ${lags.length} lines were written down`)
    const workers = [...last].filter(([, { name }]) => name.startsWith('DedicatedWorker'))
    const spent = workers.reduce((sum, [id, { cpuMs }]) => sum + cpuMs - (first.get(id)?.cpuMs ?? 0), 0)
    return [
      {
        key: 'lagMsP95',
        value: percentile(lags, 0.95),
        unit: 'ms',
        means: `from the end of a stretch to its line in the room; p50 ${percentile(lags, 0.5)} of ${lags.length}`,
      },
      {
        key: 'coreShare',
        value: spent / (until - from),
        unit: 'ratio',
        means: 'of one core, the ear and the recogniser together, while somebody talks',
      },
      {
        key: 'heapMb',
        value: after - before,
        unit: 'count',
        means: 'MB that the browser holds more than before',
      },
      {
        key: 'framesWithout',
        value: without,
        unit: 'fps',
        means: 'frames of the board while a line is drawn',
      },
      { key: 'framesWith', value: during, unit: 'fps', means: 'the same while speech is written down' },
    ]
  } finally {
    watch.close()
    await mouth.close()
  }
}

/** What all processes of a browser hold for themselves alone, in MB. */
function memoryOf(pid: number): number {
  const seen = new Set<string>()
  let kb = 0
  for (const thread of threadsOf(pid).keys())
    try {
      const [, process = ''] = /^Tgid:\s+(\d+)/m.exec(readFileSync(`/proc/${thread}/status`, 'utf8')) ?? []
      if (seen.has(process)) continue
      seen.add(process)
      const rollup = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8')
      kb += Number(/^Private_Dirty:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
    } catch {
      // Gone meanwhile.
    }
  return kb / 1024
}
