/** The code of questions: folders `code/QUESTION/LANGUAGE/PART` read file by file. Knows the folders, runs nothing. */
import { Language, LanguageCode, QuestionCode } from '@signalroom/shared'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ContentError } from './load.js'
import { unfitCode } from './code-rules.js'

const parts = ['starter', 'hidden', 'solution'] as const

/**
 * What each question brings, by the question's id; a folder that is missing brings nothing. Throws one `ContentError`
 * for everything that cannot be read or does not fit.
 */
export function loadCode(folder: string): ReadonlyMap<string, QuestionCode> {
  const reading = new Reading(basename(folder))
  const found = new Map(
    reading.names(folder, 'folders', { mayMiss: true }).flatMap(question => {
      const code = reading.question(join(folder, question), question)
      return code === null ? [] : [[question, code] as const]
    }),
  )
  if (reading.problems.length > 0) throw new ContentError(reading.problems)
  return found
}

/** One pass over the folders; what is wrong gathers, each with the path an author would look for. */
class Reading {
  readonly problems: string[] = []
  private readonly root: string
  constructor(root: string) {
    this.root = root
  }

  question(folder: string, question: string): QuestionCode | null {
    const languages = this.names(folder, 'folders').map(name => {
      const at = `${question}/${name}`
      if (!Language.safeParse(name).success) {
        this.say(at, `"${name}" is none of the languages that run: ${Language.options.join(', ')}`)
        return [name, null] as const
      }
      return [name, this.language(join(folder, name), at)] as const
    })
    if (languages.some(([, code]) => code === null)) return null
    const result = QuestionCode.safeParse(Object.fromEntries(languages))
    if (!result.success) this.say(question, result.error.issues.map(issue => issue.message).join('; '))
    return result.data ?? null
  }

  private language(folder: string, at: string): LanguageCode | null {
    const [starter, hidden, solution] = parts.map(part => this.files(join(folder, part), `${at}/${part}`))
    const sets = this.sets(join(folder, 'data'), `${at}/data`)
    for (const name of this.names(folder, 'folders'))
      if (name !== 'data' && !parts.some(part => part === name))
        this.say(`${at}/${name}`, `is none of ${parts.join(', ')}, data`)
    const { clean: data, ...moreData } = sets
    const result = LanguageCode.safeParse({
      starter,
      hidden,
      solution,
      ...(data === undefined ? {} : { data }),
      ...(Object.keys(moreData).length > 0 ? { moreData } : {}),
    })
    if (!result.success) {
      for (const { path, message } of result.error.issues)
        this.say(`${at}/${standing(path, { starter, hidden, solution })}`, message)
      return null
    }
    const unfit = unfitCode(basename(folder) as Language, result.data)
    for (const { part, problem } of unfit) this.say(`${at}/${part}`, problem)
    return unfit.length > 0 ? null : result.data
  }

  /** `data/clean.sql` is the set everybody has; any other is kept back. */
  private sets(folder: string, at: string): Readonly<Record<string, string>> {
    const files = this.names(folder, 'files', { mayMiss: true })
    for (const name of files.filter(one => !one.endsWith('.sql')))
      this.say(`${at}/${name}`, 'must end in .sql')
    return Object.fromEntries(
      files.map(name => [name.replace(/\.sql$/, ''), this.text(join(folder, name), `${at}/${name}`)]),
    )
  }

  private files(folder: string, at: string): readonly { readonly name: string; readonly text: string }[] {
    return this.names(folder, 'files').map(name => ({
      name,
      text: this.text(join(folder, name), `${at}/${name}`),
    }))
  }

  names(
    folder: string,
    kind: 'folders' | 'files',
    { mayMiss = false }: { readonly mayMiss?: boolean } = {},
  ): readonly string[] {
    const at = folder.slice(folder.lastIndexOf(`${this.root}/`) + this.root.length + 1) || folder
    try {
      const all = readdirSync(folder).filter(name => !name.startsWith('.') && name !== '__pycache__')
      const isFolder = (name: string) => statSync(join(folder, name)).isDirectory()
      for (const name of all.filter(one => isFolder(one) !== (kind === 'folders')))
        this.say(`${at}/${name}`, `is out of place: here stand ${kind} only`)
      return all.filter(one => isFolder(one) === (kind === 'folders')).sort()
    } catch (thrown) {
      const missing = (thrown as NodeJS.ErrnoException).code === 'ENOENT'
      if (!missing || !mayMiss) this.say(at, missing ? 'is missing' : `cannot be read: ${String(thrown)}`)
      return []
    }
  }

  private text(path: string, at: string): string {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
      if (text.includes('\r')) this.say(at, 'must end its lines with a newline alone')
      else if (!text.endsWith('\n')) this.say(at, 'must end with a newline')
      return text
    } catch (thrown) {
      this.say(at, thrown instanceof TypeError ? 'is not UTF-8 text' : `cannot be read: ${String(thrown)}`)
      return ''
    }
  }

  private say(at: string, problem: string): void {
    this.problems.push(`${this.root}/${at}: ${problem}`)
  }
}

type Files = readonly { readonly name: string }[] | undefined

/** "hidden/test_edges.py" for the path of an issue within the parts of one language. */
function standing(path: readonly PropertyKey[], files: Readonly<Record<string, Files>>): string {
  const [part = '', place] = path.map(String)
  const name = files[part]?.[Number(place)]?.name ?? place
  return name === undefined ? part : `${part}/${name}`
}
