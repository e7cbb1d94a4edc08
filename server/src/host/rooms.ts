/** All rooms of this server: opens them, finds them again, seats people by capability. Knows no transport and no files. */
import {
  ms,
  accept,
  opening,
  opens,
  shownOut,
  type BoardEngine,
  type QuestionFile,
  type Refusal,
  type RefusalReason,
  type Role,
  type RunFile,
} from '@signalroom/shared'
import type { Store } from '../journal/port.js'
import type { ErasedRooms } from './erased.js'
import { keyGrant, newKey, newToken, tokenGrant, type Grant } from './capabilities.js'
import { choose, type Asked, type Content, type Unfit } from './choose.js'
import { HostedRoom, type Ground } from './hosted-room.js'
import { newRoomId, newSeatId } from './ids.js'
import { Sharing } from './sharing.js'
import type { Time } from './time.js'

export interface Opened {
  readonly room: string
  /** The files its code pane begins with. */
  readonly files: readonly RunFile[]
  /** One secret a role; kept hashed, so this is the only time they are seen. */
  readonly keys: Readonly<Record<Role, string>>
}
export interface OpenedWith {
  /** The board is there already, so it opens with the round. */
  readonly boardIsOpen?: boolean
  /** The room whose second half it is. */
  readonly follows?: string
  /** A question of one's own, checked, in the place of `question`. */
  readonly own?: QuestionFile
}
/** What a token opens; or why it opens nothing. */
export type Admission =
  | { readonly admitted: true; readonly grant: Grant; readonly hosted: HostedRoom }
  | { readonly admitted: false; readonly why: 'bad-token' | 'other-room' | 'no-room' | 'shown-out' }
  /** It was erased; `detail` says when and by whom. */
  | { readonly admitted: false; readonly why: 'gone'; readonly detail: string }

/** How long a room nobody looks at stays in memory. */
const usualIdleMs = 60_000

export class Rooms {
  readonly #hosted = new Map<string, Promise<HostedRoom | null>>()
  /** When each room was last asked for: who has just been given a room may be about to watch it. */
  readonly #wanted = new Map<string, number>()
  readonly #sharing = new Sharing()
  readonly #store: Store
  readonly #erased: ErasedRooms
  readonly #journal: Ground['journal']
  readonly #time: Time
  readonly #content: Content
  readonly #lastAlive: number | undefined
  readonly #report: Ground['report']
  readonly #maySee: Ground['maySee']
  readonly #onAccess: Ground['onAccess']
  readonly #onShownOut: Ground['onShownOut']
  readonly #onOver: Ground['onOver']
  readonly #onWordsErased: Ground['onWordsErased']
  readonly #onAsked: Ground['onAsked']
  readonly #onSwapDue: Ground['onSwapDue']
  readonly #assistant: 'endpoint' | 'people'
  readonly #idleMs: number
  #cancelSweep: () => void = () => {}

  constructor(given: {
    store: Store
    erased: ErasedRooms
    time: Time
    content: Content
    lastAlive: number | undefined
    report: Ground['report']
    maySee: Ground['maySee']
    onAccess: Ground['onAccess']
    onShownOut: Ground['onShownOut']
    onOver: Ground['onOver']
    onWordsErased: Ground['onWordsErased']
    onAsked: Ground['onAsked']
    onSwapDue: Ground['onSwapDue']
    /** Who answers for the assistants of new rooms. */
    assistant: 'endpoint' | 'people'
    idleMs?: number
  }) {
    this.#store = given.store
    this.#erased = given.erased
    this.#journal = given.erased.guarded()
    this.#time = given.time
    this.#content = given.content
    this.#lastAlive = given.lastAlive
    this.#report = given.report
    this.#maySee = given.maySee
    this.#onAccess = given.onAccess
    this.#onShownOut = given.onShownOut
    this.#onOver = given.onOver
    this.#onWordsErased = given.onWordsErased
    this.#onAsked = given.onAsked
    this.#onSwapDue = given.onSwapDue
    this.#assistant = given.assistant
    this.#idleMs = given.idleMs ?? usualIdleMs
    this.#sweepLater()
  }

  /** Opens a room and makes its keys; or says which part of what was asked does not fit. */
  async open(
    asked: Asked,
    engine: BoardEngine,
    { boardIsOpen = false, follows, own }: OpenedWith = {},
  ): Promise<Opened | Unfit> {
    const found = choose(this.#content, asked, own)
    if ('unfit' in found) return found
    const chosen = boardIsOpen ? { ...found, plan: { ...found.plan, boardOpensAt: ms(0) } } : found
    const room = newRoomId()
    const { mode = 'coach', exam = false, alone = false, title = chosen.question.title } = asked
    const facts = accept(
      ...opening({
        room,
        title,
        mode,
        exam,
        alone,
        rubric: this.#content.rubric,
        personas: this.#content.personas ?? [],
        failures: this.#content.failures ?? null,
        assistant: this.#assistant,
        equalWeights: asked.equalWeights ?? false,
        engine,
        ...(asked.level ? { level: asked.level } : {}),
        ...(follows === undefined ? {} : { follows }),
        ...chosen,
      }),
    )
    const hosted = await HostedRoom.create(room, facts, this.#ground())
    this.#hosted.set(room, Promise.resolve(hosted))
    this.#wanted.set(room, this.#time.now())
    const [interviewer, candidate, observer] = await Promise.all([
      newKey(this.#store, { room, role: 'interviewer' }),
      newKey(this.#store, { room, role: 'candidate' }),
      newKey(this.#store, { room, role: 'observer' }),
    ])
    const code = chosen.language === null ? undefined : chosen.question.code?.[chosen.language]
    return { room, files: code?.starter ?? chosen.plan.files, keys: { interviewer, candidate, observer } }
  }

  /** The room, from memory or from the journal; null if there is none. A failed load is tried anew next time. */
  find(room: string): Promise<HostedRoom | null> {
    if (this.#erased.has(room)) return Promise.resolve(null)
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

  isErased(room: string): boolean {
    return this.#erased.has(room)
  }
  /** When and by whom a room was erased, for whoever comes to it; undefined for one that was not. */
  goneSentence(room: string): Promise<string | undefined> {
    return this.#erased.sentenceOf(room)
  }
  /** An erased room leaves memory, and everybody leaves it; resolves when nothing of it is being written any more. */
  async letGo(room: string): Promise<void> {
    const loading = this.#hosted.get(room)
    this.#forget(room)
    const hosted = await loading?.catch(() => null)
    await hosted?.erase((await this.goneSentence(room)) ?? '')
  }

  /** Takes a seat with a role's key; null for an unknown room, for a wrong key and for one that was taken back alike. */
  /** The role that a key opens now; null for one that opens nothing, whether it ever did or not. Takes no seat. */
  async door(room: string, key: string): Promise<Role | { readonly gone: string } | null> {
    const gone = await this.goneSentence(room)
    if (gone !== undefined) return { gone }
    const grant = await keyGrant(this.#store, key)
    if (grant?.room !== room) return null
    const hosted = await this.find(room)
    const { role, generation = 0 } = grant
    return hosted && opens(hosted.room, role, generation) ? role : null
  }

  async seat(
    room: string,
    key: string,
    name: string,
  ): Promise<(Grant & { readonly token: string }) | RefusalReason | { readonly gone: string } | null> {
    const gone = await this.goneSentence(room)
    if (gone !== undefined) return { gone }
    const grant = await keyGrant(this.#store, key)
    if (grant?.room !== room) return null
    const hosted = await this.find(room)
    if (!hosted) return null
    const { role, generation = 0 } = grant
    const seat = newSeatId()
    const answer = await hosted.atDoor({ type: 'seat.take', seat, role, name, generation }, seat)
    if (!answer.ok) return answer.refusal === 'unknown' ? null : answer.refusal
    const granted: Grant = { room, seat, role }
    const token = await newToken(this.#store, granted)
    // It may have been erased since, and its tokens with it.
    if (this.#erased.has(room)) await this.#store.forget(`"room":${JSON.stringify(room)}`)
    return { ...granted, token }
  }

  /** The one answer to every token that comes in, by whatever door; `room` is the one it is held up to, if one was named. */
  async admit(token: string, room?: string): Promise<Admission> {
    const grant = await tokenGrant(this.#store, token)
    const gone = await this.goneSentence(room ?? grant?.room ?? '')
    if (gone !== undefined) return { admitted: false, why: 'gone', detail: gone }
    if (!grant) return { admitted: false, why: 'bad-token' }
    if (room !== undefined && grant.room !== room) return { admitted: false, why: 'other-room' }
    const hosted = await this.find(grant.room)
    if (!hosted) return { admitted: false, why: 'no-room' }
    if (shownOut(hosted.room, grant.seat)) return { admitted: false, why: 'shown-out' }
    return { admitted: true, grant, hosted }
  }

  /** A link into a room for a role, made for one seat; whoever has it may sit down while the role's own link opens. */
  async linkInto(room: string, role: Role): Promise<string | null> {
    const hosted = await this.find(room)
    if (!hosted) return null
    return newKey(this.#store, { room, role, generation: hosted.room.open.invites[role].generation })
  }

  /** Makes a role's new link for who leads; the old one opens nothing from then on. Or why it may not be. */
  async renewLink(hosted: HostedRoom, role: Role, by: string): Promise<string | Refusal> {
    const generation = hosted.room.open.invites[role].generation + 1
    // Kept before it is of any use, so that there is no moment in which no link opens the role.
    const key = await newKey(this.#store, { room: hosted.id, role, generation })
    const answer = await hosted.atDoor({ type: 'invite.renew', role, generation, by }, by)
    return answer.ok ? key : answer
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
      journal: this.#journal,
      time: this.#time,
      sharing: this.#sharing,
      report: this.#report,
      maySee: this.#maySee,
      onAccess: this.#onAccess,
      onShownOut: this.#onShownOut,
      onOver: this.#onOver,
      onWordsErased: this.#onWordsErased,
      onAsked: this.#onAsked,
      onSwapDue: this.#onSwapDue,
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
