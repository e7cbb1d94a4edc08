/** What this browser keeps of calls: that this tab was in one, and how a person likes to be in one. Knows no call. */
import { z } from 'zod'
import { siteStorage, tabStorage, type Keeps } from '../link/storage'

/** For a reload of this tab. */
const Here = z.object({ muted: z.boolean() })
const Likes = z.object({
  relayOnly: z.boolean().default(false),
  /** Whether the strip with faces is open. */
  faces: z.boolean().default(false),
  microphone: z.string().optional(),
  camera: z.string().optional(),
})
type Likes = z.infer<typeof Likes>

const likesAt = 'signalroom:call'
const hereAt = (room: string, seat: string) => `signalroom:call:${room}:${seat}`

export const likes = (): Likes => Likes.parse(read(siteStorage, likesAt, Likes) ?? {})
export const like = (change: Partial<Likes>): void => write(siteStorage, likesAt, { ...likes(), ...change })

/** How this tab was in the call of a room when it was left without a word; null if it was not. */
export const wasIn = (room: string, seat: string): z.infer<typeof Here> | null =>
  read(tabStorage, hereAt(room, seat), Here)
export const isIn = (room: string, seat: string, how: z.infer<typeof Here> | null): void =>
  write(tabStorage, hereAt(room, seat), how)

/** What is not of this form was not kept by this file, and is as good as nothing. */
function read<Value>(storage: Keeps, at: string, form: z.ZodType<Value>): Value | null {
  try {
    const parsed = form.safeParse(JSON.parse(storage.getItem(at) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
function write(storage: Keeps, at: string, value: object | null): void {
  if (value === null) storage.removeItem(at)
  else storage.setItem(at, JSON.stringify(value))
}
