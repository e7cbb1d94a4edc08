/** Reads a folder of YAML files against a schema and says everything that is wrong at once. Knows no particular content. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

/** All that is wrong with the content, one "FILE: field.path: what is wrong" a line. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The content files cannot be used:\n${problems.map(problem => `  ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

/** What a file held, or what is wrong with it. */
interface Reading<Value> {
  readonly file: string
  readonly value?: Value
  readonly problems: readonly string[]
}

/**
 * Every *.yaml file of a folder, by its id, in the order of the file names. Throws one `ContentError` for all files
 * that cannot be read, do not fit, or use an id again. A folder that is missing is one, too.
 */
export function loadContent<Schema extends z.ZodType<{ readonly id: string }>>(
  folder: string,
  schema: Schema,
): ReadonlyMap<string, z.output<Schema>> {
  const readings = yamlFiles(folder).map(file => read(join(folder, file), schema))
  const byId = new Map<string, z.output<Schema>>()
  const owners = new Map<string, string>()
  const problems = readings.flatMap(({ file, value, problems: own }) => {
    if (value === undefined) return own
    const owner = owners.get(value.id)
    if (owner !== undefined) return [`${file}: id: "${value.id}" is already the id of ${owner}`]
    owners.set(value.id, file)
    byId.set(value.id, value)
    return []
  })
  if (problems.length > 0) throw new ContentError(problems)
  return byId
}

/** One YAML file. Throws a `ContentError`. */
export function loadFile<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  const { value, problems } = read(path, schema)
  if (value === undefined) throw new ContentError(problems)
  return value
}

/** Runs each reader, and throws one `ContentError` with the problems of all. */
export function together<Readers extends Record<string, () => unknown>>(
  readers: Readers,
): { readonly [Name in keyof Readers]: ReturnType<Readers[Name]> } {
  const problems: string[] = []
  const found = Object.entries(readers).map(([name, load]) => {
    try {
      return [name, load()] as const
    } catch (thrown) {
      if (!(thrown instanceof ContentError)) throw thrown
      problems.push(...thrown.problems)
      return [name, undefined] as const
    }
  })
  if (problems.length > 0) throw new ContentError(problems)
  // Each name stands there with what its own reader returned.
  return Object.fromEntries(found) as { readonly [Name in keyof Readers]: ReturnType<Readers[Name]> }
}

function yamlFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter(name => name.endsWith('.yaml'))
      .sort()
  } catch (thrown) {
    throw new ContentError([`${folder}: cannot be read: ${reasonOf(thrown)}`])
  }
}

function read<Schema extends z.ZodType>(path: string, schema: Schema): Reading<z.output<Schema>> {
  const file = basename(path)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (thrown) {
    return { file, problems: [`${file}: cannot be read: ${reasonOf(thrown)}`] }
  }
  const { content, broken } = parseYaml(text)
  if (broken.length > 0) return { file, problems: broken.map(problem => `${file}: ${problem}`) }
  const result = schema.safeParse(content)
  if (result.success) return { file, value: result.data, problems: [] }
  return {
    file,
    problems: result.error.issues.map(issue => `${file}: ${where(issue.path)}: ${issue.message}`),
  }
}

function parseYaml(text: string): { readonly content?: unknown; readonly broken: readonly string[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const broken = [...document.errors, ...document.warnings].map(({ pos: [start], message }) => {
    const { line, col } = lines.linePos(start)
    return `line ${line}, column ${col}: ${message}`
  })
  if (broken.length > 0) return { broken }
  try {
    return { content: document.toJS({ maxAliasCount: 100 }), broken }
  } catch (thrown) {
    return { broken: [reasonOf(thrown)] }
  }
}

/** "phases.2.title"; the file itself if the whole of it does not fit. */
const where = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'the file' : path.map(String).join('.')

const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
