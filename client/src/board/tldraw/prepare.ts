/** Sets a fresh editor up the way this product draws, and keeps its focus honest. It knows no Yjs. */
import {
  DefaultDashStyle,
  DefaultFillStyle,
  DefaultFontStyle,
  DefaultSizeStyle,
  registerDefaultSideEffects,
  type Editor,
} from 'tldraw'
import { isKind } from '../face/kinds'
import { ownSteps } from './own-steps'

/** Thin solid lines, filled boxes, our type; every node carries its kind. */
export function prepare(editor: Editor) {
  registerDefaultSideEffects(editor)
  ownSteps(editor)
  editor.setStyleForNextShapes(DefaultSizeStyle, 's')
  editor.setStyleForNextShapes(DefaultDashStyle, 'solid')
  editor.setStyleForNextShapes(DefaultFillStyle, 'solid')
  editor.setStyleForNextShapes(DefaultFontStyle, 'sans')
  editor.getInitialMetaForShape = shape =>
    shape.type === 'geo' && isKind(shape.props.geo) ? { kind: shape.props.geo } : {}
  // Its own way with a pen lets no finger do anything afterwards, not even move the view: face/pen.ts has ours.
  editor.sideEffects.registerBeforeChangeHandler('instance', (_, now) =>
    now.isPenMode ? { ...now, isPenMode: false } : now,
  )
  editor.getContainer().tabIndex = 0
}

/** The editor is in focus exactly while something in the board's element is, so its keys end there. */
export function watchFocus(editor: Editor, element: HTMLElement): () => void {
  const { ownerDocument } = element
  const settle = (event: Event) => {
    const inside = event.target instanceof Node && element.contains(event.target)
    if (inside === editor.getInstanceState().isFocused) return
    if (inside) editor.focus({ focusContainer: false })
    else editor.blur({ blurContainer: false })
  }
  const press = (event: PointerEvent) => {
    settle(event)
    const canvas = editor.getContainer()
    const onCanvas = event.target instanceof Node && canvas.contains(event.target)
    if (onCanvas && !canvas.contains(ownerDocument.activeElement)) canvas.focus({ preventScroll: true })
  }
  ownerDocument.addEventListener('focusin', settle)
  ownerDocument.addEventListener('pointerdown', press, true)
  return () => {
    ownerDocument.removeEventListener('focusin', settle)
    ownerDocument.removeEventListener('pointerdown', press, true)
  }
}
