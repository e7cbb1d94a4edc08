/** Worked figures of a good estimate: a sentence, and the sums it rests on, which a check works out again. Knows no arithmetic. */
import { z } from 'zod'
import { line } from './form.js'

/**
 * A sentence alone, or with `sums`: each `EXPRESSION = RESULT`, with units where there are some, such as
 * "10 TB / 1 day = 116 MB/s". The result is right when it agrees in the digits it is written with.
 */
export const Worked = z.union([
  line,
  z.strictObject({
    says: line,
    sums: z
      .array(line.regex(/^[^=]+=[^=]+$/, 'must be EXPRESSION = RESULT'))
      .min(1)
      .max(12),
  }),
])
export type Worked = z.infer<typeof Worked>

export const saysOf = (worked: Worked): string => (typeof worked === 'string' ? worked : worked.says)
export const sumsOf = (worked: Worked): readonly string[] => (typeof worked === 'string' ? [] : worked.sums)
