/** Which link of each role opens the room, and who was shown out. Knows no rules, and no key. */
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import type { Role } from '../../seat.js'

export type InviteFact =
  /** From here on a link of this generation opens the role, and none before it. */
  | { readonly type: 'invite.renewed'; readonly role: Role; readonly generation: number }
  /** No link opens the role until it is renewed. */
  | { readonly type: 'invite.revoked'; readonly role: Role }
  /** Was shown out: its token opens nothing from here on. What it did stays. */
  | { readonly type: 'seat.removed'; readonly seat: string }

/** Asked by the door alone: a new key stands in no log. `by` is the seat that asked it. */
export type InviteDoorCommand =
  /** `generation` follows on the one that was seen: of two who renew at once the second is stale. */
  | {
      readonly type: 'invite.renew'
      readonly role: Role
      readonly generation: number
      readonly by: string
    }
  | { readonly type: 'invite.revoke'; readonly role: Role; readonly by: string }
  | { readonly type: 'seat.remove'; readonly seat: string; readonly by: string }

/** The newest link of a role; 0 is the one the room was opened with. */
export interface Invite {
  readonly generation: number
  /** Whether it opens the role; otherwise none does. */
  readonly open: boolean
}
export interface Invites {
  readonly invites: Readonly<Record<Role, Invite>>
  /** Seats that were shown out, with the moment. */
  readonly removed: Readonly<Record<string, At>>
}
const first: Invite = { generation: 0, open: true }
export const firstInvites: Invites = {
  invites: { interviewer: first, candidate: first, observer: first },
  removed: {},
}

export const inviteFolds: Folds<InviteFact, Invites> = {
  'invite.renewed': ({ invites }, { role, generation }) => ({
    invites: { ...invites, [role]: { generation, open: true } },
  }),
  'invite.revoked': ({ invites }, { role }) => ({
    invites: { ...invites, [role]: { ...invites[role], open: false } },
  }),
  'seat.removed': ({ removed }, { seat, at }) => ({ removed: { ...removed, [seat]: at } }),
}
