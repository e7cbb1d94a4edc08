/** Puts a file into good form when asked, with the tool its language's people use. It knows no document. */
import type { ChangeSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { readers } from './readers'

/** Whether there is a tool for a file, by its name. */
export const formable = (file: string): boolean => formOf(file) !== undefined

/**
 * Formats the text of an editor; null when done, or a sentence that says why not. Only what differs is changed, so that the
 * carets of others stay where they are; what was typed meanwhile is kept, and the rest not done.
 */
export async function format(view: EditorView, file: string): Promise<string | null> {
  const form = formOf(file)
  if (!form) return `No tool for ${file} is here.`
  if (view.state.readOnly) return 'You may not write here now.'
  const before = view.state.doc.toString()
  let after: string
  try {
    after = await form(before)
  } catch {
    return 'This cannot be formatted yet: it does not parse. The marked line says why.'
  }
  const { diff } = await import('@codemirror/merge')
  if (view.state.doc.toString() !== before) return meanwhile
  const changes = diff(before, after).map(({ fromA, toA, fromB, toB }): ChangeSpec => ({
    from: fromA,
    to: toA,
    insert: after.slice(fromB, toB),
  }))
  if (changes.length > 0) view.dispatch({ changes, userEvent: 'format' })
  return null
}

const meanwhile = 'Somebody typed meanwhile. Nothing was changed; try again.'

type Form = (text: string) => Promise<string>

/** A table, since of a choice made where they are imported the bundler fetches either's parts for both. */
const plugins = {
  typescript: () => import('prettier/plugins/typescript'),
  babel: () => import('prettier/plugins/babel'),
} as const

const script =
  (parser: keyof typeof plugins): Form =>
  async text => {
    const [{ format: formatted }, estree, language] = await Promise.all([
      import('prettier/standalone'),
      import('prettier/plugins/estree'),
      plugins[parser](),
    ])
    return formatted(text, { parser, plugins: [estree.default, language.default], printWidth: 100 })
  }

const forms: Readonly<Record<string, Form>> = {
  py: text => readers.python().formatted(text),
  ts: script('typescript'),
  tsx: script('typescript'),
  js: script('babel'),
  jsx: script('babel'),
  sql: async text => {
    const { format: formatted } = await import('sql-formatter')
    return formatted(text, { language: 'postgresql', keywordCase: 'upper' })
  },
}
const formOf = (file: string): Form | undefined => forms[file.slice(file.lastIndexOf('.') + 1).toLowerCase()]
