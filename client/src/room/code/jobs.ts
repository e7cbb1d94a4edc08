/** From a run of the room to what its engine is asked, and from an outcome to what the room takes. Knows no engine. */
import { runBounds, type Case, type Outcome, type Room, type Run, type RunFile } from '@signalroom/shared'
import type { Job } from '../../engines/job'

export function jobOf(run: Run, { open }: Room): Job {
  const { language, kind, entry, files } = run
  const sets = named(open.handed.data?.files ?? [])
  const data = run.data === null ? open.code?.data : sets[run.data]
  const hidden = run.hidden ? (open.handed.tests?.files ?? []) : []
  return {
    language,
    kind,
    entry,
    files,
    ...(language === 'sql' ? { data: data ?? '', moreData: sets } : {}),
    // A check on rows that were not handed over can be run by nobody here.
    ...(run.hidden
      ? { hidden: hidden.filter(file => (wants(file) ?? 'clean') in { ...sets, clean: '' }) }
      : {}),
  }
}

/** The hidden tests against the pane's files; only where the panel holds them. */
export function hiddenJob(files: readonly RunFile[], { open, panel }: Room): Job | null {
  const { code } = open
  const [first] = files
  if (!code || !panel.code || !first) return null
  return {
    language: code.language,
    kind: 'tests',
    entry: first.name,
    files,
    hidden: panel.code.hidden,
    ...(code.language === 'sql' ? { data: code.data ?? '', moreData: panel.code.moreData } : {}),
  }
}

/** An outcome within the room's bounds: what all cases say together is cut from the end. */
export function fitted(outcome: Outcome): Outcome {
  let left: number = runBounds.output
  const cases = outcome.cases.slice(0, runBounds.cases).map((one): Case => {
    if (one.message === undefined) return one
    const message = one.message.slice(0, Math.min(left, runBounds.message))
    left -= message.length
    return { ...one, message }
  })
  return { ...outcome, cases, output: outcome.output.slice(0, runBounds.output) }
}

const named = (files: readonly RunFile[]): Readonly<Record<string, string>> =>
  Object.fromEntries(files.map(({ name, text }) => [name.replace(/\.sql$/, ''), text]))

/** The further set of rows a SQL check asks for; null for the clean one and for every other language. */
function wants({ name, text }: RunFile): string | null {
  if (!name.endsWith('.sql')) return null
  const set = /^-- data: *(\S+)/m.exec(text)?.[1] ?? 'clean'
  return set === 'clean' ? null : set
}
