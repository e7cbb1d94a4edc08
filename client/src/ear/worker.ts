/** Runs in a worker: takes frames of sound, asks the model, and tells the page edges. Knows no page and no room. */
import {
  blocksOf,
  cease,
  Echo,
  heed,
  unheard,
  type Beside,
  type Edge,
  type Heeded,
  type Judged,
} from '@signalroom/shared'
import { Arrivals, type Arrived } from './arrivals'
import { capture, type Captured } from './capture'
import { frameMs, frameSamples, type FromWorker, type Tapped, type ToWorker } from './messages'
import { loadModel, type Model } from './model'
import { Played } from './played'
import { Writing } from './writing'

/** What waits at most while the model loads; older sound is given up and leaves a gap. */
const waitingMost = Math.round(60_000 / frameMs)
/** A frame of the microphone, what was played beside it, and its end on the page's clock. */
interface SoundFrame {
  readonly own: Float32Array
  readonly far: readonly number[] | null
  readonly end: number
}
type Arriving = Omit<SoundFrame, 'end'> & Arrived
interface Known extends Beside {
  readonly end: number
  readonly speech: number
}

const tell = (message: FromWorker): void => postMessage(message)
const arrivals = new Arrivals<Arriving>()
const echo = new Echo<Known>()
const played = new Played()
/** Nobody else is heard here. */
const nothing = blocksOf(new Float32Array(frameSamples))
let waiting: (SoundFrame | 'cease')[] = []
let hearing = unheard
let model: Model | null = null
let open = true
let busy = false
let writing: Writing | null = null

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'own':
      return void capture(data, captured)
    case 'far':
      return played.begin(data.id, data.pieces)
    case 'far.end':
      return played.end(data.id)
    case 'tap':
      data.port.addEventListener('message', tapped)
      return data.port.start()
    case 'open':
      open = data.open
      return
    case 'write':
      writing?.close()
      writing = data.port && new Writing(data.port)
      return
    case 'cease':
      wait(...arrivals.flush(), 'cease')
  }
})

loadModel().then(
  loaded => {
    model = loaded
    tell({ type: 'ready' })
    void work()
  },
  (thrown: unknown) =>
    tell({ type: 'failed', detail: thrown instanceof Error ? thrown.message : String(thrown) }),
)

function captured({ sound, audio, full }: Captured): void {
  const far = played.beside()
  if (open) wait(...arrivals.take({ own: sound, far, audio, full }))
}

function tapped({ data: { own, far, audio, wall } }: MessageEvent<Tapped>): void {
  // The wall clock may be set at any time; the one it is turned into may not.
  const set = Date.now() - (performance.timeOrigin + performance.now())
  wait(...arrivals.take({ own, far: far && blocksOf(far), audio, full: wall - set }))
}

function wait(...more: readonly (SoundFrame | 'cease')[]): void {
  waiting.push(...more)
  if (waiting.length > waitingMost) waiting = waiting.slice(-waitingMost)
  void work()
}

/** One frame after the other, whoever calls. */
async function work(): Promise<void> {
  if (busy || !model) return
  busy = true
  try {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await step(next, model)
  } catch (thrown) {
    tell({ type: 'failed', detail: thrown instanceof Error ? thrown.message : String(thrown) })
  } finally {
    busy = false
  }
}

async function step(next: SoundFrame | 'cease', { speech, forget }: Model): Promise<void> {
  if (next === 'cease') {
    for (const frame of echo.flush()) hear(frame)
    take(cease(hearing))
    hearing = unheard
    forget()
    return tell({ type: 'ceased' })
  }
  const { own, far, end } = next
  const beside = { own: blocksOf(own), far: far ?? nothing }
  writing?.keep({ end, sound: own })
  // The model hears everything, so that it goes on where an echo ends.
  for (const frame of echo.take({ ...beside, end, speech: await speech(own) }))
    if (hear(frame).some(edge => edge.type === 'gap')) forget()
}

const hear = ({ end, speech, echo: echoed }: Judged<Known>): readonly Edge[] =>
  take(heed(hearing, { from: end - frameMs, to: end, speech: echoed ? 0 : speech }))

function take(heeded: Heeded): readonly Edge[] {
  hearing = heeded.hearing
  if (heeded.edges.length > 0) {
    tell({ type: 'edges', edges: heeded.edges })
    writing?.told(heeded.edges)
  }
  return heeded.edges
}
