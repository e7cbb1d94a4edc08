/**
 * All that a document ever said, made of its log in one pass: from then on every moment is as near as any other. Knows no
 * screen.
 */
import { contentHash, type DocumentPast, type RootForms } from '@signalroom/shared'
import { applyUpdate, Doc, type Transaction } from 'yjs'
import { Recorder, type State, type Touched } from './recorder'
import { jsonOf } from './versions'

/** What one update wrote, and whose it was, where that was noted. */
interface Wrote {
  readonly seat: string | null
  readonly touched: readonly Touched[]
}
/** Where a seat wrote last. */
export interface Hand {
  readonly seat: string
  readonly root: string
  readonly key: string
  /** In a text: behind so many letters. */
  readonly index: number | null
}
/** More people are in no room. */
const mostHands = 8
/** So long the pass works before others get their turn. */
const turnMs = 40

export interface History {
  readonly past: DocumentPast
  readonly forms: RootForms
  /** What stood there once so many updates were in it. */
  readonly states: readonly State[]
  readonly wrote: readonly Wrote[]
  /** Before this many updates something is missing on which they rest, and from there on they show in part; null: nowhere. */
  readonly lacksFrom: number | null
}

/** Lets others have their turn now and then. */
export async function historyOf(past: DocumentPast, forms: RootForms, turn = nextTurn): Promise<History> {
  const doc = new Doc()
  const recorder = new Recorder(doc, forms)
  const states = [recorder.state]
  const wrote: Wrote[] = []
  let lacksFrom: number | null = null
  let seat: string | null = null
  doc.on('beforeObserverCalls', ({ beforeState, afterState }: Transaction) => {
    for (const [client, clock] of afterState)
      if (clock > (beforeState.get(client) ?? 0)) seat ??= past.authors.get(client) ?? null
  })
  let begun = performance.now()
  for (const { body } of past.log) {
    seat = null
    applyUpdate(doc, body)
    states.push(recorder.state)
    wrote.push({ seat, touched: recorder.touched() })
    if (doc.store.pendingStructs === null && doc.store.pendingDs === null) lacksFrom = null
    else lacksFrom ??= states.length - 2
    if (performance.now() - begun < turnMs) continue
    await turn()
    begun = performance.now()
  }
  doc.destroy()
  return { past, forms, states, wrote, lacksFrom }
}
const nextTurn = () => new Promise<void>(done => setTimeout(done))

/** After how many updates it first holds something else than was noted when the round was over; null where it never does. */
export async function differsFrom({ past, states }: History, turn = nextTurn): Promise<number | null> {
  for (const { entries, hash } of past.checks) {
    const state = states[entries]
    if (!state || !isSame(hashOf(state), hash)) return entries
    await turn()
  }
  return null
}
/** What a state holds, in short. */
export const hashOf = (state: State): Uint8Array =>
  contentHash(
    Object.fromEntries(
      Object.entries(state).map(([name, content]) => [name, { toJSON: () => jsonOf(content) }]),
    ),
  )
const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i])

/** Where each seat wrote last since `from`, of what `isThere` after so many updates; the newest first. */
export function handsAt(
  { past, wrote }: History,
  entries: number,
  from: number,
  isThere: (root: string, key: string) => boolean,
): readonly Hand[] {
  const found = new Map<string, Hand>()
  const later: Touched[] = []
  for (let i = entries - 1; i >= 0 && found.size < mostHands && (past.log[i]?.at ?? 0) >= from; i--)
    for (const one of (wrote[i]?.touched ?? []).toReversed()) {
      const { root, key, index } = one
      const seat = wrote[i]?.seat ?? null
      const isPlace = index !== null || one.steps.length === 0
      if (seat !== null && isPlace && !found.has(seat) && isThere(root, key))
        found.set(seat, { seat, root, key, index: index === null ? null : moved(index, one, later) })
      later.unshift(one)
    }
  return [...found.values()]
}

/** Where a place is once others have written before it. */
function moved(index: number, { root, key }: Touched, later: readonly Touched[]): number {
  let place = index
  for (const one of later)
    for (const { at, remove, insert } of one.root === root && one.key === key ? one.steps : []) {
      if (at >= place) continue
      place += insert.length - Math.min(remove, place - at)
    }
  return place
}
