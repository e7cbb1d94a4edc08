/** What a copy of a round says of itself: who it is for, and what is in it, each part with its hash. Knows no file format. */
import { z } from 'zod'
import { documents } from '../room/document.js'
import { Role } from '../room/seat.js'

/** The form of a copy; a reader of an older one refuses a newer. */
export const capsuleForm = 1

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** `capsule.json` in a copy. */
export const Capsule = z.object({
  signalroom: z.literal('capsule'),
  form: z.int().min(1),
  /** Whose eyes it is for: nothing that this seat may not see is in it. */
  viewer: z.object({ seat: z.string().max(80), role: Role, name: z.string().max(80) }),
  room: z.string().max(80),
  title: z.string().max(400),
  /** When it was made, in milliseconds since 1970. */
  made: z.number(),
  /** The pasts of documents in it, by name. */
  documents: z.array(z.enum(documents)),
  /** One's own recorded voice, if it is in it. */
  voices: z
    .array(
      z.object({
        seat: z.string().max(80),
        part: z.string().max(80),
        mime: z.string().max(100),
        from: z.number(),
        file: z.string().max(200),
      }),
    )
    .max(400),
  /** Pictures on the board, in `images/`, by their ids. */
  images: z.array(z.string().max(80)).max(1000).default([]),
  /** By name within the copy: the SHA-256 of each part, in hexadecimal digits. */
  hashes: z.record(z.string().max(200), hash),
})
export type Capsule = z.infer<typeof Capsule>
