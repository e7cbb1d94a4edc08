/**
 * What this device's person, as an interviewer, called right or false: in the browser's storage and nowhere else, as long as
 * the page where that is forbidden. Knows no screen and no server.
 */
import { mergedAlarms, type JudgedAlarms } from '@signalroom/shared'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

interface Kept extends DBSchema {
  readonly rounds: { readonly key: string; readonly value: JudgedAlarms }
}
let opening: Promise<IDBPDatabase<Kept>> | undefined
const forget = () => (opening = undefined)
/** A database of its own: another form of the history's would wait for every older tab to be closed. */
function opened(): Promise<IDBPDatabase<Kept>> {
  opening ??= openDB<Kept>('signalroom:alarms', 1, {
    upgrade: database => void database.createObjectStore('rounds'),
    terminated: forget,
  })
  opening.catch(forget)
  return opening
}
/** What this page has put where the storage refused it. */
let unkept: readonly JudgedAlarms[] = []

export async function readJudgedAlarms(): Promise<readonly JudgedAlarms[]> {
  try {
    return mergedAlarms(await (await opened()).getAll('rounds'), unkept)
  } catch {
    return mergedAlarms(unkept)
  }
}
/** Adds rounds, each once; resolves to whether they are there after the page is left. */
export async function keepJudgedAlarms(more: readonly JudgedAlarms[]): Promise<boolean> {
  try {
    const { store, done } = (await opened()).transaction('rounds', 'readwrite')
    for (const one of more) {
      const key = `${one.room}/${one.seat}`
      const before = await store.get(key)
      await store.put(mergedAlarms(before ? [before] : [], [one])[0] ?? one, key)
    }
    await done
    return true
  } catch {
    unkept = mergedAlarms(unkept, more)
    return false
  }
}
/** All of it. Rejects if the storage does not let go of it. */
export async function eraseJudgedAlarms(): Promise<void> {
  unkept = []
  await (await opened()).clear('rounds')
}
