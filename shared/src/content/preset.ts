/** How one kind of company judges: what weighs more, which gates it asks for, how fast it moves, and its words. Knows no room. */
import { z } from 'zod'
import { ms } from '../base/brand.js'
import { criterionId, line, slug } from './form.js'
import type { PlanFile } from './plan.js'

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

/** How weights are changed: by a company's factors, or all made equal. */
export interface Weighing {
  readonly preset?: Pick<PresetFile, 'weighs' | 'gates'> | null | undefined
  readonly equal?: boolean | undefined
}

/** The weights as a company weighs, whole numbers that sum to 100; what weighs nothing goes on weighing nothing. */
export function weighed(
  weights: Readonly<Record<string, number>>,
  { preset, equal = false }: Weighing,
): Readonly<Record<string, number>> {
  if (!preset && !equal) return weights
  const raw = Object.entries(weights)
    .filter(([, weight]) => weight > 0)
    .map(([id, weight]) => [id, equal ? 1 : weight * (preset?.weighs[id] ?? 1)] as const)
  const total = raw.reduce((sum, [, weight]) => sum + weight, 0)
  const shares = raw.map(([id, weight]) => [id, (weight / total) * 100] as const)
  // By largest remainder: each gets its whole part, and what is left goes to those who lost most.
  const left = 100 - shares.reduce((sum, [, share]) => sum + Math.floor(share), 0)
  const first = shares.toSorted(([, a], [, b]) => (b % 1) - (a % 1)).slice(0, Math.round(left))
  return Object.fromEntries(
    shares.map(([id, share]) => [id, Math.floor(share) + (first.some(([one]) => one === id) ? 1 : 0)]),
  )
}

/** The plan at a company's pace: phases that go faster hand what they save to the phase that lends. Blocks keep their clocks. */
export function pacedBy(plan: PlanFile, { pace }: Pick<PresetFile, 'pace'>): PlanFile {
  const lender = plan.phases.find(phase => phase.lends)
  if (!lender) return plan
  const faster = plan.phases.map(phase => {
    const factor = phase === lender || phase.blocks ? 1 : (pace[phase.id] ?? 1)
    return { ...phase, minutes: ms(Math.round((phase.minutes * factor) / 1000) * 1000) }
  })
  const sum = (phases: readonly { readonly minutes: number }[]) =>
    phases.reduce((total, { minutes }) => total + minutes, 0)
  const saved = sum(plan.phases) - sum(faster)
  return {
    ...plan,
    phases: faster.map(phase =>
      phase.id === lender.id ? { ...phase, minutes: ms(phase.minutes + saved) } : phase,
    ),
  }
}
