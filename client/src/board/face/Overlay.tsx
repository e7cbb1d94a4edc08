/** What lies over the canvas: palette, zoom, hints and notices. It holds no rule and knows no engine. */
import { ListTree, Maximize, Minus, Plus } from 'lucide-react'
import { useRef, useSyncExternalStore, type ReactNode } from 'react'
import { classes } from '../../ui/classes'
import { Company, type CompanyGiven } from './Company'
import { connectingBy, type Connecting } from './connecting'
import type { Desk } from './Desk'
import type { Images } from '../../link/images'
import type { Hands, NodeSeen, Seen } from './hands'
import { ImageChips, useImaging } from './Images'
import { Import, type Importing } from './Import'
import { Arrange } from './Arrange'
import { MarksOver } from './MarksOver'
import { Palette } from './Palette'
import { layTemplate } from './template'

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
  /** Null where none can be put. */
  readonly images: Images | null
  readonly company: CompanyGiven
  readonly desk: Desk
}

export function Overlay({ hands, readOnly, held, said, importing, images, company, desk }: Props) {
  const seen = useSeen(hands)
  const { watch, now } = connectingBy(hands)
  const connecting = useSyncExternalStore(watch, now)
  const step = connecting ? stepOf(connecting) : ''
  const chips = useRef<HTMLDivElement>(null)
  const imaging = useImaging({ hands, sight: company.sight, images, inside: chips })
  return (
    <>
      <MarksOver sight={company.sight} />
      <Company {...company} writing={() => hands.seen().writing || hands.othersLabel()} />
      {seen.empty && <Empty readOnly={readOnly} onTemplate={() => void layTemplate(hands)} />}
      <div ref={chips} className="board-chips">
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
        <ImageChips images={images} count={imaging.coming} />
        {readOnly && said !== '' && (
          <span className="board-chip" role="status">
            {said}
          </span>
        )}
      </div>
      <Zoom hands={hands} percent={seen.percent} importing={readOnly ? null : importing}>
        {!desk.narrow && <OutlineKey desk={desk} />}
      </Zoom>
      {!readOnly && (
        <div className="board-foot">
          <Hint seen={seen} said={said} step={step} />
          {seen.chosen > 1 && <Arrange hands={hands} chosen={seen.chosen} />}
          <Palette hands={hands} tool={seen.tool} imaging={images && imaging} />
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

type EmptyProps = { readonly readOnly: boolean; readonly onTemplate: () => void }

function Empty({ readOnly, onTemplate }: EmptyProps) {
  return (
    <p className="board-empty">
      {readOnly ? (
        'The drawing appears here as it is made.'
      ) : (
        <span>
          Boxes and arrows of the design go here.
          <br />
          Press <kbd>S</kbd> for the first service and type its name.
          <br />
          <button type="button" onClick={onTemplate}>
            Lay out the frames of a round <kbd>⇧B</kbd>
          </button>
        </span>
      )}
    </p>
  )
}

type HintProps = { readonly seen: Seen; readonly said: string; readonly step: string }

/** One line, in one place: a refusal, or what the keys do next. Where keys choose something it is read out as well. */
function Hint({ seen, said, step }: HintProps) {
  const aloud = said || step
  return (
    <>
      <p className={classes('board-hint', step !== '' && 'board-hint-strong')} aria-hidden={aloud === ''}>
        {aloud || nextStep(seen)}
      </p>
      <output className="board-unseen">{aloud}</output>
    </>
  )
}

function stepOf({ from, to, instead }: Connecting): string {
  const begins = `Connecting from ${calledBy(from)}`
  if (to) return `${begins} to ${calledBy(to)}: Enter connects them`
  const more = instead ? `; A begins at ${calledBy(instead)}` : ''
  return `${begins}: a kind’s key adds a box, the arrow keys choose one${more}`
}

const calledBy = ({ name }: NodeSeen): string =>
  name.split('\n').find(line => line.trim() !== '') ?? 'a box without a name'

function nextStep({ writing, selected, tool }: Seen): string {
  if (writing) return 'Enter ends the label, Tab goes on from there, Shift+Enter starts a line'
  if (selected === 'two') return 'A connects the two'
  if (selected === 'arrow') return 'Type a time for this hop, like 12 ms; A goes on from its end'
  if (selected === 'node' && tool === 'select') return 'A begins an arrow here, Enter opens the name'
  if (tool === 'arrow') return 'Drag from one box to another'
  const places = !['select', 'text', 'draw', 'eraser', 'hand'].includes(tool)
  return places ? 'Click to place, or Enter for the middle of the view' : ''
}

function OutlineKey({ desk: { shown, open, hide } }: { desk: Desk }) {
  return (
    <button
      type="button"
      className="board-outline"
      aria-pressed={shown}
      aria-keyshortcuts="K"
      onClick={shown ? hide : open}
    >
      <ListTree size={14} aria-hidden="true" />
      <span>Outline</span>
    </button>
  )
}

type ZoomGiven = {
  readonly hands: Hands
  readonly percent: number
  readonly importing: Importing | null
  readonly children: ReactNode
}

function Zoom({ hands, percent, importing, children }: ZoomGiven) {
  return (
    <fieldset className="board-zoom" aria-label="Zoom">
      {children}
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
