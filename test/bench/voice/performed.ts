/** One talk said into a real room: a candidate's browser with the talk as its microphone, and what the room wrote down. */
import type { At, Event, Heard } from '@signalroom/shared'
import { control } from '../../kit/clients.js'
import { enter, someone } from '../../kit/people.js'
import { openRoom } from '../../kit/server.js'
import {
  cadenceOf,
  compareCadence,
  compareEdges,
  type Compared,
  type Edges,
} from '../../kit/voice/compare.js'
import type { Span, Talk } from '../../kit/voice/script.js'
import { analyse, epochOf, played, speaker, type Played } from '../../kit/voice/speaker.js'
import { threadsOf, type Threads } from './threads.js'

export interface Performed {
  readonly room: Talk['room']
  readonly edges: Edges
  readonly cadence: Compared
  readonly gaps: number
  /** For each beginning, how long until another seat was told of it. */
  readonly known: readonly number[]
  readonly coreShare: number
  readonly threads: string
}

export async function performed(origin: string, talk: Talk): Promise<Performed> {
  const mouth = await speaker(talk)
  const room = await openRoom(origin)
  const lee = control(origin, (await room.sit('interviewer', 'Lee')).token)
  try {
    const told: { readonly from: number; readonly heard: number }[] = []
    lee.socket.on('speaking', ({ from, to }: { from: At; to: At | null }) => {
      if (to === null) told.push({ from, heard: Date.now() })
    })
    const mina = await someone(mouth.browser, origin)
    await analyse(mina.context)
    await enter(mina, room.links.candidate, 'Mina')
    await lee.ask({ type: 'round.start' })
    await mina.page.getByRole('region', { name: 'Board' }).waitFor()
    const before = threadsOf(mouth.pid)
    await mina.page.getByRole('button', { name: 'Microphone: Mic off' }).click()
    await mina.page.waitForTimeout(4000)
    const [first, from] = [threadsOf(mouth.pid), Date.now()]
    await mina.page.waitForTimeout(talk.end - 3000)
    const [last, until] = [threadsOf(mouth.pid), Date.now()]
    const pieces = await played(mina.page, talk)
    await heardAll(lee.events, epochOf(pieces, talk.spoken.at(-1)?.to ?? 0))
    return {
      room: talk.room,
      ...compared(talk, pieces, lee.events),
      known: knownOf(talk, pieces, told),
      ...shareOf(before, first, last, until - from),
    }
  } finally {
    lee.close()
    await mouth.close()
  }
}

/** On a busy machine an ear is late; what it never hears is missed in the figures. */
async function heardAll(events: readonly Event[], end: number): Promise<void> {
  for (const until = Date.now() + 15_000; Date.now() < until;) {
    if (events.some(one => one.type === 'voice.spoke' && one.to > end - 500)) return
    await new Promise(next => setTimeout(next, 200))
  }
}

function compared(talk: Talk, pieces: Played, events: readonly Event[]) {
  const when = (place: number) => epochOf(pieces, place)
  const truth = talk.spoken.map(({ from, to }): Span => ({ from: when(from), to: when(to) }))
  const heard = events
    .flatMap(one => (one.type === 'voice.spoke' ? [{ from: Number(one.from), to: Number(one.to) }] : []))
    .toSorted((a, b) => a.from - b.from)
  const keys = talk.keys.map((one): Heard => ('at' in one ? { ...one, at: when(one.at) } : one))
  const [from, until] = [when(0), when(talk.end)]
  return {
    edges: compareEdges(truth, heard),
    cadence: compareCadence(cadenceOf(truth, keys, from, until), cadenceOf(heard, keys, from, until)),
    gaps: events.filter(one => one.type === 'ear.closed' && one.cause === 'asleep').length,
  }
}

function knownOf(
  talk: Talk,
  pieces: Played,
  told: readonly { readonly from: number; readonly heard: number }[],
) {
  return talk.spoken.flatMap(({ from }) => {
    const epoch = epochOf(pieces, from)
    const found = told.find(one => Math.abs(one.from - epoch) < 400)
    return found ? [found.heard - epoch] : []
  })
}

/** What began with the microphone and computes what it hears: the worker, and the thread that cuts sound into frames. */
const ofTheEar = /^(DedicatedWorker|Realtime AudioW|AudioOutputDevi)/
function shareOf(before: Threads, first: Threads, last: Threads, ms: number) {
  const began = [...last].filter(
    ([id, thread]) => !before.has(id) && first.has(id) && ofTheEar.test(thread.name),
  )
  const spent = began.map(([id, { name, cpuMs }]) => ({ name, cpuMs: cpuMs - (first.get(id)?.cpuMs ?? 0) }))
  return {
    coreShare: spent.reduce((sum, one) => sum + one.cpuMs, 0) / ms,
    threads: spent.map(one => `${one.name} ${(one.cpuMs / ms).toFixed(3)}`).join(', '),
  }
}
