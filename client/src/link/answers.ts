/** The calls of a round that is answered alone. Knows addresses and shapes; keeps nothing. */
import type { AloneAnswer, AloneCommand, InvitedMember, KeptPiece, Problem } from '@signalroom/shared'
import { call, CallFailed } from './api'
import type { Sent, SoundPiece } from './recordings'

export interface AtRound {
  readonly loop: string
  readonly round: string
  readonly secret: string
}
const pathOf = ({ loop, round }: AtRound) =>
  `/api/loops/${encodeURIComponent(loop)}/rounds/${encodeURIComponent(round)}`

export const readAlone = (at: AtRound): Promise<AloneAnswer> => call('GET', pathOf(at), { token: at.secret })
export const askAlone = (at: AtRound, command: AloneCommand): Promise<AloneAnswer> =>
  call('POST', `${pathOf(at)}/commands`, { token: at.secret, body: { command } })
export const inviteReviewer = (
  at: AtRound,
  asked: { readonly name: string } | { readonly reviewer: string },
): Promise<InvitedMember> => call('POST', `${pathOf(at)}/reviewers`, { token: at.secret, body: asked })

/** Whatever passes is tried again: the server is away, has too much to do, or its disk is full for now. */
const passing = (status: number, kind: string) =>
  status === 429 || kind.endsWith(':disk-full') || (status >= 500 && status !== 507)

/** A piece of a take, in its place; one that is known already changes nothing. */
export async function sendTakePiece(at: AtRound, piece: SoundPiece): Promise<Sent> {
  const { part, offset, mime, sound } = piece
  const headers = { authorization: `Bearer ${at.secret}`, 'content-type': mime }
  try {
    const response = await fetch(`${pathOf(at)}/takes/${part}/${offset}`, {
      method: 'PUT',
      headers,
      body: sound,
    })
    const said = (await response.json().catch(() => null)) as (Partial<Problem> & Partial<KeptPiece>) | null
    if (response.ok) return { type: 'kept' }
    const why = said?.detail ?? `The server answered ${response.status}.`
    return { type: passing(response.status, said?.type ?? '') ? 'later' : 'never', why }
  } catch {
    return { type: 'later', why: 'The server cannot be reached; the recording waits on this device.' }
  }
}
/** The whole of a take. The secret goes in a header, so a player cannot fetch it by its address. */
export async function readTake(at: AtRound, take: string): Promise<Blob> {
  const response = await fetch(`${pathOf(at)}/takes/${take}`, {
    headers: { authorization: `Bearer ${at.secret}` },
  }).catch(() => {
    throw new CallFailed(0, 'unreachable', 'The server cannot be reached. Try again.')
  })
  if (response.ok) return response.blob()
  const said = (await response.json().catch(() => null)) as Partial<Problem> | null
  throw new CallFailed(response.status, said?.type ?? '', said?.detail ?? 'The take did not come.')
}
