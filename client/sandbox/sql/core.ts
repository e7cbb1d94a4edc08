/** Runs SQL in a PGlite it is given, each run on data laid in anew. Knows no worker and no page. */
import type { PGlite } from '@electric-sql/pglite'
import type { Outcome, RunExit } from '@signalroom/shared'
import type { RunListener, Job } from '../../src/engines/job'
import { concluded, exitOf, type FoundCase } from '../common/outcome'
import { openSink, type Sink } from '../common/sink'
import { readCheck, type Check } from './check'
import { difference } from './compare'
import { ask, type Answer, type Answered } from './protocol'
import { lay } from './seed'
import { drawn } from './table'

/** The file that holds the candidate's answer. */
const answerFile = 'answer.sql'

interface Found {
  readonly exit: RunExit
  readonly cases: readonly FoundCase[]
  readonly runner: string | null
}

/** `crashed` means that this PGlite is of no more use. */
export async function runSql(database: PGlite, job: Job, heard: RunListener): Promise<Outcome> {
  const sink = openSink(text => heard.output(text))
  heard.began?.()
  const beganAt = performance.now()
  const found = await (job.kind === 'run' ? execute(database, job, sink) : test(database, job, sink)).catch(
    thrown => crashed(sink, thrown),
  )
  return concluded({ ...found, ms: performance.now() - beganAt, sink })
}

async function execute(database: PGlite, job: Job, sink: Sink): Promise<Found> {
  const text = textOf(job, job.entry)
  if (text === undefined) return refused(sink, `There is no file ${job.entry} to run.`)
  const unlaid = await lay(database, job.data)
  if (unlaid !== undefined) return refused(sink, unlaid)
  const { answers, notices, wrong } = await ask(database, text)
  for (const notice of notices) sink.write(`NOTICE: ${notice}\n`)
  for (const answer of answers) sink.write(`${drawn(answer)}\n`)
  if (wrong) sink.write(`${wrong.message}\n${wrong.line === undefined ? '' : `${job.entry}:${wrong.line}\n`}`)
  else if (answers.length === 0) sink.write(`${job.entry} holds no statement.\n`)
  return { exit: wrong ? 'failed' : 'passed', cases: [], runner: null }
}

async function test(database: PGlite, job: Job, sink: Sink): Promise<Found> {
  const checks = (job.hidden ?? job.files).map(readCheck).filter(check => check !== undefined)
  if (checks.length === 0)
    return refused(
      sink,
      'There are no checks here: a check is a file whose first line is "-- name: what it checks".',
    )
  const answer = textOf(job, answerFile)
  if (answer === undefined) return refused(sink, `There is no file ${answerFile} to check.`)
  const cases: FoundCase[] = []
  for (const check of checks) {
    const beganAt = performance.now()
    const failed = await made(database, job, check, answer)
    const ms = performance.now() - beganAt
    cases.push({ name: check.name, outcome: failed ? 'failed' : 'passed', ms, ...failed })
  }
  return { exit: exitOf(cases), cases, runner: 'PostgreSQL' }
}

interface Failed {
  readonly message: string
  readonly file?: string
  readonly line?: number | undefined
}
/** Undefined if the answer agrees with the oracle. */
async function made(database: PGlite, job: Job, check: Check, answer: string): Promise<Failed | undefined> {
  const data = check.data === 'clean' ? job.data : job.moreData?.[check.data]
  if (data === undefined && check.data !== 'clean')
    return { message: `There is no data set "${check.data}" here.` }
  const unlaid = await lay(database, data)
  if (unlaid !== undefined) return { message: unlaid }
  let given = await ask(database, answer)
  if (check.twice && !given.wrong) given = await ask(database, answer)
  if (given.wrong) return { message: given.wrong.message, file: answerFile, line: given.wrong.line }
  const rows = lastRows(given)
  if (!rows)
    return { message: `${answerFile} gives no rows: its last query is what is compared.`, file: answerFile }
  const oracle = await ask(database, check.oracle)
  const wanted = lastRows(oracle)
  if (oracle.wrong || !wanted)
    return { message: `The check itself fails: ${oracle.wrong?.message ?? 'no rows'}` }
  const found = difference(rows, wanted, check.ordered)
  return found === undefined ? undefined : { message: found, file: answerFile }
}

const lastRows = ({ answers }: Answered): Answer | undefined =>
  answers.findLast(answer => answer.columns !== null)
const textOf = (job: Job, name: string) => job.files.find(file => file.name === name)?.text
function refused(sink: Sink, why: string): Found {
  sink.write(`${why}\n`)
  return { exit: 'refused', cases: [], runner: null }
}
function crashed(sink: Sink, thrown: unknown): Found {
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  const memory = /memory|allocation/i.test(text)
  sink.write(
    memory ? 'PostgreSQL ran out of memory.\n' : `PostgreSQL came to an end: ${text.slice(0, 300)}\n`,
  )
  return { exit: 'crashed', cases: [], runner: null }
}
