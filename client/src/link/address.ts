/**
 * Reads an address as it was meant: which room, and the key behind the #, through all that mail, chat and people do to a
 * link on its way. Pure and total: every text has an answer. Knows no browser, and keeps nothing.
 */

export interface RoomAddress {
  readonly room: string
  /** Null where the address holds none that is whole. */
  readonly key: string | null
}

/** A key is 128 random bits in base64url: so many letters, and what follows them is no part of it. */
const keyLength = 22
/** So often may one link have been written into another. */
const mostRewritings = 4

/** Null for an address that is of no room. `host` is this page's own: a link written whole into its path is read if it is ours. */
export function readAddress(url: string, host: string): RoomAddress | null {
  const [, own = url] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/is.exec(url) ?? []
  const path = withoutOrigin(visible(decoded(own)), host)
  // Rooms are named in small letters and digits.
  const [, room, rest = ''] = /^\/+r\/+([a-z0-9]+)(.*)$/is.exec(path) ?? []
  return room === undefined ? null : { room: room.toLowerCase(), key: keyIn(rest) }
}

/** The room's own address: nothing secret, and nothing that was added on the way. */
export const plainAddress = (room: string): string => `/r/${room}`

/** All layers of percent signs taken off; what is no such sign stays as it is. */
function decoded(text: string): string {
  let read = text
  for (let time = 0; time < mostRewritings; time++) read = read.replace(/(?:%[0-9a-f]{2})+/gi, decodedOnce)
  return read
}
function decodedOnce(signs: string): string {
  try {
    return decodeURIComponent(signs)
  } catch {
    return signs
  }
}

/** Without what no eye sees, and with one # for all the ways to write it. */
const visible = (text: string): string =>
  text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').replace(/[＃﹟]|&num;/giu, '#')

/** `/https://HOST/r/…`, as it stands where a whole link was taken for a path. */
function withoutOrigin(text: string, host: string): string {
  const found = /^[/<]*https?:\/+([^/?#]*)(.*)$/is.exec(text)
  return found?.[1]?.toLowerCase() === host.toLowerCase() ? (found[2] ?? '') : text
}

/** The first whole key behind a #. */
function keyIn(rest: string): string | null {
  // A browser's own directive stands behind all of it.
  const [meant = ''] = rest.split(':~:')
  const behind = meant.split('#').slice(1)
  return first(behind, wholeKey) ?? first(behind, brokenKey)
}
function first(parts: readonly string[], read: (part: string) => string | null): string | null {
  for (const part of parts) {
    const key = read(part)
    if (key !== null) return key
  }
  return null
}

/** What has a name before it was added by somebody who counts visits. */
const whole = new RegExp(`(?<![\\w=-])[\\w-]{${keyLength}}`)
const wholeKey = (part: string): string | null => whole.exec(part)?.[0] ?? null

/** A key with a break of a line in it: white space, or the = by which mail marks one. */
function brokenKey(part: string): string | null {
  const joined = /^[^\w-]*([\w-]+(?:(?:=?[\s\p{Cc}]+|=)[\w-]+)*)/u.exec(part)?.[1]?.replace(/[^\w-]/g, '')
  return joined?.length === keyLength ? joined : null
}
