/** Makes modules of the pane's files: types stripped, imports resolved between them, lines kept. Knows no test. */
import type { RunFile } from '@signalroom/shared'
import { transform, type Transform } from 'sucrase'
import { compile, lineOfComplaint } from './compile'
import { parametersFirst } from './fields'
import { exportedFirst, importedFirst, importsLate } from './imports'
import { namesWanted, whyMissing, type Wanted } from './named'
import { refusedIn, unreadIn } from './refusals'
import { compared, exportedEach, exportedLast, swapped, yielding } from './words'
import { keepLines } from './written'

/** What a file exports, once it has run. */
export type Exported = Record<string, unknown>
interface Module {
  exports: Exported
  /** It has run to its end. */
  whole: boolean
}
export interface Modules {
  /** Runs a file, which may await at its top. */
  begin(name: string): Promise<Exported>
}

/** A file's lines are found in a stack by this. */
export const scheme = 'pane:///'
const endings = ['', '.ts', '.tsx', '.mts', '.js', '.jsx', '.mjs']

/** A file that cannot be read as code; `line` is 1-based, undefined where nobody knows it. */
export class Unreadable extends SyntaxError {
  override readonly name = 'SyntaxError'
  readonly file: string
  readonly line: number | undefined
  constructor(message: string, file: string, line: number | undefined) {
    super(message)
    this.file = file
    this.line = line
  }
}

/** `given` are modules that stand beside the files, by the name they are imported by. */
export function openModules(
  files: readonly RunFile[],
  given: Readonly<Record<string, Exported>>,
  globals: Exported,
): Modules {
  const texts = new Map(files.map(file => [file.name, file.text]))
  for (const { name, text } of files) keepLines(name, text)
  const loaded = new Map<string, Module>()
  const wanted = new Map<string, readonly Wanted[]>()
  const read = new Map<string, string>()
  const codeOf = (name: string): string => {
    const code = read.get(name) ?? stripped(name, texts.get(name) ?? '')
    read.set(name, code)
    return code
  }

  const load = (name: string): Module => {
    const known = loaded.get(name)
    if (known) return known
    const module: Module = { exports: {}, whole: false }
    loaded.set(name, module)
    evaluate(name, '', module)()
    module.whole = true
    return module
  }
  const nameOf = (asked: string): string | undefined => {
    const plain = asked.replace(/^\.\//, '')
    const candidates = endings.map(ending => plain + ending)
    // TypeScript lets a file say `.js` for what is written as `.ts`.
    const name = [...candidates, plain.replace(/\.(m?)js$/, '.$1ts')].find(one => texts.has(one))
    return asked.startsWith('./') ? name : undefined
  }
  const find = (asked: string, from: string): Exported => {
    const beside = given[asked]
    if (beside) return named(asked, from, beside)
    const name = nameOf(asked)
    if (name === undefined)
      throw new Error(`${from} imports '${asked}': only files of this pane can be imported, as './name'.`)
    const { exports, whole } = load(name)
    // Of two that import each other, one is asked before it has said what it exports.
    return whole ? named(asked, from, exports) : exports
  }
  /** A name that is nowhere is told where it is imported, before anything is done without it. */
  const named = (asked: string, from: string, exports: Exported): Exported => {
    const names = (wanted.get(from) ?? []).filter(one => one.asked === asked).map(({ name }) => name)
    const why = whyMissing(names, asked, exports, [...texts.values()])
    if (why !== undefined) throw new Error(`${from} imports ${why}`)
    return exports
  }
  const evaluate = (name: string, prefix: '' | 'async ', module: Module): (() => unknown) => {
    const text = texts.get(name) ?? ''
    const plain = codeOf(name)
    wanted.set(name, namesWanted(plain))
    const ordered = importsLate(text) ? importedFirst(plain) : plain
    const code = isRound(name) ? exportedFirst(ordered) : ordered
    const ours = [module, module.exports, (asked: string) => find(asked, name)]
    const words = ['module', 'exports', 'require']
    const names = [...words, ...words.map(swapped), ...Object.keys(globals)].join(', ')
    // A function within: a file may have names of its own that are called as ours are.
    const head = `(function (${names}) { 'use strict'; return ${prefix}() => { `
    try {
      const made = compile(`${head}${code}\n}})\n//# sourceURL=${scheme}${name}`)
      return made(...ours, ...ours, ...Object.values(globals)) as () => unknown
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown)
      const { why, line } = unreadIn(name, text)
      const first = () => lineOfComplaint(head, code, message)
      if (prefix === '' && awaits(code)) throw new Unreadable(awaitsLate, name, first())
      throw new Unreadable(why ?? message, name, line ?? first())
    }
  }
  /** Whether what `name` imports leads back to it. */
  const isRound = (name: string): boolean => {
    const seen = new Set<string>()
    return importedBy(name).some(one => imported(one, seen).includes(name))
  }
  const importedBy = (name: string): readonly string[] =>
    [...codeOf(name).matchAll(importing)].map(([, one]) => nameOf(one ?? '') ?? '')
  /** What `name` imports at its top, deepest first and itself last: the order in which modules run. */
  const imported = (name: string, seen: Set<string>): readonly string[] => {
    if (seen.has(name)) return []
    seen.add(name)
    if (!texts.has(name)) return []
    return [...importedBy(name).flatMap(one => imported(one, seen)), name]
  }
  /** Where one that is imported awaits at its top, those before it run first, and it is waited for. */
  const waitedFor = (name: string): readonly string[] => {
    if (![...texts].some(([other, text]) => other !== name && /\bawait\b/.test(text))) return []
    const order = imported(name, new Set()).slice(0, -1)
    return order.slice(0, order.findLastIndex(one => awaits(codeOf(one))) + 1)
  }
  const begin = async (name: string): Promise<Exported> => {
    const known = loaded.get(name)
    if (known) return known.exports
    const module: Module = { exports: {}, whole: false }
    loaded.set(name, module)
    await evaluate(name, 'async ', module)()
    module.whole = true
    return module.exports
  }
  return {
    async begin(name) {
      if (!loaded.has(name)) for (const one of waitedFor(name)) await begin(one)
      return begin(name)
    },
  }
}

/** How an import at the top of a file is written once it is stripped; a `require` of the file's own is another word. */
const importing = /(?<=^|[;}]\s*)(?:var _\w+ = )?ɿequire\('(\.\/[^'\n]+)'\)/gm
const awaitsLate =
  'This file awaits at its top: import it at the top of another, as a later import cannot wait for it.'
/** Whether `code` can be read only where one may await. */
function awaits(code: string): boolean {
  if (!/\bawait\b/.test(code)) return false
  const reads = (prefix: string) => {
    try {
      compile(`(function () { 'use strict'; return ${prefix}() => { ${code}\n}})`)
      return true
    } catch {
      return false
    }
  }
  return !reads('') && reads('async ')
}

const readable = (text: string): string => exportedLast(exportedEach(compared(yielding(text))))
const readableTyped = (text: string): string => readable(parametersFirst(text))

/** JavaScript that this engine reads, each line where it was. */
function stripped(name: string, written: string): string {
  // The first line of a program for a shell is a comment to the language, where nothing stands before it.
  const text = written.replace(/^\ufeff?#!/, '//')
  const refused = refusedIn(name, text)
  if (refused) throw new Unreadable(refused.why, name, refused.line)
  const typed = /\.(ts|tsx|mts)$/.test(name)
  // JavaScript without imports and exports is the browser's own to read.
  if (!typed && !/\b(?:import|export)\b/.test(text)) return text
  const transforms: Transform[] = typed ? ['imports', 'typescript'] : ['imports']
  try {
    // Nothing but types is taken away: what the language has by now, each browser runs faster than a stand-in.
    const more = { disableESTransforms: true, preserveDynamicImport: false, production: true }
    const { code } = transform(swapped(typed ? readableTyped(text) : readable(text)), {
      transforms,
      filePath: name,
      ...more,
    })
    return swapped(code)
  } catch (thrown) {
    throw unreadable(name, text, thrown)
  }
}
function unreadable(name: string, text: string, thrown: unknown): Unreadable {
  const { message, loc } = thrown as { readonly message: string; readonly loc?: { readonly line: number } }
  const plain = swapped(message.replace(/^Error transforming [^:]*: /, ''))
  const { why, line } = unreadIn(name, text)
  return why === undefined ? new Unreadable(plain, name, loc?.line ?? line) : new Unreadable(why, name, line)
}
