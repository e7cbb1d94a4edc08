/**
 * Which rooms were erased: a tombstone each, which says when and by whom and nothing of what was in it. Also the journal
 * without them: nothing more is written to an erased room. Knows no transport and no files.
 */
import type { Eraser } from '@signalroom/shared'
import { Conflict, type Journal } from '../journal/port.js'

export interface Tombstone {
  readonly at: number
  readonly by: Eraser
}

const graves = 'gone/'
/** Every stream of a room is called KIND/ROOM or KIND/ROOM/MORE. */
export const roomOfStream = (stream: string): string => stream.split('/')[1] ?? ''
export const isGrave = (stream: string): boolean => stream.startsWith(graves)

export class ErasedRooms {
  readonly #journal: Journal
  readonly #rooms: Set<string>

  private constructor(journal: Journal, rooms: Iterable<string>) {
    this.#journal = journal
    this.#rooms = new Set(rooms)
  }
  static async load(journal: Journal): Promise<ErasedRooms> {
    return new ErasedRooms(journal, (await journal.streams(graves)).map(roomOfStream))
  }

  has(room: string): boolean {
    return this.#rooms.has(room)
  }
  get rooms(): ReadonlySet<string> {
    return this.#rooms
  }
  /** From then on the room is gone, also after a crash; false if it was before. */
  async bury(room: string, tombstone: Tombstone): Promise<boolean> {
    const body = new TextEncoder().encode(JSON.stringify(tombstone))
    try {
      await this.#journal.append(`${graves}${room}`, 0, [{ at: tombstone.at, body }])
    } catch (error) {
      if (error instanceof Conflict) return false
      throw error
    }
    this.#rooms.add(room)
    return true
  }
  /** For whoever comes to it with a link, a token or a socket; undefined for a room that was not erased. */
  async sentenceOf(room: string): Promise<string | undefined> {
    if (!this.has(room)) return undefined
    const [entry] = await this.#journal.read(`${graves}${room}`, 0)
    // Written by `bury` and guarded by the journal's checksum.
    return entry && erasedSentence(JSON.parse(new TextDecoder().decode(entry.body)) as Tombstone)
  }

  /** The journal for everybody who works in rooms: what was under way in one that is erased ends here. */
  guarded(): Journal {
    const journal = this.#journal
    const refuse = (stream: string): void => {
      if (!isGrave(stream) && this.has(roomOfStream(stream))) throw new RoomErased(stream)
    }
    return {
      async append(stream, expected, drafts) {
        refuse(stream)
        return journal.append(stream, expected, drafts)
      },
      async keepSnapshot(stream, snapshot) {
        refuse(stream)
        return journal.keepSnapshot(stream, snapshot)
      },
      async rewrite(stream, drafts) {
        refuse(stream)
        return journal.rewrite(stream, drafts)
      },
      read: (stream, after) => journal.read(stream, after),
      end: stream => journal.end(stream),
      snapshot: stream => journal.snapshot(stream),
      streams: prefix => journal.streams(prefix),
      erase: streams => journal.erase(streams),
      close: () => journal.close(),
    }
  }
}

class RoomErased extends Error {
  override readonly name = 'RoomErased'
  constructor(stream: string) {
    super(`nothing is written to ${stream}: its room was erased`)
  }
}

/** For a person: `detail` of a 410 of the kind `gone`, of `removed`, and of a refused connection. The day is one of UTC. */
const erasedSentence = ({ at, by }: Tombstone): string =>
  `This room was erased on ${dayText(at)} ${byWhom[by]}.`
const byWhom: Readonly<Record<Eraser, string>> = {
  interviewer: 'by its interviewer',
  candidate: 'by its candidate',
  server: 'by its server, which keeps rooms for a set number of days',
}
const dayText = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at)
