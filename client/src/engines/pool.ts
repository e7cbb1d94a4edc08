/** The engines of one kind: the one in use, the spare that is warm behind it, and who gets which job. Knows no room. */
import type { FileStore, Progress } from './files'
import { openFrame, type EngineFrame, type EngineKind } from './frame'
import type { LoadQueue } from './load-queue'

/** `impossible`: there is no WebAssembly or no worker here. */
export type EngineState = 'off' | 'loading' | 'ready' | 'failed' | 'impossible'
export interface EngineSeen {
  readonly state: EngineState
  /** What it is doing, or why it cannot; null where there is nothing to say. */
  readonly detail: string | null
  /** What runs the tests, such as "pytest 8.4.2"; null until it is loaded. */
  readonly runner: string | null
  /** How many are loaded and wait: with two of them, the next run after a stop begins at once. */
  readonly idle: number
}

export interface EnginePool {
  warm(): void
  seen(): EngineSeen
  /** The data that each engine lays in ahead of a run. */
  prepare(data: string): void
  /** The one that is soonest ready; resolves when it is, rejects with a sentence if none can be. */
  take(): Promise<EngineFrame>
  /** It is of use no longer, or it may be given the next job. */
  putBack(frame: EngineFrame): void
  close(): void
}

/** One that runs and one that waits: after a stop the next is there at once. */
const size = 2
/** An engine that cannot be loaded is tried again when somebody asks, not by itself for ever. */
const triesAtMost = 3
const againMs = 1500

/** Whole and tenths of a megabyte: what moves a few times a second is calm. */
const progressWords = ({ got, of }: Progress): string | null =>
  of === 0 || got >= of ? null : `${megabytes(Math.max(0, got))} of ${megabytes(of)} MB`
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

interface Member {
  readonly frame: EngineFrame
  state: 'loading' | 'idle' | 'busy'
}

/** Said of what has come so often, and no oftener. */
const toldMs = 250

export interface PoolGiven {
  readonly kind: EngineKind
  readonly base: string
  readonly files: FileStore
  readonly queue: LoadQueue
  readonly changed: () => void
}
export function openPool({ kind, base, files, queue, changed }: PoolGiven): EnginePool {
  const members = new Set<Member>()
  let runner: string | null = null
  let lasts = true
  let failure: string | null = null
  let failures = 0
  let data: string | undefined
  let cancel = () => {}
  let progress: Progress | null = null
  let toldAt = 0
  const heard = (now: Progress) => {
    progress = now
    if (performance.now() - toldAt < toldMs && now.got < now.of) return
    toldAt = performance.now()
    changed()
  }

  const open = (): Member => {
    const member: Member = { frame: openFrame(kind, base, files.load(kind, heard)), state: 'loading' }
    members.add(member)
    void member.frame.ready.then(
      ready => {
        ;({ runner, lasts } = ready)
        failures = 0
        failure = null
        if (member.state === 'loading') member.state = 'idle'
        if (data !== undefined) member.frame.prepare(data)
        fill()
        changed()
      },
      (thrown: Error) => {
        failures += 1
        failure = thrown.message
      },
    )
    void member.frame.died.then(() => {
      members.delete(member)
      // One that has run and ended is followed at once; one that never came, when the line has had time to come back.
      if (failures === 0) fill()
      else setTimeout(fill, againMs * failures)
      changed()
    })
    changed()
    return member
  }
  /** Opens one more if one is missing, when it is its turn. */
  const fill = () => {
    cancel()
    if (members.size >= size || failures >= triesAtMost) return
    cancel = queue.ask(members.size === 0, async () => {
      if (members.size < size) await open().frame.ready
    })
  }
  /** Between two tries it is still loading: it has failed once it is tried no more. */
  const stateNow = (): EngineSeen['state'] => {
    if (find('idle') || find('busy')) return 'ready'
    if (members.size > 0) return 'loading'
    if (failure === null) return 'off'
    return failures < triesAtMost ? 'loading' : 'failed'
  }
  const find = (state: Member['state']) => [...members].find(member => member.state === state)

  return {
    warm() {
      failures = 0
      if (members.size === 0) fill()
    },
    seen() {
      const state = stateNow()
      const idle = [...members].filter(member => member.state === 'idle').length
      const doing = state === 'loading' && progress ? progressWords(progress) : null
      return { state, detail: state === 'failed' ? failure : doing, runner, idle }
    },
    prepare(next) {
      if (next === data) return
      data = next
      for (const member of members) if (member.state === 'idle') member.frame.prepare(next)
    },
    async take() {
      const member = find('idle') ?? find('loading') ?? open()
      member.state = 'busy'
      changed()
      await member.frame.ready
      return member.frame
    },
    putBack(frame) {
      const member = [...members].find(one => one.frame === frame)
      if (!lasts) frame.close()
      else if (member) member.state = 'idle'
      fill()
      changed()
    },
    close() {
      cancel()
      failures = triesAtMost
      for (const { frame } of members) frame.close()
    },
  }
}
