/**
 * All loops of this server: a log each. Opens a round's room, takes home what was released, and lets in who judges.
 * Knows no transport; what may happen is decided by the rules.
 */
import {
  addRound,
  mostReviewers,
  mostReviewersEver,
  OWNER,
  candidateIds,
  debriefFor,
  decideAlone,
  decideMember,
  decideOwner,
  evolveLoop,
  fold,
  inconsistencies,
  keep,
  knownZone,
  mostMembers,
  noLoop,
  notKept,
  resultOf,
  type AloneCommand,
  type HeldRound,
  type Inconsistency,
  type KeptRefusal,
  type Loop,
  type LoopEvent,
  type LoopFact,
  type LoopGround,
  type LoopMember,
  type LoopRound,
  type MemberCommand,
  type OwnerCommand,
  type PlannedRound,
  type RoundResult,
  type Spacing,
} from '@signalroom/shared'
import { memberGrant, newMemberSecret, newReviewerSecret, reviewerGrant } from '../host/capabilities.js'
import type { Content } from '../host/choose.js'
import { newLoopId, newPartId } from '../host/ids.js'
import type { Rooms } from '../host/rooms.js'
import type { Time } from '../host/time.js'
import type { Store } from '../journal/port.js'
import { Logs, plainKind } from './logs.js'
import { promptOf } from './prompts.js'

export interface LoopsGiven {
  readonly store: Store
  readonly time: Time
  readonly rooms: Rooms
  readonly content: Content
}
export interface OpenLoop {
  readonly owner: string
  readonly title: string
  readonly template: string | null
  readonly zone: string
  readonly country: string | null
  readonly spacing: Spacing
  readonly rightToWork: boolean
  readonly rounds: readonly PlannedRound[]
}
/** Where a round's room stands. */
export type RoomStage = 'lobby' | 'live' | 'over' | 'released' | 'gone'
type Done = (KeptRefusal | { readonly ok: true }) & { readonly loop: Loop }

export class Loops {
  readonly #given: LoopsGiven
  readonly #ground: LoopGround
  readonly #logs: Logs<Loop, LoopFact, LoopEvent, KeptRefusal>

  constructor(given: LoopsGiven) {
    const { store, time, content } = given
    this.#given = given
    this.#ground = {
      plans: new Set(content.plans.map(({ id }) => id)),
      questions: new Set(content.questions.map(({ id }) => id)),
      newId: newPartId,
    }
    this.#logs = new Logs({
      prefix: 'loop/',
      kind: plainKind<Loop, LoopFact, LoopEvent>(noLoop, evolveLoop),
      journal: store,
      time,
    })
  }

  get now(): number {
    return this.#given.time.now()
  }

  async open({ rounds, ...asked }: OpenLoop): Promise<Loop | KeptRefusal> {
    if (!knownZone(asked.zone))
      return notKept('unfit', 'zone: is no name of a time zone, like Europe/London', 'zone')
    const id = newLoopId()
    const added: LoopFact[] = []
    for (const [i, planned] of rounds.entries()) {
      const decided = addRound(noLoop, planned, this.#ground)
      if (!decided.ok) return { ...decided, field: `rounds.${i}` }
      added.push(...decided.facts)
    }
    const answer = await this.#logs.submit(id, asked.owner, () =>
      keep<LoopFact>({ type: 'loop.opened', loop: id, ...asked }, ...added),
    )
    return answer.ok ? answer.state : answer
  }

  /** With what has come home since; null where there is no such loop. */
  async find(id: string): Promise<Loop | null> {
    const loop = await this.#logs.find(id)
    if (!loop) return null
    const home = await this.#comingHome(loop)
    if (home.length === 0) return loop
    const { state } = await this.#logs.submit(id, 'clock', now => {
      const still = home.filter(({ round }) => now.rounds.find(one => one.id === round)?.result === null)
      return keep<LoopFact>(...still)
    })
    return state
  }

  ask(id: string, owner: string, command: OwnerCommand): Promise<Done> {
    return this.#submit(id, owner, (loop, now) => decideOwner(loop, command, now, this.#ground))
  }
  askAsMember(id: string, member: string, command: MemberCommand): Promise<Done> {
    return this.#submit(id, member, loop => {
      const asking = standing(loop, member)
      return asking ? decideMember(loop, asking, command) : notKept('role', 'This link was taken back.')
    })
  }

  /** A link for somebody who judges the loop; a new member, or a member's new link. */
  async invite(
    loop: Loop,
    asked: { readonly name: string } | { readonly member: string },
  ): Promise<KeptRefusal | { readonly ok: true; readonly secret: string }> {
    const member = 'member' in asked ? asked.member : newPartId()
    let generation = 1
    // Numbered where it is written: of two that are renewed at once the later opens, and no other.
    const answer = await this.#submit(loop.id, loop.owner, now => {
      if ('name' in asked)
        return now.members.length >= mostMembers
          ? notKept('limit', `A loop is judged by ${mostMembers} at most.`)
          : keep<LoopFact>({ type: 'member.invited', member, name: asked.name, generation })
      // Of one whose link was taken back none is renewed: the number would begin anew, and the old link open again.
      const known = standing(now, member)
      if (!known) return notKept('unknown', 'Nobody of that name judges this loop.')
      if (known.verdict) return notKept('done', 'They have said what they think already.')
      generation = (known.generation ?? 0) + 1
      return keep<LoopFact>({ type: 'member.invited', member, name: known.name, generation })
    })
    if (!answer.ok) return answer
    return {
      ok: true,
      secret: await newMemberSecret(this.#given.store, { loop: loop.id, member, generation }),
    }
  }
  /** Whose link it is: a member of this loop, or nobody. */
  async admitMember(
    secret: string,
    id: string,
  ): Promise<{ readonly loop: Loop; readonly member: string } | null> {
    const grant = await memberGrant(this.#given.store, secret)
    if (grant?.loop !== id) return null
    const loop = await this.find(id)
    return loop && standing(loop, grant.member)?.generation === grant.generation
      ? { loop, member: grant.member }
      : null
  }

  /** Of a round that is answered alone; `by`: its owner, or a reviewer of it. */
  askAlone(
    loop: Loop,
    asked: { readonly round: string; readonly by: string; readonly command: AloneCommand },
  ): Promise<Done> {
    const { content } = this.#given
    const actor = asked.by === OWNER ? loop.owner : asked.by
    return this.#submit(loop.id, actor, (now, moment) =>
      asked.by !== OWNER && reviewing(now, asked.by, asked.round) === undefined
        ? notKept('role', 'This link was taken back.')
        : decideAlone(now, asked, moment, {
            newId: newPartId,
            promptOf: round => promptOf(content, round),
          }),
    )
  }
  /** The first bytes of a take have come. */
  takeKept(
    id: string,
    owner: string,
    kept: { readonly round: string; readonly take: string; readonly mime: string },
  ): Promise<Done> {
    return this.#submit(id, owner, () => keep<LoopFact>({ type: 'take.kept', ...kept }))
  }
  /** A link for somebody who reviews one round's answer; a new reviewer, or a reviewer's new link. */
  async inviteReviewer(
    loop: Loop,
    round: string,
    asked: { readonly name: string } | { readonly reviewer: string },
  ): Promise<KeptRefusal | { readonly ok: true; readonly secret: string }> {
    const reviewer = 'reviewer' in asked ? asked.reviewer : newPartId()
    let generation = 1
    const answer = await this.#submit(loop.id, loop.owner, now => {
      if (!now.rounds.find(({ id }) => id === round)?.alone)
        return notKept('unknown', 'This loop has no such round that is answered alone.')
      if ('name' in asked) {
        const asking = now.reviewers.filter(one => one.round === round && one.generation !== null)
        return asking.length >= mostReviewers || now.reviewers.length >= mostReviewersEver
          ? notKept('limit', `A round is reviewed by ${mostReviewers} at most.`)
          : keep<LoopFact>({ type: 'reviewer.invited', round, reviewer, name: asked.name, generation })
      }
      const known = reviewing(now, reviewer, round)
      if (!known) return notKept('unknown', 'Nobody of that name reviews this round.')
      generation = (known.generation ?? 0) + 1
      return keep<LoopFact>({ type: 'reviewer.invited', round, reviewer, name: known.name, generation })
    })
    if (!answer.ok) return answer
    return {
      ok: true,
      secret: await newReviewerSecret(this.#given.store, { loop: loop.id, reviewer, generation }),
    }
  }
  /** Whose link it is: a reviewer of this round, or nobody. */
  async admitReviewer(
    secret: string,
    id: string,
    round: string,
  ): Promise<{ readonly loop: Loop; readonly reviewer: string } | null> {
    const grant = await reviewerGrant(this.#given.store, secret)
    if (grant?.loop !== id) return null
    const loop = await this.find(id)
    return loop && reviewing(loop, grant.reviewer, round)?.generation === grant.generation
      ? { loop, reviewer: grant.reviewer }
      : null
  }

  /** Notes which room a round has; one that was opened before it stays. */
  roomOpened(id: string, owner: string, round: string, room: string): Promise<Done> {
    return this.#submit(id, owner, ({ rounds }) => {
      const known = rounds.find(one => one.id === round)
      if (!known) return notKept('unknown', 'This loop has no such round.')
      return known.room === null
        ? keep<LoopFact>({ type: 'round.opened', round, room })
        : notKept('done', 'This round has its room already.')
    })
  }
  /** By round: where its room stands. */
  async stages({ rounds }: Loop): Promise<Readonly<Record<string, RoomStage>>> {
    const stages: Record<string, RoomStage> = {}
    for (const { id, room } of rounds) if (room !== null) stages[id] = await this.#stageOf(room)
    return stages
  }
  async #stageOf(room: string): Promise<RoomStage> {
    const hosted = await this.#given.rooms.find(room)
    if (!hosted) return 'gone'
    const { stage, released } = hosted.room.open
    return released === null ? stage : 'released'
  }

  /** What rounds tell of these projects in two ways, read from the rooms that are still there, as their candidate sees them. */
  async inconsistencies({ rounds }: Loop, projects: readonly string[]): Promise<readonly Inconsistency[]> {
    const held: HeldRound[] = []
    const inOrder = rounds
      .filter(({ result }) => result !== null)
      .toSorted((a, b) => (a.result?.attempt.at ?? 0) - (b.result?.attempt.at ?? 0))
    for (const { id, room } of inOrder) {
      const hosted = room === null ? null : await this.#given.rooms.find(room)
      const [seat] = hosted ? candidateIds(hosted.room.open.seats) : []
      if (hosted && seat !== undefined)
        held.push({ round: id, room: fold(hosted.seenBy({ seat, role: 'candidate' }, 0)) })
    }
    return inconsistencies(held, projects)
  }

  async erase(loop: Loop): Promise<void> {
    await this.#given.store.forget(`"loop":${JSON.stringify(loop.id)}`)
    await this.#logs.erase([loop.id])
    // A link that was made in the meantime goes too.
    await this.#given.store.forget(`"loop":${JSON.stringify(loop.id)}`)
  }
  close(): Promise<void> {
    return this.#logs.close()
  }

  async #comingHome(loop: Loop): Promise<Extract<LoopFact, { readonly type: 'round.came-home' }>[]> {
    const home: Extract<LoopFact, { readonly type: 'round.came-home' }>[] = []
    for (const round of loop.rounds) {
      const result = await this.#released(round)
      if (result) home.push({ type: 'round.came-home', round: round.id, result })
    }
    return home
  }
  /** Of a round that came to an end and was released: folded from what its candidate may see, and nothing else. */
  async #released({ room, result }: LoopRound): Promise<RoundResult | null> {
    if (room === null || result !== null) return null
    const hosted = await this.#given.rooms.find(room)
    if (hosted?.room.open.stage !== 'over' || hosted.room.open.released === null) return null
    const [seat] = candidateIds(hosted.room.open.seats)
    if (seat === undefined) return null
    const viewer = { seat, role: 'candidate' } as const
    return resultOf(debriefFor(fold(hosted.seenBy(viewer, 0)), viewer), hosted.room.open.released.at)
  }

  async #submit(
    id: string,
    actor: string,
    rule: (loop: Loop, now: number) => ReturnType<typeof decideOwner>,
  ): Promise<Done> {
    const { state, ...answer } = await this.#logs.submit(id, actor, (loop, now) =>
      // Erased on another device since: nothing is begun anew.
      loop.seq === 0 ? notKept('unknown', 'This loop was erased on another device since.') : rule(loop, now),
    )
    return answer.ok ? { ok: true, loop: state } : { ...answer, loop: state }
  }
}

const standing = ({ members }: Loop, id: string): LoopMember | undefined =>
  members.find(one => one.id === id && one.generation !== null)
const reviewing = ({ reviewers }: Loop, id: string, round: string) =>
  reviewers.find(one => one.id === id && one.round === round && one.generation !== null)
