/**
 * Copies of rounds that somebody shares by a link, each with a secret of its own and an end. Each is whole and on the disk
 * before its link is told; taken back or over, it is gone from there at once. Knows no room's rules, no transport and no
 * clock, and looks into no copy.
 */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { isFull, lay } from '../base/files.js'
import { oneAtATime } from '../base/one-at-a-time.js'
import { erase, readShares, writeSaid, zipOf, type Share, type Writes } from './share-files.js'

/** Of one room, and how long it is remembered that a share was there. */
interface ShareLimits {
  readonly bytes: number
  readonly roomBytes: number
  readonly ofRoom: number
  /** At once. */
  readonly comingIntoRoom: number
  readonly rememberedMs: number
  readonly rememberedOfRoom: number
}
const usualShareLimits: ShareLimits = {
  bytes: 64 << 20,
  roomBytes: 256 << 20,
  ofRoom: 10,
  comingIntoRoom: 2,
  rememberedMs: 90 * 24 * 3_600_000,
  rememberedOfRoom: 100,
}

export interface SharedBy {
  readonly room: string
  readonly seat: string
  readonly made: number
  readonly until: number
}
export type Put =
  | { readonly type: 'kept'; readonly share: string; readonly secret: string; readonly bytes: number }
  | { readonly type: 'full'; readonly what: 'shares' | 'room' | 'line' | 'disk' }
  /** `erased`: while it came, something was erased that it may hold. */
  | { readonly type: 'no-copy' | 'too-large' | 'erased' }
export type Found =
  /** `path` is inside of `folder`. */
  | { readonly type: 'here'; readonly path: string }
  | { readonly type: 'expired' }
  | { readonly type: 'revoked' }
  | { readonly type: 'unknown' }
export interface ListedShare {
  readonly share: string
  readonly made: number
  readonly until: number
  readonly bytes: number
}

export interface Shares {
  readonly folder: string
  readonly limits: ShareLimits
  /** Takes a zip as it comes. Rejects if the disk fails for another reason than having no room. */
  put(by: SharedBy, body: AsyncIterable<Uint8Array>): Promise<Put>
  /** Unknown to whoever has not its secret, be it there or not. */
  find(share: string, secret: string, now: number): Promise<Found>
  /** Of a seat, those that open now; the newest first. */
  list(room: string, seat: string, now: number): Promise<readonly ListedShare[]>
  /** False where this seat has none of that name that opens. */
  revoke(room: string, seat: string, share: string, now: number): Promise<boolean>
  /** Takes back all of a room that may hold something that was erased, those on their way included, whoever made them. */
  revokeAll(room: string, now: number, which?: Which): Promise<void>
  /** Rooms of which some open. */
  rooms(): Promise<ReadonlySet<string>>
  /** Takes off the disk what is over. */
  tidy(now: number): Promise<void>
}

/** Of all shares of a room: those of these seats alone, those alone that were made by a moment. */
interface Which {
  readonly seats?: readonly string[] | undefined
  readonly madeBy?: number | undefined
}

export interface SharesGiven {
  readonly folder: string
  readonly limits?: Partial<ShareLimits>
  /** How bytes reach a file; another way is given only by a test. */
  readonly write?: Writes
}

export function openShares({ folder, limits: given, write = writeAll }: SharesGiven): Shares {
  const limits = { ...usualShareLimits, ...given }
  const inTurn = oneAtATime()
  /** What is on its way into a room. */
  const coming = new Map<string, Set<Coming>>()
  let reading: Promise<Map<string, Share>> | undefined
  const known = () =>
    (reading ??= readShares(folder).then(all => new Map(all.map(share => [share.share, share]))))
  const ofRoom = async (room: string) => [...(await known()).values()].filter(one => one.room === room)
  const aliveIn = async (room: string) => (await ofRoom(room)).filter(({ gone }) => gone === null)

  async function put(by: SharedBy, body: AsyncIterable<Uint8Array>): Promise<Put> {
    const { room } = by
    const others = coming.get(room) ?? new Set()
    if (others.size >= limits.comingIntoRoom) return { type: 'full', what: 'line' }
    // From its first moment on it is known to be coming: an erasure finds it.
    const mine: Coming = { seat: by.seat, made: by.made, isStale: false }
    coming.set(room, others.add(mine))
    try {
      const full = await wouldOverflow(room, 0)
      if (full) return { type: 'full', what: full }
      return await take(by, body, mine)
    } catch (error) {
      if (error instanceof Refused) return error.put
      if (isFull(error)) return { type: 'full', what: 'disk' }
      throw error
    } finally {
      others.delete(mine)
      if (others.size === 0) coming.delete(room)
    }
  }

  async function take(by: SharedBy, body: AsyncIterable<Uint8Array>, mine: Coming): Promise<Put> {
    const secret = randomBytes(16).toString('base64url')
    const share = newShareId()
    const said: Share = { ...by, share, hash: hashOf(secret), bytes: 0, gone: null }
    let bytes = 0
    await lay(path.dirname(folder), path.join(folder, zipOf(said)), async file => {
      let begun = new Uint8Array()
      for await (const piece of body) {
        if (mine.isStale) throw new Refused({ type: 'erased' })
        bytes += piece.length
        if (bytes > limits.bytes) throw new Refused({ type: 'too-large' })
        if (begun.length < magic.length) begun = Buffer.concat([begun, piece]).subarray(0, magic.length)
        if (!magic.subarray(0, begun.length).equals(begun)) throw new Refused({ type: 'no-copy' })
        await write(file, piece)
      }
      if (begun.length < magic.length) throw new Refused({ type: 'no-copy' })
    })
    const whole = { ...said, bytes }
    let no: Put | null = null
    await inTurn(by.room, async () => {
      const full = await wouldOverflow(by.room, bytes)
      if (full) no = { type: 'full', what: full }
      if (mine.isStale) no = { type: 'erased' }
      if (no) return erase(folder, whole, 'zip')
      // Nobody opens it before it says what it is.
      await writeSaid(folder, whole)
      ;(await known()).set(share, whole)
    })
    return no ?? { type: 'kept', share, secret, bytes }
  }
  async function wouldOverflow(room: string, more: number): Promise<'shares' | 'room' | null> {
    const alive = await aliveIn(room)
    if (alive.length >= limits.ofRoom) return 'shares'
    return alive.reduce((all, { bytes }) => all + bytes, more) > limits.roomBytes ? 'room' : null
  }

  async function find(share: string, secret: string, now: number): Promise<Found> {
    const found = (await known()).get(share)
    // As much work for one that is not there.
    const opens = timingSafeEqual(Buffer.from(found?.hash ?? hashOf('')), Buffer.from(hashOf(secret)))
    if (!found || !opens) return { type: 'unknown' }
    if (found.gone) return { type: found.gone.why }
    if (!isThere(found)) return { type: 'unknown' }
    return found.until <= now ? { type: 'expired' } : { type: 'here', path: zipOf(found) }
  }
  const isThere = (one: Share) => existsSync(path.join(folder, zipOf(one)))
  const list = async (room: string, seat: string, now: number) =>
    (await aliveIn(room))
      .filter(one => one.seat === seat && one.until > now)
      .map(({ share, made, until, bytes }) => ({ share, made, until, bytes }))
      .sort((a, b) => b.made - a.made)

  async function revoke(room: string, seat: string, share: string, now: number): Promise<boolean> {
    const found = (await known()).get(share)
    if (found?.room !== room || found.seat !== seat || found.gone || found.until <= now) return false
    await end(found, 'revoked', now)
    return true
  }
  async function revokeAll(
    room: string,
    now: number,
    { seats, madeBy = Infinity }: Which = {},
  ): Promise<void> {
    const isMeant = ({ seat, made }: Pick<SharedBy, 'seat' | 'made'>) =>
      made <= madeBy && (seats?.includes(seat) ?? true)
    for (const one of coming.get(room) ?? []) if (isMeant(one)) one.isStale = true
    // One that is just being entered is among them afterwards.
    await inTurn(room, async () => {})
    for (const share of await aliveIn(room)) if (isMeant(share)) await end(share, 'revoked', now)
  }
  const rooms = async () =>
    new Set([...(await known()).values()].filter(({ gone }) => gone === null).map(({ room }) => room))
  /** First the word that it is gone, then its bytes: in whatever moment this stops, it opens no more. */
  async function end({ share, room }: Share, why: 'expired' | 'revoked', at: number): Promise<void> {
    const all = await known()
    await inTurn(room, async () => {
      const now = all.get(share)
      if (!now || now.gone) return
      // Erased with its room: nothing is to say that it was.
      if (!isThere(now)) return void all.delete(share)
      const gone = { ...now, gone: { why, at } }
      all.set(share, gone)
      await writeSaid(folder, gone)
      await erase(folder, gone, 'zip')
    })
  }

  async function tidy(now: number): Promise<void> {
    const all = await known()
    for (const one of all.values()) if (!one.gone && one.until <= now) await end(one, 'expired', now)
    const gone = [...all.values()]
      .filter(one => one.gone)
      .sort((a, b) => (b.gone?.at ?? 0) - (a.gone?.at ?? 0))
    const remembered = new Map<string, number>()
    for (const one of gone) {
      const before = remembered.get(one.room) ?? 0
      remembered.set(one.room, before + 1)
      if (before < limits.rememberedOfRoom && (one.gone?.at ?? 0) + limits.rememberedMs > now) continue
      all.delete(one.share)
      await inTurn(one.room, () => erase(folder, one, 'all'))
    }
  }
  return { folder, limits, put, find, list, revoke, revokeAll, rooms, tidy }
}

/** How a zip begins. */
const magic = Buffer.from([0x50, 0x4b, 3, 4])

const writeAll: Writes = (file, bytes) => file.writeFile(bytes)

/** Of an address, no secret. */
const newShareId = () => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
const letters = '23456789abcdefghjkmnpqrstuvwxyz'

/** With 128 random bits no salt and no slow hash is needed. */
const hashOf = (secret: string): string => createHash('sha256').update(`share:${secret}`).digest('base64url')

/** `isStale`: something was erased since it began to come. */
interface Coming {
  readonly seat: string
  readonly made: number
  isStale: boolean
}

class Refused extends Error {
  readonly put: Put
  constructor(put: Put) {
    super(put.type)
    this.put = put
  }
}
