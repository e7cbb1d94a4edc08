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
/** A room is named in so many small letters and digits. */
const roomLength = 10
/** So often may one link have been written into another. */
const mostRewritings = 12
/** A break of a line within a word: white space, the = by which mail marks one, and the signs before a line that is quoted. */
const lineBreak = String.raw`(?:=?[\s\p{Cc}>|]+|=)`

const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/is
const roomAt = new RegExp(`^/+${lineBreak}?r${lineBreak}?/+(.*)$`, 'isu')
const nameParts = new RegExp(`${lineBreak}?([a-z0-9]+)`, 'giuy')
/** What people put around a name. */
const around = /^[\s"'“”„«»()<>[\]*_`]*/u

/** Null for an address that is of no room. `host` is this page's own: a link that stands whole in its path is read if it is ours. */
export function readAddress(url: string, host: string): RoomAddress | null {
  const [, own = url] = origin.exec(url) ?? []
  const path = visible(decoded(own))
  const read = readPath(path)
  return read?.room.length === roomLength ? read : (readPath(withinPath(path, host)) ?? read)
}
function readPath(path: string): RoomAddress | null {
  const all = roomAt.exec(path)?.[1] ?? ''
  const behind = all.slice(around.exec(all)?.[0].length)
  const name = roomIn(behind)
  return (
    name && { room: name.room.toLowerCase(), key: keyIn(behind.slice(name.length).replace(escaped, '#')) }
  )
}
/** As programs write a # into a text of theirs; a browser makes / of a \. */
const escaped = /^[\\/%]+(?:u0023|u\{23\}|x23)/i

/** The whole link of ours in what somebody wrote or pasted, with words around it or not. */
export function linkIn(text: string, host: string): RoomAddress | null {
  const read = readPath(withinPath(visible(decoded(text)), host))
  return read?.room.length === roomLength && read.key !== null ? read : null
}

/** A share of a finished round, and the secret behind the #; null for an address that is of none. */
export function readShareAddress(url: string): ShareAddress | null {
  const [, own = url] = origin.exec(url) ?? []
  const [, name = '', rest = ''] = shareAt.exec(visible(decoded(own))) ?? []
  if (name.length !== roomLength) return null
  return { share: name.toLowerCase(), secret: keyIn(rest.replace(escaped, '#')) }
}
const shareAt = /^\/+s\/+([a-z0-9]+)(.*)$/isu
export interface ShareAddress {
  readonly share: string
  /** Null where the address holds none that is whole. */
  readonly secret: string | null
}
export const shareAddress = (share: string): string => `/s/${share}`

/** A person's own link, or the link of who judges a loop or reviews a round of it; null for an address that is of neither. */
export function readPersonAddress(url: string): PersonAddress | null {
  const [, own = url] = origin.exec(url) ?? []
  const path = visible(decoded(own))
  const [, loop, round, rest = ''] = personAt.exec(path) ?? []
  if (!personAt.test(path)) return null
  return {
    loop: loop?.toLowerCase() ?? null,
    round: round?.toLowerCase() ?? null,
    secret: keyIn(rest.replace(escaped, '#')),
  }
}
/** A whole link of these in what somebody wrote, pasted or saved as a file. */
export function personLinkIn(text: string, host: string): PersonAddress | null {
  const read = readPersonAddress(withinPath(visible(decoded(text)), host))
  return read !== null && read.secret !== null ? read : null
}
const personAt = /^\/+(?:me|loops\/+(l-[a-z0-9]{10})(?:\/+rounds\/+([a-z0-9]{6}))?)(?![\w-])\/*(.*)$/isu
export interface PersonAddress {
  /** Null for a person's own. */
  readonly loop: string | null
  /** Null for a loop as a whole. */
  readonly round: string | null
  /** Null where the address holds none that is whole. */
  readonly secret: string | null
}
export const personAddress = ({ loop, round }: Omit<PersonAddress, 'secret'>): string =>
  loop === null ? '/me' : round === null ? `/loops/${loop}` : `/loops/${loop}/rounds/${round}`

/** The address of a page that is no room's, without what looks like a key; null for one that holds none. */
export function withoutKey(url: string): string | null {
  const [, own = url] = origin.exec(url) ?? []
  const [path = '', ...behind] = own.replace(named, '#').split(/#|%(?:25)*23/)
  return behind.some(part => lookOfKey.test(visible(decoded(part)))) ? path : null
}

/** The room's own address: nothing secret, and nothing that was added on the way. */
export const plainAddress = (room: string): string => `/r/${room}`

/** The moment of the round that `?t=` names, in milliseconds: `754`, `12:34`, `1:02:03`. Null for what is no time. */
export function momentIn(search: string): number | null {
  const text = new URLSearchParams(search).get('t')?.trim() ?? ''
  const parts = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})$/.exec(text)
  if (!parts) return null
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map(part => Number(part ?? 0))
  return ((hours * 60 + minutes) * 60 + seconds) * 1000
}
/** The room's address at a moment: what `momentIn` reads. */
export const addressAt = (room: string, moment: number): string =>
  `${plainAddress(room)}?t=${Math.floor(moment / 60_000)}:${String(Math.floor(moment / 1000) % 60).padStart(2, '0')}`

interface RoomName {
  readonly room: string
  /** How much of the text it takes. */
  readonly length: number
}
/** The room's name, joined where a line broke it; where that makes none, its first part. */
function roomIn(text: string): RoomName | null {
  let start: RoomName | null = null
  let room = ''
  for (const { 0: part, 1: letters = '', index } of text.matchAll(nameParts)) {
    room += letters
    const read = { room, length: index + part.length }
    start ??= read
    if (room.length === roomLength) return read
    if (room.length > roomLength) break
  }
  return start
}

/** All layers of percent signs taken off; what is no such sign stays as it is. */
function decoded(text: string): string {
  let read = text
  for (let time = 0; time < mostRewritings; time++) {
    const before = read
    read = read.replace(/(?:%[0-9a-f]{2})+/gi, decodedOnce)
    if (read === before) break
  }
  return read
}
function decodedOnce(signs: string): string {
  try {
    return decodeURIComponent(signs)
  } catch {
    return signs
  }
}

/**
 * Without what no eye sees, and in the signs of a link where a program that sets text or marks it up wrote others: wide
 * letters, dashes, entities, signs with a \ before them, and tags that break a line.
 */
const visible = (text: string): string =>
  text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[！-～﹟﹣]/gu, sign => sign.normalize('NFKC'))
    .replace(/[‐‑‒–−]/gu, '-')
    .replace(/[—―]/gu, '--')
    .replace(/&(?:amp;)*(?:#(?:0*35|x0*23);?|num;|hash;)/giu, '#')
    .replace(/&(?:amp;)*(?:#(?:0*45|x0*2d);|hyphen;|dash;)/giu, '-')
    .replace(/&(?:amp;)*(?:#(?:0*95|x0*5f);|lowbar;)/giu, '_')
    .replace(/\\(?=[#_-])/gu, '')
    .replace(/<\/?w?br\s?\/?>/giu, '\n')

/** The link of ours that stands whole in a path: taken for one, put behind another, or with words around it. */
function withinPath(path: string, host: string): string {
  const at = path.toLowerCase().indexOf(`${host.toLowerCase()}/`)
  return at < 0 ? '' : path.slice(at + host.length)
}

/** The first whole key behind a #, or behind the =23 that mail makes of it. */
function keyIn(rest: string): string | null {
  // A browser's own directive stands behind all of it.
  const [meant = ''] = rest.replace(/^=23/, '#').replace(named, '#').split(':~:')
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

/** Some write before a key that it is one. */
const named = /#[^\w#-]{0,3}(?:(?:room|join)?-?key|k|token|secret|invite|code)\s?[=:]/gi

/** What has another name before it was added by somebody who counts visits. */
const whole = new RegExp(`(?<![\\w=-])(?:_([\\w-]{${keyLength}})_(?![\\w-])|[\\w-]{${keyLength}})`)
const wholeKey = (part: string): string | null => {
  const [read = null, inItalics = read] = whole.exec(part) ?? []
  return inItalics
}

/** No word that names a place of a page: so long and no longer, and with a capital or a digit in it. */
const lookOfKey = new RegExp(`(?<![\\w=-])(?=[\\w-]*[A-Z\\d])[\\w-]{${keyLength}}(?![A-Za-z\\d-])`)

/** A key with a break of a line in it: as many parts as make one, and words may follow. */
const broken = new RegExp(String.raw`^[^\w-]*([\w-]+(?:${lineBreak}[\w-]+)*)`, 'u')
function brokenKey(part: string): string | null {
  let joined = ''
  for (const [letters] of (broken.exec(part)?.[1] ?? '').matchAll(/[\w-]+/g)) {
    joined += letters
    if (joined.length >= keyLength) break
  }
  return joined.length === keyLength ? joined : null
}
