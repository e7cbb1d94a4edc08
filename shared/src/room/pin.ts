/** A pin: the moment and the thing that a score, flag or note points at. Knows no room. */
import { z } from 'zod'
import { visibleLine } from '../base/visible.js'
import { anId } from './forms.js'

const coordinate = z.number().min(-1e7).max(1e7)

/** What a pin shows: a region of the board in page units, lines of a file (1-based, inclusive), an event by seq, an artifact card by its list. */
export const Shown = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('board'),
    x: coordinate,
    y: coordinate,
    w: coordinate,
    h: coordinate,
    shapes: z.array(z.string().max(80)).max(50).optional(),
  }),
  z.object({
    type: z.literal('code'),
    file: z.string().min(1).max(60),
    from: z.int().min(1).max(100_000),
    to: z.int().min(1).max(100_000),
    text: z.string().max(2000).optional(),
  }),
  z.object({ type: z.literal('event'), seq: z.int().min(1) }),
  z.object({ type: z.literal('card'), list: anId }),
])
export type Shown = z.infer<typeof Shown>

/** As asked: `at` is a moment in server milliseconds (default: when it is decided), `quote` what was said. */
export const PinAsked = z.object({
  at: z.number().min(0).max(8.64e15).optional(),
  on: Shown.optional(),
  quote: z.string().overwrite(visibleLine).max(300).optional(),
})
export type PinAsked = z.infer<typeof PinAsked>

/** As it happened: the moment is always there. */
export interface Pin {
  readonly at: number
  readonly on?: Shown | undefined
  readonly quote?: string | undefined
  /** It was added when the round was over, from the replay. */
  readonly later?: true | undefined
}
