/** The keys of Vim and Emacs, loaded for those who chose them. Undo stays one's own: Yjs keeps it. It knows no document. */
import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { Preferences } from './preferences'

/** One's own step back and forth, refused where one may not write. */
export interface Steps {
  undo(view: EditorView): boolean
  redo(view: EditorView): boolean
}

export async function keysOf(choice: Preferences['keys'], steps: Steps): Promise<Extension> {
  switch (choice) {
    case 'vim':
      return vimKeys(steps)
    case 'emacs':
      return emacsKeys(steps)
    case 'plain':
      return []
  }
}

async function vimKeys(steps: Steps): Promise<Extension> {
  const { vim, CodeMirror } = await import('@replit/codemirror-vim')
  // Its own undo asks the editor's history, and there is none.
  Object.assign(CodeMirror.commands, {
    undo: ({ cm6 }: { cm6: EditorView }) => steps.undo(cm6),
    redo: ({ cm6 }: { cm6: EditorView }) => steps.redo(cm6),
  })
  return vim({ status: true })
}

async function emacsKeys(steps: Steps): Promise<Extension> {
  const { emacs, EmacsHandler } = await import('@replit/codemirror-emacs')
  EmacsHandler.bindKey('C-/|C-x u|S-C--|C-z', steps.undo)
  EmacsHandler.bindKey('S-C-/|S-C-x u|C--|S-C-z', steps.redo)
  return emacs()
}
