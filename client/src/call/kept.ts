/** What this browser keeps of calls: that this tab was in one, and how a person likes to be in one. Knows no call. */
import { z } from 'zod'

/** For a reload of this tab. */
const Here = z.object({ muted: z.boolean() })
const Likes = z.object({
  relayOnly: z.boolean().default(false),
  /** Whether the strip with faces is open. */
  faces: z.boolean().default(false),
  microphone: z.string().optional(),
  camera: z.string().optional(),
})
export type Likes = z.infer<typeof Likes>

const likesAt = 'signalroom:call'
const hereAt = (room: string, seat: string) => `signalroom:call:${room}:${seat}`

export const likes = (): Likes => Likes.parse(read(() => localStorage, likesAt, Likes) ?? {})
export const like = (change: Partial<Likes>): void =>
  write(() => localStorage, likesAt, { ...likes(), ...change })

/** How this tab was in the call of a room when it was left without a word; null if it was not. */
export const wasIn = (room: string, seat: string): z.infer<typeof Here> | null =>
  read(() => sessionStorage, hereAt(room, seat), Here)
export const isIn = (room: string, seat: string, how: z.infer<typeof Here> | null): void =>
  write(() => sessionStorage, hereAt(room, seat), how)

/** A browser may forbid storage; then nothing is kept, and nothing depends on it. */
function read<Value>(storage: () => Storage, at: string, form: z.ZodType<Value>): Value | null {
  try {
    const parsed = form.safeParse(JSON.parse(storage().getItem(at) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
function write(storage: () => Storage, at: string, value: object | null): void {
  try {
    if (value === null) storage().removeItem(at)
    else storage().setItem(at, JSON.stringify(value))
  } catch {
    // As above.
  }
}
