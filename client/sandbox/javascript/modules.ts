/** Makes modules of the pane's files: types stripped, imports resolved between them, lines kept. Knows no test. */
import type { RunFile } from '@signalroom/shared'
import { transform, type Transform } from 'sucrase'
import { compile, lineOfComplaint } from './compile'
import { refusedIn, unreadIn } from './refusals'
import { swapped, yielding } from './words'

/** What a file exports, once it has run. */
export type Exported = Record<string, unknown>
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
  const loaded = new Map<string, { readonly exports: Exported }>()

  const load = (name: string): Exported => {
    const known = loaded.get(name)
    if (known) return known.exports
    const module = { exports: {} }
    loaded.set(name, module)
    evaluate(name, '', module)()
    return module.exports
  }
  const find = (asked: string, from: string): Exported => {
    const beside = given[asked]
    if (beside) return beside
    const plain = asked.replace(/^\.\//, '')
    const candidates = endings.map(ending => plain + ending)
    // TypeScript lets a file say `.js` for what is written as `.ts`.
    const name = [...candidates, plain.replace(/\.(m?)js$/, '.$1ts')].find(one => texts.has(one))
    if (!asked.startsWith('./') || name === undefined)
      throw new Error(`${from} imports '${asked}': only files of this pane can be imported, as './name'.`)
    return load(name)
  }
  const evaluate = (name: string, prefix: '' | 'async ', module: { exports: Exported }): (() => unknown) => {
    const text = texts.get(name) ?? ''
    const code = stripped(name, text)
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
      throw new Unreadable(why ?? message, name, line ?? lineOfComplaint(head, code, message))
    }
  }
  return {
    async begin(name) {
      const known = loaded.get(name)
      if (known) return known.exports
      const module = { exports: {} }
      loaded.set(name, module)
      await evaluate(name, 'async ', module)()
      return module.exports
    },
  }
}

/** JavaScript that this engine reads, each line where it was. */
function stripped(name: string, text: string): string {
  const refused = refusedIn(name, text)
  if (refused) throw new Unreadable(refused.why, name, refused.line)
  const typed = /\.(ts|tsx|mts)$/.test(name)
  // JavaScript without imports and exports is the browser's own to read.
  if (!typed && !/\b(?:import|export)\b/.test(text)) return text
  const transforms: Transform[] = typed ? ['imports', 'typescript'] : ['imports']
  try {
    // Nothing but types is taken away: what the language has by now, each browser runs faster than a stand-in.
    const more = { disableESTransforms: true, preserveDynamicImport: false, production: true }
    const { code } = transform(swapped(yielding(text)), { transforms, filePath: name, ...more })
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
