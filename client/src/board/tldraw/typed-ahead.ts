/**
 * What is typed into a label between its opening and the moment its text editor has the focus: put there in order. The
 * editor comes a moment later and sets its caret then, and the focus comes a moment after that; a letter that came first
 * would stand behind the second, and a key in between would be lost. It knows no Yjs.
 */
import { react, type Editor, type TiptapEditor } from 'tldraw'
import { goingOn, pressAgain, pressed, type Pressed } from '../face/again'
import { endLabel } from './placing'

/** Takes a key that is typed ahead; false for one that is not, or where the text editor stands already. */
export function typeAhead(editor: Editor, event: KeyboardEvent): boolean {
  if (!editor.getEditingShapeId()) return false
  const text = editor.getRichTextEditor()
  if (text && (text.view.hasFocus() || event.target !== editor.getContainer())) return false
  const byThirdLevel = event.getModifierState('AltGraph')
  if ((event.ctrlKey || event.metaKey || event.altKey) && !byThirdLevel) return false
  const isLetter = [...event.key].length === 1
  if (!isLetter && !named.includes(event.key)) return false
  const key = pressed(event)
  if (text) {
    text.view.focus()
    write(editor, [key])
    return true
  }
  const waits = waiting.get(editor)
  const keys = waits ?? []
  keys.push(key)
  if (waits) return true
  waiting.set(editor, keys)
  const stop = react('typed ahead', () => {
    if (!editor.getRichTextEditor() && editor.getEditingShapeId()) return
    // After what the text editor does to its selection as it comes.
    queueMicrotask(() => {
      stop()
      waiting.delete(editor)
      write(editor, keys)
    })
  })
  return true
}

const named = ['Backspace', 'Enter', 'Tab', 'Escape', 'Home', 'ArrowLeft', 'End', 'ArrowRight']
const waiting = new WeakMap<Editor, Pressed[]>()

function erase({ state, view }: TiptapEditor) {
  const { from, to, empty } = state.selection
  if (!empty) view.dispatch(state.tr.deleteSelection())
  else if (from > 1) view.dispatch(state.tr.delete(from - 1, to))
}

function write(editor: Editor, keys: readonly Pressed[]) {
  const text = editor.getRichTextEditor()
  if (!text) return
  for (const [at, press] of keys.entries()) {
    const { key, shiftKey } = press
    if (key === 'Tab') {
      endLabel(editor)
      return pressAgain(editor.getContainer(), [...goingOn(press), ...keys.slice(at + 1)])
    }
    if (key === 'Escape' || (key === 'Enter' && !shiftKey)) {
      endLabel(editor)
      return pressAgain(editor.getContainer(), keys.slice(at + 1))
    }
    if (key === 'Home' || key === 'ArrowLeft') text.commands.setTextSelection(0)
    else if (key === 'End' || key === 'ArrowRight') text.commands.focus('end')
    else if (key === 'Enter') text.commands.splitBlock()
    else if (key === 'Backspace') erase(text)
    else text.view.dispatch(text.state.tr.insertText(key))
  }
}
