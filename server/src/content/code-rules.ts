/** What a schema cannot say of a question's code: names, tests, SQL checks, sizes together. Knows no folder. */
import { runBounds, type Language, type LanguageCode, type RunFile } from '@signalroom/shared'

export interface Unfit {
  /** The part or file, as it stands below the language's folder. */
  readonly part: string
  readonly problem: string
}

/** Which files a runner takes for tests. */
const testFiles: Readonly<Record<Language, RegExp>> = {
  python: /^(test_.+|.+_test)\.py$/,
  typescript: /\.test\.ts$/,
  javascript: /\.test\.js$/,
  sql: /\.sql$/,
}

export function unfitCode(language: Language, code: LanguageCode): readonly Unfit[] {
  return [...tests(language, code), ...clashes(code), ...sizes(code), ...sets(language, code)]
}

function* tests(language: Language, { hidden }: LanguageCode): Generator<Unfit> {
  if (!hidden.some(file => testFiles[language].test(file.name)))
    yield { part: 'hidden', problem: `holds no test: no file is named like ${testFiles[language].source}` }
}

/** A hidden test is laid beside the candidate's files and must not take the place of one. */
function* clashes({ starter, hidden, solution }: LanguageCode): Generator<Unfit> {
  const taken = new Set([...starter, ...solution].map(file => file.name))
  for (const { name } of hidden)
    if (taken.has(name))
      yield { part: `hidden/${name}`, problem: 'has the name of a file of the starter or the solution' }
}

function* sizes({ starter, hidden }: LanguageCode): Generator<Unfit> {
  const together = [...starter, ...hidden]
  const length = together.reduce((sum, file) => sum + file.text.length, 0)
  if (together.length > runBounds.files || length > runBounds.text / 2)
    yield {
      part: 'hidden',
      problem: `leaves the candidate too little room: with the starter at most ${runBounds.files} files and ${runBounds.text / 2048} thousand characters`,
    }
}

function* sets(language: Language, code: LanguageCode): Generator<Unfit> {
  if (language !== 'sql') {
    if (code.data !== undefined || code.moreData !== undefined)
      yield { part: 'data', problem: 'only SQL has data sets' }
    return
  }
  if (code.data === undefined) yield { part: 'data/clean.sql', problem: 'is missing' }
  if (!code.starter.some(file => file.name === 'answer.sql'))
    yield { part: 'starter/answer.sql', problem: 'is missing' }
  const known = new Set(['clean', ...Object.keys(code.moreData ?? {})])
  for (const file of code.hidden) yield* check(file, known)
}

const headers = ['name', 'data', 'ordered', 'twice']

/** A hidden check of SQL begins with comments `-- KEY: VALUE`; the rest is the query whose rows are right. */
function* check({ name, text }: RunFile, known: ReadonlySet<string>): Generator<Unfit> {
  const say = (problem: string): Unfit => ({ part: `hidden/${name}`, problem })
  const found = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, key, value] = /^--\s*([a-z]+):\s*(.*\S)\s*$/.exec(line) ?? []
    if (key === undefined || value === undefined) break
    if (!headers.includes(key)) yield say(`"-- ${key}:" is none of ${headers.join(', ')}`)
    found.set(key, value)
  }
  if (!found.has('name')) yield say('must begin with "-- name: WHAT IT SHOWS"')
  const set = found.get('data')
  if (set === undefined || !known.has(set))
    yield say(`must say "-- data: SET", one of ${[...known].join(', ')}`)
  for (const key of ['ordered', 'twice'])
    if (!/^(yes|no)$/.test(found.get(key) ?? 'no')) yield say(`"-- ${key}:" is yes or no`)
}
