/**
 * Cuts packets of sound into slices that are each whole: within a slice nothing is missing and nothing stands at another
 * time than its own, so that a player who puts each slice where it belongs keeps every hole. Pure.
 */
import type { Packet } from './packets'

export interface Slice {
  /** Milliseconds from the recording's beginning. */
  readonly at: number
  readonly ms: number
  /** Decoded ahead of it, so that the decoder is in tune, and not heard. */
  readonly lead: readonly Packet[]
  readonly packets: readonly Packet[]
}
/** Where there is sound, on whichever clock. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A packet's time and the sum of those before it are written by two clocks: so much between them is no hole. */
const slackMs = 30
const longestMs = 8000
/** Opus wants 80 ms before it is in tune; AAC less. */
const leadMs = 80

export function slicesOf(packets: readonly Packet[]): readonly Slice[] {
  const slices: Slice[] = []
  let lead: readonly Packet[] = []
  let open: Packet[] = []
  let [from, to] = [0, 0]
  const close = () => {
    if (open.length > 0) slices.push({ at: from, ms: to - from, lead, packets: open })
  }
  for (const packet of packets) {
    const whole = open.length > 0 && Math.abs(packet.at - to) <= slackMs
    if (!whole || to - from >= longestMs) {
      close()
      lead = whole ? lastOf(open) : []
      open = []
      from = to = packet.at
    }
    open.push(packet)
    to += packet.ms
  }
  close()
  return slices
}

function lastOf(packets: readonly Packet[]): readonly Packet[] {
  let ms = 0
  let first = packets.length
  while (first > 0 && ms < leadMs) ms += packets[--first]?.ms ?? 0
  return packets.slice(first)
}

/** More than so much missing within one recording is no breath of the recorder, and is said. */
const leastHoleMs = 2000

/** Where something is missing between slices, in milliseconds from the recording's beginning. */
export function holesIn(slices: readonly Slice[]): readonly Stretch[] {
  const heard = joined(slices.map(({ at, ms }) => ({ from: at, to: at + ms })))
  return heard
    .slice(1)
    .map(({ from: to }, i) => ({ from: heard[i]?.to ?? to, to }))
    .filter(({ from, to }) => to - from >= leastHoleMs)
}

/** Joined where they touch: what is left between two of them is a hole. */
export function joined(stretches: readonly Stretch[], touchingMs = 60): readonly Stretch[] {
  const found: Stretch[] = []
  for (const one of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last && one.from - last.to <= touchingMs)
      found[found.length - 1] = { from: last.from, to: Math.max(last.to, one.to) }
    else found.push(one)
  }
  return found
}
