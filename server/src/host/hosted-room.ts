/**
 * One room as this server has it: its writer, its audience, who is absent and who is in its call, tied together.
 * Knows no transport; what may happen is decided by the rules, and written down by the writer.
 */
import {
  alarm,
  at,
  decide,
  decideAtDoor,
  type maySee,
  recording,
  refuse,
  shownOut,
  swapIsDue,
  withoutErased,
  type Actor,
  type At,
  type Command,
  type CommandAnswer,
  type Decision,
  type DoorCommand,
  type Event,
  type Fact,
  type Refusal,
  type Role,
  type Room,
  type RunOutput,
} from '@signalroom/shared'
import type { Journal } from '../journal/port.js'
import { Absences } from './absences.js'
import { Audience, type Viewer, type Watcher } from './audience.js'
import { Callers } from './callers.js'
import { RecordingSwitch } from './recording-switch.js'
import { roomLog, streamOf } from './room-log.js'
import type { Sharing } from './sharing.js'
import type { Time } from './time.js'
import { Writer } from './writer.js'

/** What a room stands on. */
export interface Ground {
  readonly journal: Journal
  readonly time: Time
  readonly sharing: Sharing
  /** The guard between the log and every seat: `maySee`, but for a test that shows what it holds back. */
  readonly maySee: typeof maySee
  /** Told that what seats may see or write in a room's documents may have changed, as soon as that is durable. */
  readonly onAccess: (room: string) => void
  /** Told that a seat was shown out, as soon as that is durable: its documents are to be closed. */
  readonly onShownOut: (room: string, seat: string) => void
  /** Told that the round is over, as soon as that is durable: nothing more is written in its documents. */
  readonly onOver: (room: Room) => void
  /** Told that somebody erased words, as soon as that is durable: copies that hold them are closed. */
  readonly onWordsErased: (room: Room, whose: 'all' | 'interviewers') => void
  /** Told that the assistant was asked, and nobody has answered yet. */
  readonly onAsked: (room: Room) => void
  /** Told that both have agreed to swap roles, as soon as that is durable. */
  readonly onSwapDue: (room: Room) => void
  /** Told what nobody asked for and so nobody would hear of. */
  readonly report: (event: {
    readonly type: 'write.failed'
    readonly room: string
    readonly error: unknown
  }) => void
}

/** After these some seat may see or write something in a document that it might not before, or the other way round. */
const changesAccess: ReadonlySet<string> = new Set<Event['type']>([
  'round.started',
  'board.opened',
  'focus.begun',
  'focus.ended',
  'seal.set',
  'seal.lifted',
])

export class HostedRoom {
  readonly id: string
  /** Who is in the call: presence like the links, in no log. */
  readonly callers: Callers
  readonly #time: Time
  readonly #writer: Writer<Room, Fact, Event, Refusal>
  readonly #audience: Audience
  readonly #absences: Absences
  readonly #recording: RecordingSwitch
  readonly #onAccess: Ground['onAccess']
  readonly #onShownOut: Ground['onShownOut']
  readonly #onOver: Ground['onOver']
  readonly #onWordsErased: Ground['onWordsErased']
  readonly #onAsked: Ground['onAsked']
  readonly #onSwapDue: Ground['onSwapDue']
  readonly #failed: (error: unknown) => void
  #held = 0

  private constructor(id: string, events: readonly Event[], ground: Ground) {
    const { journal, time, sharing } = ground
    this.id = id
    this.#time = time
    this.#onAccess = ground.onAccess
    this.#onShownOut = ground.onShownOut
    this.#onOver = ground.onOver
    this.#onWordsErased = ground.onWordsErased
    this.#onAsked = ground.onAsked
    this.#onSwapDue = ground.onSwapDue
    this.#failed = error => ground.report({ type: 'write.failed', room: id, error })
    this.#audience = new Audience(time, ground.maySee)
    this.callers = new Callers(time, callers => this.#audience.tellCallers(callers))
    this.#absences = new Absences(time, command => {
      this.atDoor(command, command.type === 'ear.lose' ? command.seat : 'clock').catch(this.#failed)
    })
    this.#recording = new RecordingSwitch({
      room: () => this.room,
      present: () => this.#absences.seats(),
      ask: command => this.#writer.submit((room, now) => decideAtDoor(room, command(room), now), 'clock'),
      onFailed: this.#failed,
      closed: () => this.#writer.closed,
    })
    this.#writer = new Writer(
      {
        stream: streamOf(id),
        kind: roomLog(sharing),
        journal,
        time,
        onWritten: written => this.#announce(written),
        onAlarmFailed: this.#failed,
      },
      events,
    )
  }

  /** Writes the first facts of a new room. */
  static async create(
    id: string,
    facts: Decision & { readonly ok: true },
    ground: Ground,
  ): Promise<HostedRoom> {
    const hosted = new HostedRoom(id, [], ground)
    const shared = { ...facts, facts: facts.facts.map(fact => ground.sharing.share(fact)) }
    // A log that somebody has begun already is no new room's.
    const answer = await hosted.#writer.submit(room => (room.seq === 0 ? shared : refuse('done')), 'clock')
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
    const { decode } = roomLog(ground.sharing)
    const hosted = new HostedRoom(
      id,
      entries.map(entry => decode(entry.body)),
      ground,
    )
    await hosted.#waitForReturn(lastAlive)
    await hosted.#stopRecording(lastAlive)
    await hosted.#takeUp()
    // Where the server stopped, or its disk failed, before the erased words had left it.
    await hosted.#wipe()
    return hosted
  }

  /** What has been durable and announced; gates and doors read this. */
  get room(): Room {
    return this.#writer.state
  }

  /** Asks for a command as a seat. Rejects only if it could not be made durable. */
  ask(command: Command, actor: Exclude<Actor, 'clock'>): Promise<CommandAnswer> {
    return this.#writer.submit((room, now) => decide(room, command, actor, now), actor.seat)
  }

  /** The same for what only the doors may ask. */
  atDoor(command: DoorCommand, actor: string, asOf?: At): Promise<CommandAnswer> {
    return this.#writer.submit((room, now) => decideAtDoor(room, command, now), actor, asOf)
  }

  /** What a viewer may see after `seq`, from the first load to a resumed link. */
  seenBy(viewer: Viewer, after: number): readonly Event[] {
    const missed = withoutErased(this.#writer.events).filter(event => event.seq > after)
    return this.#audience.seen(missed, viewer)
  }

  /** The last event by which words were erased that this role had, or null: what was copied before may hold them. */
  erasure(role: Role): Event | null {
    const isOne = ({ type }: Event) =>
      type === 'words.erased' || (type === 'words.unnoted' && role === 'interviewer')
    return this.#writer.events.findLast(isOne) ?? null
  }

  /** Sends what was missed after `seq`, then everything live, without a gap and without a double. */
  watch(viewer: Viewer, after: number, watcher: Watcher): () => void {
    const missed = this.seenBy(viewer, after)
    if (missed.length > 0) watcher.events(missed)
    this.#audience.add(watcher, viewer)
    this.#absences.opened(viewer, this.room)
    this.#peopleChanged()
    if (this.callers.all.length > 0) watcher.callers(this.callers.all)
    this.#audience.tellVoices(watcher)
    return () => {
      if (!this.#audience.remove(watcher)) return
      this.#absences.closed(viewer, this.room)
      this.#peopleChanged()
      if (!this.#absences.seats().includes(viewer.seat)) this.#audience.silence(viewer)
    }
  }

  /** Passes on that a seat speaks, to every seat but its own. Nothing of it is kept. */
  speaking(viewer: Viewer, spoken: { readonly from: number; readonly to: number | null }): void {
    this.#audience.speaking(viewer, spoken)
  }
  /** Passes on what a run under way puts out, to every seat but its own. Nothing of it is kept. */
  output(viewer: Viewer, output: RunOutput): void {
    this.#audience.output(this.room, viewer, output)
  }

  /** Keeps the room in memory for somebody who reads it without watching, until the returned function is called. */
  hold(): () => void {
    this.#held += 1
    let holding = true
    return () => {
      if (holding) this.#held -= 1
      holding = false
    }
  }

  /**
   * Whether the room could leave memory: nobody watches, holds or calls, and its clock owes nothing. A live round that was
   * paused, or whose candidate has left, owes nothing for as long as its clock stands.
   */
  get idle(): boolean {
    return (
      this.#audience.size === 0 &&
      this.#held === 0 &&
      !this.#writer.busy &&
      !this.#absences.waiting &&
      this.callers.all.length === 0 &&
      alarm(this.room) === null
    )
  }

  /** The room is erased: sends everybody away with that sentence, lets running work end, and stops for good. */
  async erase(detail: string): Promise<void> {
    const closed = this.close()
    this.#audience.sendAllAway(detail)
    await closed
  }

  /** Lets running work end, then stops for good. */
  async close(): Promise<void> {
    const written = this.#writer.close()
    this.#absences.close()
    this.callers.close()
    await written
  }

  #announce(events: readonly Event[]): void {
    if (events.some(({ type }) => changesAccess.has(type))) this.#onAccess(this.id)
    this.#audience.tell(withoutErased(events))
    for (const event of events) if (event.type === 'seat.removed') this.#showOut(event.seat)
    if (events.some(({ type }) => type === 'round.ended')) this.#onOver(this.room)
    if (events.some(({ type }) => type === 'words.erased' || type === 'words.unnoted')) void this.#wipe()
    if (events.some(({ type }) => type === 'words.erased')) this.#onWordsErased(this.room, 'all')
    else if (events.some(({ type }) => type === 'words.unnoted'))
      this.#onWordsErased(this.room, 'interviewers')
    if (events.some(({ type }) => type === 'assistant.asked')) this.#onAsked(this.room)
    if (events.some(({ type }) => type === 'swap.agreed') && swapIsDue(this.room)) this.#onSwapDue(this.room)
    void this.#recording.consider()
  }
  /** Takes erased words off the disk. What fails is done when the room is loaded next; no door gives them out meanwhile. */
  async #wipe(): Promise<void> {
    await this.#writer.rewrite(withoutErased).catch(this.#failed)
  }
  /** Whatever the seat has open ends now; what comes with its token later is refused at the doors. */
  #showOut(seat: string): void {
    this.callers.remove(seat)
    this.#onShownOut(this.id, seat)
    this.#audience.sendAway(seat)
  }
  #peopleChanged(): void {
    this.#audience.tellPresence(this.#absences.seats())
    void this.#recording.consider()
  }

  async #waitForReturn(lastAlive: number | undefined): Promise<void> {
    const { stage, clock, seats } = this.room.open
    const candidate = seats.findLast(({ id, role }) => role === 'candidate' && !shownOut(this.room, id))
    if (stage !== 'live' || clock.since === null || !candidate) return
    const since = this.#sinceAlive(lastAlive)
    await this.atDoor({ type: 'link.lose', seat: candidate.id, since }, 'clock', since)
  }
  /** What was asked of the assistant when the server went nobody answers any more; a second half that was due is opened. */
  async #takeUp(): Promise<void> {
    const waiting = this.room.open.dialogue?.at(-1)
    if (this.room.open.assistant === 'endpoint' && waiting && !waiting.answer && waiting.failed === null)
      await this.atDoor(
        {
          type: 'assistant.fail',
          asked: waiting.id,
          why: 'The server started anew before the assistant answered.',
        },
        'clock',
      )
    if (swapIsDue(this.room)) this.#onSwapDue(this.room)
  }
  /** Nobody was recorded while the server was down. */
  async #stopRecording(lastAlive: number | undefined): Promise<void> {
    if (!recording(this.room)) return
    await this.atDoor({ type: 'recording.run', on: false }, 'clock', this.#sinceAlive(lastAlive))
  }
  /** The server's last sign of life, within what this room can have known of it. */
  #sinceAlive(lastAlive: number | undefined): At {
    return at(Math.min(Math.max(lastAlive ?? this.room.at, this.room.at), this.#time.now()))
  }
}
