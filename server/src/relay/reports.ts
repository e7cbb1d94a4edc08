/** What the relay tells its owner, and how often: ten reports of a kind in ten seconds. Knows no log. */
import type { DocumentPlace } from './port.js'

/** What the relay tells its owner; never a byte of content. */
export type RelayEvent =
  /** A frame, or what it asked for, was not taken; the room is unharmed. */
  | (DocumentPlace & { readonly type: 'frame.refused'; readonly seat: string; readonly why: string })
  /** The relay closed a connection of its own accord; `error` is given if it was the relay's own fault. */
  | (DocumentPlace & {
      readonly type: 'connection.closed'
      readonly seat: string
      readonly code: number
      readonly why: string
      readonly error?: unknown
    })
  /** A document could not be loaded or written; its connections were closed and may come again. */
  | (DocumentPlace & { readonly type: 'document.failed'; readonly error: unknown })
  /** The journal refuses for now; what was written is kept and tried again. */
  | (DocumentPlace & { readonly type: 'document.waiting'; readonly error: unknown })
  /** A document could not be said in fewer bytes; it goes on as it is. */
  | (DocumentPlace & { readonly type: 'document.uncompacted'; readonly error: unknown })
  /** What others wrote beside a veil could not be noted: after a restart they miss it until the veil goes. */
  | (DocumentPlace & { readonly type: 'veil.unnoted'; readonly error: unknown })
  /** It could not be noted who writes under an id: a replay cannot say whose those hands were. */
  | (DocumentPlace & { readonly type: 'author.unnoted'; readonly error: unknown })
/** Of a kind at most ten in ten seconds are told; `unreported` counts those left out since the last one. */
export type RelayReport = (event: RelayEvent & { readonly unreported: number }) => void

const windowMs = 10_000
const most = 10

export function throttled(report: RelayReport, now: () => number): (event: RelayEvent) => void {
  const kinds = new Map<string, { since: number; told: number; unreported: number }>()
  return event => {
    const kind = kinds.get(event.type) ?? { since: now(), told: 0, unreported: 0 }
    kinds.set(event.type, kind)
    if (Math.abs(now() - kind.since) >= windowMs) Object.assign(kind, { since: now(), told: 0 })
    if (kind.told >= most) {
      kind.unreported += 1
      return
    }
    kind.told += 1
    const { unreported } = kind
    kind.unreported = 0
    report({ ...event, unreported })
  }
}
