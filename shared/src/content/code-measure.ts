/** What a code pane holds, as it is counted. Knows no room. */
import { z } from 'zod'

const count = z.int().min(0).max(10_000)

/** What the code pane holds, as last counted by a seat that sees it: which of its sections, and how much of what matters. */
export const CodeMeasure = z.object({
  validation: count,
  core: count,
  /** 0 is missing, 1 thin, 2 present. */
  testing: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  guards: count,
  errors: count,
  tests: count,
  edges: count,
  loads: count,
  shared: count,
  selects: count,
})
export type CodeMeasure = z.infer<typeof CodeMeasure>
