/** Reads TypeScript and JavaScript with the compiler itself, in a worker: types, findings, suggestions. It knows no page. */
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { Diagnostic } from '@codemirror/lint'
import type { RunFile } from '@signalroom/shared'
import { createSystem, createVirtualTypeScriptEnvironment } from '@typescript/vfs'
import { createWorker } from '@valtown/codemirror-ts/worker'
import { expose } from 'comlink'
import ts from 'typescript-js'
import testing from './testing.d.ts?raw'

/** The types of the language and of what a worker offers; no page's, because code runs without one. */
const libraries = import.meta.glob<string>(
  [
    '../../../../node_modules/typescript-js/lib/lib.es*.d.ts',
    '../../../../node_modules/typescript-js/lib/lib.decorators*.d.ts',
    '../../../../node_modules/typescript-js/lib/lib.webworker.d.ts',
    '!**/*.full.d.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
)

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.webworker.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  allowJs: true,
  noEmit: true,
  skipLibCheck: true,
  strict: true,
}

type Environment = typeof createVirtualTypeScriptEnvironment
// Its types name the compiler that is installed beside it, which is native; the one that runs in a page is of the line before.
const compiler = ts as unknown as Parameters<Environment>[2]

function environment(): ReturnType<Environment> {
  const files = new Map(
    Object.entries(libraries).map(([path, text]) => [`/${path.slice(path.lastIndexOf('/') + 1)}`, text]),
  )
  files.set('/testing.d.ts', testing)
  return createVirtualTypeScriptEnvironment(createSystem(files), ['/testing.d.ts'], compiler, options)
}

const service = createWorker(environment)
const ready = service.initialize()
/** The pane's files as they were last told. */
const told = new Map<string, string>()

/** Tells the compiler what has changed; a file that is gone is forgotten. */
async function tell(files: readonly RunFile[]): Promise<void> {
  await ready
  for (const { name, text } of files) {
    if (told.get(name) === text) continue
    // To the compiler an empty file is none.
    service.updateFile({ path: `/${name}`, code: text || ' ' })
    told.set(name, text)
  }
  for (const name of told.keys()) {
    if (files.some(file => file.name === name)) continue
    service.getEnv().deleteFile(`/${name}`)
    told.delete(name)
  }
}

const reader = {
  async findings(file: string, files: readonly RunFile[]): Promise<readonly Diagnostic[]> {
    await tell(files)
    return service.getLints({ path: `/${file}`, diagnosticCodesToIgnore: [] })
  },
  async suggestions(
    file: string,
    files: readonly RunFile[],
    context: Pick<CompletionContext, 'pos' | 'explicit'>,
  ): Promise<CompletionResult | null> {
    await tell(files)
    return service.getAutocompletion({ path: `/${file}`, context })
  },
  /** What stands at a place: its type, in words. */
  async meaning(file: string, files: readonly RunFile[], pos: number): Promise<Meaning | null> {
    await tell(files)
    const found = service.getHover({ path: `/${file}`, pos })
    const parts = found?.quickInfo?.displayParts
    return found && parts
      ? {
          from: found.start,
          to: found.end,
          text: parts.map((part: ts.SymbolDisplayPart) => part.text).join(''),
        }
      : null
  },
}
export interface Meaning {
  readonly from: number
  readonly to: number
  readonly text: string
}
export type TypescriptReader = typeof reader
expose(reader)
