/**
 * Takes in what the address of this tab says, at once and whenever it changes within the page: a key goes out of the bar
 * and, where a room stands before it, is kept until a seat is taken with it. Knows no screen.
 */
import { createStore } from 'zustand/vanilla'
import {
  addressAt,
  linkIn,
  momentIn,
  personAddress,
  personLinkIn,
  plainAddress,
  readAddress,
  readPersonAddress,
  readShareAddress,
  shareAddress,
  withoutKey,
  type RoomAddress,
} from './address'
import { keepArrived } from './persons'
import { keepKey } from './seats'
import { keepShareSecret } from './shares'
import { carryOver } from './storage'

/** The last key that came to this page by its address; a new object for each. */
export const arrival = createStore<{ readonly room: string; readonly key: string } | null>(() => null)

/** From now on no address keeps a key. */
export function watchArrivals(): void {
  takeIn()
  for (const name of ['hashchange', 'popstate', 'pageshow'] as const) addEventListener(name, later)
}

/** Goes to the room whose whole link stands in `text`, as if it were put into the address; false where none does. */
export function openLinkIn(text: string): boolean {
  const read = linkIn(text, location.host)
  if (read !== null) location.assign(`${plainAddress(read.room)}#${read.key}`)
  const person = read === null ? personLinkIn(text, location.host) : null
  if (person !== null) location.assign(`${personAddress(person)}#${person.secret}`)
  return read !== null || person !== null
}

function later(): void {
  // What this tab keeps with its place in the history goes on to the next one.
  carryOver()
  const read = takeIn()
  if (read !== null && read.key !== null) arrival.setState({ room: read.room, key: read.key }, true)
}

function takeIn(): RoomAddress | null {
  const shared = readShareAddress(location.href)
  if (shared !== null) {
    if (shared.secret !== null) keepShareSecret(shared.share, shared.secret)
    const plain = shareAddress(shared.share)
    if (location.href !== location.origin + plain) clean(plain)
    return null
  }
  const person = readPersonAddress(location.href)
  if (person !== null) {
    if (person.secret !== null) keepArrived(person, person.secret)
    const plain = personAddress(person)
    if (person.secret !== null) clean(plain)
    return null
  }
  const read = readAddress(location.href, location.host)
  if (read === null) {
    const rest = withoutKey(location.href)
    // Written out whole: a path may begin like the name of a host.
    if (rest !== null) clean(location.origin + rest)
    return null
  }
  if (read.key !== null) keepKey(read.room, read.key)
  // A moment of the round is no secret, and what it opens at.
  const moment = momentIn(location.search)
  const plain = moment === null ? plainAddress(read.room) : addressAt(read.room, moment)
  if (location.href !== location.origin + plain) clean(plain)
  return read
}

function clean(plain: string): void {
  try {
    history.replaceState(history.state, '', plain)
  } catch {
    // A browser may count how often that is done; the next change of the address cleans it.
  }
}
