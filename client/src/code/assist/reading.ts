/** Findings and suggestions in the editor, by the language of its file; they come by themselves and need no server. */
import { autocompletion, type CompletionSource } from '@codemirror/autocomplete'
import { linter, lintGutter, lintKeymap, type Diagnostic } from '@codemirror/lint'
import { EditorState, type Extension, type Text } from '@codemirror/state'
import { EditorView, hoverTooltip, keymap } from '@codemirror/view'
import type { RunFile } from '@signalroom/shared'
import { readers } from './readers'
import type { Finding } from './python.worker'

export interface Read {
  readonly file: string
  /** The other files of the pane, as they stand. */
  readonly others: () => readonly RunFile[]
}

/** How long typing rests before the text is read again. */
const restMs = 600

/** Suggestions alone for a language that nothing here reads. */
export function reading(read: Read, suggest: boolean): Extension {
  const language = readable(read.file)
  if (language === null) return autocompletion({ activateOnTyping: suggest })
  const shared = [lintGutter(), keymap.of(lintKeymap)]
  return [shared, language === 'python' ? python(read, suggest) : typescript(read, suggest)]
}

/** Who reads a file, by its name. */
export function readable(file: string): 'python' | 'typescript' | null {
  if (/\.py$/i.test(file)) return 'python'
  return /\.[jt]sx?$/i.test(file) ? 'typescript' : null
}

function python({ others }: Read, suggest: boolean): Extension {
  // One and the same each time it is asked for: another one would begin anew.
  const words = [{ autocomplete: wordsOf(others) }]
  return [
    autocompletion({ activateOnTyping: suggest }),
    EditorState.languageData.of(() => words),
    findings(async ({ doc }) =>
      (await readers.python().findings(doc.toString())).map(finding => placed(finding, doc)),
    ),
  ]
}

/** Names that stand in the other files: what one imports is there already. */
const wordsOf =
  (others: Read['others']): CompletionSource =>
  context => {
    const word = context.matchBefore(/\w+/)
    if (!word && !context.explicit) return null
    const names = new Set(others().flatMap(({ text }) => text.match(/\b[A-Za-z_]\w{2,}\b/g) ?? []))
    return {
      from: word?.from ?? context.pos,
      options: [...names].map(label => ({ label, type: 'text', boost: -50 })),
      validFor: /^\w*$/,
    }
  }

function placed({ from, to, message, grave }: Finding, doc: Text): Diagnostic {
  const at = ({ row, column }: Finding['from']) => {
    const line = doc.line(Math.max(1, Math.min(doc.lines, row)))
    return Math.min(line.to, line.from + column - 1)
  }
  return { from: at(from), to: Math.max(at(from), at(to)), message, severity: grave ? 'error' : 'warning' }
}

function typescript({ file, others }: Read, suggest: boolean): Extension {
  const files = (doc: Text): readonly RunFile[] => [{ name: file, text: doc.toString() }, ...others()]
  const suggestions: CompletionSource = ({ pos, explicit, state }) =>
    readers.typescript().suggestions(file, files(state.doc), { pos, explicit })
  const meaning = hoverTooltip(async ({ state }, pos) => {
    const found = await readers.typescript().meaning(file, files(state.doc), pos)
    if (!found) return null
    const { from: start, to: end, text } = found
    return { pos: start, end, create: () => ({ dom: said(text) }) }
  })
  return [
    autocompletion({ activateOnTyping: suggest, override: [suggestions] }),
    meaning,
    findings(({ doc }) => readers.typescript().findings(file, files(doc))),
  ]
}

function said(text: string): HTMLElement {
  const dom = document.createElement('div')
  dom.className = 'cm-meaning'
  dom.textContent = text
  return dom
}

/**
 * Reads when something was written and typing rests: a file that nobody touches asks for no reader. A reader that cannot
 * be had costs the findings, and nothing else.
 */
function findings(read: (state: EditorState) => Promise<readonly Diagnostic[]>): Extension {
  let touched = false
  return [
    EditorView.updateListener.of(update => {
      touched ||= update.docChanged
    }),
    linter(async ({ state }) => (touched ? read(state).catch(() => []) : []), { delay: restMs }),
  ]
}
