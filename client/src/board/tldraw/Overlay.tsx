/** What lies over the canvas: palette, zoom, hints and notices. It holds no rule. */
import { Maximize, Minus, Plus } from 'lucide-react'
import { useValue, type Editor } from 'tldraw'
import type { BindingState } from './binding'
import { Palette } from './Palette'

type Props = {
  readonly editor: Editor
  readonly readOnly: boolean
  readonly state: BindingState
  /** A sentence said once, about something just refused. */
  readonly said: string
}

export function Overlay({ editor, readOnly, state, said }: Props) {
  return (
    <>
      <Empty editor={editor} readOnly={readOnly} />
      <div className="board-chips">
        {state.schemaAge === 'newer' ? (
          <span className="board-chip board-chip-strong">
            Changed by a newer page. Reload the page to draw.
          </span>
        ) : (
          readOnly && <span className="board-chip">View only</span>
        )}
        {state.aside > 0 && (
          <span className="board-chip" title="Kept in the document, but not in a form this page can show.">
            {state.aside === 1 ? '1 item not shown' : `${state.aside} items not shown`}
          </span>
        )}
      </div>
      <Zoom editor={editor} />
      {!readOnly && (
        <div className="board-foot">
          <Hint editor={editor} said={said} />
          <Palette editor={editor} />
        </div>
      )}
    </>
  )
}

function Empty({ editor, readOnly }: { editor: Editor; readOnly: boolean }) {
  const empty = useValue('empty', () => editor.getCurrentPageShapeIds().size === 0, [editor])
  if (!empty) return null
  return (
    <p className="board-empty">
      {readOnly ? (
        'The drawing appears here as it is made.'
      ) : (
        <span>
          Boxes and arrows of the design go here.
          <br />
          Press <kbd>S</kbd> and click for the first service.
        </span>
      )}
    </p>
  )
}

/** One line, in one place: a refusal, or what the keys do next. */
function Hint({ editor, said }: { editor: Editor; said: string }) {
  const hint = useValue('hint', () => nextStep(editor), [editor])
  return (
    <>
      <p className="board-hint" aria-hidden={said === ''}>
        {said || hint}
      </p>
      <output className="board-unseen">{said}</output>
    </>
  )
}

function nextStep(editor: Editor): string {
  if (editor.getEditingShapeId()) return 'Enter ends the label, Shift+Enter starts a line'
  const selected = editor.getSelectedShapes()
  if (selected.length === 2 && selected.every(shape => shape.type === 'geo')) return 'A connects the two'
  const [only, ...more] = selected
  if (only?.type === 'arrow' && more.length === 0) return 'Type a time for this hop, like 12 ms'
  const tool = editor.getCurrentToolId()
  if (tool === 'arrow') return 'Drag from one box to another'
  const places = !['select', 'text', 'draw', 'eraser', 'hand'].includes(tool)
  return places ? 'Click to place, or Enter for the middle of the view' : ''
}

function Zoom({ editor }: { editor: Editor }) {
  const percent = useValue('zoom', () => Math.round(editor.getZoomLevel() * 100), [editor])
  const motion = { animation: { duration: editor.user.getAnimationSpeed() * 160 } }
  return (
    <fieldset className="board-zoom" aria-label="Zoom">
      <button type="button" aria-label="Zoom out" onClick={() => editor.zoomOut(undefined, motion)}>
        <Minus size={14} aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label={`${percent}%, zoom to 100 percent`}
        onClick={() => editor.resetZoom(undefined, motion)}
      >
        <span className="board-percent">{percent}%</span>
      </button>
      <button type="button" aria-label="Zoom in" onClick={() => editor.zoomIn(undefined, motion)}>
        <Plus size={14} aria-hidden="true" />
      </button>
      <button type="button" aria-label="Fit the drawing" onClick={() => editor.zoomToFit(motion)}>
        <Maximize size={14} aria-hidden="true" />
      </button>
    </fieldset>
  )
}
