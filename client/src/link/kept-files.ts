/**
 * Keeps what was written in a file that goes from under it: by a client that set the same name at once, or by somebody
 * who removed it while this page could not hear of that. Knows no editor and no socket.
 */
import {
  type createDeleteSet,
  ContentString,
  ContentType,
  createID,
  isDeleted,
  Text as YText,
  type Doc,
  type Item,
  type Map as YMap,
  type Transaction,
  type YMapEvent,
} from 'yjs'
import { addFile } from './files'

type DeleteSet = ReturnType<typeof createDeleteSet>

/** What was kept of the file `name`, and under which name it stands now. */
export interface KeptFile {
  readonly name: string
  readonly as: string
  /** Whether this page had it in front of it; else it came and had lost its name already. */
  readonly wasHere: boolean
}

export interface KeepFilesGiven {
  /**
   * What the update that comes in says was taken away. A removal takes away the letters that its author had heard of;
   * those that go with the file here beside them were written without their having been heard.
   */
  takenAway(): DeleteSet
  onKept(kept: KeptFile): void
}

export function keepFiles(doc: Doc, given: KeepFilesGiven): void {
  const files = doc.getMap<YText>('files')
  files.observe((event, transaction) => {
    if (transaction.local) return
    for (const name of event.keysChanged)
      for (const lost of lostIn(files, event, transaction, name, given)) {
        // In a transaction of its own: what is written in this one is taken for what was heard.
        queueMicrotask(() => keep(files, name, lost, given))
      }
  })
}

interface LostText {
  readonly text: string
  readonly wasHere: boolean
}

function* lostIn(
  files: YMap<YText>,
  event: YMapEvent<YText>,
  transaction: Transaction,
  name: string,
  { takenAway }: KeepFilesGiven,
): Generator<LostText> {
  const last = files._map.get(name)
  for (let item = last ?? null; item !== null; item = item.left) {
    if (!isText(item) || !event.deletes(item)) continue
    const letters = lettersOf(item, transaction)
    if (letters.length === 0) continue
    const wasHere = !event.adds(item)
    if (rivalOf(item, last) || (wasHere && hasUnheard(letters, takenAway())))
      yield { text: letters.map(letter => (letter.content as ContentString).str).join(''), wasHere }
  }
}

const isText = ({ content }: Item): boolean => content instanceof ContentType && content.type instanceof YText

/** Whether another file of the name was made by somebody who did not know of this one, and has its place. */
function rivalOf(item: Item, last: Item | undefined): boolean {
  for (let other = last ?? null; other !== null && other !== item; other = other.left)
    if (isSame(other.origin, item.origin)) return true
  return false
}
const isSame = (a: Item['origin'], b: Item['origin']): boolean =>
  a?.client === b?.client && a?.clock === b?.clock

/** Whether one of the letters was not known to who took away their file. */
const hasUnheard = (letters: readonly Item[], known: DeleteSet): boolean =>
  letters.some(
    ({ id: { client, clock }, length }) =>
      !isDeleted(known, createID(client, clock)) || !isDeleted(known, createID(client, clock + length - 1)),
  )

/** The letters of a text that went with it, and not before. */
function lettersOf(item: Item, { deleteSet }: Transaction): readonly Item[] {
  const letters: Item[] = []
  const text = (item.content as ContentType).type
  for (let letter = text._start; letter !== null; letter = letter.right)
    if (letter.content instanceof ContentString && isDeleted(deleteSet, letter.id)) letters.push(letter)
  return letters
}

function keep(
  files: YMap<YText>,
  name: string,
  { text, wasHere }: LostText,
  { onKept }: KeepFilesGiven,
): void {
  for (let turn = 1; ; turn += 1) {
    const as = turn === 1 ? name : numbered(name, turn)
    const there = files.get(as)
    // Another page that saw it go has kept it already.
    if (there?.toString() === text && turn > 1) return
    if (there) continue
    addFile(files, as, text)
    return onKept({ name, as, wasHere })
  }
}

/** `helpers.py` is `helpers-2.py`, within the length that a name may have. */
function numbered(name: string, turn: number): string {
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  const tail = `-${turn}${ending}`
  return stem.slice(0, Math.max(1, 60 - tail.length)) + tail
}
