/** All rooms of this server: opens them, finds them again, seats people by capability. Knows no transport and no files. */
import {
  accept,
  languagesOf,
  opening,
  roles,
  type CommandAnswer,
  type CreateRoom,
  type Language,
  type PlanFile,
  type QuestionFile,
  type RefusalReason,
  type Role,
  type RubricFile,
  type RunFile,
} from '@signalroom/shared'
import type { Store } from '../journal/port.js'
import { HostedRoom, type Ground, type Viewer } from './hosted-room.js'
import { hashOf, newRoomId, newSeatId, newSecret } from './keys.js'
import { Sharing } from './sharing.js'
import type { Time } from './time.js'

/** What rounds are made of; each list holds at least one. */
export interface Content {
  readonly plans: readonly PlanFile[]
  readonly questions: readonly QuestionFile[]
  readonly rubric: RubricFile
}

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
export type Unfit = { readonly unfit: 'plan' | 'question' | 'language'; readonly detail: string }

/** How long a room nobody looks at stays in memory. */
const usualIdleMs = 60_000

export class Rooms {
  private readonly hosted = new Map<string, Promise<HostedRoom | null>>()
  /** When each room was last asked for: who has just been given a room may be about to watch it. */
  private readonly wanted = new Map<string, number>()
  private readonly sharing = new Sharing()
  private readonly store: Store
  private readonly time: Time
  private readonly content: Content
  private readonly lastAlive: number | undefined
  private readonly report: Ground['report']
  private readonly maySee: Ground['maySee']
  private readonly onFocus: Ground['onFocus']
  private readonly idleMs: number
  private cancelSweep: () => void = () => {}

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
    this.store = given.store
    this.time = given.time
    this.content = given.content
    this.lastAlive = given.lastAlive
    this.report = given.report
    this.maySee = given.maySee
    this.onFocus = given.onFocus
    this.idleMs = given.idleMs ?? usualIdleMs
    this.sweepLater()
  }

  /** Opens a room and makes its keys; or says which part of what was asked does not fit. */
  async open(asked: CreateRoom): Promise<Opened | Unfit> {
    const chosen = this.choose(asked)
    if ('unfit' in chosen) return chosen
    const room = newRoomId()
    const { mode = 'coach', exam = false, alone = false, title = chosen.question.title } = asked
    const facts = accept(
      ...opening({ room, title, mode, exam, alone, rubric: this.content.rubric, ...chosen }),
    )
    const hosted = await HostedRoom.create(room, facts, this.ground())
    this.hosted.set(room, Promise.resolve(hosted))
    this.wanted.set(room, this.time.now())
    const keys = { interviewer: newSecret(), candidate: newSecret(), observer: newSecret() }
    await Promise.all(
      roles.map(role => this.store.keep(hashOf('key', keys[role]), JSON.stringify({ room, role }))),
    )
    const code = chosen.language === null ? undefined : chosen.question.code?.[chosen.language]
    return { room, files: code?.starter ?? chosen.plan.files, keys }
  }

  /** The room, from memory or from the journal; null if there is none. A failed load is tried anew next time. */
  find(room: string): Promise<HostedRoom | null> {
    this.wanted.set(room, this.time.now())
    const known = this.hosted.get(room)
    if (known) return known
    const loading = HostedRoom.load(room, this.ground(), this.lastAlive)
    this.hosted.set(room, loading)
    const forget = () => {
      if (this.hosted.get(room) === loading) this.forget(room)
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
    const found = await this.store.find(hashOf('key', key))
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
    await this.store.keep(hashOf('token', token), JSON.stringify(granted))
    return { ...granted, token }
  }

  /** Who a token belongs to; null for one that was never given. */
  async grant(token: string): Promise<Grant | null> {
    const found = await this.store.find(hashOf('token', token))
    // Written by `seat` above.
    return found === undefined ? null : (JSON.parse(found) as Grant)
  }

  get count(): number {
    return this.hosted.size
  }

  async close(): Promise<void> {
    this.cancelSweep()
    const all = await Promise.allSettled(this.hosted.values())
    await Promise.all(all.map(one => (one.status === 'fulfilled' ? one.value?.close() : undefined)))
  }

  private ground(): Ground {
    const { store: journal, time, sharing, report, maySee, onFocus } = this
    return { journal, time, sharing, report, maySee, onFocus }
  }

  private choose(
    asked: CreateRoom,
  ): { plan: PlanFile; question: QuestionFile; language: Language | null } | Unfit {
    const { plans, questions } = this.content
    const wanted = questions.find(one => one.id === asked.question)
    if (asked.question !== undefined && !wanted)
      return { unfit: 'question', detail: `there is no question "${asked.question}"` }
    const planId = asked.plan ?? (wanted ? plans.find(one => one.kinds.includes(wanted.kind))?.id : 'design')
    const plan = plans.find(one => one.id === planId)
    if (!plan) return { unfit: 'plan', detail: `there is no plan "${asked.plan ?? 'design'}"` }
    const question = wanted ?? questions.find(one => plan.kinds.includes(one.kind))
    if (!question) return { unfit: 'plan', detail: `no question fits the plan "${plan.id}"` }
    if (!plan.kinds.includes(question.kind))
      return { unfit: 'question', detail: `"${question.id}" does not fit the plan "${plan.id}"` }
    const languages = languagesOf(question)
    if (asked.language !== undefined && !languages.includes(asked.language))
      return {
        unfit: 'language',
        detail: `"${question.id}" ${languages.length > 0 ? `is answered in ${languages.join(' or ')}` : 'brings no code'}`,
      }
    return { plan, question, language: asked.language ?? languages[0] ?? null }
  }

  /** Rooms that nobody watches and in which nothing runs leave memory; the journal has them. */
  private sweepLater(): void {
    this.cancelSweep = this.time.wake(this.time.now() + this.idleMs, () => {
      void this.sweep().finally(() => this.sweepLater())
    })
  }
  private async sweep(): Promise<void> {
    for (const [id, loading] of this.hosted) {
      const hosted = await loading.catch(() => null)
      const quiet = this.time.now() - (this.wanted.get(id) ?? 0) > this.idleMs
      if (!hosted?.idle || !quiet || this.hosted.get(id) !== loading) continue
      this.forget(id)
      await hosted.close()
    }
  }
  private forget(room: string): void {
    this.hosted.delete(room)
    this.wanted.delete(room)
  }
}
