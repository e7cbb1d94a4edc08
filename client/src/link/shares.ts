/** Shares of finished rounds: the HTTP calls as functions, and the secrets of those that this tab opens. Knows no screen. */
import type { MadeShare, Problem, ShareList, ShareRow } from '@signalroom/shared'
import { createStore } from 'zustand/vanilla'
import { shareAddress } from './address'
import { CallFailed } from './api'
import type { Asking } from './recordings'
import { tabStorage } from './storage'

/** By share, what came to this tab by its address; a new object for each. */
export const shareSecrets = createStore<Readonly<Record<string, string>>>(() => ({}))
const at = (share: string) => `signalroom:share:${share}`

export function keepShareSecret(share: string, secret: string): void {
  tabStorage.setItem(at(share), secret)
  shareSecrets.setState({ [share]: secret })
}
/** Also after a reload. */
export const shareSecret = (share: string): string | null =>
  shareSecrets.getState()[share] ?? tabStorage.getItem(at(share))

/** The whole link, which nobody can make anew. */
export const linkOf = ({ share, secret }: MadeShare): string =>
  `${location.origin}${shareAddress(share)}#${secret}`

const pathOf = ({ room }: Asking) => `/api/rooms/${encodeURIComponent(room)}/shares`

/** All reject with a `CallFailed`, whose message is a sentence. */
export async function makeShare(
  asking: Asking,
  copy: Blob,
  { days, log }: { readonly days: number; readonly log: number },
): Promise<MadeShare> {
  const response = await ask(`${pathOf(asking)}?days=${days}&log=${log}`, asking.token, {
    method: 'POST',
    headers: { 'content-type': 'application/zip' },
    body: copy,
  })
  return (await response.json()) as MadeShare
}
export async function listShares(asking: Asking): Promise<readonly ShareRow[]> {
  return ((await (await ask(pathOf(asking), asking.token)).json()) as ShareList).shares
}
export async function takeShareBack(asking: Asking, share: string): Promise<void> {
  await ask(`${pathOf(asking)}/${share}`, asking.token, { method: 'DELETE' })
}
export const readShared = async (share: string, secret: string): Promise<Blob> =>
  (await ask(`/api/shares/${share}`, secret)).blob()

async function ask(path: string, bearer: string, given: RequestInit = {}): Promise<Response> {
  const headers = { ...(given.headers as Record<string, string>), authorization: `Bearer ${bearer}` }
  const response = await fetch(path, { ...given, headers }).catch(() => {
    throw new CallFailed(0, 'unreachable', 'The server cannot be reached. Check your connection.')
  })
  if (response.ok) return response
  const said = (await response.json().catch(() => null)) as Partial<Problem> | null
  throw new CallFailed(
    response.status,
    said?.type ?? 'unknown',
    said?.detail ?? `The server answered ${response.status}.`,
  )
}
