/** A relay behind a bare door in a process of its own, so that its memory and its time can be told from the attacker's. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Guard } from '../../../server/src/relay/guards.js'

/** What the process is told, as JSON in its arguments. */
export interface DoorAsked {
  /** Guards that are switched off. */
  readonly without: readonly Guard[]
  /** The most bytes of a frame; the door's own if not said. */
  readonly maxPayload?: number
  /** Its journal, which is in memory, keeps nothing: what is measured is the relay. No document can be read again then. */
  readonly forgets?: true
}
export interface DoorProcess {
  readonly url: string
  /** Resident memory in megabytes, after a moment of rest: what is only garbage is collected. */
  restingMb(): Promise<number>
  /** Resident memory in megabytes as it is. */
  memoryMb(): number
  /** What it holds after a collection, on the heap and outside of it, in megabytes. */
  liveMb(): Promise<number>
  /** All that the relay reported, in bytes of JSON. */
  reportedBytes(): Promise<number>
  close(): Promise<void>
}
/** A process that has not ended by then does nothing but work. */
const drownedMs = 2000

/** What it answers to a line on its standard input. */
interface Answer {
  readonly liveMb: number
  readonly reportedBytes: number
}

export async function openDoorProcess(asked: DoorAsked = { without: [] }): Promise<DoorProcess> {
  const main = fileURLToPath(new URL('./door-main.ts', import.meta.url))
  const flags = ['--expose-gc', '--import', 'tsx', '--conditions', 'development']
  const child = spawn(process.execPath, [...flags, main, JSON.stringify(asked)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const over = new Promise<void>(gone => child.once('close', () => gone()))
  const waiting: ((line: string) => void)[] = []
  let rest = ''
  child.stdout.on('data', (text: Buffer) => {
    const lines = (rest + text.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) waiting.shift()?.(line)
  })
  const line = (): Promise<string> =>
    new Promise((told, failed) => {
      waiting.push(told)
      void over.then(() => failed(new Error('the relay is gone')))
    })
  const answer = async (): Promise<Answer> => {
    child.stdin.write('look\n')
    // Written by door-main.
    return JSON.parse(await line()) as Answer
  }
  const memoryMb = (): number =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'latin1'))?.[1]) / 1024
  return {
    url: await line(),
    async restingMb() {
      await answer()
      return memoryMb()
    },
    memoryMb,
    liveMb: async () => (await answer()).liveMb,
    reportedBytes: async () => (await answer()).reportedBytes,
    async close() {
      child.stdin.end()
      const drowned = setTimeout(() => child.kill('SIGKILL'), drownedMs)
      await over
      clearTimeout(drowned)
    },
  }
}
