/** The HTTP calls of recordings as functions. Knows addresses and shapes; keeps nothing. */
import type { KeptPiece, Problem, RecordingList, RecordingPart } from '@signalroom/shared'

/** A few seconds of this seat's own microphone on their way to the server. */
export interface SoundPiece {
  readonly part: string
  /** Where in its part it begins, in bytes. */
  readonly offset: number
  readonly mime: string
  /** The server's moments of the part's and the piece's first sample. */
  readonly from: number
  readonly at: number
  readonly sound: Blob
}
/** `later`: it is worth trying again, and nothing is lost. `never`: the part it belongs to takes no more. */
export type Sent =
  | { readonly type: 'kept' }
  | { readonly type: 'later'; readonly why: string }
  | { readonly type: 'never'; readonly why: string }

export interface Asking {
  readonly room: string
  readonly token: string
}

const pathOf = ({ room }: Asking) => `/api/rooms/${encodeURIComponent(room)}/recordings`
const bearer = ({ token }: Asking) => ({ authorization: `Bearer ${token}` })
/** What is worth another try: the server is away, has too much to do, or its disk is full for now. */
const passing = (status: number, kind: string) =>
  status === 429 || kind.endsWith(':disk-full') || (status >= 500 && status !== 507)

export async function sendPiece(asking: Asking, piece: SoundPiece): Promise<Sent> {
  const { part, offset, from, at, mime, sound } = piece
  const url = `${pathOf(asking)}/${part}/${offset}?from=${from}&at=${at}`
  const headers = { ...bearer(asking), 'content-type': mime }
  try {
    const response = await fetch(url, { method: 'PUT', headers, body: sound })
    const said = (await response.json().catch(() => null)) as (Partial<Problem> & Partial<KeptPiece>) | null
    if (response.ok) return { type: 'kept' }
    const why = said?.detail ?? `The server answered ${response.status}.`
    return { type: passing(response.status, said?.type ?? '') ? 'later' : 'never', why }
  } catch {
    return { type: 'later', why: 'The server cannot be reached; the recording waits on this device.' }
  }
}

export async function listRecordings(asking: Asking): Promise<readonly RecordingPart[]> {
  const response = await fetch(pathOf(asking), { headers: bearer(asking) })
  if (!response.ok) throw new Error(`The server answered ${response.status}.`)
  return ((await response.json()) as RecordingList).parts
}

/** The whole sound of one part. The token goes in a header, so a player cannot fetch it by its address. */
export async function readRecording(asking: Asking, { seat, part }: RecordingPart): Promise<Blob> {
  const response = await fetch(`${pathOf(asking)}/${seat}/${part}`, { headers: bearer(asking) })
  if (!response.ok) throw new Error(`The server answered ${response.status}.`)
  return response.blob()
}

/** Erases what belongs to this seat. Gives a sentence if it could not. */
export async function eraseRecording(asking: Asking): Promise<string | null> {
  try {
    const response = await fetch(pathOf(asking), { method: 'DELETE', headers: bearer(asking) })
    if (response.ok) return null
    const said = (await response.json().catch(() => null)) as Partial<Problem> | null
    return said?.detail ?? `The server answered ${response.status}. Try again.`
  } catch {
    return 'The server cannot be reached. Nothing was erased; try again.'
  }
}
