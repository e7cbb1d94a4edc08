/** Finds the language of a file by its name; each is loaded only when a file needs it. It knows no document. */
import type { Extension } from '@codemirror/state'

type Load = () => Promise<Extension>

const javascript =
  (typescript: boolean, jsx: boolean): Load =>
  async () =>
    (await import('@codemirror/lang-javascript')).javascript({ typescript, jsx })

const cpp: Load = async () => (await import('@codemirror/lang-cpp')).cpp()

const loaders: Readonly<Record<string, Load>> = {
  py: async () => (await import('@codemirror/lang-python')).python(),
  js: javascript(false, false),
  jsx: javascript(false, true),
  ts: javascript(true, false),
  tsx: javascript(true, true),
  java: async () => (await import('@codemirror/lang-java')).java(),
  go: async () => (await import('@codemirror/lang-go')).go(),
  c: cpp,
  h: cpp,
  cc: cpp,
  cpp,
  hpp: cpp,
  rs: async () => (await import('@codemirror/lang-rust')).rust(),
  sql: async () => {
    const { sql, PostgreSQL } = await import('@codemirror/lang-sql')
    return sql({ dialect: PostgreSQL })
  },
}

const extensionOf = (file: string) => file.slice(file.lastIndexOf('.') + 1).toLowerCase()

/** The language of a file, or null for plain text. */
export const languageOf = (file: string): Load | null => loaders[extensionOf(file)] ?? null

/** What Tab inserts in a file. */
export const indentOf = (file: string): string => indents[extensionOf(file)] ?? '  '

const indents: Readonly<Record<string, string>> = { py: '    ', java: '    ', rs: '    ', go: '\t' }
