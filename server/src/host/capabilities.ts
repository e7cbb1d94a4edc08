/**
 * Secrets that open something: a link's key takes seats of one role, a token is one seat; a person's own link, the address
 * of their calendar, the link of who judges a loop or reviews an answer. Only hashes are kept, each with what it opens.
 * Whether it still opens it is for what it opens to say. Knows no room.
 */
import type { Role } from '@signalroom/shared'
import { createHash, randomBytes } from 'node:crypto'
import type { Keyring } from '../journal/port.js'
import type { Viewer } from './audience.js'

/** What a link's key stands for. */
export interface LinkGrant {
  readonly room: string
  readonly role: Role
  /** Of the role's links; missing in grants from before links could be taken back, and then 0. */
  readonly generation?: number
}
/** What a token stands for. */
export interface Grant extends Viewer {
  readonly room: string
}

/** Makes a link's key, kept hashed: it is seen now and never again. */
export const newKey = (keyring: Keyring, grant: LinkGrant): Promise<string> =>
  newSecret(keyring, 'key', grant)
export const newToken = (keyring: Keyring, grant: Grant): Promise<string> =>
  newSecret(keyring, 'token', grant)

/** Undefined for a secret that was never given. */
export const keyGrant = (keyring: Keyring, key: string): Promise<LinkGrant | undefined> =>
  // Written by `newKey`.
  found(keyring, 'key', key) as Promise<LinkGrant | undefined>
export const tokenGrant = (keyring: Keyring, token: string): Promise<Grant | undefined> =>
  // Written by `newToken`.
  found(keyring, 'token', token) as Promise<Grant | undefined>

/** What a person's own link, or the address of their calendar, stands for; `generation`: of the person's, an older one is over. */
export interface PersonGrant {
  readonly person: string
  readonly generation: number
}
/** What the link of somebody who judges a loop stands for. */
export interface MemberGrant {
  readonly loop: string
  readonly member: string
  readonly generation: number
}
/** What the link of somebody who reviews one round's answer stands for. */
export interface ReviewerGrant {
  readonly loop: string
  readonly reviewer: string
  readonly generation: number
}
export const newReviewerSecret = (keyring: Keyring, grant: ReviewerGrant): Promise<string> =>
  newSecret(keyring, 'reviewer', grant)
export const reviewerGrant = (keyring: Keyring, secret: string): Promise<ReviewerGrant | undefined> =>
  // Written by `newReviewerSecret`.
  found(keyring, 'reviewer', secret) as Promise<ReviewerGrant | undefined>
export const newPersonSecret = (
  keyring: Keyring,
  kind: 'person' | 'feed',
  grant: PersonGrant,
): Promise<string> => newSecret(keyring, kind, grant)
export const personGrant = (
  keyring: Keyring,
  kind: 'person' | 'feed',
  secret: string,
): Promise<PersonGrant | undefined> =>
  // Written by `newPersonSecret`.
  found(keyring, kind, secret) as Promise<PersonGrant | undefined>
export const newMemberSecret = (keyring: Keyring, grant: MemberGrant): Promise<string> =>
  newSecret(keyring, 'member', grant)
export const memberGrant = (keyring: Keyring, secret: string): Promise<MemberGrant | undefined> =>
  // Written by `newMemberSecret`.
  found(keyring, 'member', secret) as Promise<MemberGrant | undefined>

async function newSecret(keyring: Keyring, kind: Kind, grant: object): Promise<string> {
  const secret = randomBytes(16).toString('base64url')
  await keyring.keep(hashOf(kind, secret), JSON.stringify(grant))
  return secret
}
async function found(keyring: Keyring, kind: Kind, secret: string): Promise<unknown> {
  const grant = await keyring.find(hashOf(kind, secret))
  return grant === undefined ? undefined : JSON.parse(grant)
}

type Kind = 'key' | 'token' | 'person' | 'feed' | 'member' | 'reviewer'
/** What is stored in place of a secret. With 128 random bits no salt and no slow hash is needed. */
const hashOf = (kind: Kind, secret: string): string =>
  createHash('sha256').update(`${kind}:${secret}`).digest('base64url')
