/** Notes what a document held along its log, so that a page that reads the log can check what it comes to. Knows no room. */
import {
  contentHash,
  entriesBy,
  type LogCheck,
  type LogEntry,
  type RootForms,
  type Roots,
} from '@signalroom/shared'
import * as Y from 'yjs'

/** What checks are made of: everything a thread must be told. */
export interface ChecksAsked {
  readonly log: readonly LogEntry[]
  readonly roots: RootForms
}

/** No moment of the round lies further from a check than this, and no more updates between them. */
const apartMs = 30_000
const apartEntries = 2000

export function checksOf({ log, roots }: ChecksAsked): readonly LogCheck[] {
  const doc = new Y.Doc()
  const named = rootsIn(doc, roots)
  const found: LogCheck[] = []
  let done = 0
  for (const entries of cutsOf(log)) {
    doc.transact(() => {
      for (; done < entries; done++) Y.applyUpdate(doc, log[done]?.body ?? new Uint8Array())
    })
    found.push({ entries, hash: contentHash(named) })
  }
  doc.destroy()
  return found
}

/** The document that a log comes to, as one update, without what it shares with what `known` comes to. */
export function stateOf(log: readonly LogEntry[], known: readonly LogEntry[] = []): Uint8Array {
  const [doc, seen] = [docOf(log), docOf(known)]
  const state = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(seen))
  doc.destroy()
  seen.destroy()
  return state
}
function docOf(log: readonly LogEntry[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => log.forEach(({ body }) => Y.applyUpdate(doc, body)))
  return doc
}

/** After how many updates a check stands: where enough time or enough updates have passed, and something was written. */
function cutsOf(log: readonly LogEntry[]): readonly number[] {
  const cuts: number[] = []
  let [entries, from] = [0, log[0]?.at ?? 0]
  while (entries < log.length) {
    const byTime = entriesBy(log, from + apartMs)
    const next = Math.min(byTime, entries + apartEntries)
    if (next > entries) cuts.push(next)
    entries = next
    // A long silence needs none.
    from = next === byTime ? Math.max(from + apartMs, log[next]?.at ?? 0) : from
  }
  return cuts
}

const rootsIn = (doc: Y.Doc, roots: RootForms): Roots =>
  Object.fromEntries(
    Object.entries(roots).map(([name, form]) => [
      name,
      form === 'map' ? doc.getMap(name) : doc.getArray(name),
    ]),
  )
