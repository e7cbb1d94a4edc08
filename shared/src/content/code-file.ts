/** Files of code and the languages they are in: their names, their bounds. Knows no engine and no room. */
import { z } from 'zod'

/** The languages that run in a browser; a file of any other is edited only. */
export const Language = z.enum(['python', 'javascript', 'typescript', 'sql'])
export type Language = z.infer<typeof Language>

/** How a name may look in the code pane and in a run. */
export const FileName = z.string().regex(/^[\w.-]{1,60}$/, 'must be 1 to 60 letters, digits, dots, hyphens')

/** Bounds of one run: what it is given, what is kept of its output, how long it may take. Lengths in characters. */
export const runBounds = {
  files: 20,
  text: 128 * 1024,
  output: 64 * 1024,
  cases: 200,
  message: 2000,
  /** A table of rows that a query gave is cut to as many. */
  rows: 500,
  limitMs: 10_000,
} as const

/** The exact text of a file at the moment of the run. */
export const RunFile = z.object({ name: FileName, text: z.string().max(runBounds.text) })
export type RunFile = z.infer<typeof RunFile>

/** All files of a run; together at most `runBounds.text` characters. */
export const RunFiles = z
  .array(RunFile)
  .min(1)
  .max(runBounds.files)
  .refine(
    files => files.reduce((sum, file) => sum + file.text.length, 0) <= runBounds.text,
    `must hold at most ${runBounds.text / 1024} thousand characters together`,
  )

/** `run` executes the file in front, `tests` the tests that stand in the pane. */
export const RunKind = z.enum(['run', 'tests'])
export type RunKind = z.infer<typeof RunKind>
