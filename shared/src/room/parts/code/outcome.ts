/** What came out of a run of code, case by case. Knows no engine and no room. */
import { z } from 'zod'
import { FileName, runBounds } from '../../../content/code-file.js'

/** One test as it ended. `line` is 1-based, in a file of the run, where it failed. */
export const Case = z.object({
  name: z.string().min(1).max(200),
  outcome: z.enum(['passed', 'failed', 'skipped']),
  ms: z.number().min(0).max(3_600_000),
  message: z.string().max(runBounds.message).optional(),
  file: FileName.optional(),
  line: z.int().min(1).max(100_000).optional(),
})
export type Case = z.infer<typeof Case>

/**
 * How it ended: `passed` and `failed` by what the code did (an exception or a failing case is `failed`), `stopped` by a
 * person, `timeout` by the limit, `crashed` when the engine died of it (out of memory), `refused` when it could not start.
 */
export const RunExit = z.enum(['passed', 'failed', 'stopped', 'timeout', 'crashed', 'refused'])
export type RunExit = z.infer<typeof RunExit>

export const Outcome = z.object({
  exit: RunExit,
  /** From the moment the code began, without the loading of the engine. */
  ms: z.number().min(0).max(3_600_000),
  /** Standard output and errors in the order they came; `cut` says that there was more. */
  output: z.string().max(runBounds.output),
  cut: z.boolean(),
  cases: z.array(Case).max(runBounds.cases),
  /** What ran the tests, such as "pytest 8.4.2"; null where none did. */
  runner: z.string().max(60).nullable(),
})
export type Outcome = z.infer<typeof Outcome>

/** An outcome as it is sent: what the cases say is bounded together, as the output is. */
export const OutcomeSent = Outcome.refine(
  ({ cases }) => cases.reduce((sum, one) => sum + (one.message?.length ?? 0), 0) <= runBounds.output,
  `the messages of its cases must hold at most ${runBounds.output / 1024} thousand characters together`,
)
