/** The board in its pane: the head says how it was opened or why it is still closed. */
import { clockText, closedBy, layers } from '@signalroom/shared'
import { Suspense, useEffect, useRef, useState, type Ref } from 'react'
import type { BoardHandle, BoardView } from '../../board/board'
import { useAsk, useCan } from '../../room/ask'
import { CardsOnBoard } from '../../room/artifacts/CardsOnBoard'
import { Crowded } from '../../room/board/Crowded'
import { ThreeBoxKey } from '../../room/board/ThreeBoxView'
import { useFaultMarks } from '../../room/faults/useFaultMarks'
import { FocusPill } from '../../room/focus/FocusNote'
import { useHere, useRoom } from '../../room/read'
import { HiddenPill } from '../../room/seal/HiddenPill'
import { LockKey } from '../../room/seal/LockKey'
import { LockPill } from '../../room/seal/LockPill'
import { Pill } from '../../ui/Pill'
import { useTheme } from '../../ui/theme'
import { whenIdle } from '../../ui/when-idle'
import { BoardPane } from '../parts'
import { useKind } from './kinds'
import { PaneHead } from './PaneHead'
import { useLicenceKey } from './useLicenceKey'
import { useDrawingTold } from './useDrawingTold'
import { useMeasured } from './useMeasured'
import { useDocumentStatus, type Work } from './useWork'

export function BoardSection({ work, board }: { work: Work; board: Ref<BoardHandle> }) {
  const { me } = useHere()
  const theme = useTheme()
  const status = useDocumentStatus(work.board)
  const opened = useRoom(room => room.open.board.opened)
  const onMeasure = useMeasured()
  const onRead = useDrawingTold()
  const marks = useFaultMarks()
  const engine = useRoom(room => room.open.engine)
  const licenceKey = useLicenceKey(engine)
  const closed = me.role === 'candidate' && opened === null
  const locked = useRoom(room => closedBy(room, 'board', { seat: me.seat, role: me.role }) !== undefined)
  const readOnly = me.role === 'observer' || closed || locked
  const wanted = useWanted(work, closed)
  return (
    <section aria-label="Board" className="flex h-full min-h-0 flex-col bg-card">
      <PaneHead
        title="Board"
        status={status}
        readOnly={me.role === 'observer'}
        locked={locked}
        aside={
          <>
            <Crowded />
            <Count />
            <ThreeBoxKey />
            {opened ? <LockKey pane="board" /> : null}
          </>
        }
      >
        <LockPill pane="board" />
        <HiddenPill pane="board">
          <FocusPill>{opened ? <Opened /> : <Closed />}</FocusPill>
        </HiddenPill>
      </PaneHead>
      <div className="relative min-h-0 flex-1">
        <div inert={closed} translate={status === 'loading' ? undefined : 'no'} className="h-full">
          {!wanted || status === 'loading' || licenceKey === undefined ? (
            <p role="status" className="grid h-full place-items-center text-[13px] text-ink-3">
              The board is on its way
            </p>
          ) : (
            <Suspense fallback={null}>
              <BoardPane
                ref={board}
                doc={work.board.doc}
                awareness={work.board.awareness}
                images={work.images}
                person={work.person}
                readOnly={readOnly}
                theme={theme}
                engine={engine}
                licenseKey={licenceKey ?? undefined}
                onMeasure={onMeasure}
                over={cardsOver}
                onRead={onRead}
                marks={marks}
              />
            </Suspense>
          )}
        </div>
        {closed ? <Curtain /> : null}
      </div>
    </section>
  )
}

/** The same function at each draw: the board is not drawn anew for it. */
const cardsOver = (view: BoardView) => <CardsOnBoard view={view} />

const patienceMs = 1500

/** A board behind its curtain is put there when the code stands and the first hand is past it. */
function useWanted({ code }: Work, closed: boolean): boolean {
  const there = useDocumentStatus(code) !== 'loading'
  const [quiet, setQuiet] = useState(false)
  useEffect(() => {
    if (!there) return
    const later = setTimeout(() => whenIdle(() => setQuiet(true)), patienceMs)
    return () => clearTimeout(later)
  }, [there])
  return quiet || !closed
}

const causes = {
  layers: 'all three layers hold a number',
  clock: 'by the clock',
  interviewer: 'by the interviewer',
} as const

function Opened() {
  const opened = useRoom(room => room.open.board.opened)
  const startedAt = useRoom(room => room.open.startedAt)
  const layered = useKind().layers === 'stated'
  // Without layers the board opens as the plan says; only a hand that was quicker is worth a word.
  if (!opened || (!layered && opened.cause === 'clock')) return null
  return (
    <Pill tone={opened.cause === 'layers' ? 'accent' : 'plain'} className="max-w-full truncate">
      opened{startedAt === null ? '' : ` at ${clockText(opened.at - startedAt)}`}, {causes[opened.cause]}
    </Pill>
  )
}

function Closed() {
  const stated = useRoom(room => layers.filter(layer => room.open.layers[layer]?.quantified).length)
  const layered = useKind().layers === 'stated'
  return <Pill>closed to the candidate{layered ? ` · ${stated} of 3 layers` : ''}</Pill>
}

function Count() {
  const measure = useRoom(room => room.open.board.measure)
  if (!measure || measure.nodes + measure.arrows === 0) return null
  const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`
  return (
    <span className="text-[12px] whitespace-nowrap text-ink-3 tabular-nums max-2xl:hidden">
      {many(measure.nodes, 'node', 'nodes')} · {many(measure.arrows, 'arrow', 'arrows')} ·{' '}
      {many(measure.latencies, 'latency', 'latencies')}
    </span>
  )
}

/** Why the candidate cannot draw yet, and what opens the board. */
function Curtain() {
  const layered = useKind().layers === 'stated'
  const at = useRoom(room => room.open.plan.boardOpensAt)
  const alone = useRoom(room => room.open.alone)
  const tried = useTried()
  return (
    <div
      onPointerDown={tried}
      className="absolute inset-0 z-10 grid place-items-center overflow-y-auto bg-card p-6 slim:grid-cols-[minmax(0,1fr)] slim:p-3"
    >
      <div className="max-w-[340px] min-w-0 text-center">
        <p className="text-[15px] font-[620]">
          {layered ? 'First three numbers, then the board' : 'The board opens later'}
        </p>
        <p className="mt-1.5 text-[13.5px] text-ink-2">
          It opens {layered ? 'when each layer holds a number with a unit, ' : ''}at {clockText(at)} on the
          clock, or when {alone ? 'you open it in the menu above' : 'your interviewer opens it'}.
        </p>
        {layered ? <ThreeLayers /> : null}
      </div>
    </div>
  )
}

/** Tells that a hand went to the closed board: a hand that taps twice at once has gone there once. */
function useTried(): () => void {
  const ask = useAsk()
  const can = useCan()
  const last = useRef(Number.NEGATIVE_INFINITY)
  return () => {
    const now = performance.now()
    if (now - last.current < 2000 || !can({ type: 'board.try' })) return
    last.current = now
    void ask({ type: 'board.try' })
  }
}

function ThreeLayers() {
  const state = useRoom(room => room.open.layers)
  return (
    <ul className="mt-4 flex flex-wrap justify-center gap-x-4 gap-y-1 text-[12.5px] text-ink-2">
      {layers.map(layer => (
        <li key={layer} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="size-2.5 rounded-full forced-color-adjust-none"
            style={{ background: state[layer]?.quantified ? `var(--${layer})` : 'var(--line-strong)' }}
          />
          {layer}
          <span className="sr-only">{state[layer]?.quantified ? 'holds a number' : 'still open'}</span>
        </li>
      ))}
    </ul>
  )
}
