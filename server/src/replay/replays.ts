/**
 * The past of a room's documents, as each seat lived it: their logs with checks, made once when the round is over and kept
 * in the journal. Knows no transport and no rule but what was hidden from whom.
 */
import {
  decodeLogCheck,
  encodeLogCheck,
  encodePast,
  entriesBy,
  hiddenFrom,
  rootsOf,
  visibleLog,
  type LogCheck,
  type DocumentName,
  type LogEntry,
  type Role,
  type Room,
  type RootForms,
} from '@signalroom/shared'
import { Conflict, type Journal } from '../journal/port.js'
import { authorIn } from '../relay/people/author-record.js'
import type { DocumentPlace } from '../relay/port.js'
import { authorsOf, besideOf, streamOf } from '../relay/relay.js'
import type { MakeChecks } from './log-reader.js'

export interface Replays {
  /** The bytes of `encodePast`: a document's log and its checks for this seat. Rejects with `Corrupt`. */
  past(
    room: Room,
    document: DocumentName,
    viewer: { readonly seat: string; readonly role: Role },
  ): Promise<Uint8Array>
  /** A document as this seat saw it at a moment, as one update. Rejects with `Corrupt`. */
  at(
    room: Room,
    document: DocumentName,
    viewer: { readonly seat: string; readonly role: Role },
    moment: number,
  ): Promise<Uint8Array>
  /** The round is over: makes the checks of what everybody may see, when what was typed last is written. */
  prepare(room: Room): void
}
interface ReplaysGiven {
  readonly journal: Pick<Journal, 'read' | 'append' | 'end'>
  readonly checks: MakeChecks
  readonly state: (log: readonly LogEntry[], known?: readonly LogEntry[]) => Promise<Uint8Array>
  /** Checks could not be made, read or kept: the log alone is given. */
  readonly onFailed: (stream: string, error: unknown) => void
}

/** The documents that a replay shows; the desk is nobody's work. */
export const replayed = ({ open }: Room): readonly DocumentName[] =>
  open.documents.filter(name => name !== 'desk')

/** So long a first reader waits for checks. */
const patienceMs = 400
/** What is asked for again soon. */
const keptOutcomes = 40
/** After the bell the last frames are still on their way to the journal. */
const settleMs = 2000

export function openReplays({ journal, checks: make, state, onFailed }: ReplaysGiven): Replays {
  /** By document, what is hidden in it, and how much of the log is in them. */
  const outcomes = new Map<string, Uint8Array>()
  /** Those that are being made, by stream: asked for twice, they are made once. */
  const making = new Map<string, Promise<readonly LogCheck[]>>()

  async function checks(
    stream: string,
    log: readonly LogEntry[],
    roots: RootForms,
  ): Promise<readonly LogCheck[]> {
    if (log.length === 0) return []
    const made = making.get(stream) ?? keptOrMade(stream, log, roots).finally(() => making.delete(stream))
    making.set(stream, made)
    return (await made).filter(({ entries }) => entries <= log.length)
  }
  async function keptOrMade(
    stream: string,
    log: readonly LogEntry[],
    roots: RootForms,
  ): Promise<readonly LogCheck[]> {
    try {
      const kept = (await journal.read(stream, 0)).map(({ body }) => decodeLogCheck(body))
      if (kept.length > 0) return kept
      const made = await make({ log, roots })
      const drafts = made.map(check => ({
        at: log[check.entries - 1]?.at ?? 0,
        body: encodeLogCheck(check),
      }))
      await journal.append(stream, 0, drafts).catch((error: unknown) => {
        // Somebody else has just made the same ones.
        if (!(error instanceof Conflict)) onFailed(stream, error)
      })
      return made
    } catch (error) {
      onFailed(stream, error)
      return []
    }
  }
  async function seen(
    room: Room,
    document: DocumentName,
    viewer: { readonly seat: string; readonly role: Role },
  ) {
    const place = { room: room.open.id, document }
    const hidden = hiddenFrom(document, room, viewer)
    const beside = hidden.length > 0 ? await journal.read(besideOf(place), 0) : []
    const log = await journal.read(streamOf(place), 0)
    const view = hidden.map(({ seal }) => seal).join('+')
    const seenLog = await withOutcomes(`${streamOf(place)} ${view}`, log, visibleLog(log, beside, hidden))
    return { place, view, log: seenLog }
  }
  /** What was hidden and is gone again is in no byte of it. */
  async function withOutcomes(
    view: string,
    log: readonly LogEntry[],
    visible: ReturnType<typeof visibleLog>,
  ): Promise<readonly LogEntry[]> {
    const known: LogEntry[] = []
    for (const one of visible) {
      if ('body' in one) {
        known.push(one)
        continue
      }
      const key = `${view} ${one.outcomeOf}`
      const body = outcomes.get(key) ?? (await state(log.slice(0, one.outcomeOf), known))
      outcomes.delete(key)
      outcomes.set(key, body)
      for (const oldest of outcomes.keys()) if (outcomes.size > keptOutcomes) outcomes.delete(oldest)
      known.push({ at: one.at, body })
    }
    return known
  }
  async function authorsIn(place: DocumentPlace): Promise<ReadonlyMap<number, string>> {
    const stream = authorsOf(place)
    try {
      const noted = (await journal.read(stream, 0)).map(({ body }) => authorIn(body))
      return new Map(noted.map(({ client, seat }) => [client, seat]))
    } catch (error) {
      onFailed(stream, error)
      return new Map()
    }
  }
  const past: Replays['past'] = async (room, document, viewer) => {
    const { place, view, log } = await seen(room, document, viewer)
    const stream = `${checksOf(place.room, document)}${view === '' ? '' : `/without/${view}`}`
    const made = checks(stream, log, rootsOf(document, room.open.engine))
    // Whoever comes first need not wait until they are made: without them every moment is right as well, if not checked.
    const late = new Promise<readonly LogCheck[]>(done => void setTimeout(done, patienceMs, []).unref())
    const authors = await authorsIn(place)
    return encodePast({ log, checks: await Promise.race([made, late]), authors })
  }
  return {
    past,
    async at(room, document, viewer, moment) {
      const { log } = await seen(room, document, viewer)
      return state(log.slice(0, entriesBy(log, moment)))
    },
    prepare(room) {
      setTimeout(() => {
        for (const document of replayed(room))
          past(room, document, { seat: '', role: 'observer' }).catch((error: unknown) =>
            onFailed(checksOf(room.open.id, document), error),
          )
      }, settleMs).unref()
    },
  }
}

/** Another form of them gets streams of its own: what is kept is never rewritten. */
const checksOf = (room: string, document: DocumentName): string => `checks-1/${room}/${document}`
