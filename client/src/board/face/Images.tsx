/** The way in for images: a button of the palette, a key, and what is dropped or pasted. It knows no engine. */
import type { Point } from '@signalroom/shared'
import { ImagePlus } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import type { Images } from '../../link/images'
import { typedKey } from '../../ui/typed-key'
import { bringImages } from '../images/bring-images'
import { galleryOf } from '../images/gallery'
import type { Hands } from './hands'
import type { Sight } from './sight'

export type Imaging = {
  /** How many are on their way. */
  readonly coming: number
  readonly choose: () => void
  readonly bring: (files: readonly File[], at: Point | null) => void
}

const closed = 'View only: no image is put on the board.'
const away = 'Images cannot be put on this board.'
const coming = 'The image is on its way.'

type Given = {
  readonly hands: Hands
  readonly sight: Sight
  readonly images: Images | null
  /** Any element of the board. */
  readonly inside: RefObject<HTMLElement | null>
}

export function useImaging({ hands, sight, images, inside }: Given): Imaging {
  const [count, setCount] = useState(0)
  const choose = () =>
    inside.current?.closest('.board')?.querySelector<HTMLInputElement>('.board-image-input')?.click()
  const bring = (files: readonly File[], at: Point | null) => {
    if (files.length === 0) return
    if (hands.readOnly()) return hands.say(closed)
    if (!images) return hands.say(away)
    setCount(now => now + files.length)
    hands.say(coming)
    bringImages({ hands, images, view: sight.view }, files, at)
      .then(hands.say)
      .finally(() => setCount(now => now - files.length))
  }
  const latest = useRef({ bring, choose })
  useEffect(() => {
    latest.current = { bring, choose }
  })
  useEffect(() => {
    const board = inside.current?.closest<HTMLElement>('.board')
    if (!board) return
    const pageAt = ({ clientX, clientY }: DragEvent) => pointIn(board, sight, clientX, clientY)
    return takeFiles(board, (files, event) =>
      latest.current.bring(files, event instanceof DragEvent ? pageAt(event) : null),
    )
  }, [inside, sight])
  useEffect(() => {
    const board = inside.current?.closest<HTMLElement>('.board')
    if (!board) return
    const pressed = (event: KeyboardEvent) => {
      if (!event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (typedKey(event) !== 'i' || hands.seen().writing || hands.othersLabel() || isField(event.target))
        return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.repeat) return
      if (hands.readOnly()) hands.say(closed)
      else latest.current.choose()
    }
    board.addEventListener('keydown', pressed, true)
    return () => board.removeEventListener('keydown', pressed, true)
  }, [inside, hands])
  return { coming: count, choose, bring }
}

/** Of the palette. */
export function ImageButton({ imaging, hands }: { readonly imaging: Imaging; readonly hands: Hands }) {
  return (
    <>
      <Toolbar.Button className="board-tool" aria-keyshortcuts="Shift+I" onClick={imaging.choose}>
        <ImagePlus className="board-icon" strokeWidth={1.5} aria-hidden="true" />
        <span>Image</span>
        <kbd>⇧I</kbd>
      </Toolbar.Button>
      <input
        type="file"
        className="board-image-input"
        accept="image/*"
        multiple
        hidden
        aria-label="Images for the board"
        onChange={event => {
          const files = [...(event.target.files ?? [])]
          // The same file may be chosen again.
          event.target.value = ''
          imaging.bring(files, null)
          hands.focus()
        }}
      />
    </>
  )
}

/** How many are on their way, and how many the room does not have. */
export function ImageChips({ images, count }: { readonly images: Images | null; readonly count: number }) {
  const gallery = images && galleryOf(images)
  const gone = useSyncExternalStore(gallery?.watch ?? nothing, () => gallery?.gone() ?? 0)
  return (
    <>
      {count > 0 && (
        <span className="board-chip">
          {count === 1 ? '1 image on its way' : `${count} images on their way`}
        </span>
      )}
      {gone > 0 && (
        <span className="board-chip" title="It stands on the board, and the room does not have it.">
          {gone === 1 ? '1 image is not there' : `${gone} images are not there`}
        </span>
      )}
    </>
  )
}
const nothing = () => () => undefined

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null

const isImage = ({ type, name }: File): boolean =>
  type.startsWith('image/') || /\.(?:png|jpe?g|gif|webp|svg|avif|bmp|hei[cf])$/i.test(name)

/** Takes images before the engines see them; returns the way to stop. */
function takeFiles(board: HTMLElement, take: (files: readonly File[], event: Event) => void): () => void {
  const taken = (event: Event, data: DataTransfer | null) => {
    const files = [...(data?.files ?? [])].filter(isImage)
    if (files.length === 0) return
    event.preventDefault()
    event.stopImmediatePropagation()
    take(files, event)
  }
  const isOnBoard = (target: EventTarget | null) => target instanceof Node && board.contains(target)
  const drop = (event: DragEvent) => {
    if (isOnBoard(event.target)) taken(event, event.dataTransfer)
  }
  const paste = (event: ClipboardEvent) => {
    if (isOnBoard(event.target) || board.contains(document.activeElement)) taken(event, event.clipboardData)
  }
  // Of the window, since the engines listen on the page and on the board itself.
  window.addEventListener('drop', drop, true)
  window.addEventListener('paste', paste, true)
  return () => {
    window.removeEventListener('drop', drop, true)
    window.removeEventListener('paste', paste, true)
  }
}

/** A place of the screen in units of the drawing. */
function pointIn(board: HTMLElement, sight: Sight, x: number, y: number): Point {
  const { left, top, width, height } = board.getBoundingClientRect()
  const view = sight.view()
  return { x: view.x + ((x - left) / width) * view.w, y: view.y + ((y - top) / height) * view.h }
}
