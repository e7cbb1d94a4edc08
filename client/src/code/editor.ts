/** Builds a CodeMirror editor over one shared text. It knows no React and no room. */
import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { gotoLine, highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorSelection, EditorState, Prec, type Extension } from '@codemirror/state'
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
  rectangularSelection,
  type KeyBinding,
} from '@codemirror/view'
import { simpleDiffString } from 'lib0/diff'
import { yUndoManagerKeymap } from 'y-codemirror.next'
import type { Awareness } from 'y-protocols/awareness'
import type { Text as YText, UndoManager } from 'yjs'
import type { Lines } from './code'
import { format } from './assist/format'
import { keysOf } from './assist/keys'
import type { Preferences } from './assist/preferences'
import { reading, type Read } from './assist/reading'
import { goToLine } from './go-to-line'
import { indentOf, languageOf } from './language'
import { look } from './look'
import { checked } from './people'
import { bindText } from './text-binding'
import { guardMarks } from './assist/guard-marks'

export type Opened = Read & {
  readonly text: YText
  readonly undo: UndoManager
  readonly awareness: Awareness
  /** Id of the element that tells how to leave the editor by keyboard. */
  readonly description: string
  /** Whether guards that are missing are marked. */
  readonly marked: boolean
  /** Told when what stands in the editor can no longer be what stands in the text. */
  onParted(cause: unknown): void
}

export interface EditorPlace {
  readonly caret: number
  readonly text: string
}

/** An editor on the page, and what may change while it lives. */
export type Editor = {
  readonly element: HTMLElement
  allow(mayWrite: boolean): void
  paint(theme: 'light' | 'dark'): void
  prefer(preferences: Preferences): void
  /** Null when the text is in good form, or a sentence that says why it is not. */
  format(): Promise<string | null>
  /** From now on `tell` gets a sentence for what the editor does not take, and null when it takes the next thing. */
  onRefusal(tell: (sentence: string | null) => void): void
  lines(): Lines
  show(from: number, to: number): void
  focus(): void
  hasFocus(): boolean
  /** What stands in it, and where the caret does, counted in characters. */
  place(): EditorPlace
  /** Takes the focus and goes on from where another editor was left: at its place and, where it is said, with its text. */
  resume(from: EditorPlace, withText: boolean): void
  close(): void
}

/** Characters of a file: far more than anybody reads, and a small part of what a document holds. */
const longestFile = 1_000_000
const tooLong = 'Left out: a file holds a million characters.'

/** Opens a file in an element; the language arrives when it has been loaded. */
export function openEditor(parent: HTMLElement, opened: Opened): Editor {
  const language = new Compartment()
  const access = new Compartment()
  const scheme = new Compartment()
  const keys = new Compartment()
  const comfort = new Compartment()
  let refuse: (sentence: string | null) => void = () => {}
  const state = EditorState.create({
    doc: opened.text.toString(),
    extensions: [
      // Before all other keys, so that who chose Vim or Emacs gets theirs.
      keys.of([]),
      access.of(accessOf(false)),
      scheme.of(EditorView.darkTheme.of(false)),
      language.of([]),
      comfort.of([]),
      typing(opened.file),
      bounded(sentence => refuse(sentence)),
      opened.marked ? guardMarks(opened.file) : [],
      labels(opened),
      look,
      bindText({ ...opened, awareness: checked(opened.awareness, () => view.state.doc.length) }),
    ],
  })
  const view = new EditorView({ state, parent })
  let closed = false
  void loadLanguage(opened.file).then(extension => {
    if (!closed) view.dispatch({ effects: language.reconfigure(extension) })
  })

  let chosen: Preferences['keys'] = 'plain'
  const choose = async (choice: Preferences['keys']) => {
    if (choice === chosen) return
    chosen = choice
    const extension = await keysOf(choice, steps)
    if (!closed && chosen === choice) view.dispatch({ effects: keys.reconfigure(extension) })
  }

  return {
    element: view.dom,
    prefer: preferences => {
      view.dispatch({ effects: comfort.reconfigure(comfortOf(opened, preferences)) })
      void choose(preferences.keys)
    },
    format: () => format(view, opened.file),
    onRefusal: tell => {
      refuse = tell
    },
    allow: mayWrite => view.dispatch({ effects: access.reconfigure(accessOf(mayWrite)) }),
    paint: theme => view.dispatch({ effects: scheme.reconfigure(EditorView.darkTheme.of(theme === 'dark')) }),
    lines: () => linesOf(view.state, opened.file),
    show: (from, to) => show(view, from, to),
    focus: () => view.focus(),
    hasFocus: () => view.hasFocus,
    place: () => ({ caret: view.state.selection.main.head, text: view.state.doc.toString() }),
    resume: (from, withText) => {
      if (withText) bringTo(view, from.text)
      view.dispatch({
        selection: { anchor: Math.min(from.caret, view.state.doc.length) },
        scrollIntoView: true,
      })
      view.focus()
    },
    close: () => {
      closed = true
      view.destroy()
      opened.awareness.setLocalStateField('cursor', null)
    },
  }
}

/** As if it had been typed: others get what is changed. */
function bringTo(view: EditorView, text: string) {
  const { index, remove, insert } = simpleDiffString(view.state.doc.toString(), text)
  if (remove > 0 || insert !== '') view.dispatch({ changes: { from: index, to: index + remove, insert } })
}

const accessOf = (mayWrite: boolean): Extension => [
  EditorState.readOnly.of(!mayWrite),
  EditorView.contentAttributes.of({ 'aria-readonly': String(!mayWrite) }),
]

/** Without its language a file is still code: a chunk that does not arrive costs the colours only. */
async function loadLanguage(file: string): Promise<Extension> {
  try {
    return (await languageOf(file)?.()) ?? []
  } catch {
    return []
  }
}

/** What comes from this keyboard or clipboard and would make the file too long; what others wrote is taken as it is. */
function bounded(tell: (sentence: string | null) => void): Extension {
  let refused = false
  return EditorState.changeFilter.of(transaction => {
    const { changes } = transaction
    if (!transaction.isUserEvent('input')) return true
    const fits = changes.newLength <= Math.max(longestFile, changes.length)
    if (refused || !fits) tell(fits ? null : tooLong)
    refused = !fits
    return fits
  })
}

function typing(file: string): Extension {
  return [
    // Yjs counts characters as they stand; a line break of two would put the two out of step.
    EditorState.lineSeparator.of('\n'),
    EditorView.clipboardInputFilter.of(pasted => pasted.replace(/\r\n?/g, '\n')),
    EditorState.tabSize.of(4),
    indentUnit.of(indentOf(file)),
    keymap.of([
      ...undoKeys,
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...searchKeys,
      indentWithTab,
      ...defaultKeymap,
    ]),
    undoMenu,
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    EditorState.allowMultipleSelections.of(true),
    dropCursor(),
    rectangularSelection(),
    bracketMatching(),
    indentOnInput(),
    search({ top: true }),
  ]
}

const searchKeys: readonly KeyBinding[] = searchKeymap.map(binding =>
  binding.run === gotoLine ? { ...binding, run: goToLine } : binding,
)

/** For a screen reader the selection is the browser's own, nothing is put in unasked, and no line runs out of sight. */
const comfortOf = (read: Read, { size, reader, suggest }: Preferences): Extension => [
  EditorView.theme({ '&': { fontSize: `${size / 16}rem` } }),
  reading(read, suggest && !reader),
  reader ? EditorView.lineWrapping : [drawSelection(), closeBrackets()],
]

/** Yjs undoes on its own, past the editor: what may not be written may not be undone either. */
const undoKeys: readonly KeyBinding[] = yUndoManagerKeymap.map(({ run, ...binding }) => ({
  ...binding,
  run: view => {
    if (view.state.readOnly) return true
    // Where one stands is kept with the step, and was last kept before what was composed was written.
    view.dispatch({ selection: view.state.selection })
    return run?.(view) ?? false
  },
}))

const stepOf = (key: string) => (view: EditorView) =>
  undoKeys.find(binding => binding.key === key)?.run?.(view) ?? false
const steps = { undo: stepOf('Mod-z'), redo: stepOf('Mod-Shift-z') }

const undoMenu = Prec.highest(
  EditorView.domEventHandlers({
    beforeinput: (event, view) => view.state.readOnly && event.inputType.startsWith('history'),
  }),
)

const labels = ({ file, description }: Opened): Extension => [
  EditorView.contentAttributes.of({
    tabindex: '0',
    'aria-label': `Code editor: ${file}`,
    'aria-describedby': description,
  }),
  placeholder('The code goes here; everyone in the room sees it as it is typed.'),
]

function linesOf(state: EditorState, file: string): Lines {
  const { from, to } = state.selection.main
  const first = state.doc.lineAt(from)
  const last = state.doc.lineAt(to)
  return { file, from: first.number, to: last.number, text: state.sliceDoc(first.from, last.to) }
}

function show(view: EditorView, from: number, to: number) {
  const { doc } = view.state
  const within = (line: number) => Math.max(1, Math.min(doc.lines, Math.trunc(line) || 1))
  const range = EditorSelection.range(
    doc.line(within(from)).from,
    doc.line(Math.max(within(from), within(to))).to,
  )
  view.dispatch({ selection: range, effects: EditorView.scrollIntoView(range, { y: 'center' }) })
}
