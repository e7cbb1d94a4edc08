/** The drawing as a tree, to read by ear and to change by keys alone. It knows no engine; what it changes it asks of `Edits`. */
import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react'
import type { Edits } from '../edits'
import type { Hands } from '../hands'
import { actsOf, type Form } from './acts'
import { Foot } from './Foot'
import { Head } from './Head'
import { actionOf, keysInWords, lookingInWords } from './keys'
import './outline.css'
import { RowView } from './RowView'
import { rowsOf } from './tree'
import { useCurrent } from './useCurrent'
import { useReading } from './useReading'

export type OutlineHandle = { readonly focus: () => void }

type Props = {
  readonly edits: Edits
  readonly hands: Hands
  readonly readOnly: boolean
  /** It stands in the canvas's place, not beside it. */
  readonly alone: boolean
  /** What the board has just refused, where nothing else says it. */
  readonly said: string
  readonly toCanvas: () => void
  readonly hide: () => void
  readonly ref: Ref<OutlineHandle>
}

/** How long keys are left alone after what one wrote in is gone. */
const quiet = 1_500

export function Outline({ edits, hands, readOnly, alone, said, toCanvas, hide, ref }: Props) {
  const keysId = useId()
  const { reading, again } = useReading(edits)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => rowsOf(reading, closed), [reading, closed])
  const [news, setNews] = useState({ text: '', turn: 0 })
  const [asked, ask] = useState<Form | null>(null)
  const quietUntil = useRef(0)
  const tell = (text: string) => setNews(({ turn }) => ({ text, turn: turn + 1 }))
  const onLost = useCallback(
    ({ id, name }: { readonly id: string; readonly name: string }) => {
      setNews(({ turn }) => ({ text: `${name} is there no more`, turn: turn + 1 }))
      if (asked?.id !== id) return false
      // What one goes on typing was meant for it, and is no command.
      quietUntil.current = performance.now() + quiet
      ask(null)
      return true
    },
    [asked],
  )
  const current = useCurrent(rows, onLost)
  const { row: at, tree, go, came, onFocus, onBlur } = current
  const turn = (id: string, open: boolean) =>
    setClosed(now => (open ? new Set([...now].filter(one => one !== id)) : new Set([...now, id])))
  const acts = actsOf({ edits, hands, readOnly, rows, current, again, ask, tell, turn, toCanvas, hide })
  const form = readOnly && asked?.asks !== 'find' ? null : asked
  const written = form?.asks === 'words' ? form.id : null
  useEffect(() => {
    if (written === null) return
    edits.writing(written)
    return () => edits.writing(null)
  }, [edits, written])
  useImperativeHandle(ref, () => ({ focus: () => go() }), [go])

  const pressed = (event: KeyboardEvent) => {
    // Neither the board's keys nor the room's are meant here.
    event.stopPropagation()
    const action = actionOf(event.nativeEvent)
    const inField = event.target instanceof Element && event.target.closest('input, select, textarea')
    const inRows = event.target instanceof Element && event.target.closest('.outline-rows') !== null
    if (inField || action === null) {
      if (inField && event.key === 'Escape') acts.leave()
      return
    }
    const anywhere = action === 'undo' || action === 'redo'
    if (action === 'canvas' && form) {
      event.preventDefault()
      return acts.leave()
    }
    if (!inRows && !anywhere && action !== 'canvas') return
    // With nothing drawn yet the focus is on a button.
    if (rows.length === 0 && event.key === 'Enter') return
    event.preventDefault()
    if (performance.now() > quietUntil.current || action === 'canvas') acts.act(action)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only keeps keys of what is in it
    <section className="outline-pane" aria-label="Outline of the board" onKeyDown={pressed}>
      <Head reading={reading} readOnly={readOnly} alone={alone} onAdd={() => acts.act('add')} onHide={hide} />
      <div ref={tree} className="outline-rows" onFocus={onFocus} onBlur={onBlur}>
        {rows.length > 0 ? (
          <div role="tree" aria-label="Components and arrows" aria-describedby={keysId}>
            {rows.map(row => (
              <RowView
                key={row.id}
                row={row}
                current={row === at}
                writing={form?.asks === 'words' && form.id === row.id}
                onCome={one => {
                  came(one)
                  edits.select(one.id)
                }}
                onTurn={one => one.open !== null && turn(one.id, !one.open)}
                onWords={(text, stays) => acts.write(row, text, stays)}
              />
            ))}
          </div>
        ) : (
          <div className="outline-empty">
            <p>
              {readOnly
                ? 'Nothing is drawn yet. What is drawn is read here.'
                : 'Nothing is drawn yet. Components and the arrows between them are listed here.'}
            </p>
            {!readOnly && form === null && (
              <button type="button" className="outline-key outline-primary" onClick={() => acts.act('add')}>
                Add the first component
              </button>
            )}
          </div>
        )}
      </div>
      <Foot rows={rows} row={at} form={form} readOnly={readOnly} acts={acts} />
      {alone && said && <p className="outline-refused">{said}</p>}
      <p id={keysId} className="board-unseen">
        {readOnly ? lookingInWords : keysInWords}
      </p>
      <p role="status" className="board-unseen">
        <span key={news.turn}>{news.text}</span>
        {alone && <span> {said}</span>}
      </p>
    </section>
  )
}
