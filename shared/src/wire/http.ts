/** Bodies and answers of the HTTP calls. Knows their shapes, not the server. */
import { z } from 'zod'
import { aLine } from '../room/forms.js'
import { SeatName } from '../room/seat.js'
import { Language } from '../content/code-file.js'
import { Level } from '../content/form.js'
import { Company, type PresetFile } from '../content/preset.js'
import type { PlanGroup } from '../content/plan.js'
import type { BoardEngine } from '../room/parts/opening/facts.js'
import type { Role } from '../room/seat.js'

/** `POST /api/rooms`. Left out: the plan `design`, and a question that fits the plan. */
export const CreateRoom = z.strictObject({
  plan: z.string().min(1).max(60).optional(),
  question: z.string().min(1).max(60).optional(),
  title: aLine(80).optional(),
  /** `strict` moves on by itself two minutes after a phase is over; `coach` never does. */
  mode: z.enum(['coach', 'strict']).optional(),
  /** No cues during the round. */
  exam: z.boolean().optional(),
  /** No interviewer is expected: the deck plays itself. */
  alone: z.boolean().optional(),
  /** One of those the question brings code in; left out: the first of python, typescript, javascript, sql. */
  language: Language.optional(),
  /** How a company judges: one of `GET /api/presets`. */
  preset: Company.optional(),
  /** All criteria weigh the same. */
  equalWeights: z.boolean().optional(),
  /** The candidate's own level, where it is not the question's. */
  level: Level.optional(),
  /** A question of one's own, whole, in the form of a content file; in the place of `question`, with `?own` behind the address. */
  ownQuestion: z.record(z.string(), z.unknown()).optional(),
})
export type CreateRoom = z.infer<typeof CreateRoom>

/** `POST /api/rooms/ROOM/continue`: `at` is a moment of the round in server milliseconds. Answer 201: as for a new room. */
export const ContinueRoom = z.strictObject({ at: z.number().min(0).max(8.64e15) })

/** Answer 201: a room and one link a role; each `ORIGIN/r/ROOM#KEY`, the key nowhere but in the fragment. */
export interface CreatedRoom {
  readonly room: string
  readonly links: Readonly<Record<Role, string>>
}

/** `POST /api/rooms/ROOM/links/ROLE`, answer 201: the role's new link, in the same form; it is told here and never again. */
export interface RenewedLink {
  readonly link: string
}

/** `POST /api/rooms/ROOM/door`: as what a link lets one in, asked before a name is given. Takes no seat. */
export const AskDoor = z.object({ key: z.string().min(1).max(200) })
export interface Door {
  readonly role: Role
}

/** `POST /api/rooms/ROOM/seats`. */
export const TakeSeat = z.object({ key: z.string().min(1).max(200), name: SeatName })
export type TakeSeat = z.infer<typeof TakeSeat>

/** Answer 201. The token is the seat from then on, for control, documents and debrief. */
export interface TakenSeat {
  readonly seat: string
  readonly role: Role
  readonly token: string
}

/**
 * `GET /api/plans` and `GET /api/questions`: these fields and no others. Plans come as a page lists them, `kinds` and `group`
 * only with `?with=kinds,group`.
 */
export interface PlanRow {
  readonly id: string
  readonly title: string
  readonly minutes: number
  readonly group: PlanGroup
  /** What kinds of question fit it. */
  readonly kinds: readonly string[]
  readonly phases: readonly { readonly id: string; readonly title: string; readonly minutes: number }[]
}
export interface QuestionRow {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly level: string
  /** Only with `?with=tags,companies`. */
  readonly tags?: readonly string[]
  readonly companies?: readonly string[]
}

/** `GET /api/presets`: how each kind of company judges; nothing here is secret. */
export type PresetRow = Pick<PresetFile, 'id' | 'title' | 'summary' | 'weighs' | 'gates' | 'pay'>

/** `POST /api/questions/check` with a question as its body: what does not fit, a field and a reason each; none if it may be asked. */
export interface CheckedQuestion {
  readonly problems: readonly string[]
  /** How many sums were worked out again. */
  readonly sums: number
}

/** `POST /api/rooms/ROOM/swapped`: the seat's link into the second half, in its swapped role. */
export interface SwappedLink {
  readonly link: string
}

/** `GET /api/languages`: the languages of each question that brings code, by its id, the usual one first. */
export type QuestionLanguages = Readonly<Record<string, readonly Language[]>>

/** `GET /api/config`: what the page must know of its host; nothing here is secret. */
export interface HostConfig {
  readonly tldrawLicenseKey: string | null
  /** What draws on the boards of rooms that are made at this address now. */
  readonly board: BoardEngine
  /** Rooms erase themselves so many days after they are over, or were made and never began; missing: never. */
  readonly roomDays?: number | undefined
}

/** RFC 9457. `field` names what does not fit, in a 400. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly field?: string | undefined
  /** Where to go on, in a 409 of the kind `gap`. */
  readonly size?: number | undefined
}

/** The files a browser records into, by their type. */
export const recordingKinds: ReadonlyMap<string, 'webm' | 'mp4' | 'ogg'> = new Map([
  ['audio/webm', 'webm'],
  ['audio/mp4', 'mp4'],
  ['audio/ogg', 'ogg'],
])
/**
 * `PUT /api/rooms/ROOM/recordings/PART/OFFSET?from=&at=` with sound as its body: a piece of the seat's own microphone.
 * `from` and `at` are the server's moments of the part's and the piece's first sample.
 */
export const RecordedPiece = z.object({
  part: z.string().regex(/^[a-z0-9]{1,40}$/, 'must be small letters and digits'),
  offset: z.coerce.number().int().min(0).max(1e9),
  from: z.coerce.number().min(0).max(8.64e15),
  at: z.coerce.number().min(0).max(8.64e15),
})
export type RecordedPiece = z.infer<typeof RecordedPiece>
/** Answer 200: so many bytes of the part are on the disk. A 409 of the kind `gap` names them as `size`. */
export interface KeptPiece {
  readonly size: number
}
/** `GET /api/rooms/ROOM/recordings`. The sound of one is at `/SEAT/PART` behind it. */
export interface RecordingPart {
  readonly seat: string
  readonly part: string
  readonly mime: string
  readonly from: number
  readonly bytes: number
}
export interface RecordingList {
  readonly parts: readonly RecordingPart[]
}

/**
 * `POST /api/rooms/ROOM/images` with an image as its body, 201; the image itself is at `/IMAGE` behind it. `image` is made of
 * what was kept of it: the same image has the same one. `width` and `height` are as it is shown.
 */
export interface KeptImage {
  readonly image: string
  readonly width: number
  readonly height: number
  readonly type: string
  readonly bytes: number
}
/** An id of one. */
export const isImageId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
/** The ids of images that a Yjs update, read as Latin 1, names: it holds texts as they are. What looks like one may be among them. */
export const imageIdsIn = (update: string): ReadonlySet<string> =>
  new Set([...update.matchAll(/[0-9a-f]{64}/g)].map(([id]) => id))
/** What a server takes of one image: bytes, and pixels of it as its head says. */
export const imageBounds = { bytes: 10 << 20, pixels: 40_000_000, side: 16_000 } as const

/**
 * `POST /api/rooms/ROOM/shares?days=&log=` with a copy of the round, a zip, as its body: shared by a link for so long. `log`: the
 * seq up to which the log was read for it; where words were erased since, it is refused.
 */
export const ShareAsked = z.object({
  days: z.coerce.number().int().min(1).max(90).default(7),
  log: z.coerce.number().int().min(0).optional(),
})
export type ShareAsked = z.infer<typeof ShareAsked>
/** What a server takes of shares: bytes of one, and how many of a room open at once. */
export const shareBounds = { bytes: 64 << 20, ofRoom: 10 } as const
/** Answer 201. The link is `ORIGIN/s/SHARE#SECRET`; its secret is told this once. */
export interface MadeShare {
  readonly share: string
  readonly secret: string
  /** When it ends, in milliseconds since 1970. */
  readonly until: number
}
/** `GET /api/rooms/ROOM/shares`: one's own that open now. */
export interface ShareRow {
  readonly share: string
  readonly made: number
  readonly until: number
  readonly bytes: number
}
export interface ShareList {
  readonly shares: readonly ShareRow[]
}
