/** A slot that somebody offers to rehearse with a stranger, and what becomes of it. State and rules; knows no server. */
import { z } from 'zod'
import { at, type At } from '../base/brand.js'
import { Level } from '../content/form.js'
import { aMoment, words } from '../room/forms.js'
import { Seniority } from '../room/parts/personas/facts.js'
import { keep, notKept, type KeptFacts, type KeptRefusal } from '../person/refusal.js'

/** All that anybody sees of it. */
export const OfferedSlot = z.strictObject({
  /** A plan's id. */
  plan: z.string().min(1).max(60),
  /** As what who offers it would sit there. */
  as: z.enum(['candidate', 'interviewer']),
  level: Level,
  /** Of who offers it, as interviewers say it. */
  seniority: Seniority,
  at: aMoment,
  /** An IANA name: how its moment is said. */
  zone: z.string().min(1).max(60),
  note: words(200).optional(),
})
export type OfferedSlot = Readonly<z.infer<typeof OfferedSlot>>

export interface Slot {
  readonly seq: number
  readonly at: At
  readonly id: string
  readonly by: string
  readonly offered: OfferedSlot | null
  readonly takenBy: string | null
  readonly room: string | null
  readonly withdrawnAt: At | null
  /** Persons who reported it: it is hidden from each of them, and from all once there are so many. */
  readonly reports: readonly string[]
}
export const noSlot: Slot = {
  seq: 0,
  at: at(0),
  id: '',
  by: '',
  offered: null,
  takenBy: null,
  room: null,
  withdrawnAt: null,
  reports: [],
}
export type SlotFact =
  | {
      readonly type: 'slot.offered'
      readonly slot: string
      readonly by: string
      readonly offered: OfferedSlot
    }
  | { readonly type: 'slot.taken'; readonly by: string }
  | { readonly type: 'slot.room'; readonly room: string }
  | { readonly type: 'slot.withdrawn' }
  | { readonly type: 'slot.reported'; readonly by: string }
export type SlotEvent = SlotFact & { readonly seq: number; readonly at: At; readonly actor: string }

export function evolveSlot(slot: Slot, event: SlotEvent): Slot {
  const next = { ...slot, seq: event.seq, at: event.at }
  switch (event.type) {
    case 'slot.offered':
      return { ...next, id: event.slot, by: event.by, offered: event.offered }
    case 'slot.taken':
      return { ...next, takenBy: event.by }
    case 'slot.room':
      return { ...next, room: event.room }
    case 'slot.withdrawn':
      return { ...next, withdrawnAt: event.at }
    case 'slot.reported':
      return { ...next, reports: [...new Set([...slot.reports, event.by])] }
    default:
      return next
  }
}

export const REPORTS_THAT_HIDE = 3
export const mostSlots = 10
/** One can be taken until it begins. */
export const isOpen = (slot: Slot, now: number): boolean =>
  slot.offered !== null &&
  slot.takenBy === null &&
  slot.withdrawnAt === null &&
  slot.offered.at > now &&
  slot.reports.length < REPORTS_THAT_HIDE

type SlotDecision = KeptFacts<SlotFact> | KeptRefusal
export function takeSlot(slot: Slot, by: string, now: number): SlotDecision {
  if (slot.by === by) return notKept('role', 'That slot is your own.')
  if (slot.takenBy === by) return notKept('done', 'You took it already: it is among yours.')
  if (slot.takenBy !== null) return notKept('done', 'Somebody was faster: it is taken.')
  return isOpen(slot, now)
    ? keep<SlotFact>({ type: 'slot.taken', by })
    : notKept('done', 'This slot is not offered any more.')
}
/** By who offered it, or who took it: it is off for both. */
export function withdrawSlot(slot: Slot, by: string): SlotDecision {
  if (by !== slot.by && by !== slot.takenBy) return notKept('unknown', 'There is no such slot of yours.')
  return slot.withdrawnAt === null
    ? keep<SlotFact>({ type: 'slot.withdrawn' })
    : notKept('done', 'It was called off already.')
}
export const reportSlot = (slot: Slot, by: string): SlotDecision =>
  slot.by === by ? notKept('role', 'That slot is your own.') : keep<SlotFact>({ type: 'slot.reported', by })

/** A slot for one person's eyes: nobody else is named in it. */
export interface SeenSlot extends OfferedSlot {
  readonly slot: string
  readonly state: 'open' | 'taken' | 'off' | 'past'
  /** What this person is to it. */
  readonly mine: 'offered' | 'taken' | null
  /** As what this person sits there; null while it is not theirs. */
  readonly sitsAs: 'candidate' | 'interviewer' | null
}
export function slotSeenBy(slot: Slot, person: string, now: number): SeenSlot | null {
  const { offered } = slot
  if (!offered) return null
  const mine = slot.by === person ? 'offered' : slot.takenBy === person ? 'taken' : null
  const other = offered.as === 'candidate' ? 'interviewer' : 'candidate'
  return {
    ...offered,
    slot: slot.id,
    state:
      slot.withdrawnAt !== null
        ? 'off'
        : slot.takenBy !== null
          ? 'taken'
          : offered.at <= now
            ? 'past'
            : 'open',
    mine,
    sitsAs: mine === null ? null : mine === 'offered' ? offered.as : other,
  }
}
