/** What lies over the canvas: palette, zoom, hints and notices. It holds no rule and knows no engine. */
import { Maximize, Minus, Plus } from 'lucide-react'
import { useRef, useSyncExternalStore } from 'react'
import type { Hands, Seen } from './hands'
import { Company, type CompanyGiven } from './Company'
import { Import, type Importing } from './Import'
import { Palette } from './Palette'

/** What of the document this page can show. */
export type Held = {
  /** Entries that cannot be shown here; they stay in the document untouched. */
  readonly aside: number
  /** `newer`: another page with a later version wrote here, and this one must not. */
  readonly schemaAge: 'same' | 'older' | 'newer'
}

type Props = {
  readonly hands: Hands
  readonly readOnly: boolean
  readonly held: Held
  /** A sentence said once, about something just refused. */
  readonly said: string
  readonly importing: Importing
  readonly company: CompanyGiven
}

export function Overlay({ hands, readOnly, held, said, importing, company }: Props) {
  const seen = useSeen(hands)
  return (
    <>
      <Company {...company} />
      {seen.empty && <Empty readOnly={readOnly} />}
      <div className="board-chips">
        {held.schemaAge === 'newer' ? (
          <span className="board-chip board-chip-strong">
            Changed by a newer page. Reload the page to draw.
          </span>
        ) : (
          readOnly && <span className="board-chip">View only</span>
        )}
        {held.aside > 0 && (
          <span className="board-chip" title="Kept in the document, but not in a form this page can show.">
            {held.aside === 1 ? '1 item not shown' : `${held.aside} items not shown`}
          </span>
        )}
      </div>
      <Zoom hands={hands} percent={seen.percent} importing={readOnly ? null : importing} />
      {!readOnly && (
        <div className="board-foot">
          <Hint seen={seen} said={said} />
          <Palette hands={hands} tool={seen.tool} />
        </div>
      )}
    </>
  )
}

/** Rendered anew only when something that is seen is another. */
function useSeen(hands: Hands): Seen {
  const last = useRef<Seen>(null)
  return useSyncExternalStore(hands.watch, () => {
    const seen = hands.seen()
    if (last.current && JSON.stringify(last.current) === JSON.stringify(seen)) return last.current
    return (last.current = seen)
  })
}

function Empty({ readOnly }: { readOnly: boolean }) {
  return (
    <p className="board-empty">
      {readOnly ? (
        'The drawing appears here as it is made.'
      ) : (
        <span>
          Boxes and arrows of the design go here.
          <br />
          Press <kbd>S</kbd> for the first service and type its name.
        </span>
      )}
    </p>
  )
}

/** One line, in one place: a refusal, or what the keys do next. */
function Hint({ seen, said }: { seen: Seen; said: string }) {
  return (
    <>
      <p className="board-hint" aria-hidden={said === ''}>
        {said || nextStep(seen)}
      </p>
      <output className="board-unseen">{said}</output>
    </>
  )
}

function nextStep({ writing, selected, tool }: Seen): string {
  if (writing) return 'Enter ends the label, Shift+Enter starts a line'
  if (selected === 'two') return 'A connects the two'
  if (selected === 'arrow') return 'Type a time for this hop, like 12 ms'
  if (tool === 'arrow') return 'Drag from one box to another'
  const places = !['select', 'text', 'draw', 'eraser', 'hand'].includes(tool)
  return places ? 'Click to place, or Enter for the middle of the view' : ''
}

function Zoom({ hands, percent, importing }: { hands: Hands; percent: number; importing: Importing | null }) {
  return (
    <fieldset className="board-zoom" aria-label="Zoom">
      {importing && <Import {...importing} />}
      <button type="button" aria-label="Zoom out" onClick={hands.zoomOut}>
        <Minus size={14} aria-hidden="true" />
      </button>
      <button type="button" aria-label={`${percent}%, zoom to 100 percent`} onClick={hands.zoomToWhole}>
        <span className="board-percent">{percent}%</span>
      </button>
      <button type="button" aria-label="Zoom in" onClick={hands.zoomIn}>
        <Plus size={14} aria-hidden="true" />
      </button>
      <button type="button" aria-label="Fit the drawing" onClick={hands.zoomToFit}>
        <Maximize size={14} aria-hidden="true" />
      </button>
    </fieldset>
  )
}
