/** What a plan drills: a story told in takes against a bound, cycles of the cadence, or faults in a drawing. Knows no room. */
import { z } from 'zod'
import type { Ms } from '../base/brand.js'
import { duration, slug } from './form.js'

const line = z.string().trim().min(1).max(200)

/** What a plan drills. `red` is the bound: a take of exactly that long is too long. */
export const DrillFile = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('takes'),
    takes: z.int().min(1).max(9),
    amber: duration,
    /** What is said from then on. */
    amberSays: line,
    red: duration,
    /** What a listener ticks, or oneself alone: nobody's words are read by a machine. */
    checks: z
      .array(z.strictObject({ id: slug, text: line }))
      .min(1)
      .max(6),
  }),
  z.strictObject({ of: z.literal('cycles'), cycles: z.int().min(1).max(50) }),
  /** On the board: something fails in what was drawn, and the first response is timed. */
  z.strictObject({ of: z.literal('faults') }),
])
export type DrillFile = z.infer<typeof DrillFile>
export type Drill =
  | {
      readonly of: 'takes'
      readonly takes: number
      readonly amber: Ms
      readonly amberSays: string
      readonly red: Ms
      readonly checks: readonly { readonly id: string; readonly text: string }[]
    }
  | { readonly of: 'cycles'; readonly cycles: number }
  | { readonly of: 'faults' }
export type Takes = Extract<Drill, { of: 'takes' }>
