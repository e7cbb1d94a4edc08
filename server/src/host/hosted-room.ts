/**
 * The one writer of one room: settles the clock, decides, makes it durable, then tells everybody who may see it.
 * Knows no transport. All state changes happen in `work`, one batch at a time; nothing is announced before it is durable.
 */
import {
  alarm,
  at,
  decide,
  decideAtDoor,
  fold,
  mayRecord,
  type maySee,
  place,
  recording,
  settle,
  stamp,
  type Actor,
  type At,
  type Callers as InCall,
  type Command,
  type CommandAnswer,
  type Decision,
  type DoorCommand,
  type Event,
  type Role,
  type Room,
  type RunOutput,
  type Spoken,
  type Stamped,
} from '@signalroom/shared'
import { Callers } from './callers.js'
import type { Journal } from '../journal/port.js'
import { Links } from './links.js'
import { LiveOutput } from './live-output.js'
import type { Sharing } from './sharing.js'
import { SpeakingNow } from './speaking.js'
import type { Time } from './time.js'

export interface Viewer {
  readonly seat: string
  readonly role: Role
}
export interface Watcher {
  /** Events this viewer may see, in order; never empty. */
  events(events: readonly Event[]): void
  /** Seats that have a link open now. */
  presence(seats: readonly string[]): void
  /** What another seat's run puts out, as it comes. */
  output(output: RunOutput): void
  /** Who is in the call now. */
  callers(callers: InCall): void
  /** Another seat speaks, or has just spoken. */
  speaking(spoken: Spoken & { readonly seat: string }): void
}

/** What a room stands on. */
export interface Ground {
  readonly journal: Journal
  readonly time: Time
  readonly sharing: Sharing
  /** The guard between the log and every seat: `maySee`, but for a test that shows what it holds back. */
  readonly maySee: typeof maySee
  /** Told that something begins or ends to be hidden in a room's documents, as soon as that is durable. */
  readonly onFocus: (room: string) => void
  /** Told what nobody asked for and so nobody would hear of. */
  readonly report: (event: {
    readonly type: 'write.failed'
    readonly room: string
    readonly error: unknown
  }) => void
}
/** When the storage failed while the clock owed something, it is asked again after this. */
const retryMs = 1000

interface Job {
  readonly ruling: (room: Room, now: At) => Decision
  readonly actor: string
  /** Decides as of this moment instead of now: for what happened while nobody was here to write it down. */
  readonly asOf?: At
  readonly done: (answer: CommandAnswer) => void
  readonly failed: (error: unknown) => void
}

const encode = (event: Event): Uint8Array => new TextEncoder().encode(JSON.stringify(event))
const decode = (body: Uint8Array): Event =>
  // Written by `encode` and guarded by the journal's checksum.
  JSON.parse(new TextDecoder().decode(body)) as Event

export const streamOf = (room: string): string => `room/${room}`

export class HostedRoom {
  readonly id: string
  /** What has been durable and announced; gates and doors read this. */
  room: Room
  /** Who is in the call: presence like the links, in no log. */
  readonly callers: Callers
  private readonly events: Event[]
  private readonly journal: Journal
  private readonly time: Time
  private readonly report: Ground['report']
  private readonly maySee: Ground['maySee']
  private readonly onFocus: Ground['onFocus']
  private readonly links: Links
  private readonly watchers = new Map<Watcher, Viewer>()
  private readonly jobs: Job[] = []
  private working: Promise<void> | null = null
  private cancelAlarm: () => void = () => {}
  private closed = false
  private held = 0
  private considering = false
  private readonly live = new LiveOutput()
  private readonly voices = new SpeakingNow()

  private constructor(
    id: string,
    events: readonly Event[],
    { journal, time, report, maySee: guard, onFocus }: Ground,
  ) {
    this.id = id
    this.maySee = guard
    this.onFocus = onFocus
    this.report = report
    this.events = [...events]
    this.room = fold(events)
    this.journal = journal
    this.time = time
    this.links = new Links(time, command => {
      this.atDoor(command, command.type === 'ear.lose' ? command.seat : 'clock').catch((error: unknown) =>
        report({ type: 'write.failed', room: id, error }),
      )
    })
    this.callers = new Callers(time, callers => {
      for (const watcher of this.watchers.keys()) watcher.callers(callers)
    })
    this.setAlarm()
  }

  /** Writes the first facts of a new room. */
  static async create(
    id: string,
    facts: Decision & { readonly ok: true },
    ground: Ground,
  ): Promise<HostedRoom> {
    const hosted = new HostedRoom(id, [], ground)
    const shared = { ...facts, facts: facts.facts.map(fact => ground.sharing.share(fact)) }
    const answer = await hosted.submit(() => shared, 'clock')
    if (!answer.ok) throw new Error(`a new room was refused: ${answer.refusal}`)
    return hosted
  }

  /**
   * Brings a room back from its journal; null if there is none. A round that was live when the server stopped
   * waits for its candidate from `lastAlive` on: nobody is charged for time in which nothing could be done.
   */
  static async load(id: string, ground: Ground, lastAlive: number | undefined): Promise<HostedRoom | null> {
    const entries = await ground.journal.read(streamOf(id), 0)
    if (entries.length === 0) return null
    const hosted = new HostedRoom(
      id,
      entries.map(entry => ground.sharing.share(decode(entry.body))),
      ground,
    )
    await hosted.waitForReturn(lastAlive)
    await hosted.stopRecording(lastAlive)
    return hosted
  }

  /** Asks for a command as a seat. Rejects only if it could not be made durable. */
  ask(command: Command, actor: Exclude<Actor, 'clock'>): Promise<CommandAnswer> {
    return this.submit((room, now) => decide(room, command, actor, now), actor.seat)
  }

  /** The same for what only the doors may ask. */
  atDoor(command: DoorCommand, actor: string): Promise<CommandAnswer> {
    return this.submit((room, now) => decideAtDoor(room, command, now), actor)
  }

  /** What a viewer may see after `seq`, from the first load to a resumed link. */
  seenBy(viewer: Viewer, after: number): readonly Event[] {
    return this.events.filter(event => event.seq > after && this.maySee(event, viewer))
  }

  /** Sends what was missed after `seq`, then everything live, without a gap and without a double. */
  watch(viewer: Viewer, after: number, watcher: Watcher): () => void {
    const missed = this.seenBy(viewer, after)
    if (missed.length > 0) watcher.events(missed)
    this.watchers.set(watcher, viewer)
    this.links.opened(viewer, this.room)
    this.announcePresence()
    this.considerRecording()
    if (this.callers.all.length > 0) watcher.callers(this.callers.all)
    for (const spoken of this.voices.all) watcher.speaking(spoken)
    return () => {
      if (!this.watchers.delete(watcher)) return
      this.links.closed(viewer, this.room)
      this.announcePresence()
      this.considerRecording()
      if (this.links.seats().includes(viewer.seat)) return
      const silent = this.voices.left(viewer.seat, this.time.now())
      if (silent) this.announceSpeaking(viewer, silent)
    }
  }

  /** Passes on that a seat speaks, to every seat but its own. Nothing of it is kept. */
  speaking(viewer: Viewer, spoken: { readonly from: number; readonly to: number | null }): void {
    if (viewer.role === 'observer') return
    const heard = this.voices.heard(viewer.seat, spoken, this.time.now())
    if (heard) this.announceSpeaking(viewer, heard)
  }

  /** Passes on what a run under way puts out, to every seat but its own. Nothing of it is kept. */
  output({ seat }: Viewer, output: RunOutput): void {
    if (!this.live.admits(this.room, seat, output)) return
    for (const [watcher, viewer] of this.watchers) if (viewer.seat !== seat) watcher.output(output)
  }

  /** Keeps the room in memory for somebody who reads it without watching, until the returned function is called. */
  hold(): () => void {
    this.held += 1
    let holding = true
    return () => {
      if (holding) this.held -= 1
      holding = false
    }
  }

  /**
   * Whether the room could leave memory: nobody watches, holds or calls, and its clock owes nothing. A live round that was
   * paused, or whose candidate has left, owes nothing for as long as its clock stands.
   */
  get idle(): boolean {
    return (
      this.watchers.size === 0 &&
      this.held === 0 &&
      this.working === null &&
      !this.links.waiting &&
      this.callers.all.length === 0 &&
      alarm(this.room) === null
    )
  }

  /** Lets running work end, then stops for good. */
  async close(): Promise<void> {
    this.closed = true
    this.cancelAlarm()
    this.links.close()
    this.callers.close()
    await this.working
  }

  private async waitForReturn(lastAlive: number | undefined): Promise<void> {
    const { stage, clock, seats } = this.room.open
    const candidate = seats.findLast(seat => seat.role === 'candidate')
    if (stage !== 'live' || clock.since === null || !candidate) return
    const since = at(Math.min(Math.max(lastAlive ?? this.room.at, this.room.at), this.time.now()))
    const lose: DoorCommand = { type: 'link.lose', seat: candidate.id, since }
    await this.submit((room, now) => decideAtDoor(room, lose, now), 'clock', since)
  }

  /** Nobody was recorded while the server was down. */
  private async stopRecording(lastAlive: number | undefined): Promise<void> {
    if (!recording(this.room)) return
    const since = at(Math.min(Math.max(lastAlive ?? this.room.at, this.room.at), this.time.now()))
    const halt: DoorCommand = { type: 'recording.run', on: false }
    await this.submit((room, now) => decideAtDoor(room, halt, now), 'clock', since)
  }

  /** Asked whenever somebody came or went, and after every event: the recording runs or stops with them. */
  private considerRecording(): void {
    const wanted = (room: Room) => mayRecord(room, this.links.seats())
    if (this.closed || this.considering || wanted(this.room) === recording(this.room)) return
    this.considering = true
    this.submit((room, now) => decideAtDoor(room, { type: 'recording.run', on: wanted(room) }, now), 'clock')
      .then(
        () => true,
        (error: unknown) => {
          this.report({ type: 'write.failed', room: this.id, error })
          return false
        },
      )
      .then(written => {
        this.considering = false
        // Somebody may have come meanwhile.
        if (written) this.considerRecording()
      })
  }

  private submit(ruling: Job['ruling'], actor: string, asOf?: At): Promise<CommandAnswer> {
    if (this.closed) return Promise.reject(new Error(`room ${this.id} is closing`))
    return new Promise((done, failed) => {
      this.jobs.push({ ruling, actor, done, failed, ...(asOf === undefined ? {} : { asOf }) })
      this.working ??= this.work().finally(() => {
        this.working = null
      })
    })
  }

  /** Takes all waiting jobs as one batch, so that a busy room costs one durable write for many commands. */
  private async work(): Promise<void> {
    await Promise.resolve()
    while (this.jobs.length > 0) {
      const batch = this.jobs.splice(0)
      try {
        const { events, room, answers } = this.runAll(batch)
        await this.journal.append(
          streamOf(this.id),
          this.room.seq,
          events.map(event => ({ at: event.at, body: encode(event) })),
        )
        this.room = room
        this.events.push(...events)
        if (events.some(({ type }) => type === 'focus.begun' || type === 'focus.ended')) this.onFocus(this.id)
        this.announce(events)
        this.considerRecording()
        batch.forEach((job, i) => job.done(answers[i] ?? { ok: true, seq: room.seq }))
      } catch (error) {
        for (const job of batch) job.failed(error)
      }
    }
    this.setAlarm()
  }

  private runAll(batch: readonly Job[]): {
    events: readonly Event[]
    room: Room
    answers: readonly CommandAnswer[]
  } {
    const events: Event[] = []
    let room = this.room
    const put = (stamped: readonly Stamped[]) => {
      const placed = place(room, stamped)
      room = placed.room
      events.push(...placed.events)
    }
    const answers = batch.map((job): CommandAnswer => {
      const now = at(Math.max(job.asOf ?? this.time.now(), room.at))
      put(settle(room, now))
      const decision = job.ruling(room, now)
      if (!decision.ok) return decision
      put(stamp(decision.facts, job.actor, now))
      return { ok: true, seq: room.seq }
    })
    return { events, room, answers }
  }

  private announce(events: readonly Event[]): void {
    if (events.length === 0) return
    for (const [watcher, viewer] of this.watchers) {
      const seen = events.filter(event => this.maySee(event, viewer))
      if (seen.length > 0) watcher.events(seen)
    }
  }

  private announcePresence(): void {
    const seats = this.links.seats()
    for (const watcher of this.watchers.keys()) watcher.presence(seats)
  }

  private announceSpeaking({ seat }: Viewer, spoken: Spoken): void {
    for (const [watcher, viewer] of this.watchers)
      if (viewer.seat !== seat) watcher.speaking({ seat, ...spoken })
  }

  /** Wakes when the clock next owes something, merely to be prompt: a late wake-up writes the same log. */
  private setAlarm(): void {
    this.cancelAlarm()
    const due = alarm(this.room)
    if (due === null || this.closed) return
    this.cancelAlarm = this.time.wake(due, () => {
      const nothing: Decision = { ok: true, facts: [] }
      this.submit(() => nothing, 'clock').catch((error: unknown) => {
        this.report({ type: 'write.failed', room: this.id, error })
        this.cancelAlarm = this.time.wake(this.time.now() + retryMs, () => this.setAlarm())
      })
    })
  }
}
