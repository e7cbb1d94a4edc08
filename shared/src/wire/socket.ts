/** The messages of room control over socket.io, both ways. Knows their shapes, not how they travel. */
import { z } from 'zod'
import type { At } from '../base/brand.js'
import type { Event } from '../room/event.js'
import type { RefusalReason } from '../room/refusal.js'
import type { Role } from '../room/seat.js'
import type { CallAnswer, Callers, Signalled } from './call.js'

/** First thing after a connection stands: the server's clock in epoch milliseconds, who this is, and the form of the wire. */
export interface Welcome {
  readonly now: At
  readonly seat: string
  readonly role: Role
  /** Missing from a server of before it was told. */
  readonly protocol?: number | undefined
}
/** Answer to a command: the seq of the last event it made, or the reason it may not be. */
export type CommandAnswer =
  | { readonly ok: true; readonly seq: number }
  | { readonly ok: false; readonly refusal: RefusalReason; readonly detail: string }

/** Seats with at least one open link. Presence is not history: it is in no log. */
export type Presence = readonly string[]

/** What a run under way has put out: never in the log, where the whole of it is in `run.ended`. */
export const RunOutput = z.object({ run: z.int().min(1), text: z.string().min(1).max(4096) })
export type RunOutput = z.infer<typeof RunOutput>

/**
 * Somebody speaks, or spoke just now: server milliseconds, `to` null while it goes on. Presence, in no log: the same
 * stretch comes as `voice.spoke` once it is written down.
 */
export const Speaking = z
  .object({ from: z.number().min(0).max(8.64e15), to: z.number().min(0).max(8.64e15).nullable() })
  .refine(({ from, to }) => to === null || from <= to, 'must not end before it began')
export interface Spoken {
  readonly from: At
  readonly to: At | null
}

export interface ServerToClient {
  welcome: (welcome: Welcome) => void
  /** In order of seq: first what was missed, then live. */
  events: (events: readonly Event[]) => void
  presence: (seats: Presence) => void
  /** From another seat's browser, as it came. */
  output: (output: RunOutput) => void
  /** Who is in the call: whenever it changes, and on connecting if anybody is. */
  callers: (callers: Callers) => void
  /** From another caller, to this one alone. */
  signal: (signal: Signalled) => void
  /** This tab is in the call no more: another one of its seat is. */
  'call.taken': () => void
  /** The last thing a seat hears: the connection ends with it. */
  removed: (removed: Removed) => void
  /** The newest stretch of a seat; each replaces the one before. */
  speaking: (spoken: Spoken & { readonly seat: string }) => void
}
export interface ClientToServer {
  command: (command: unknown, answer: (answer: CommandAnswer) => void) => void
  /** From the browser that runs it, for the others. Not answered; what does not fit is dropped. */
  output: (output: unknown) => void
  /** Joins the room's call with this tab, by a `CallAsk`. A second tab of a seat takes the call over from the first. */
  'call.join': (asked: unknown, answer: (answer: CallAnswer) => void) => void
  /** A `CallerLook`: what this caller shows of itself from now on. Not answered. */
  'call.look': (look: unknown) => void
  'call.leave': () => void
  /** A `Signal` to another caller. Not answered; what does not fit is dropped. */
  signal: (signal: unknown) => void
  /** The sender's own newest stretch, for everybody else. Not answered; what does not fit is dropped. */
  speaking: (spoken: unknown) => void
  /** The server's clock in epoch milliseconds, for estimating the offset. */
  time: (answer: (answer: { readonly now: At }) => void) => void
}

/** Why a connection is refused, in `connect_error` as `data.reason`; for `gone`, `data.detail` says when and by whom. */
export type ConnectRefusal =
  'bad-token' | 'bad-handshake' | 'no-room' | 'gone' | 'shown-out' | 'version' | 'busy'
/** For a person, in `data.detail` of a refusal for `version`. */
export const versionRefusal =
  'This page and the server are of different versions. Load the page again; what you typed is kept.'

/** Why a seat is sent away for good while it is connected; what comes after it would be refused for the same reason. */
export interface Removed {
  readonly reason: 'shown-out' | 'erased'
  /** A sentence for the person. */
  readonly detail: string
}

/** Why a document socket is closed; 1002, 1009, 1011, 1012 and 1013 mean what the websocket protocol says. */
export const closeCodes = {
  badFrame: 1002,
  policy: 1008,
  tooLarge: 1009,
  failed: 1011,
  restarting: 1012,
  tryLater: 1013,
  badToken: 4401,
  notAllowed: 4403,
  notFound: 4404,
  shownOut: 4410,
  erased: 4411,
} as const

/** What the y-websocket client asks for besides the token. */
export const subprotocol = 'signalroom'

/**
 * Kind of the document message that says how far a connection's changes are on the disk, within the y-websocket message
 * for permissions (2): `[2, 100, count]`, all varuints; `count` of the connection's own frames that carry changes
 * (the sync messages 1 and 2), counted from 1. A stock client reads the message and passes over the kind.
 */
export const savedKind = 100
