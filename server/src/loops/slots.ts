/**
 * Slots that persons offer to strangers of this server: a small log each, all of them known by name. Nobody sees more of
 * another than what they offered. Knows no transport.
 */
import {
  evolveSlot,
  isOpen,
  keep,
  knownZone,
  mostSlots,
  noSlot,
  notKept,
  reportSlot,
  slotSeenBy,
  takeSlot,
  withdrawSlot,
  type KeptRefusal,
  type OfferedSlot,
  type SeenSlot,
  type Slot,
  type SlotEvent,
  type SlotFact,
} from '@signalroom/shared'
import { newPartId } from '../host/ids.js'
import type { Time } from '../host/time.js'
import type { Store } from '../journal/port.js'
import { Logs, plainKind } from './logs.js'

/** Who looks, and whom they never want to meet; blocks hold both ways. */
export interface Looking {
  readonly person: string
  readonly blocks: (one: string, other: string) => Promise<boolean>
}
type Done = (KeptRefusal | { readonly ok: true }) & { readonly slot: Slot }
const prefix = 'slot/'
const dayMs = 24 * 3_600_000

export class Slots {
  readonly #store: Store
  readonly #time: Time
  readonly #logs: Logs<Slot, SlotFact, SlotEvent, KeptRefusal>

  constructor({ store, time }: { readonly store: Store; readonly time: Time }) {
    this.#store = store
    this.#time = time
    this.#logs = new Logs({
      prefix,
      kind: plainKind<Slot, SlotFact, SlotEvent>(noSlot, evolveSlot),
      journal: store,
      time,
    })
  }

  async offer(by: string, offered: OfferedSlot): Promise<SeenSlot | KeptRefusal> {
    const now = this.#time.now()
    if (offered.at <= now) return notKept('unfit', 'at: lies in the past', 'at')
    if (offered.at > now + 60 * dayMs) return notKept('unfit', 'at: is more than sixty days ahead', 'at')
    if (!knownZone(offered.zone))
      return notKept('unfit', 'zone: is no name of a time zone, like Europe/London', 'zone')
    const open = (await this.#all()).filter(slot => slot.by === by && isOpen(slot, now))
    if (open.length >= mostSlots)
      return notKept('limit', `You offer ${mostSlots} already: call one off first.`)
    const id = newPartId() + newPartId()
    const { state } = await this.#logs.submit(id, by, () =>
      keep<SlotFact>({ type: 'slot.offered', slot: id, by, offered }),
    )
    return slotSeenBy(state, by, now) ?? notKept('unknown', 'It is not there.')
  }

  /** The open ones of others, soonest first; and one's own, whatever became of them. */
  async seenBy({
    person,
    blocks,
  }: Looking): Promise<{ readonly open: readonly SeenSlot[]; readonly mine: readonly SeenSlot[] }> {
    const now = this.#time.now()
    const all = (await this.#all()).toSorted((a, b) => (a.offered?.at ?? 0) - (b.offered?.at ?? 0))
    const seen = (slots: readonly Slot[]) => slots.flatMap(slot => slotSeenBy(slot, person, now) ?? [])
    const open: Slot[] = []
    for (const slot of all)
      if (
        isOpen(slot, now) &&
        slot.by !== person &&
        !slot.reports.includes(person) &&
        !(await blocks(person, slot.by))
      )
        open.push(slot)
    return { open: seen(open), mine: seen(all.filter(slot => slot.by === person || slot.takenBy === person)) }
  }
  async find(id: string): Promise<Slot | null> {
    return /^[a-z0-9]{12}$/.test(id) ? this.#logs.find(id) : null
  }

  take(id: string, by: string): Promise<Done> {
    return this.#submit(id, by, (slot, now) => takeSlot(slot, by, now))
  }
  /** Notes which room a slot has; one that was opened before it stays. */
  roomOpened(id: string, room: string): Promise<Done> {
    return this.#submit(id, 'clock', slot =>
      slot.room === null
        ? keep<SlotFact>({ type: 'slot.room', room })
        : notKept('done', 'This slot has its room already.'),
    )
  }
  withdraw(id: string, by: string): Promise<Done> {
    return this.#submit(id, by, slot => withdrawSlot(slot, by))
  }
  report(id: string, by: string): Promise<Done> {
    return this.#submit(id, by, slot => reportSlot(slot, by))
  }
  /** Of a person who is erased: what they offered goes, what they took is off for the other. */
  async eraseOf(person: string): Promise<void> {
    const all = await this.#all()
    for (const slot of all)
      if (slot.takenBy === person && slot.by !== person && slot.withdrawnAt === null)
        await this.withdraw(slot.id, person)
    await this.#logs.erase(all.filter(slot => slot.by === person).map(({ id }) => id))
  }
  close(): Promise<void> {
    return this.#logs.close()
  }

  /** Those that nobody took go a day after they would have begun. */
  async #all(): Promise<readonly Slot[]> {
    const names = await this.#store.streams(prefix)
    const slots: Slot[] = []
    const over: string[] = []
    for (const name of names) {
      const slot = await this.#logs.find(name.slice(prefix.length))
      if (!slot?.offered) continue
      if (slot.takenBy === null && slot.offered.at < this.#time.now() - dayMs) over.push(slot.id)
      else slots.push(slot)
    }
    if (over.length > 0) await this.#logs.erase(over)
    return slots
  }
  async #submit(
    id: string,
    actor: string,
    rule: (slot: Slot, now: number) => ReturnType<typeof takeSlot>,
  ): Promise<Done> {
    const { state, ...answer } = await this.#logs.submit(id, actor, (slot, now) =>
      slot.offered ? rule(slot, now) : notKept('unknown', 'There is no such slot.'),
    )
    return answer.ok ? { ok: true, slot: state } : { ...answer, slot: state }
  }
}
