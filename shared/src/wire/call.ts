/** The messages of a room's call over its socket: who is in it, and what browsers say to find each other. Knows no media. */
import { z } from 'zod'

/** Tabs in one room's call: each holds a connection to each other, so that more would cost more than a laptop has. */
export const mostCallers = 4

/** Made by the server: no seat, so that a reload is another caller than before. */
export const CallerId = z.string().regex(/^[a-z0-9]{16}$/)

/** What a caller shows of itself. An observer is always muted and without a camera: it listens. */
export const CallerLook = z.strictObject({ muted: z.boolean(), camera: z.boolean() })
export type CallerLook = z.infer<typeof CallerLook>

/** One tab in the call. `away`: its link is lost just now; what it says may still be heard, it goes between browsers. */
export interface Caller extends CallerLook {
  readonly caller: string
  readonly seat: string
  readonly away: boolean
}
/** Everybody in the call, in the order of joining. Presence is not history: it is in no log. */
export type Callers = readonly Caller[]

/** `was`: the caller this tab was when it lost its link, so that what stands between the browsers may stay. */
export const CallAsk = z.strictObject({ look: CallerLook, was: CallerId.nullable() })
export type CallAsk = z.infer<typeof CallAsk>

/** What a browser takes as `RTCIceServer`. Credentials are for this seat; short-lived ones where the host set them up. */
export interface IceServer {
  readonly urls: string | readonly string[]
  readonly username?: string
  readonly credential?: string
}
export type CallAnswer =
  | { readonly ok: true; readonly caller: string; readonly ice: readonly IceServer[] }
  | { readonly ok: false; readonly refusal: CallRefusal; readonly detail: string }

export const callRefusals = {
  malformed: 'That did not arrive in a form this room understands.',
  full: `The call is full: ${mostCallers} can be in it. Somebody has to leave it first.`,
  busy: 'Too often at once. Wait a moment, then join again.',
} as const
export type CallRefusal = keyof typeof callRefusals

/** Longest session description, in characters: one of ours with every codec Chromium offers has about 7,000. */
const longestDescription = 20_000

/** Offers and answers, as `RTCSessionDescription` has them. */
export const Description = z.strictObject({
  type: z.enum(['offer', 'answer']),
  sdp: z.string().max(longestDescription),
})
export type Description = z.infer<typeof Description>

/** One way to be reached, as `RTCIceCandidate` has it; an empty `candidate` ends them. Holds addresses: never logged. */
export const Candidate = z.strictObject({
  candidate: z.string().max(1000),
  sdpMid: z.string().max(40).nullable(),
  sdpMLineIndex: z.int().min(0).max(40).nullable(),
  usernameFragment: z.string().max(300).nullable().optional(),
})
export type Candidate = z.infer<typeof Candidate>

/** From one caller to another of the same room; what does not fit, or is for nobody there, is dropped. */
export const Signal = z.union([
  z.strictObject({ to: CallerId, description: Description }),
  z.strictObject({ to: CallerId, candidate: Candidate }),
])
export type Signal = z.infer<typeof Signal>
/** The same as it arrives. */
export type Signalled = { readonly from: string } & (
  { readonly description: Description } | { readonly candidate: Candidate }
)
