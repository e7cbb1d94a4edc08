/** A sentence that says little, and what a better one of the same must hold: for the drill that rewrites it. Knows no judge. */
import { z } from 'zod'
import { line, slug } from './form.js'

const phrase = z.string().trim().min(2).max(60)
const text = z.string().trim().min(1).max(600)

/** A rule that one can read. Each looks at the answer as a whole. */
export const PairNeeds = z.discriminatedUnion('of', [
  /** So many figures with a unit; with `kinds` only those. */
  z.strictObject({
    of: z.literal('figures'),
    kinds: z
      .array(z.enum(['time', 'money', 'size', 'share', 'rate', 'people', 'times']))
      .min(1)
      .optional(),
    atLeast: z.int().min(1).max(6).default(1),
  }),
  /** One of these words or phrases at least; each stands for itself and what it begins. */
  z.strictObject({ of: z.literal('words'), any: z.array(phrase).min(1).max(40) }),
  /** "I" or "we" with what was done: led, built, measured. */
  z.strictObject({ of: z.literal('done') }),
  /** What is weighed against what, with a pick. */
  z.strictObject({ of: z.literal('trade-off') }),
  z.strictObject({ of: z.literal('pick') }),
  /** A question that asks whether it holds, with a number or a target in it. */
  z.strictObject({ of: z.literal('check') }),
  /** So many layers, each with a figure that counts there. */
  z.strictObject({ of: z.literal('layers'), atLeast: z.int().min(1).max(3) }),
])
export type PairNeeds = z.infer<typeof PairNeeds>

export const Pair = z.strictObject({
  id: slug,
  title: line,
  /** As it is often said. */
  bad: text,
  /** Its parts, each named to who left it out. */
  parts: z
    .array(z.strictObject({ id: slug, text: line, needs: PairNeeds }))
    .min(1)
    .max(5),
  /** One that passes; shown after an answer, and not as the only one. */
  good: text,
})
export type Pair = z.infer<typeof Pair>

/** `pairs.yaml`. */
export const PairsFile = z
  .strictObject({ pairs: z.array(Pair).min(1).max(60) })
  .superRefine(({ pairs }, context) => {
    const seen = new Set<string>()
    pairs.forEach(({ id }, i) => {
      if (seen.has(id))
        context.addIssue({ code: 'custom', path: ['pairs', i, 'id'], message: `"${id}" is used twice` })
      seen.add(id)
    })
  })
