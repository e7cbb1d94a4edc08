/** Who an interviewer plays: what they open with, what they want without saying so, and how long they listen. Knows no room. */
import { z } from 'zod'
import type { Ms } from '../base/brand.js'
import { duration, line, slug } from './form.js'

export const PersonaFile = z.strictObject({
  id: slug,
  /** "Finance partner": who the candidate speaks to. */
  title: line,
  /** Said first, to the candidate. */
  opening: line,
  /** What they really want; told after the round. */
  goals: z.array(line).length(2, 'must hold two hidden goals'),
  /** They interrupt after so much talk without a pause. */
  patience: duration,
  /** What they interrupt with, one after the other. */
  interrupts: z.array(line).min(2).max(6),
  /** What calms them; for the interviewer. */
  calms: line,
})
export type PersonaFile = z.infer<typeof PersonaFile>

/** A persona as the interviewer has it. */
export interface Persona {
  readonly id: string
  readonly title: string
  readonly opening: string
  readonly goals: readonly string[]
  readonly patience: Ms
  readonly interrupts: readonly string[]
  readonly calms: string
}
