/** Finds the language of a file by its name; each is loaded only when a file needs it. It knows no document. */
import type { Extension } from '@codemirror/state'

type Load = () => Promise<Extension>

const javascript =
  (typescript: boolean, jsx: boolean): Load =>
  async () =>
    (await import('@codemirror/lang-javascript')).javascript({ typescript, jsx })

const loaders: Readonly<Record<string, Load>> = {
  py: async () => (await import('@codemirror/lang-python')).python(),
  js: javascript(false, false),
  jsx: javascript(false, true),
  ts: javascript(true, false),
  tsx: javascript(true, true),
  sql: async () => {
    const { sql, PostgreSQL } = await import('@codemirror/lang-sql')
    return sql({ dialect: PostgreSQL })
  },
}

const extensionOf = (file: string) => file.slice(file.lastIndexOf('.') + 1).toLowerCase()

/** The language of a file, or null for plain text. */
export const languageOf = (file: string): Load | null => loaders[extensionOf(file)] ?? null

/** What Tab inserts in a file. */
export const indentOf = (file: string): string => (extensionOf(file) === 'py' ? '    ' : '  ')
