/** Follows a Yjs document and has each state it comes to as versions of content. Knows no log and no time. */
import type { RootForms } from '@signalroom/shared'
import { AbstractType, Array as YArray, Map as YMap, Text as YText, type Doc, type YEvent } from 'yjs'
import { rootsIn, type DocumentRoots } from './roots'
import {
  after,
  first,
  jsonOf,
  plain,
  putIn,
  spliced,
  type Content,
  type ListVersion,
  type MapVersion,
  type Put,
  type Splice,
  type TextVersion,
} from './versions'

/** By root. */
export type State = Readonly<Record<string, Content>>

/** Something was changed in a root under a key. */
export interface Touched {
  readonly root: string
  readonly key: string
  /** In a text: the last that was written stands before this; null where letters were only taken out. */
  readonly index: number | null
  /** In a text: what became of it. */
  readonly steps: readonly Splice<string>[]
}
interface Written {
  readonly keys: readonly string[]
  readonly index: number | null
  readonly steps: readonly Splice<string>[]
}
const nothing: Written = { keys: [], index: null, steps: [] }

type Shared = YMap<unknown> | YArray<unknown> | YText
/** What one of them says now, and its newest version. */
type Live =
  | { readonly form: 'text'; now: string; version: TextVersion }
  | { readonly form: 'list'; now: Content[]; version: ListVersion }
  | { readonly form: 'map'; now: Map<string, Content>; version: MapVersion }
type Observed = Parameters<AbstractType<unknown>['observeDeep']>[0]

export class Recorder {
  readonly #roots: DocumentRoots
  readonly #live = new Map<Shared, Live>()
  readonly #touched: Touched[] = []
  #state: State

  /** `doc` is thrown away with it. */
  constructor(doc: Doc, forms: RootForms) {
    this.#roots = rootsIn(doc, forms)
    this.#state = Object.fromEntries(
      Object.entries(this.#roots).map(([name, root]) => [name, this.#begin(root).version]),
    )
    for (const [name, root] of Object.entries(this.#roots)) {
      const type: AbstractType<unknown> = root as AbstractType<unknown>
      type.observeDeep(((events: readonly YEvent<Shared>[]) =>
        this.#follow(name, events)) as unknown as Observed)
    }
  }
  /** As the document stands. */
  get state(): State {
    return this.#state
  }
  /** Where something was written since this was last asked, in order. */
  touched(): readonly Touched[] {
    return this.#touched.splice(0)
  }

  /** From the innermost outwards: whatever lies in another makes that one new as well. */
  #follow(name: string, events: readonly YEvent<Shared>[]): void {
    const levels: Map<Shared, { event: YEvent<Shared> | null; readonly inner: Shared[] }>[] = []
    const at = (type: Shared) => {
      const level = (levels[depthOf(type)] ??= new Map())
      const found = level.get(type) ?? { event: null, inner: [] }
      level.set(type, found)
      return found
    }
    for (const event of events) at(event.target).event = event
    for (let depth = levels.length - 1; depth >= 0; depth--)
      for (const [type, { event, inner }] of levels[depth] ?? []) {
        const live = this.#live.get(type)
        if (!live) continue
        const { keys, ...wrote } = event ? this.#write(type, live, event) : nothing
        if (inner.length > 0) this.#renew(live, inner)
        if (depth === 0) this.#touched.push(...keys.map(key => ({ root: name, key, ...wrote })))
        if (depth > 0 && isShared(type.parent)) {
          at(type.parent).inner.push(type)
          const key = depth === 1 ? keyOf(type) : null
          if (key !== null) this.#touched.push({ root: name, key, ...wrote })
        }
      }
    const root = this.#roots[name]
    const version = root && this.#live.get(root)?.version
    if (version) this.#state = { ...this.#state, [name]: version }
  }

  /** Takes over what an event says; tells which keys were written, or behind how many letters. */
  #write(type: Shared, live: Live, event: YEvent<Shared>): Written {
    if (live.form === 'map') {
      const map = type as YMap<unknown>
      const puts = [...(event as unknown as { readonly keysChanged: ReadonlySet<string> }).keysChanged].map(
        (key): Put => [key, map.has(key) ? this.#contentOf(map.get(key)) : undefined],
      )
      for (const put of puts) putIn(live.now, put)
      live.version = after(live.version, puts, live.now.size, () => new Map(live.now))
      return { ...nothing, keys: puts.flatMap(([key, now]) => (now ? [key] : [])) }
    }
    if (live.form === 'text') {
      const steps = splices(event.delta, piece => (typeof piece === 'string' ? piece : ''))
      live.now = steps.reduce(spliced, live.now)
      // What is no letter has a place in it all the same.
      const isLost = live.now.length !== (type as YText).length
      if (isLost) live.now = (type as YText).toString()
      live.version = isLost
        ? first('text', live.version.of, live.now)
        : after(live.version, steps, live.now.length, () => live.now)
      const last = steps.findLast(({ insert }) => insert !== '')
      return { keys: [], index: last ? last.at + last.insert.length : null, steps }
    }
    const steps = splices(event.changes.delta, pieces =>
      Array.isArray(pieces) ? pieces.map((one: unknown) => this.#contentOf(one)) : [],
    )
    for (const { at, remove, insert } of steps) live.now.splice(at, remove, ...insert)
    live.version = after(live.version, steps, live.now.length, () => [...live.now])
    return { ...nothing, keys: steps.flatMap(({ insert }) => insert).flatMap(keyIn) }
  }

  /** What lies in it has new versions. */
  #renew(live: Live, inner: readonly Shared[]): void {
    const news = inner.flatMap(type => {
      const version = this.#live.get(type)?.version
      return version ? [{ version, key: type._item?.parentSub ?? '' }] : []
    })
    if (live.form === 'map') {
      const puts = news.map(({ version, key }): Put => [key, version])
      for (const put of puts) putIn(live.now, put)
      live.version = after(live.version, puts, live.now.size, () => new Map(live.now))
    } else if (live.form === 'list') {
      const steps = news.flatMap(({ version }) => {
        const at = live.now.findIndex(one => one.form !== 'plain' && one.of === version.of)
        return at < 0 ? [] : [{ at, remove: 1, insert: [version] }]
      })
      for (const { at, remove, insert } of steps) live.now.splice(at, remove, ...insert)
      live.version = after(live.version, steps, live.now.length, () => [...live.now])
    }
  }

  #contentOf(value: unknown): Content {
    if (isShared(value)) return (this.#live.get(value) ?? this.#begin(value)).version
    return plain(value instanceof AbstractType ? value.toJSON() : value)
  }
  #begin(type: Shared): Live {
    const live = this.#fresh(type)
    this.#live.set(type, live)
    return live
  }
  #fresh(type: Shared): Live {
    if (type instanceof YText) {
      const now = type.toString()
      return { form: 'text', now, version: first('text', {}, now) }
    }
    if (type instanceof YMap) {
      const now = new Map([...type.entries()].map(([key, value]) => [key, this.#contentOf(value)]))
      return { form: 'map', now, version: first('map', {}, new Map(now)) }
    }
    const now = type.toArray().map(one => this.#contentOf(one))
    return { form: 'list', now, version: first('list', {}, [...now]) }
  }
}

const isShared = (value: unknown): value is Shared =>
  value instanceof YMap || value instanceof YText || value instanceof YArray

function depthOf(type: Shared): number {
  let depth = 0
  for (let parent = type.parent; parent; parent = parent.parent) depth += 1
  return depth
}

/** The key of what lies in a root: its own, or that which a record says of itself. */
function keyOf(type: Shared): string | null {
  const key = type._item?.parentSub ?? (type instanceof YMap ? type.get('key') : null)
  return typeof key === 'string' ? key : null
}
function keyIn(content: Content): readonly string[] {
  const value = jsonOf(content)
  const key = typeof value === 'object' && value !== null ? (value as { readonly key?: unknown }).key : null
  return typeof key === 'string' ? [key] : []
}

type Delta = YEvent<never>['delta']
/** Yjs goes along from the beginning; here each step says where it is. */
function splices<Piece extends { readonly length: number }>(
  delta: Delta,
  pieceOf: (inserted: unknown) => Piece,
): readonly Splice<Piece>[] {
  const steps: Splice<Piece>[] = []
  let at = 0
  for (const { retain, insert, delete: remove } of delta) {
    at += retain ?? 0
    if (insert !== undefined) {
      const piece = pieceOf(insert)
      steps.push({ at, remove: 0, insert: piece })
      at += piece.length
    }
    if (remove !== undefined) steps.push({ at, remove, insert: pieceOf(undefined) })
  }
  return steps
}
