/** The code's pane: one editor over the file that is open, under the tabs of all. It knows no room. */
import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useReducer,
  useRef,
  useState,
  type RefObject,
} from 'react'
import { UndoManager, type Map as YMap, type Text as YText } from 'yjs'
import type { CodeHandle, CodeProps } from './code'
import { preferences, usePreferences } from './assist/preferences'
import { TabHint } from './assist/TabHint'
import { addFile, fileOf, filesOf, frontOf, namesOf } from '../link/files'
import type { KeptFile } from '../link/kept-files'
import { openEditor, type Editor, type EditorPlace } from './editor'
import { PaneFoot } from './PaneFoot'
import { useSections } from './sections/useSections'
import { Tabs } from './Tabs'

type Wanted = { readonly file: string; readonly from: number; readonly to: number }

export default function CodePane(props: CodeProps) {
  const { files, awareness, readOnly, theme, sections: look, marked = false, onFront, kept, ref } = props
  const names = useNames(files)
  const [chosen, choose] = useState<string | null>(null)
  const current = chosen !== null && names.includes(chosen) ? chosen : frontOf(names)
  // A file that another adds before it in the alphabet does not come under the hands of who types in this one.
  if (current !== null && current !== chosen) choose(current)
  const [followed, follow] = useState(kept)
  if (kept && kept !== followed && names.includes(kept.as)) {
    follow(kept)
    // Who writes in what was kept goes on writing in it.
    if (kept.wasHere && chosen === kept.name) choose(kept.as)
  }
  const text = current === null ? null : fileOf(files, current)
  const host = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const wanted = useRef<Wanted>(null)
  const left = useRef<{ readonly file: string; readonly place: EditorPlace }>(null)
  const entering = useRef<string>(null)
  const [lost, lose] = useState<string | null>(null)
  const latest = useRef({ kept, readOnly })
  /** What was kept before this editor came is old news to the next one. */
  const heard = useRef(kept)
  useEffect(() => {
    latest.current = { kept, readOnly }
  })
  const [entered, setEntered] = useState(false)
  const [parted, part] = useState<{ readonly cause: unknown } | null>(null)
  const panel = useId()
  const description = useId()
  const liking = usePreferences()
  const sections = useSections(files, look !== undefined, look?.onMeasure)

  useEffect(() => {
    if (!host.current || current === null || !text) return
    const undo = undoOf(text)
    const others = () => filesOf(files, current)
    const opened = openEditor(host.current, {
      file: current,
      text,
      undo,
      awareness,
      description,
      others,
      marked,
      onParted: cause => part({ cause }),
    })
    opened.prefer(preferences.getState())
    setEditor(opened)
    showWanted(opened, wanted, current)
    // Another text of the same file has come under the hands of who types in it.
    const before = left.current
    left.current = null
    const news = latest.current.kept === heard.current ? null : latest.current.kept
    heard.current = latest.current.kept
    const isSame = before !== null && isNow(news, before.file, current)
    if (entering.current === current) opened.focus()
    entering.current = null
    // What was typed before this one came stands in the other alone.
    if (before && (isSame || before.file === current))
      opened.resume(before.place, isSame && !latest.current.readOnly)
    else lose(before && !fileOf(files, before.file) ? before.file : null)
    return () => {
      left.current = opened.hasFocus() ? { file: current, place: opened.place() } : null
      setEditor(null)
      opened.close()
    }
  }, [files, current, text, awareness, description, marked])

  useEffect(() => onFront?.(current), [onFront, current])
  useEffect(() => editor?.allow(!readOnly), [editor, readOnly])
  useEffect(() => editor?.paint(theme), [editor, theme])
  useEffect(() => editor?.prefer(liking), [editor, liking])

  const show = useCallback(
    (file: string, from: number, to: number) => {
      if (!fileOf(files, file)) return
      wanted.current = { file, from, to }
      if (file === current && editor) showWanted(editor, wanted, file)
      else choose(file)
    },
    [files, current, editor],
  )
  useImperativeHandle(
    ref,
    (): CodeHandle => ({ lines: () => editor?.lines() ?? null, show, focus: () => editor?.focus() }),
    [show, editor],
  )

  const enter = (name: string) => {
    if (name === current) return editor?.focus()
    entering.current = name
    choose(name)
  }
  const add = (name: string) => {
    // A name that is taken is brought to the front, and one writes in it.
    if (!fileOf(files, name)) addFile(files, name)
    enter(name)
  }
  const write = readOnly ? null : { add, remove: (name: string) => files.delete(name) }
  // What is typed into such an editor is nowhere else: the page ends here, and is right again once loaded.
  if (parted) throw parted.cause
  if (current === null) return <Empty readOnly={readOnly} />
  return (
    <div className="relative flex size-full min-h-0 flex-col bg-card">
      <Tabs names={names} current={current} panel={panel} onOpen={choose} write={write} />
      <div className="relative min-h-0 flex-1" onFocus={() => setEntered(true)}>
        <div
          ref={host}
          id={panel}
          role="tabpanel"
          aria-label={current}
          className="size-full overflow-hidden"
        />
        {readOnly ? (
          <span className="pointer-events-none absolute right-3 bottom-3 rounded-full border border-line bg-sunk px-[9px] py-1 text-[12px] font-[560] text-ink-2">
            View only
          </span>
        ) : (
          <TabHint entered={entered} />
        )}
      </div>
      <PaneFoot
        key={current}
        file={current}
        editor={readOnly ? null : editor}
        sections={look?.shown ? sections : null}
        open={({ file, line }) => show(file, line, line)}
        kept={kept && kept.as === current ? keptSentence(kept) : lost === null ? null : lostSentence(lost)}
      />
      <p id={description} className="sr-only">
        Tab indents. To leave the editor by keyboard press Escape, then Tab.
      </p>
    </div>
  )
}

const isNow = (kept: CodeProps['kept'], before: string, now: string): boolean =>
  kept?.wasHere === true && kept.name === before && kept.as === now

/** What one types now goes nowhere, and no key of the room is hit by it. */
const lostSentence = (name: string): string => `${name} was removed. Keys rest until you click or press Esc.`

const keptSentence = ({ name, as }: KeptFile): string =>
  name === as
    ? `${name} was removed while you wrote in it, and is back.`
    : `There was another ${name} at once: what stood in this one is kept here.`

function showWanted(editor: Editor, wanted: RefObject<Wanted | null>, file: string) {
  const want = wanted.current
  if (want?.file !== file) return
  wanted.current = null
  editor.show(want.from, want.to)
}

/** The names of the shared files, in the order of the alphabet, so that all see the same tabs. */
function useNames(files: YMap<YText>): readonly string[] {
  const [, changed] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    files.observe(changed)
    changed()
    return () => files.unobserve(changed)
  }, [files])
  return namesOf(files)
}

/** One's own steps back, kept for as long as the text lives: another tab in between forgets nothing. */
function undoOf(text: YText): UndoManager {
  const known = managers.get(text) ?? new UndoManager(text)
  managers.set(text, known)
  return known
}

const managers = new WeakMap<YText, UndoManager>()

function Empty({ readOnly }: { readOnly: boolean }) {
  return (
    <p className="grid size-full place-items-center bg-card p-6 text-center text-ink-3">
      {readOnly ? 'The code appears here as it is typed.' : 'The first file of this round appears here.'}
    </p>
  )
}
