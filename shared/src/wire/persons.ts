/** Bodies and answers of the calls about persons and loops. Knows their shapes, not the server. */
import { z } from 'zod'
import { aLine, anId } from '../room/forms.js'
import { aZone, MemberCommand, OwnerCommand, PlannedRound } from '../loop/command.js'
import { AloneCommand } from '../loop/alone/command.js'
import type { AloneView } from '../loop/alone/seen.js'
import type { DaysOff } from '../loop/flags.js'
import type { RoundInShort } from '../loop/held.js'
import type { LoopView } from '../loop/view.js'
import { OfferedSlot, type SeenSlot } from '../partners/slot.js'
import type { LibraryNote, WriteUp } from '../partners/shared-note.js'
import { recordingKinds } from './http.js'
import { PersonCommand, type Person } from '../person/person.js'

/** `POST /api/persons`, answer 201: a new person. The secret is told here and never again; `link` is `ORIGIN/me#SECRET`. */
export interface CreatedPerson {
  readonly person: string
  readonly secret: string
  readonly link: string
}
/** `GET /api/me`, and after each command. Everything that the person keeps; never a secret. */
export interface PersonAnswer {
  readonly person: string
  readonly seq: number
  readonly rows: Person['rows']
}
/** `POST /api/me/commands`. Answer 200: `PersonAnswer`; 400 names a field, 409 says why not and changes nothing. */
export const AskPerson = z.strictObject({ command: PersonCommand })
/** `POST /api/me/link` and `POST /api/me/calendar`, answer 201: the new link or address; the one before is over. */
export interface RenewedAddress {
  readonly link: string
  readonly secret: string
}

/** `GET /api/me/rounds`: the rounds of all their loops, in short. */
export interface OwnRounds {
  readonly rounds: readonly RoundInShort[]
}

/** `POST /api/loops`. From a template by its id, or of rounds of one's own. */
export const CreateLoop = z.strictObject({
  title: aLine(80),
  template: z.string().min(1).max(60).optional(),
  rounds: z.array(PlannedRound).max(20).optional(),
  zone: aZone,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'is no country of two capital letters')
    .optional(),
})
export type CreateLoop = z.infer<typeof CreateLoop>
/** Where a round's room stands, by round: `gone` is one that was erased. */
export type RoundRooms = Readonly<Record<string, 'lobby' | 'live' | 'over' | 'released' | 'gone'>>
/** `GET /api/loops/LOOP`, `POST /api/loops`, and after each command. */
export interface LoopAnswer {
  readonly loop: LoopView
  readonly rooms: RoundRooms
  /** Of the loop's country over its years; null where it has none, or nothing is known of it. */
  readonly daysOff: DaysOff | null
  /** The server's clock. */
  readonly now: number
}
/** `POST /api/loops/LOOP/commands` with the person's secret, `.../verdicts` with a member's. */
export const AskLoop = z.strictObject({ command: OwnerCommand })
export const AskAsMember = z.strictObject({ command: MemberCommand })
/** `POST /api/loops/LOOP/members`, answer 201: `link` is `ORIGIN/loops/LOOP#SECRET`. */
export const InviteMember = z.union([z.strictObject({ name: aLine(60) }), z.strictObject({ member: anId })])
export interface InvitedMember {
  readonly link: string
}
/** `POST /api/loops/LOOP/rounds/ROUND/room`, answer 201: the round's room, opened now if it had none; a link for each role. */
export interface RoundRoom {
  readonly room: string
  readonly links: { readonly interviewer: string; readonly candidate: string }
}

/** `GET /api/loops/LOOP/rounds/ROUND`, and after each command on it; for its owner, and for who reviews it. */
export interface AloneAnswer {
  readonly loop: { readonly id: string; readonly title: string }
  readonly seen: AloneView
  /** Where the room of its call stands; null where it has none. */
  readonly stage: RoundRooms[string] | null
  readonly now: number
}
/** `POST /api/loops/LOOP/rounds/ROUND/commands`. */
export const AskAlone = z.strictObject({ command: AloneCommand })
/** `POST /api/loops/LOOP/rounds/ROUND/reviewers`, answer 201 `{ link }`: `ORIGIN/loops/LOOP/rounds/ROUND#SECRET`. */
export const InviteReviewer = z.union([
  z.strictObject({ name: aLine(60) }),
  z.strictObject({ reviewer: anId }),
])
/** The files that a browser records answers into, by their type. */
export const takeKinds: ReadonlyMap<string, 'webm' | 'mp4' | 'ogg'> = new Map([
  ...recordingKinds,
  ['video/webm', 'webm'],
  ['video/mp4', 'mp4'],
])
/** `PUT /api/loops/LOOP/rounds/ROUND/takes/TAKE/OFFSET` with a piece as its body, answer 200 `KeptPiece`. */
export const PieceAt = z.object({
  take: z.string().regex(/^[a-z0-9]{1,40}$/, 'must be small letters and digits'),
  offset: z.coerce.number().int().min(0).max(2e9),
})

/** `GET /api/slots`: those of others that are open to this person, and their own. */
export interface SlotsAnswer {
  readonly open: readonly SeenSlot[]
  readonly mine: readonly SeenSlot[]
}
/** `POST /api/slots`. */
export const OfferSlot = z.strictObject({ slot: OfferedSlot })
/** `POST /api/slots/SLOT/take` and `.../link`, answer 201: the person's own way into its room. */
export interface SlotRoom {
  readonly link: string
}

/** `GET /api/library`: what persons share on this server, the newest first; `mine` is the row's name where it is one's own. */
export type SharedPiece = {
  readonly piece: string
  readonly at: number
  readonly mine: string | null
} & (
  | { readonly kind: 'note'; readonly value: LibraryNote }
  | { readonly kind: 'write-up'; readonly value: WriteUp }
)
export interface LibraryAnswer {
  readonly pieces: readonly SharedPiece[]
}
/** `POST /api/library`: shares one's own row by its name; `DELETE /api/library/ROW` takes it back. */
export const ShareOwnRow = z.strictObject({ shelf: z.enum(['note', 'writeup']), row: anId })
