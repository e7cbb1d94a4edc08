/** Makes modules of the pane's files: types stripped, imports resolved between them, lines kept. Knows no test. */
import type { RunFile } from '@signalroom/shared'
import { transform, type Transform } from 'sucrase'
import { refusedIn, unreadIn } from './refusals'

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
    evaluate(name, textOf(name), '')(...argumentsOf(name, module))
    return module.exports
  }
  const textOf = (name: string) => texts.get(name) ?? ''
  const argumentsOf = (name: string, module: { exports: Exported }) =>
    [module, module.exports, (asked: string) => find(asked, name), ...Object.values(globals)] as const
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
  const evaluate = (name: string, text: string, prefix: '' | 'async '): ((...all: unknown[]) => unknown) => {
    const code = stripped(name, text)
    const names = ['module', 'exports', 'require', ...Object.keys(globals)].join(', ')
    const source = `(${prefix}function (${names}) { 'use strict'; ${code}\n})\n//# sourceURL=${scheme}${name}`
    try {
      // To run what was typed is what an engine is for; indirect, so that it sees no more than the global scope.
      // oxlint-disable-next-line no-eval
      return (0, eval)(source)
    } catch (thrown) {
      const { why, line } = unreadIn(name, text)
      throw new Unreadable(why ?? (thrown instanceof Error ? thrown.message : String(thrown)), name, line)
    }
  }
  return {
    async begin(name) {
      const known = loaded.get(name)
      if (known) return known.exports
      const module = { exports: {} }
      loaded.set(name, module)
      await evaluate(name, textOf(name), 'async ')(...argumentsOf(name, module))
      return module.exports
    },
  }
}

/** JavaScript that this engine reads, each line where it was. */
function stripped(name: string, text: string): string {
  const refused = refusedIn(name, text)
  if (refused) throw new Unreadable(refused.why, name, refused.line)
  const transforms: Transform[] = ['imports']
  if (/\.(ts|tsx|mts)$/.test(name)) transforms.push('typescript')
  if (name.endsWith('x')) transforms.push('jsx')
  try {
    // Nothing but types is taken away: what the language has by now, each browser runs faster than a stand-in.
    const more = { disableESTransforms: true, preserveDynamicImport: false, production: true }
    return transform(text, { transforms, filePath: name, ...more }).code
  } catch (thrown) {
    throw unreadable(name, thrown)
  }
}
function unreadable(name: string, thrown: unknown): Unreadable {
  const { message, loc } = thrown as { readonly message: string; readonly loc?: { readonly line: number } }
  const plain = message.replace(/^Error transforming [^:]*: /, '')
  return new Unreadable(plain, name, loc?.line)
}
