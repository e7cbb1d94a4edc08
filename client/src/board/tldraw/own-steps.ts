/**
 * One's own steps back and forth on a board that others change too. tldraw takes a step back by putting whole records as
 * they were: that brings back what another has deleted since, and takes away what another has written. Here a step
 * changes only what it changed itself, and only where that still stands; one with nothing left to change is passed over.
 */
import type { Editor, RecordsDiff, TLBinding, TLRecord, TLShape, TLStore } from 'tldraw'
import { isShared } from './accept-record'
import { changedBetween, overlaid } from './record-merge'

export interface OwnSteps {
  undo(): void
  redo(): void
}

/** Each editor is given its steps once, before anything is done in it. */
export function ownSteps(editor: Editor): OwnSteps {
  const known = all.get(editor)
  if (known) return known
  const { store } = editor
  const apply = store.applyDiff.bind(store)
  /** Of the last step: whether it was to change the drawing, and whether it did. */
  let [meant, done] = [false, false]
  store.applyDiff = (diff, options) => {
    // Only the history leaves out what is not to be undone.
    if (!options?.ignoreEphemeralKeys) return apply(diff, options)
    const fitted = fit(store, diff)
    ;[meant, done] = [holdsShared(diff), holdsShared(fitted)]
    apply(fitted, options)
  }
  const stepping = (mayStep: () => boolean, step: () => void) => () => {
    let passed = false
    for (let steps = 0; steps < mostPassed && mayStep(); steps += 1) {
      ;[meant, done] = [false, false]
      step()
      // Behind one that was passed over, one that only selects something is none.
      if (done || !(meant || passed)) return
      passed = true
    }
  }
  const steps = {
    undo: stepping(
      () => editor.canUndo(),
      () => editor.undo(),
    ),
    redo: stepping(
      () => editor.canRedo(),
      () => editor.redo(),
    ),
  }
  all.set(editor, steps)
  return steps
}

const all = new WeakMap<Editor, OwnSteps>()
const mostPassed = 1_000

type Diff = RecordsDiff<TLRecord>
type Id = keyof Diff['added']

const holdsShared = ({ added, updated, removed }: Diff): boolean =>
  [...Object.values(added), ...Object.values(updated).map(([, to]) => to), ...Object.values(removed)].some(
    isShared,
  )

function fit(store: TLStore, diff: Diff): Diff {
  const fitted: Diff = { added: {}, updated: {}, removed: {} }
  for (const [id, record] of entriesOf(diff.added))
    if (!isShared(record) || (!store.has(id) && hasEnds(store, diff, record))) fitted.added[id] = record
  for (const [id, [from, to]] of entriesOf(diff.updated)) {
    const now = store.get(id)
    if (!isShared(to)) fitted.updated[id] = [from, to]
    else if (now) {
      const still = changedBetween(from, now)
      const names = changedBetween(from, to).filter(name => !still.includes(name))
      if (names.length > 0) fitted.updated[id] = [now, overlaid(now, to, names) as TLRecord]
    }
  }
  for (const [id, record] of entriesOf(diff.removed)) {
    const now = store.get(id)
    if (now && !(isShared(record) && isOfOthers(store, diff, record, now))) fitted.removed[id] = record
  }
  return fitted
}

/**
 * What another has changed, bound to it or put into it does not go with one's own step: what one has done to it oneself was
 * taken back before.
 */
function isOfOthers(store: TLStore, { removed }: Diff, record: TLRecord, now: TLRecord): boolean {
  if (record.typeName !== 'shape') return false
  if (changedBetween(record, now).some(name => !followed.has(name))) return true
  return store.allRecords().some(one => {
    if (one.id in removed) return false
    if (one.typeName === 'binding') return (one as TLBinding).toId === record.id
    return one.typeName === 'shape' && (one as TLShape).parentId === record.id
  })
}

/** What an editor sets by itself. */
const followed = new Set(['index', 'parentId', 'props/growY'])

function hasEnds(store: TLStore, { added }: Diff, record: TLRecord): boolean {
  if (record.typeName !== 'binding') return true
  const { fromId, toId } = record as TLBinding
  return [fromId, toId].every(id => store.has(id) || id in added)
}

const entriesOf = <Value>(records: Record<Id, Value>) => Object.entries(records) as [Id, Value][]
