/** All rooms of this server: opens them, finds them again, seats people by capability. Knows no transport and no files. */
import {
  accept,
  opening,
  roles,
  type CommandAnswer,
  type CreateRoom,
  type RefusalReason,
  type Role,
  type RunFile,
} from '@signalroom/shared'
import type { Store } from '../journal/port.js'
import type { Viewer } from './audience.js'
import { choose, type Content, type Unfit } from './choose.js'
import { HostedRoom, type Ground } from './hosted-room.js'
import { hashOf, newRoomId, newSeatId, newSecret } from './keys.js'
import { Sharing } from './sharing.js'
import type { Time } from './time.js'

export interface Opened {
  readonly room: string
  /** The files its code pane begins with. */
  readonly files: readonly RunFile[]
  /** One secret a role; kept hashed, so this is the only time they are seen. */
  readonly keys: Readonly<Record<Role, string>>
}
/** What a token stands for. */
export interface Grant extends Viewer {
  readonly room: string
}

/** How long a room nobody looks at stays in memory. */
const usualIdleMs = 60_000

export class Rooms {
  readonly #hosted = new Map<string, Promise<HostedRoom | null>>()
  /** When each room was last asked for: who has just been given a room may be about to watch it. */
  readonly #wanted = new Map<string, number>()
  readonly #sharing = new Sharing()
  readonly #store: Store
  readonly #time: Time
  readonly #content: Content
  readonly #lastAlive: number | undefined
  readonly #report: Ground['report']
  readonly #maySee: Ground['maySee']
  readonly #onFocus: Ground['onFocus']
  readonly #idleMs: number
  #cancelSweep: () => void = () => {}

  constructor(given: {
    store: Store
    time: Time
    content: Content
    lastAlive: number | undefined
    report: Ground['report']
    maySee: Ground['maySee']
    onFocus: Ground['onFocus']
    idleMs?: number
  }) {
    this.#store = given.store
    this.#time = given.time
    this.#content = given.content
    this.#lastAlive = given.lastAlive
    this.#report = given.report
    this.#maySee = given.maySee
    this.#onFocus = given.onFocus
    this.#idleMs = given.idleMs ?? usualIdleMs
    this.#sweepLater()
  }

  /** Opens a room and makes its keys; or says which part of what was asked does not fit. */
  async open(asked: CreateRoom): Promise<Opened | Unfit> {
    const chosen = choose(this.#content, asked)
    if ('unfit' in chosen) return chosen
    const room = newRoomId()
    const { mode = 'coach', exam = false, alone = false, title = chosen.question.title } = asked
    const facts = accept(
      ...opening({ room, title, mode, exam, alone, rubric: this.#content.rubric, ...chosen }),
    )
    const hosted = await HostedRoom.create(room, facts, this.#ground())
    this.#hosted.set(room, Promise.resolve(hosted))
    this.#wanted.set(room, this.#time.now())
    const keys = { interviewer: newSecret(), candidate: newSecret(), observer: newSecret() }
    await Promise.all(
      roles.map(role => this.#store.keep(hashOf('key', keys[role]), JSON.stringify({ room, role }))),
    )
    const code = chosen.language === null ? undefined : chosen.question.code?.[chosen.language]
    return { room, files: code?.starter ?? chosen.plan.files, keys }
  }

  /** The room, from memory or from the journal; null if there is none. A failed load is tried anew next time. */
  find(room: string): Promise<HostedRoom | null> {
    this.#wanted.set(room, this.#time.now())
    const known = this.#hosted.get(room)
    if (known) return known
    const loading = HostedRoom.load(room, this.#ground(), this.#lastAlive)
    this.#hosted.set(room, loading)
    const forget = () => {
      if (this.#hosted.get(room) === loading) this.#forget(room)
    }
    loading.then(found => found ?? forget(), forget)
    return loading
  }

  /** Takes a seat with a role's key; null for an unknown room and for a wrong key alike. */
  async seat(
    room: string,
    key: string,
    name: string,
  ): Promise<(Grant & { readonly token: string }) | RefusalReason | null> {
    const found = await this.#store.find(hashOf('key', key))
    const grant =
      found === undefined ? null : (JSON.parse(found) as { readonly room: string; readonly role: Role })
    if (grant?.room !== room) return null
    const hosted = await this.find(room)
    if (!hosted) return null
    const seat = newSeatId()
    const answer: CommandAnswer = await hosted.atDoor(
      { type: 'seat.take', seat, role: grant.role, name },
      seat,
    )
    if (!answer.ok) return answer.refusal
    const token = newSecret()
    const granted: Grant = { room, seat, role: grant.role }
    await this.#store.keep(hashOf('token', token), JSON.stringify(granted))
    return { ...granted, token }
  }

  /** Who a token belongs to; null for one that was never given. */
  async grant(token: string): Promise<Grant | null> {
    const found = await this.#store.find(hashOf('token', token))
    // Written by `seat` above.
    return found === undefined ? null : (JSON.parse(found) as Grant)
  }

  get count(): number {
    return this.#hosted.size
  }

  async close(): Promise<void> {
    this.#cancelSweep()
    const all = await Promise.allSettled(this.#hosted.values())
    await Promise.all(all.map(one => (one.status === 'fulfilled' ? one.value?.close() : undefined)))
  }

  #ground(): Ground {
    return {
      journal: this.#store,
      time: this.#time,
      sharing: this.#sharing,
      report: this.#report,
      maySee: this.#maySee,
      onFocus: this.#onFocus,
    }
  }

  /** Rooms that nobody watches and in which nothing runs leave memory; the journal has them. */
  #sweepLater(): void {
    this.#cancelSweep = this.#time.wake(this.#time.now() + this.#idleMs, () => {
      void this.#sweep().finally(() => this.#sweepLater())
    })
  }
  async #sweep(): Promise<void> {
    for (const [id, loading] of this.#hosted) {
      const hosted = await loading.catch(() => null)
      const quiet = this.#time.now() - (this.#wanted.get(id) ?? 0) > this.#idleMs
      if (!hosted?.idle || !quiet || this.#hosted.get(id) !== loading) continue
      this.#forget(id)
      await hosted.close()
    }
  }
  #forget(room: string): void {
    this.#hosted.delete(room)
    this.#wanted.delete(room)
  }
}
