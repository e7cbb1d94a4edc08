/** Why the code pane's files cannot be run. Knows no room and no engine. */
import { FileName, runBounds, type Language, type RunFile } from '@signalroom/shared'

/** A sentence for the person who pressed; null if they can be run. Nothing is lost either way. */
export function unfitFiles(files: readonly RunFile[]): string | null {
  const odd = files.find(({ name }) => !FileName.safeParse(name).success)
  if (odd) return `The name “${odd.name}” cannot be run. Letters, digits, dots and hyphens can.`
  const binary = files.find(({ text }) => text.includes('\0'))
  if (binary)
    return `${binary.name} holds something that is not text. It stays as it is; take that out to run it.`
  if (files.length === 0) return 'There is no file to run yet.'
  if (files.length > runBounds.files) return `More than ${runBounds.files} files are too many to run.`
  return files.reduce((sum, { text }) => sum + text.length, 0) > runBounds.text
    ? `The files hold more than ${runBounds.text / 1024} thousand characters, too much for a run. Nothing is lost.`
    : null
}

const tests: Readonly<Record<Language, RegExp | null>> = {
  python: /^test_.*\.py$|_test\.py$/,
  javascript: /\.test\.[jt]s$/,
  typescript: /\.test\.[jt]s$/,
  sql: null,
}
const examples = { python: 'test_NAME.py', javascript: 'NAME.test.js', typescript: 'NAME.test.ts', sql: '' }

/** Whether a language has tests that stand in the pane. */
export const hasTests = (language: Language): boolean => tests[language] !== null

/** A sentence if there is no test to run. */
export const noTests = (files: readonly RunFile[], language: Language): string | null =>
  files.some(({ name }) => tests[language]?.test(name))
    ? null
    : `No tests yet. They go into a file named ${examples[language]}.`
