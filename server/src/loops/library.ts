/** Notes and write-ups that persons share with everybody on this server, by choice and without a name. Knows no transport. */
import { createHash } from 'node:crypto'
import {
  at,
  keep,
  notKept,
  type At,
  type KeptRefusal,
  type LibraryNote,
  type SharedPiece,
  type WriteUp,
} from '@signalroom/shared'
import type { Time } from '../host/time.js'
import type { Store } from '../journal/port.js'
import { Logs, plainKind } from './logs.js'

interface Piece {
  readonly seq: number
  readonly at: At
  readonly by: string
  readonly value: Shared | null
}
type Shared =
  | { readonly kind: 'note'; readonly value: LibraryNote }
  | { readonly kind: 'write-up'; readonly value: WriteUp }
interface PieceFact {
  readonly type: 'piece.shared'
  readonly by: string
  readonly shared: Shared
}
type PieceEvent = PieceFact & { readonly seq: number; readonly at: At; readonly actor: string }

const prefix = 'piece/'
const mostOfOne = 100
const mostListed = 2000
const none: Piece = { seq: 0, at: at(0), by: '', value: null }

export class Library {
  readonly #store: Store
  readonly #logs: Logs<Piece, PieceFact, PieceEvent, KeptRefusal>

  constructor({ store, time }: { readonly store: Store; readonly time: Time }) {
    this.#store = store
    this.#logs = new Logs({
      prefix,
      kind: plainKind<Piece, PieceFact, PieceEvent>(none, (_, { by, shared, seq, at: moment }) => ({
        seq,
        at: moment,
        by,
        value: shared,
      })),
      journal: store,
      time,
    })
  }

  /** A row of the person's own, as it stands; shared again, it takes the place of what it was. */
  async share(by: string, row: string, shared: Shared): Promise<KeptRefusal | { readonly ok: true }> {
    const id = idOf(by, row)
    const mine = (await this.#all()).filter(([, piece]) => piece.by === by)
    if (mine.length >= mostOfOne && !mine.some(([known]) => known === id))
      return notKept('limit', `You share ${mostOfOne} already: take one back first.`)
    const { state: _, ...answer } = await this.#logs.submit(id, by, () =>
      keep<PieceFact>({ type: 'piece.shared', by, shared }),
    )
    return answer
  }
  async takeBack(by: string, row: string): Promise<void> {
    const id = idOf(by, row)
    const piece = await this.#logs.find(id)
    if (piece?.by === by) await this.#logs.erase([id])
  }
  /** The newest first. Who shared it is in none; `mine` names the person's own row. */
  async list(person: string, rows: readonly string[]): Promise<readonly SharedPiece[]> {
    const own = new Map(rows.map(row => [idOf(person, row), row]))
    return (await this.#all())
      .toSorted(([, a], [, b]) => b.at - a.at)
      .slice(0, mostListed)
      .flatMap(([id, { at: moment, value }]) =>
        value === null ? [] : [{ piece: id, at: moment, mine: own.get(id) ?? null, ...value }],
      )
  }
  async eraseOf(person: string): Promise<void> {
    const mine = (await this.#all()).filter(([, piece]) => piece.by === person)
    await this.#logs.erase(mine.map(([id]) => id))
  }
  close(): Promise<void> {
    return this.#logs.close()
  }

  async #all(): Promise<readonly (readonly [string, Piece])[]> {
    const found: (readonly [string, Piece])[] = []
    for (const name of await this.#store.streams(prefix)) {
      const id = name.slice(prefix.length)
      const piece = await this.#logs.find(id)
      if (piece) found.push([id, piece])
    }
    return found
  }
}

/** The same for the same row of the same person, and telling neither. */
const idOf = (person: string, row: string): string =>
  createHash('sha256').update(`${person}/${row}`).digest('base64url').slice(0, 16)
