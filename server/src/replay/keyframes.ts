/** Makes whole states along a document's log, each checked against the log's own. Knows no room, no journal and no thread. */
import {
  contentHash,
  entriesBy,
  type Keyframe,
  type LogEntry,
  type RootForms,
  type Roots,
} from '@signalroom/shared'
import * as Y from 'yjs'

/** What is made keyframes of: everything a thread must be told. */
export interface KeyframesAsked {
  readonly log: readonly LogEntry[]
  readonly roots: RootForms
}

/** No moment of the round lies further from a state than this, and no more updates between them. */
const apartMs = 30_000
const apartEntries = 2000

/** Throws if a state does not hold what the log does: such a keyframe would show what never was. */
export function keyframesOf({ log, roots }: KeyframesAsked): readonly Keyframe[] {
  const doc = new Y.Doc()
  rootsIn(doc, roots)
  const found: Keyframe[] = []
  let done = 0
  for (const entries of cutsOf(log)) {
    doc.transact(() => {
      for (; done < entries; done++) Y.applyUpdate(doc, log[done]?.body ?? new Uint8Array())
    })
    const state = Y.encodeStateAsUpdateV2(doc)
    const hash = contentHash(rootsIn(doc, roots))
    if (!isSame(hash, hashOf(state, roots)))
      throw new Error(`the state after ${entries} updates is not what they say`)
    found.push({ entries, state, hash })
  }
  doc.destroy()
  return found
}

/** The document that a log comes to, as one update. */
export function stateOf(log: readonly LogEntry[]): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => log.forEach(({ body }) => Y.applyUpdate(doc, body)))
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}

/** After how many updates a state stands: where enough time or enough updates have passed, and something was written. */
function cutsOf(log: readonly LogEntry[]): readonly number[] {
  const cuts: number[] = []
  let [entries, from] = [0, log[0]?.at ?? 0]
  while (entries < log.length) {
    const byTime = entriesBy(log, from + apartMs)
    const next = Math.min(byTime, entries + apartEntries)
    if (next > entries) cuts.push(next)
    entries = next
    // A long silence needs no states.
    from = next === byTime ? Math.max(from + apartMs, log[next]?.at ?? 0) : from
  }
  return cuts
}

function hashOf(state: Uint8Array, roots: RootForms): Uint8Array {
  const doc = new Y.Doc()
  const named = rootsIn(doc, roots)
  Y.applyUpdateV2(doc, state)
  const hash = contentHash(named)
  doc.destroy()
  return hash
}
const rootsIn = (doc: Y.Doc, roots: RootForms): Roots =>
  Object.fromEntries(
    Object.entries(roots).map(([name, form]) => [
      name,
      form === 'map' ? doc.getMap(name) : doc.getArray(name),
    ]),
  )
const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
