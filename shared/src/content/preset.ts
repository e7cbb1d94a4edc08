/** How one kind of company judges: what weighs more, which gates it asks for, how fast it moves, and its words. Knows no room. */
import { z } from 'zod'
import { slug } from './form.js'

const line = z.string().trim().min(1).max(400)
const criterionId = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{1,2}$/, 'must be two or three capitals or digits, like S1 or COM')

export const companies = ['start-up', 'large-company', 'hyper-growth', 'london'] as const
export const Company = z.enum(companies)
export type Company = z.infer<typeof Company>

export const PresetFile = z.strictObject({
  id: Company,
  title: line,
  summary: line,
  /** Criterion by criterion, times which its weight counts; what is not named counts as it is. All are brought back to 100. */
  weighs: z.record(criterionId, z.number().min(0.25).max(4)),
  /** Gates asked for besides, where the criterion weighs something. */
  gates: z.array(criterionId).default([]),
  /** Of a phase's minutes it takes so much, by the phase's id; what is saved goes to the phase that lends. */
  pace: z.record(slug, z.number().min(0.5).max(1)).default({}),
  /** Lines for the interviewer, said in this company's words. */
  words: z.array(line).min(1).max(6),
  /** What is spoken of where pay is. */
  pay: z.strictObject({ currency: z.string().length(3), fields: z.array(line).min(1).max(8) }),
})
export type PresetFile = z.infer<typeof PresetFile>
