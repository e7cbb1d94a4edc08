/** What this browser keeps of its seats: tokens by room, the key until it is used, links it created. Knows no server. */
import type { CreatedRoom, Role, TakenSeat } from '@signalroom/shared'
import { siteStorage, tabStorage, type Keeps } from './storage'

export interface KeptSeat extends TakenSeat {
  readonly name: string
  /** Tells one role's link from another's without keeping the key. */
  readonly keyMark: string
}
/** A room this browser has been in, for the list on the home page. */
export interface KeptRound {
  readonly room: string
  readonly title: string
  readonly role: TakenSeat['role']
  readonly at: number
}

const seatsAt = (room: string) => `signalroom:seats:${room}`
const activeAt = (room: string) => `signalroom:seat:${room}`
const keyAt = (room: string) => `signalroom:key:${room}`
const shownOutAt = (room: string) => `signalroom:shown-out:${room}`
const linksAt = (room: string) => `signalroom:links:${room}`
const nameAt = 'signalroom:name'
const roundsAt = 'signalroom:rounds'

/** A browser may forbid storage; then everything lasts as long as the page. */
const memory = new Map<string, string>()
const read = (storage: Keeps, at: string): string | null => storage.getItem(at) ?? memory.get(at) ?? null
function write(storage: Keeps, at: string, value: string | null): void {
  if (value === null) {
    memory.delete(at)
    storage.removeItem(at)
  } else {
    memory.set(at, value)
    storage.setItem(at, value)
  }
}
function parse<Value>(text: string | null, otherwise: Value): Value {
  try {
    // Written by this file; what does not parse is as good as nothing.
    return text === null ? otherwise : (JSON.parse(text) as Value)
  } catch {
    return otherwise
  }
}

/** A short mark of a key (FNV-1a): enough to tell three links apart, useless for opening anything. */
function markOf(key: string): string {
  let hash = 0x811c9dc5
  for (const letter of key) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0
  return hash.toString(36)
}

/** Takes the key out of the address bar and keeps it for this tab until a seat is taken with it. */
export function takeKey(room: string): string | null {
  const key = decodeURIComponent(location.hash.slice(1))
  if (key.length > 0) {
    write(tabStorage, keyAt(room), key)
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  return read(tabStorage, keyAt(room))
}

export function keepSeat(room: string, key: string, name: string, taken: TakenSeat): KeptSeat {
  const kept: KeptSeat = { ...taken, name, keyMark: markOf(key) }
  const others = seatsOf(room).filter(seat => seat.keyMark !== kept.keyMark)
  write(siteStorage, seatsAt(room), JSON.stringify([...others, kept]))
  write(tabStorage, activeAt(room), kept.seat)
  write(tabStorage, keyAt(room), null)
  forgetShownOut(room)
  write(siteStorage, nameAt, name)
  return kept
}

const seatsOf = (room: string): readonly KeptSeat[] => parse(read(siteStorage, seatsAt(room)), [])

/** The seat this tab sits on: by the link it was opened with, else the one it had, else the only one this browser has. */
export function seatFor(room: string, key: string | null): KeptSeat | null {
  const seats = seatsOf(room)
  if (key !== null) return seats.find(seat => seat.keyMark === markOf(key)) ?? null
  const active = read(tabStorage, activeAt(room))
  return seats.find(seat => seat.seat === active) ?? seats.at(-1) ?? null
}
/** The newest seat that this browser has there in a role. */
export const seatAs = (room: string, role: Role): KeptSeat | null =>
  seatsOf(room).findLast(seat => seat.role === role) ?? null
export function sitDown(room: string, seat: KeptSeat): void {
  write(tabStorage, activeAt(room), seat.seat)
  write(tabStorage, keyAt(room), null)
  forgetShownOut(room)
}
/** A seat whose token the server no longer knows. */
export function forgetSeat(room: string, seat: string): void {
  write(siteStorage, seatsAt(room), JSON.stringify(seatsOf(room).filter(one => one.seat !== seat)))
}

/** A seat that was shown out: its token is forgotten, and that it was so is kept for this tab and for later ones. */
export function keepShownOut(room: string, seat: string): void {
  forgetSeat(room, seat)
  for (const storage of [tabStorage, siteStorage]) write(storage, shownOutAt(room), seat)
}
/** Whether this tab was shown out, or this browser was and has no other seat there. */
export const wasShownOut = (room: string): boolean =>
  tabStorage.getItem(shownOutAt(room)) !== null ||
  (seatsOf(room).length === 0 && read(siteStorage, shownOutAt(room)) !== null)
function forgetShownOut(room: string): void {
  for (const storage of [tabStorage, siteStorage]) write(storage, shownOutAt(room), null)
}

export const keepLinks = ({ room, links }: CreatedRoom): void =>
  write(siteStorage, linksAt(room), JSON.stringify(links))
/** The links of a room this browser created; null for one it was invited to. */
export const linksOf = (room: string): CreatedRoom['links'] | null =>
  parse(read(siteStorage, linksAt(room)), null)
export const lastName = (): string => read(siteStorage, nameAt) ?? ''

export function keepRound(round: KeptRound): void {
  const others = rounds().filter(one => one.room !== round.room || one.role !== round.role)
  write(siteStorage, roundsAt, JSON.stringify([round, ...others].slice(0, 30)))
}
export const rounds = (): readonly KeptRound[] => parse(read(siteStorage, roundsAt), [])
