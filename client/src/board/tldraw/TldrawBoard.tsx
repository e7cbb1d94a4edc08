/** The board as drawn by tldraw: mounts its editor bare, binds it to the document, and puts our own face on it. */
import { useEffect, useId, useImperativeHandle, useMemo, useRef, useState, type ReactNode } from 'react'
import 'tldraw/tldraw.css'
import {
  atom,
  createTLCurrentUser,
  createUserId,
  DefaultCanvas,
  react,
  TldrawEditor,
  useNativeClipboardEvents,
  type Editor,
  type TLUserPreferences,
} from 'tldraw'
import { boardRoot, type BoardProps } from '../board'
import '../face/board.css'
import { DeskView, onDesk, outlineInWords, useDesk } from '../face/Desk'
import { keysInWords, listenToKeys } from '../face/keys'
import { Over } from '../face/Over'
import { Overlay } from '../face/Overlay'
import { watchPen } from '../face/pen'
import { useSentence } from '../face/sentence'
import { Backdrop } from './Backdrop'
import { bind, type BindingState } from './binding'
import { guardBounds } from './bounds'
import { editsOf } from './edits'
import { bindingUtils, emptyStore, options, overlayUtils, shapeUtils, themes, tools } from './engine'
import { handleOf } from './handle'
import { galleryOf } from '../images/gallery'
import { handsOf } from './hands'
import { hangIn } from './picture'
import { watchMeasure } from './measure'
import { guardPaste } from './paste'
import { oneWriter } from './one-writer'
import { prepare, watchFocus } from './prepare'
import { sharePresence } from './presence'
import { sightOf } from './sight'
import { assetUrls } from './theme'

const components = { Background: Backdrop, LoadingScreen: null, Spinner: null, ErrorFallback: Broken }

export default function TldrawBoard(props: BoardProps) {
  const { awareness, person, readOnly, images, theme, licenseKey, onMeasure, onRead, over, ref } = props
  const [store] = useState(emptyStore)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [refused, setRefused] = useState(false)
  const wrapper = useRef<HTMLDivElement>(null)
  const user = useUser(person.seat, theme)
  const { said, say } = useSentence()
  const state = useBinding(editor, props)
  const description = useId()
  const hands = useMemo(() => editor && handsOf(editor, awareness, say), [editor, awareness, say])
  const importing = useMemo(
    () =>
      editor && {
        hands: async () => (await import('./import')).importHands(editor),
        images,
        say,
        focus: () => editor.getContainer().focus(),
      },
    [editor, images, say],
  )
  const company = useMemo(
    () => editor && { awareness, sight: sightOf(editor), focus: () => editor.getContainer().focus() },
    [editor, awareness],
  )
  const edits = useMemo(() => editor && editsOf(editor), [editor])
  const desk = useDesk(hands)
  useImperativeHandle(ref, () => {
    const handle = handleOf(() => editor)
    return onDesk(handle, desk)
  }, [editor, desk])

  useEffect(() => {
    if (!editor || !hands || !wrapper.current) return
    guardPaste(editor, say)
    const stops = [
      watchPen(hands, wrapper.current),
      listenToKeys(hands, wrapper.current),
      watchFocus(editor, wrapper.current),
      guardBounds(editor, say),
      oneWriter(editor, awareness, say),
    ]
    return () => stops.forEach(stop => stop())
  }, [editor, hands, say, awareness])

  useEffect(() => editor?.getContainer().setAttribute('aria-describedby', description), [editor, description])

  const { seat, name, color, role } = person
  useEffect(
    () => (editor ? sharePresence(editor, awareness, { seat, name, color, role }) : undefined),
    [editor, awareness, seat, name, color, role],
  )

  const measured = useLatest(onMeasure)
  const wasRead = useLatest(onRead)
  useEffect(
    () =>
      editor
        ? watchMeasure(editor, {
            measure: counts => measured.current?.(counts),
            read: reading => wasRead.current?.(reading),
          })
        : undefined,
    [editor, measured, wasRead],
  )

  if (refused) return <Refused />
  const mayOnlyRead = readOnly || state.schemaAge === 'newer'
  const canvas = (
    <div ref={wrapper} className="board">
      <TldrawEditor
        {...(licenseKey === undefined ? {} : { licenseKey })}
        {...{
          store,
          user,
          shapeUtils,
          bindingUtils,
          overlayUtils,
          tools,
          themes,
          options,
          components,
          assetUrls,
        }}
        initialState="select"
        autoFocus={false}
        onMount={mounted => {
          prepare(mounted)
          if (images) hangIn(mounted, galleryOf(images))
          setEditor(mounted)
          return () => {
            setEditor(now => (now === mounted ? null : now))
            // tldraw takes its editor down by itself when it does not accept the host's key.
            const board = wrapper.current
            queueMicrotask(() =>
              setRefused(Boolean(board?.querySelector('[data-testid="tl-license-expired"]'))),
            )
          }
        }}
      >
        <DefaultCanvas />
        <Clipboard />
      </TldrawEditor>
      {hands && importing && company && (
        <Overlay {...{ hands, said, importing, images, company, desk }} readOnly={mayOnlyRead} held={state} />
      )}
      <p id={description} className="board-unseen">
        {keysInWords} {outlineInWords}
      </p>
    </div>
  )
  return (
    <DeskView {...{ desk, hands, edits, said }} readOnly={mayOnlyRead}>
      {canvas}
      {over && company && <Over sight={company.sight} draw={over} />}
    </DeskView>
  )
}

/** Binds while both the editor and the document live, and follows what this seat may do. */
function useBinding(editor: Editor | null, { doc, readOnly }: BoardProps): BindingState {
  const [state, setState] = useState<BindingState>({ aside: 0, schemaAge: 'same' })
  const newer = state.schemaAge === 'newer'

  useEffect(() => {
    if (!editor) return
    const close = bind(editor, doc.getArray(boardRoot), setState)
    const stop = onceSeen(editor, () => showAll(editor))
    return () => {
      stop()
      close()
    }
  }, [editor, doc])

  useEffect(() => {
    if (!editor) return
    const mayWrite = !readOnly && !newer
    if (!mayWrite) editor.complete()
    editor.updateInstanceState({ isReadonly: !mayWrite })
    if (!mayWrite) editor.setCurrentTool('select')
  }, [editor, readOnly, newer])

  return state
}

/** At once, or where the board stands on a tab that is not open, when that is opened. */
function onceSeen(editor: Editor, act: () => void): () => void {
  let done = false
  return react('once seen', () => {
    if (done || editor.getViewportScreenBounds().w < 2) return
    done = true
    // What reacts to the view does not move it while it does.
    queueMicrotask(() => {
      if (!editor.isDisposed) act()
    })
  })
}

function showAll(editor: Editor) {
  if (editor.getCurrentPageShapeIds().size === 0) return
  editor.zoomToFit({ immediate: true })
  if (editor.getZoomLevel() > 1) editor.resetZoom(undefined, { immediate: true })
}

/** tldraw's idea of its user, kept in memory only; the theme goes in here because a prop would remount it. */
function useUser(seat: string, theme: 'light' | 'dark') {
  const made = useMemo(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const preferences = atom<TLUserPreferences>('preferences', {
      id: createUserId(seat),
      locale: 'en',
      animationSpeed: still ? 0 : 1,
    })
    const user = createTLCurrentUser({
      userPreferences: preferences,
      setUserPreferences: next => preferences.set(next),
    })
    return { preferences, user }
  }, [seat])
  useEffect(() => {
    made.preferences.update(preferences => ({ ...preferences, colorScheme: theme }))
  }, [made, theme])
  return made.user
}

function useLatest<T>(value: T) {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}

function Clipboard() {
  useNativeClipboardEvents()
  return null
}

function Broken(): ReactNode {
  return (
    <div className="board-notice" role="alert">
      <h3>The board stopped</h3>
      <p>What was drawn is kept. Reload the page to go on drawing; code and talk work meanwhile.</p>
    </div>
  )
}

function Refused(): ReactNode {
  return (
    <div className="board-notice" role="alert">
      <h3>The board is switched off here</h3>
      <p>
        Its drawing engine, tldraw, did not accept the licence key of this site. Whoever runs it can set a key
        that is valid for this address in <code>TLDRAW_LICENSE_KEY</code>. What was drawn is kept; code and
        talk work as usual.
      </p>
    </div>
  )
}
