/**
 * Asks for a line and goes there. Both are counted when Enter is pressed: others write while it is asked, and the package's
 * own command goes by the text as it was before. Knows no document.
 */
import { EditorSelection, type EditorState } from '@codemirror/state'
import { EditorView, getDialog, showDialog, type Command } from '@codemirror/view'

const panel = 'cm-goto-line'

export const goToLine: Command = view => {
  const open = getDialog(view, panel)
  if (open) {
    open.dom.querySelector('input')?.select()
    return true
  }
  const { doc, selection } = view.state
  const { close, result } = showDialog(view, {
    class: panel,
    label: 'Go to line',
    input: { type: 'text', name: 'line', value: String(doc.lineAt(selection.main.head).number) },
    focus: true,
    submitLabel: 'go',
  })
  void result.then(form => {
    const asked = form === null ? null : new FormData(form).get('line')
    const place = typeof asked === 'string' ? placeOf(view.state, asked) : null
    view.dispatch(
      place === null
        ? { effects: close }
        : {
            effects: [close, EditorView.scrollIntoView(place, { y: 'center' })],
            selection: EditorSelection.cursor(place),
          },
    )
  })
  return true
}

/** `12`, `+3` and `-3` from here, `50%` of all, each with `:4` for a column; null for anything else. */
function placeOf({ doc, selection }: EditorState, asked: string): number | null {
  const found = /^([+-])?(\d+)?(?::(\d+))?(%)?$/.exec(asked.trim())
  if (!found) return null
  const [, sign, count, column = '0', percent] = found
  const here = doc.lineAt(selection.main.head).number
  const step = Number(count) * (sign === '-' ? -1 : 1)
  const from = sign === undefined ? 0 : here
  const wanted = count === undefined ? here : from + (percent ? Math.round((doc.lines * step) / 100) : step)
  const line = doc.line(Math.max(1, Math.min(doc.lines, wanted)))
  return line.from + Math.min(Number(column), line.length)
}
