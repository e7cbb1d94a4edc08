/** The board as drawn by Excalidraw: mounts its editor bare, binds it to the document, and puts our own face on it. */
import './assets'
import { Excalidraw, viewportCoordsToSceneCoords } from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import type { AppState, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { boardRoot, type BoardProps } from '../board'
import { dotsAt } from '../face/backdrop'
import '../face/board.css'
import { DeskView, onDesk, outlineInWords, useDesk } from '../face/Desk'
import type { Edits } from '../face/edits'
import { keysInWords, listenToKeys } from '../face/keys'
import { heldByOthers } from '../face/held'
import { Over } from '../face/Over'
import { Overlay, type Held } from '../face/Overlay'
import { watchPen } from '../face/pen'
import { useSentence } from '../face/sentence'
import { bind, elementsIn, type Binding } from './binding'
import { galleryOf, type Gallery } from '../images/gallery'
import { editsOf } from './edits'
import './excalidraw.css'
import { handleOf } from './handle'
import { handsOf, type ExcalidrawHands } from './hands'
import { hang, type Hanging } from './hang'
import { holdKeys } from './own-keys'
import { watchMeasure } from './measure'
import { refusedPaste, refuseFiles } from './paste'
import { pen } from './placing'
import { sharePresence, writerOf, type Presence } from './presence'
import { sightOf } from './sight'
import type { Stored } from './stored'

const bare = {
  canvasActions: {
    export: false,
    loadScene: false,
    saveToActiveFile: false,
    toggleTheme: false,
    clearCanvas: false,
    changeViewBackgroundColor: false,
    saveAsImage: false,
  },
  tools: { image: false },
} as const

const beginning = {
  viewBackgroundColor: 'transparent',
  currentItemStrokeColor: pen.strokeColor,
  currentItemStrokeWidth: pen.strokeWidth,
  currentItemRoughness: pen.roughness,
  currentItemFontFamily: pen.fontFamily,
  currentItemFontSize: pen.fontSize,
  currentItemRoundness: 'sharp',
  currentItemArrowType: 'sharp',
  currentItemBackgroundColor: 'transparent',
  currentItemFillStyle: 'solid',
} as const

type Mounted = {
  readonly api: ExcalidrawImperativeAPI
  readonly binding: Binding
  readonly hands: ExcalidrawHands
  readonly edits: Edits
  readonly presence: Presence
  readonly hanging: Hanging | null
}

export default function ExcalidrawBoard(props: BoardProps) {
  const { doc, awareness, readOnly, images, theme, onMeasure, onRead, over, ref } = props
  const wrapper = useRef<HTMLDivElement>(null)
  const backdrop = useRef<HTMLDivElement>(null)
  const map = useMemo(() => doc.getMap(boardRoot) as Stored, [doc])
  const [api, setApi] = useState<ExcalidrawImperativeAPI | null>(null)
  const [held, setHeld] = useState<Held>({ aside: 0, schemaAge: 'same' })
  const { said, say } = useSentence()
  const description = useId()
  const mayWrite = !readOnly && held.schemaAge !== 'newer'
  const may = useLatest(mayWrite)
  const measured = useLatest(onMeasure)
  const wasRead = useLatest(onRead)
  const gallery = images && galleryOf(images)
  const mounted = useMounted({ api, map, awareness, gallery, wrapper, may, say, setHeld })
  // Read when the editor takes it in, which may be long after it was first drawn.
  const first = useCallback(
    () => ({ elements: elementsIn(map), appState: beginning, scrollToContent: true }),
    [map],
  )
  const importing = useMemo(
    () =>
      mounted && {
        hands: async () => (await import('./import')).importHands(mounted.hands.ground),
        images,
        say,
        focus: () => mounted.hands.focus(),
      },
    [mounted, images, say],
  )
  const company = useMemo(
    () =>
      mounted && {
        awareness,
        sight: sightOf(mounted.api, mounted.hands.watch),
        focus: () => mounted.hands.focus(),
      },
    [mounted, awareness],
  )
  const desk = useDesk(mounted?.hands ?? null)
  useImperativeHandle(ref, () => {
    const handle = handleOf(
      () => api,
      () => mounted?.hands.focus(),
      gallery,
    )
    return onDesk(handle, desk)
  }, [api, mounted, desk, gallery])
  useEffect(
    () =>
      api
        ? watchMeasure(api, {
            measure: counts => measured.current?.(counts),
            read: reading => wasRead.current?.(reading),
          })
        : undefined,
    [api, measured, wasRead],
  )
  // It is called a board once it takes keys.
  useEffect(() => {
    if (!mounted) return
    const container = wrapper.current?.querySelector('.excalidraw-container')
    for (const [name, value] of [
      ['role', 'application'],
      ['aria-label', 'Board canvas'],
      ['aria-describedby', description],
      ['tabindex', '0'],
    ] as const)
      container?.setAttribute(name, value)
  }, [mounted, description])
  // Before the editor goes: its label would end itself afterwards, and fail.
  useLayoutEffect(() => () => mounted?.hands.endLabel(), [mounted])
  useEffect(() => {
    if (mounted && !mayWrite) mounted.hands.take('select')
  }, [mounted, mayWrite])

  const canvas = (
    <div ref={wrapper} className="board board-excalidraw">
      <div ref={backdrop} className="board-backdrop" />
      <Excalidraw
        excalidrawAPI={setApi}
        initialData={first}
        theme={theme}
        viewModeEnabled={!mayWrite}
        isCollaborating
        UIOptions={bare}
        handleKeyboardGlobally={false}
        autoFocus={false}
        onChange={(_, state) => {
          dots(backdrop.current, state)
          mounted?.binding.told()
          mounted?.presence.changed()
          mounted?.hands.changed()
          mounted?.hanging?.look()
        }}
        onPointerUpdate={({ pointer }) => mounted?.presence.pointed(pointer)}
        onScrollChange={() => mounted?.hands.changed()}
        validateEmbeddable={false}
        onPaste={pasted => {
          const refusal = refusedPaste(pasted, image => gallery?.get(image) instanceof Blob)
          if (refusal !== null) say(refusal)
          return refusal === null
        }}
      />
      {mounted && importing && company && (
        <Overlay
          hands={mounted.hands}
          readOnly={!mayWrite}
          {...{ held, said, importing, images, company, desk }}
        />
      )}
      <p id={description} className="board-unseen">
        {keysInWords} {outlineInWords}
      </p>
    </div>
  )
  return (
    <DeskView
      {...{ desk, said }}
      hands={mounted?.hands ?? null}
      edits={mounted?.edits ?? null}
      readOnly={!mayWrite}
    >
      {canvas}
      {over && company && <Over sight={company.sight} draw={over} />}
    </DeskView>
  )
}

type MountGiven = {
  readonly api: ExcalidrawImperativeAPI | null
  readonly map: Stored
  readonly awareness: BoardProps['awareness']
  readonly gallery: Gallery | null
  readonly wrapper: { readonly current: HTMLDivElement | null }
  readonly may: { readonly current: boolean }
  readonly say: (sentence: string) => void
  readonly setHeld: (held: Held) => void
}

/** Binds while both the editor and the document live, and not before the editor has loaded. */
function useMounted({
  api,
  map,
  awareness,
  gallery,
  wrapper,
  may,
  say,
  setHeld,
}: MountGiven): Mounted | null {
  const [mounted, setMounted] = useState<Mounted | null>(null)
  useEffect(() => {
    const element = wrapper.current
    if (!api || !element) return
    const mount = () => {
      const mayWrite = () => may.current
      const binding = bind({ api, map, mayWrite, tell: setHeld, say })
      const presence = sharePresence(api, awareness)
      const hanging = gallery && hang(api, gallery)
      const writer = (one: Parameters<typeof writerOf>[1]) => writerOf(awareness, one)
      const held = () => heldByOthers(awareness)
      const hands = handsOf({ api, binding, element, mayWrite, say, heldByOthers: held, writerOf: writer })
      const { room } = hands.ground
      const { writesBeside: writing } = presence
      const edits = editsOf({
        api,
        binding,
        mayWrite,
        say,
        writerOf: writer,
        writing,
        room,
      })
      const stops = [
        watchPen(hands, element),
        listenToKeys(hands, element),
        holdKeys(element, {
          closed: () => hands.closed() || isOnImage(api),
          letGo: () => hands.seen().tool === 'select' && hands.select([]),
          step: binding.step,
        }),
        refuseFiles(element, say),
        placeByPointer(element, api, hands, binding),
        binding.close,
        presence.close,
        () => hanging?.close(),
      ]
      setMounted({ api, binding, hands, edits, presence, hanging })
      return () => {
        setMounted(null)
        stops.forEach(stop => stop())
      }
    }
    return onceLoaded(api, mount)
  }, [api, map, awareness, gallery, wrapper, may, say, setHeld])
  return mounted
}

/** Acts as soon as the editor has taken in what it begins with, before anything else can happen to it. */
function onceLoaded(api: ExcalidrawImperativeAPI, act: () => () => void): () => void {
  if (!api.getAppState().isLoading) return act()
  let stop: (() => void) | null = null
  const leave = api.onChange(() => {
    stop ??= act()
    leave()
  })
  return () => {
    leave()
    stop?.()
  }
}

/** A click places what is in the hand, a drag gives it a size; and every press begins a step of its own. */
function placeByPointer(
  element: HTMLElement,
  api: ExcalidrawImperativeAPI,
  hands: ExcalidrawHands,
  binding: Binding,
): () => void {
  let from: { readonly x: number; readonly y: number } | null = null
  const spot = (event: PointerEvent) => viewportCoordsToSceneCoords(event, api.getAppState())
  const onCanvas = (event: PointerEvent) => event.target instanceof HTMLCanvasElement
  const down = (event: PointerEvent) => {
    if (!onCanvas(event)) return
    binding.step()
    hands.pressed()
    hands.focus()
    from = event.button === 0 && hands.kindInHand() ? spot(event) : null
  }
  const up = (event: PointerEvent) => {
    binding.told()
    const kind = hands.kindInHand()
    if (!from || !kind || hands.pinched()) return
    const to = spot(event)
    const size = { w: Math.abs(to.x - from.x), h: Math.abs(to.y - from.y) }
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
    if (size.w > 24 && size.h > 16) hands.place(kind, middle, size)
    else hands.place(kind, from)
    from = null
  }
  element.addEventListener('pointerdown', down, true)
  window.addEventListener('pointerup', up)
  return () => {
    element.removeEventListener('pointerdown', down, true)
    window.removeEventListener('pointerup', up)
  }
}

/** Behind the canvas, without another rendering: the view moves at each frame. */
function dots(backdrop: HTMLElement | null, { scrollX, scrollY, zoom }: AppState) {
  if (backdrop) Object.assign(backdrop.style, dotsAt({ x: scrollX, y: scrollY, z: zoom.value }))
}

/** What opens a label elsewhere would cut out a part of an image. */
const isOnImage = (api: ExcalidrawImperativeAPI): boolean => {
  const { selectedElementIds } = api.getAppState()
  const selected = api.getSceneElements().filter(({ id }) => selectedElementIds[id])
  return selected.length === 1 && selected[0]?.type === 'image'
}

function useLatest<T>(value: T) {
  const latest = useRef(value)
  // Before the next key: one that was pressed as soon as the board opened is not lost.
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}
