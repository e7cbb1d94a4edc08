/** The line under the editor: how the sections stand, a way to good form, and the editor's settings. It holds no rule. */
import { AlignLeft } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { EditorMenu } from './assist/EditorMenu'
import { formable } from './assist/format'
import type { Editor } from './editor'
import { commandKey } from '../ui/typed-key'
import { SectionLamps } from './sections/SectionLamps'
import type { SectionStart, Sections } from './sections/sections'

export function PaneFoot({
  file,
  editor,
  sections,
  open,
  kept,
}: {
  file: string
  /** Null where one may only look. */
  editor: Editor | null
  sections: Sections | null
  open: (place: SectionStart) => void
  /** A sentence about what was kept of this file. */
  kept: string | null
}) {
  const [said, say] = useState<string | null>(null)
  const shown = said ?? kept
  useEffect(() => editor?.onRefusal(say), [editor])
  const form = useCallback(async () => say(editor ? await editor.format() : null), [editor])
  useEffect(() => {
    if (!editor) return
    const press = (event: KeyboardEvent) => {
      if (!event.shiftKey || !event.altKey || commandKey(event) !== 'f') return
      event.preventDefault()
      void form()
    }
    editor.element.addEventListener('keydown', press)
    return () => editor.element.removeEventListener('keydown', press)
  }, [editor, form])
  return (
    <div className="@container flex h-8 flex-none items-center gap-1 border-t border-line bg-paper px-2 max-[899px]:h-[52px] slim:h-auto! slim:flex-wrap">
      {sections ? <SectionLamps sections={sections} open={open} /> : null}
      <p
        role="status"
        className="min-w-0 flex-1 truncate px-1.5 text-right text-[12px] text-ink-2"
        title={shown ?? ''}
      >
        {shown}
      </p>
      {editor && formable(file) ? (
        <button
          type="button"
          onClick={() => void form()}
          title="Format this file (Shift+Alt+F)"
          aria-keyshortcuts="Shift+Alt+F"
          className="flex h-6 flex-none items-center gap-1.5 rounded-[6px] px-1.5 text-[12px] text-ink-2 hover:bg-sunk max-[899px]:h-11 max-[899px]:px-3"
        >
          <AlignLeft size={14} aria-hidden="true" />
          <span className="@max-[420px]:sr-only">Format</span>
        </button>
      ) : null}
      <EditorMenu />
    </div>
  )
}
