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
const ownAt = (room: string) => `signalroom:own:${room}`
const keyAt = (room: string) => `signalroom:key:${room}`
const shownOutAt = (room: string) => `signalroom:shown-out:${room}`
const erasedAt = (room: string) => `signalroom:erased:${room}`
const linksAt = (room: string) => `signalroom:links:${room}`
const nameAt = 'signalroom:name'
const roundsAt = 'signalroom:rounds'

/** A browser may forbid storage; then everything lasts as long as the page. */
const memory = new Map<string, string>()
/** What was refused: the storage may still have what was there before. */
const refused = new Set<string>()
function read(storage: Keeps, at: string): string | null {
  const newest = memory.get(at) ?? null
  return refused.has(at) ? newest : (storage.getItem(at) ?? newest)
}
/** Whether it is kept for longer than the page. */
function write(storage: Keeps, at: string, value: string | null): boolean {
  if (value === null) {
    memory.delete(at)
    refused.delete(at)
    storage.removeItem(at)
    return true
  }
  memory.set(at, value)
  const kept = storage.setItem(at, value)
  if (kept) refused.delete(at)
  else refused.add(at)
  return kept
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

/** For this tab, until a seat is taken with it. */
export const keepKey = (room: string, key: string): void => void write(tabStorage, keyAt(room), key)
export const keyFor = (room: string): string | null => read(tabStorage, keyAt(room))
/** A key that opens nothing keeps nobody from a seat that this browser has. */
export const forgetKey = (room: string): void => void write(tabStorage, keyAt(room), null)

export function keepSeat(room: string, key: string, name: string, taken: TakenSeat): KeptSeat {
  const kept: KeptSeat = { ...taken, name, keyMark: markOf(key) }
  const others = seatsOf(room).filter(seat => seat.keyMark !== kept.keyMark)
  write(siteStorage, seatsAt(room), JSON.stringify([...others, kept]))
  write(siteStorage, erasedAt(room), null)
  sitDown(room, kept)
  write(siteStorage, nameAt, name)
  return kept
}

/** Those of all tabs, and this tab's own, which it has where the browser keeps nothing for all of them. */
function seatsOf(room: string): readonly KeptSeat[] {
  const ofAll = parse<readonly KeptSeat[]>(read(siteStorage, seatsAt(room)), [])
  const own = parse<KeptSeat | null>(read(tabStorage, ownAt(room)), null)
  return own === null || ofAll.some(one => one.seat === own.seat) ? ofAll : [...ofAll, own]
}
/** How long this browser has a seat: for later and other tabs, for a reload of this tab, or until the page is left. */
export function lastsFor(room: string, seat: string): 'later' | 'tab' | 'page' {
  if (siteStorage.getItem(seatsAt(room))?.includes(`"${seat}"`)) return 'later'
  return tabStorage.getItem(ownAt(room))?.includes(`"${seat}"`) && !refused.has(ownAt(room)) ? 'tab' : 'page'
}

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
  write(tabStorage, ownAt(room), JSON.stringify(seat))
  write(tabStorage, keyAt(room), null)
  forgetShownOut(room)
}
/** A seat whose token the server no longer knows. */
export function forgetSeat(room: string, seat: string): void {
  const others = seatsOf(room).filter(one => one.seat !== seat)
  if (parse<KeptSeat | null>(read(tabStorage, ownAt(room)), null)?.seat === seat)
    write(tabStorage, ownAt(room), null)
  write(siteStorage, seatsAt(room), JSON.stringify(others))
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

/** A room that was erased: what this browser had to get in opens nothing any more, and the list of rounds says so. */
export function keepErased(room: string, detail: string): void {
  for (const storage of [tabStorage, siteStorage])
    for (const at of [seatsAt, activeAt, ownAt, keyAt, linksAt, shownOutAt]) write(storage, at(room), null)
  write(siteStorage, erasedAt(room), detail)
}
/** What the server said of it, once it was told; null of a room that was not erased as far as this browser knows. */
export const erasedSentenceOf = (room: string): string | null => read(siteStorage, erasedAt(room))

export function keepLinks({ room, links }: CreatedRoom): void {
  const text = JSON.stringify(links)
  // The tab at least goes on from here into the room.
  if (!write(siteStorage, linksAt(room), text)) write(tabStorage, linksAt(room), text)
}
/** The links of a room this browser created; null for one it was invited to. */
export const linksOf = (room: string): CreatedRoom['links'] | null =>
  parse(read(siteStorage, linksAt(room)) ?? read(tabStorage, linksAt(room)), null)
export const lastName = (): string => read(siteStorage, nameAt) ?? ''

export function keepRound(round: KeptRound): void {
  const others = rounds().filter(one => one.room !== round.room || one.role !== round.role)
  write(siteStorage, roundsAt, JSON.stringify([round, ...others].slice(0, 30)))
}
export const rounds = (): readonly KeptRound[] => parse(read(siteStorage, roundsAt), [])
